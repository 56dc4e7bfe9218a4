/**
 * 对账判定 / judging one case.
 *
 * Passes, strongest first; a record is used by the first that fits and by no other:
 *   same-number-and-parties  both sides name the same supplier and requester, and agree on every compared field
 *   same-number              the number agrees, one side leaves a party out, and nothing else contradicts
 * Two genuine equal requests stay two: n equal rows of the supplier and n of the requester are n matches. Any other
 * multiplicity is a duplicate, and the whole case waits for a person: which row is the extra one is never guessed.
 *
 * What stays one-sided is looked at once more when all cases are judged: tolerant.ts.
 *
 * Before that, a case is stopped whole when its rows say otherwise of what a closed period settled under its number, or supply it once
 * more; when a filled row's supply date lies outside the period, or when a party has no agreement on that date.
 * Source: SOURCES.md [two-sided-match], [hard-matches].
 */

import type { Fen } from "../../core/money.ts";
import { contains, type Period } from "../../core/period.ts";
import { type DiscrepancyKind, isSettledThen } from "../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { Directory } from "../../registry/directory.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { repeatedIn } from "./account.ts";
import { agree, contradictions, differences, signature } from "./compare.ts";
import type { Discrepancy, FieldDifference } from "./discrepancy.ts";
import { evidenceOf } from "./evidence.ts";
import { type Case, type Match, type PassName, type Sides, sidesOf, type TolerantPassName } from "./match.ts";
import { riskOf } from "./risk.ts";
import { riskOfLater, settledThen } from "./settled-then.ts";
import type { Leftover } from "./tolerant.ts";

export interface JudgeContext {
  readonly period: Period;
  readonly directory: Directory;
  /** Files whose rows may carry dates of another period: late ones, and those of deferred cases. */
  readonly mayBeOutside: (file: number) => boolean;
  /** What a record is worth: its confirmed fee, or what the rules in force would make of it. */
  readonly worth: (record: RequestRecord) => Fen;
  readonly hash: (text: string) => string;
  /** A waybill that stands on the period's courier invoice. */
  readonly isInvoiced: (waybill: string) => boolean;
}

export interface Judgement {
  readonly matches: readonly Match[];
  readonly discrepancy: Discrepancy | null;
}

/** `pass`: how the case came together, where it was not by its number. */
export function judge(c: Case, context: JudgeContext, pass?: TolerantPassName): Judgement {
  const sides = sidesOf(c.records);
  const stopped = settledThen(c, context.period) ?? stoppedOrigin(c, context);
  if (stopped) return { matches: [], discrepancy: discrepancyOf(c, sides, stopped, context) };

  const pairs = pairUp(sides);
  if (pairs === "duplicate" || pairs === "one-sided") {
    const what =
      pairs === "duplicate"
        ? { kind: "duplicate" as const, fields: contradictions(sides) }
        : { kind: oneSidedKind(sides), fields: differences(firstOf(sides)) };
    return { matches: [], discrepancy: discrepancyOf(c, sides, what, context) };
  }
  const differing = pairs.flatMap((pair) => differences(pair));
  if (differing.length > 0) {
    return {
      matches: [],
      discrepancy: discrepancyOf(c, sides, { kind: "differs", fields: differing }, context),
    };
  }
  return { matches: pairs.map((pair, i) => matchOf(c, pair, { ordinal: i + 1, pass })), discrepancy: null };
}

/** A case of accounts that may be one request, or several: which belong together is asked. */
export function possibleMatch(c: Case, context: JudgeContext): Discrepancy {
  const sides = sidesOf(c.records);
  const isPair = sides.supplier.length + sides.requester.length + sides.centre.length === 2;
  const fields = isPair ? differences(firstOf(sides)) : [];
  return discrepancyOf(c, sides, { kind: "possible-match", fields }, context);
}

/** The account that waits for its other side; null where a case is more than that, or less. */
export function leftoverOf(c: Case, judgement: Judgement): Leftover | null {
  const kind = judgement.discrepancy?.kind;
  if (kind !== "supplier-only" && kind !== "requester-only") return null;
  const { supplier, requester } = sidesOf(c.records);
  const record = supplier[0] ?? requester[0];
  return record ? { side: kind === "supplier-only" ? "supplier" : "requester", record, case: c } : null;
}

function stoppedOrigin(c: Case, context: JudgeContext): What | null {
  const stopped = (kind: DiscrepancyKind): What => ({ kind, fields: [] });
  const filled = c.records.filter((r) => r.status === "filled");
  if (filled.length === 0) return null;
  if (c.settled !== null) return stopped("already-settled");
  if (filled.some((r) => isOutside(r, context))) return stopped("outside-period");
  if (filled.some((r) => strangersIn(r, context).length > 0)) return stopped("not-a-member");
  return null;
}

function isOutside(record: RequestRecord, context: JudgeContext): boolean {
  if (record.suppliedOn === null || contains(context.period, record.suppliedOn)) return false;
  return !context.mayBeOutside(record.ref.file);
}

/** The parties that are no member on the day of supply. A source outside the alliance (kind external) needs no agreement. */
export function strangersIn(
  record: RequestRecord,
  { period, directory }: Pick<JudgeContext, "period" | "directory">,
): LibraryCode[] {
  const day = record.suppliedOn ?? record.requestedOn ?? period.from;
  return [record.supplier, record.requester].filter(
    (library): library is LibraryCode =>
      library !== null &&
      directory.library(library)?.kind !== "external" &&
      directory.agreementOn({ library, service: record.service, day }) === undefined,
  );
}

interface What {
  readonly kind: DiscrepancyKind;
  readonly fields: readonly FieldDifference[];
}

interface Pair {
  readonly supplier: RequestRecord;
  readonly requester: RequestRecord;
  readonly centre: RequestRecord | undefined;
}

function pairUp(sides: Sides): Pair[] | "duplicate" | "one-sided" {
  const { supplier, requester, centre } = sides;
  if (supplier.length === 0 || requester.length === 0) {
    return Math.max(supplier.length, requester.length, centre.length) > 1 ? "duplicate" : "one-sided";
  }
  if (supplier.length !== requester.length) return "duplicate";
  if (centre.length !== 0 && centre.length !== supplier.length) return "duplicate";
  const [s, r] = [supplier[0], requester[0]];
  if (supplier.length === 1 && s && r) return [{ supplier: s, requester: r, centre: centre[0] }];
  return pairEqualBlocks(sides);
}

/** More rows than this under one number are no coincidence: a person looks at them. Also bounds the comparing. */
const MAX_PAIRED = 50;

/**
 * Pairs several rows of each side only when there is nothing to choose: the rows fall into blocks in which everybody
 * agrees with everybody, with as many rows of the one side as of the other, and no row agrees across blocks.
 */
function pairEqualBlocks(sides: Sides): Pair[] | "duplicate" {
  if (sides.supplier.length > MAX_PAIRED) return "duplicate";
  const partners = (row: RequestRecord, side: readonly RequestRecord[]): readonly RequestRecord[] =>
    side.filter((other) => agree(row, other));
  const pairs: Pair[] = [];
  for (const [i, supplier] of sides.supplier.entries()) {
    const block = partners(supplier, sides.requester);
    const peers = sides.supplier.filter((s) => same(partners(s, sides.requester), block));
    const meetsOnlyPeers = block.every((r) => same(partners(r, sides.supplier), peers));
    if (block.length !== peers.length || !meetsOnlyPeers) return "duplicate";
    const centre = partners(supplier, sides.centre);
    const centreFits = sides.centre.length === 0 || centre.length === block.length;
    if (!centreFits || !centre.every((c) => same(partners(c, sides.supplier), peers))) return "duplicate";
    if (!block.every((r) => same(partners(r, sides.centre), centre))) return "duplicate";
    const place = sides.supplier.slice(0, i).filter((s) => peers.includes(s)).length;
    const requester = block[place];
    if (requester === undefined) return "duplicate";
    pairs.push({ supplier, requester, centre: centre[place] });
  }
  return pairs;
}

function same(a: readonly RequestRecord[], b: readonly RequestRecord[]): boolean {
  return a.length === b.length && a.every((row, i) => row === b[i]);
}

function firstOf(sides: Sides) {
  return { supplier: sides.supplier[0], requester: sides.requester[0], centre: sides.centre[0] };
}

function oneSidedKind(sides: Sides): DiscrepancyKind {
  if (sides.supplier.length > 0) return "supplier-only";
  return sides.requester.length > 0 ? "requester-only" : "centre-only";
}

function matchOf(c: Case, pair: Pair, how: { ordinal: number; pass: TolerantPassName | undefined }): Match {
  return {
    service: c.service,
    caseKey: c.key,
    ordinal: how.ordinal,
    pass: how.pass ?? passOf(pair),
    supplier: pair.supplier.ref,
    requester: pair.requester.ref,
    centre: pair.centre?.ref ?? null,
    basis: pair.supplier.ref,
    values: null,
    discrepancy: null,
  };
}

function passOf(pair: Pair): PassName {
  const named = [pair.supplier, pair.requester].every((r) => r.supplier !== null && r.requester !== null);
  return named ? "same-number-and-parties" : "same-number";
}

function discrepancyOf(c: Case, sides: Sides, what: What, context: JudgeContext): Discrepancy {
  const said = c.records.map(signature).sort();
  const isLater = isSettledThen(what.kind);
  // The same rows against another state of what was settled are another question.
  const before = isLater
    ? (c.settled?.requests ?? []).map(({ period, record }) => `${period} ${signature(record)}`)
    : [];
  // As are equal rows of one file, of which each may count, and of two, which are one account.
  const repeated = repeatedIn(c.records);
  const accounts = repeated === 0 ? [] : [`${c.records.length - repeated} accounts`];
  const content = [c.service, c.key, what.kind, ...said, ...before, ...accounts].join("\u001e");
  const first = sides.supplier[0] ?? sides.requester[0] ?? sides.centre[0];
  return {
    id: `D-${context.hash(content).slice(0, 12)}`,
    service: c.service,
    caseKey: c.key,
    kind: what.kind,
    supplier: first?.supplier ?? sides.requester[0]?.supplier ?? null,
    requester: first?.requester ?? sides.requester[0]?.requester ?? null,
    fields: what.fields,
    records: c.records.map((r) => r.ref),
    evidence: evidenceOf(c.records, context.isInvoiced),
    riskFen: isLater ? riskOfLater(c, context.worth) : riskOf({ sides, what, worth: context.worth }),
    downgradedBy: null,
  };
}
