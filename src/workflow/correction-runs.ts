/** Correction runs: what is known otherwise of closed periods, as differences settled in an open one. */
import type { Fen } from "../domain/money.ts";
import { type Period, parsePeriod } from "../domain/period.ts";
import { refuse } from "../domain/refusal.ts";
import { directoryOf } from "../domain/registry/directory.ts";
import type { Service } from "../domain/registry/library.ts";
import { type RuleVersion, ruleName } from "../domain/rules.ts";
import { corrected, runNames } from "../domain/settle/correction.ts";
import { CorrectionDifference } from "../domain/settle/correction-difference.ts";
import type { OwedSums } from "../domain/settle/proration.ts";
import { type MadeCharge, yearKey } from "../domain/settle/scheme-state.ts";
import { Settlement } from "../domain/settle/settlement.ts";
import { settlementRules } from "../domain/settle/settlement-rules.ts";
import type { Reader } from "../ports/store.ts";
import { readRegistry } from "./read-registry.ts";

const SERVICES: readonly Service[] = ["dd", "ill"];

/**
 * The differences that are settled in `into`, closed period by closed period. A cap of the year holds over them, too: `own` is
 * what the period itself charged.
 */
export async function* correctionCharges(asked: {
  read: Reader;
  into: Period;
  own: OwedSums;
}): AsyncGenerator<MadeCharge> {
  const { read, into, own } = asked;
  const noted = await read.corrections({ into: into.id });
  const periods = [...new Set(noted.map((c) => c.period))].sort();
  if (periods.length === 0) return;
  const paid = new Map(await read.chargedBefore(into.id));
  const rules = await read.rules();
  for (const id of periods) {
    const period = parsePeriod(id) ?? refuse("period-must-be-valid", { text: id });
    const year = period.to.slice(0, 4);
    for (const charge of await differencesOf(read, { period, into: into.id })) {
      const { kind, scheme, library } = charge;
      const key = yearKey({ year, kind, scheme: scheme ?? "", library: library ?? "" });
      const already = (paid.get(key) ?? 0n) + (into.to.startsWith(year) ? own.of(charge) : 0n);
      const within = withinYearCap(charge, { already, rules });
      paid.set(key, (paid.get(key) ?? 0n) + within.fen);
      if (within.fen !== 0n) yield within;
    }
  }
}

async function differencesOf(read: Reader, of: { period: Period; into: string }): Promise<MadeCharge[]> {
  const { period, into } = of;
  const all = await read.corrections({ period: period.id });
  const names = [...runNames(all)];
  const own = names.findIndex(([name]) => name === into);
  const upTo = (run: number) => all.filter((c) => names.findIndex(([name]) => name === c.into) <= run);
  const [before, now] = [upTo(own - 1), upTo(own)];
  const run = await read.settlement(period.id);
  if (run === null) return refuse("period-must-be-settled", { period: period.id });
  const named = new Set(run.rules);
  const context = {
    number: run.number,
    rules: settlementRules((await read.rules()).filter((rule) => named.has(ruleName(rule)))),
    directory: directoryOf(await readRegistry(read)),
    lastDay: period.to,
    before: await read.chargedBefore(period.id),
  };
  const settlements = { was: new Settlement(context), is: new Settlement(context) };
  const difference = new CorrectionDifference(`${period.id}/${names[own]?.[1] ?? ""}`, settlements);
  for (const service of SERVICES) {
    if ((await read.run({ period: period.id, service })) === null) continue;
    for await (const batch of read.confirmed({ period: period.id, service }))
      for (const confirmed of batch)
        difference.request(corrected(confirmed, before), corrected(confirmed, now));
  }
  return difference.end();
}

/** Later periods have used the year's cap, too: of an increase no more is paid than is left of it. */
function withinYearCap(charge: MadeCharge, of: { already: Fen; rules: readonly RuleVersion[] }): MadeCharge {
  const cap = charge.fen > 0n ? yearCapOf(charge, of.rules) : null;
  if (cap === null) return charge;
  const left = cap > of.already ? cap - of.already : 0n;
  if (charge.fen <= left) return charge;
  const step = { item: "cap-year", quantity: 1n, unit: "cap", unitFen: left, fen: left - charge.fen };
  return { ...charge, fen: left, steps: [...charge.steps, step] };
}

function yearCapOf(charge: MadeCharge, rules: readonly RuleVersion[]): Fen | null {
  const body = rules.find((rule) => ruleName(rule) === charge.rule)?.body;
  if (body && charge.kind === "dd-subsidy" && "capPerLibraryYearFen" in body)
    return body.capPerLibraryYearFen;
  if (!body || charge.kind !== "grant" || !("schemes" in body)) return null;
  return body.schemes.find((s) => s.key === charge.scheme)?.caps.perLibraryYearFen ?? null;
}
