/**
 * 更正后的业务 / requests as corrected: what the correction runs of settled periods change of the requests that are counted.
 *
 * The month of the request is closed and its statistics stay as they were published. In the month of the run the request is taken off as it was, and
 * added as it is, as funds used have it: so the figures of a span tie. A request that came late is counted in the month that confirmed it.
 *
 * Worked example: 清华 asked for RE1 of May; corrected to 人大 in June: June has 1 less of 清华 and 1 more of 人大; May to June 0 and 1.
 */
import type { Service } from "../../../registry/library.ts";
import type { ImportReads } from "../../import/port.ts";
import type { Confirmed } from "../../reconcile/match.ts";
import type { ReconcileReads } from "../../reconcile/port.ts";
import { corrected, runNames } from "../correction.ts";
import type { SettleReads } from "../port.ts";
import { requestsOf } from "./correction-runs.ts";

export interface CorrectedRequest {
  /** The period of the run. */
  readonly into: string;
  /** Null where it did not count, or counts no more. */
  readonly was: Confirmed | null;
  readonly is: Confirmed | null;
}

type CorrectedReads = ImportReads & ReconcileReads & SettleReads;

/** By period of the run, in the order given; a period that is not settled has none yet. */
export async function* correctedRequests(
  read: CorrectedReads,
  of: { into: readonly string[]; service: Service },
): AsyncGenerator<CorrectedRequest> {
  for (const into of of.into) {
    if ((await read.settlement(into)) === null) continue;
    const noted = (await read.corrections({ into })).filter((c) => c.service === of.service);
    for (const period of new Set(noted.map((c) => c.period)))
      yield* correctedOf(read, { period, into, service: of.service });
  }
}

async function* correctedOf(
  read: CorrectedReads,
  of: { period: string; into: string; service: Service },
): AsyncGenerator<CorrectedRequest> {
  const { period, into, service } = of;
  const noted = await read.corrections({ period });
  const confirmedIn = [...noted.map((c) => c.into), ...(await read.correctedIn(period))];
  const runs = [...runNames(noted.map((c) => c.into)).keys()];
  const upTo = (run: number) => noted.filter((c) => runs.indexOf(c.into) <= run);
  const own = runs.indexOf(into);
  const [before, now] = [upTo(own - 1), upTo(own)];
  const keyOf = (c: { caseKey: string; ordinal: number }): string => `${c.caseKey} ${c.ordinal}`;
  const changed = new Set(noted.filter((c) => c.into === into && c.service === service).map(keyOf));
  const all = { period, service, into: [...new Set([period, ...confirmedIn])] };
  for await (const confirmed of requestsOf(read, all))
    if (changed.has(keyOf(confirmed.match)))
      yield { into, was: corrected(confirmed, before), is: corrected(confirmed, now) };
}
