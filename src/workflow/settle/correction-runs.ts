/** Correction runs: what is known otherwise of closed periods, as differences settled in an open one. */
import type { Fen } from "../../domain/money.ts";
import { type Period, parsePeriod } from "../../domain/period.ts";
import type { Confirmed } from "../../domain/reconcile/match.ts";
import { refuse } from "../../domain/refusal.ts";
import { directoryOf } from "../../domain/registry/directory.ts";
import type { Service } from "../../domain/registry/library.ts";
import { type RuleVersion, ruleName } from "../../domain/rules.ts";
import { corrected, runNames } from "../../domain/settle/correction.ts";
import { type ChargePair, CorrectionDifference } from "../../domain/settle/correction-difference.ts";
import type { MadeCharge } from "../../domain/settle/made-charge.ts";
import type { OwedSums } from "../../domain/settle/proration.ts";
import type { Unpriced } from "../../domain/settle/run.ts";
import { yearKey } from "../../domain/settle/scheme-state.ts";
import { Settlement, type SettlementContext } from "../../domain/settle/settlement.ts";
import { rulesOrElse, settlementRules } from "../../domain/settle/settlement-rules.ts";
import type { Reader } from "../../ports/store.ts";
import { readRegistry } from "../registry/read-registry.ts";
import { booksBasis, type SettlementBasis } from "./settlement-basis.ts";

const SERVICES: readonly Service[] = ["dd", "ill"];

/**
 * The period that each file's rows belong to, by the file's number: that of the file, or the closed one it was sent for too late.
 * What a period confirms of another one's rows (late, deferred, or in dispute until now) corrects that one.
 */
export async function homePeriods(read: Reader): Promise<ReadonlyMap<number, string>> {
  return new Map((await read.files()).map((f) => [f.number, f.lateFor ?? f.period]));
}

/** R1, R2, … of a closed period, by the period each goes into: those settled, and those noted. */
export async function correctionRuns(read: Reader, period: string): Promise<ReadonlyMap<string, string>> {
  const noted = await read.corrections({ period });
  return runNames([...noted.map((c) => c.into), ...(await read.correctedIn(period))]);
}

export type Corrected =
  | { readonly kind: "charge"; readonly charge: MadeCharge }
  | { readonly kind: "unpriced"; readonly unpriced: Unpriced };

/**
 * What is settled in `into` of closed periods, one after the other: by notes, and by what `into` confirmed of theirs
 * (`others`). A cap of the year holds over the differences, too: `own` is what the period itself charged.
 */
export async function* correctionFacts(asked: {
  read: Reader;
  into: Period;
  number: number;
  others: ReadonlySet<string>;
  own: OwedSums;
  basis: SettlementBasis;
  /** The versions that the settlement of `into` names: for a part that the closed one had no need of. */
  versions: readonly RuleVersion[];
}): AsyncGenerator<Corrected> {
  const { read, into, own, others, basis, versions } = asked;
  const noted = await read.corrections({ into: into.id });
  const periods = [...new Set([...noted.map((c) => c.period), ...others])].sort();
  if (periods.length === 0) return;
  const paid = new Map(await basis.before(into));
  const rules = basis.versions;
  for (const id of periods) {
    const period = parsePeriod(id) ?? refuse("period-must-be-valid", { text: id });
    const year = period.to.slice(0, 4);
    const about = { read, basis, versions, period, into: into.id, number: asked.number };
    const { difference, unpriced } = await comparedRun(about);
    for (const found of unpriced) yield { kind: "unpriced", unpriced: found };
    for (const charge of difference.end()) {
      const { kind, scheme, library } = charge;
      const key = yearKey({ year, kind, scheme: scheme ?? "", library: library ?? "" });
      const already = (paid.get(key) ?? 0n) + (into.to.startsWith(year) ? own.of(charge) : 0n);
      const within = withinYearCap(charge, { already, rules });
      paid.set(key, (paid.get(key) ?? 0n) + within.fen);
      yield { kind: "charge", charge: within };
    }
  }
}

/** The closed period settled twice over: with all runs before this one, and with this one as well. */
async function comparedRun(of: {
  read: Reader;
  basis: SettlementBasis;
  versions: readonly RuleVersion[];
  period: Period;
  into: string;
  number: number;
}): Promise<{ difference: CorrectionDifference; unpriced: Unpriced[] }> {
  const { read, period, into } = of;
  const noted = await read.corrections({ period: period.id });
  const known = [...noted.map((c) => c.into), ...(await read.correctedIn(period.id)), into];
  const runs = [...runNames(known)];
  const own = runs.findIndex(([name]) => name === into);
  const upTo = (run: number) => {
    const within = new Set(runs.slice(0, run + 1).map(([name]) => name));
    return noted.filter((c) => within.has(c.into));
  };
  const [before, now] = [upTo(own - 1), upTo(own)];
  const context = await contextOfClosed(of);
  const settlements = { was: new Settlement(context), is: new Settlement(context) };
  const difference = new CorrectionDifference(`${period.id}/${runs[own]?.[1] ?? ""}`, settlements);
  const unpriced: Unpriced[] = [];
  const request = (was: Confirmed | null, is: Confirmed | null): void => {
    unpriced.push(...difference.request(was, is));
  };
  for (const service of SERVICES) {
    for await (const confirmed of requestsOf(read, { period: period.id, service, into: [period.id] }))
      request(corrected(confirmed, before), corrected(confirmed, now));
    for (const [run] of runs.slice(0, own + 1))
      for await (const added of requestsOf(read, { period: period.id, service, into: [run] }))
        request(run === into ? null : corrected(added, before), corrected(added, now));
  }
  return { difference, unpriced };
}

/** As the closed period was settled; of a part it had no need of (its loans all came late), these versions. */
export async function contextOfClosed(of: {
  read: Reader;
  basis: SettlementBasis;
  versions: readonly RuleVersion[];
  period: Period;
  number: number;
}): Promise<SettlementContext> {
  const { read, basis, period, number } = of;
  const run = await read.settlement(period.id);
  if (run === null) return refuse("period-must-be-settled", { period: period.id });
  return {
    number,
    rules: rulesOrElse(basis.rulesOf(run, period), settlementRules(of.versions)),
    directory: directoryOf(basis.standing?.registry ?? (await readRegistry(read))),
    lastDay: period.to,
    before: await basis.before(period),
  };
}

/** The requests that belong to a period, out of those that were confirmed in these ones. */
export async function* requestsOf(
  read: Reader,
  of: { period: string; service: Service; into: readonly string[] },
): AsyncGenerator<Confirmed> {
  const homes = await homePeriods(read);
  for (const into of of.into) {
    if ((await read.run({ period: into, service: of.service })) === null) continue;
    for await (const batch of read.confirmed({ period: into, service: of.service }))
      for (const confirmed of batch) if (homes.get(confirmed.match.basis.file) === of.period) yield confirmed;
  }
}

/** Of a correction run: every charge it changed, as it was and as it is. */
export async function correctionPairs(
  read: Reader,
  of: { period: Period; into: string },
): Promise<ChargePair[]> {
  const basis = await booksBasis(read);
  const run = await read.settlement(of.into);
  const named = new Set(run?.rules ?? []);
  const versions = basis.versions.filter((rule) => named.has(ruleName(rule)));
  const { difference } = await comparedRun({ ...of, read, basis, versions, number: run?.number ?? 0 });
  difference.end();
  return difference.pairs();
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
