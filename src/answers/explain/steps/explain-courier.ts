/** Lines of the courier's invoice: class, contract, what is paid and held, the row, and the loan that went in the parcel. */

import { sumOf } from "../../../core/list.ts";
import { parsePeriod } from "../../../core/period.ts";
import { isLegOfParcel } from "../../../month/courier/account-part.ts";
import { isUse } from "../../../month/courier/courier-allocation.ts";
import { keyOfAudited } from "../../../month/courier/courier-answer.ts";
import type { AuditClass, AuditedLine } from "../../../month/courier/courier-audit.ts";
import type { AuditMeasure, UseMeasure } from "../../../month/courier/courier-origin.ts";
import { courierLines } from "../../../month/courier/steps/courier-lines.ts";
import type { Charge } from "../../../rules/charge.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { CellValue } from "../../../sheet/cell-value.ts";
import type { Explanation } from "../explanation.ts";
import { recordLeaf, rowLeaf } from "./explain-record.ts";
import { countOf, leaf, type Part, type Walk, yuanOf } from "./walk.ts";

export interface ExplainedLine {
  readonly line: AuditedLine;
  readonly payableFen: bigint;
  readonly heldFen: bigint;
  readonly contract: string | null;
}

const MAX_LOANS = 5;

/** The rules of `EarlierRules` for earlier programs, the latest first. */
const EARLIER_RULES = ["isOfNovember", "isEarlier"] as const;

/** By waybill number; `rule`: by that one of earlier programs. */
export function linesOf(
  walk: Walk,
  period: string,
  rule?: (typeof EARLIER_RULES)[number],
): Promise<ExplainedLine[]> {
  return walk.once(`audit ${period} ${rule}`, async () => {
    const asked = parsePeriod(period);
    const courier = asked && (await courierLines(walk.read, asked, rule ? { [rule]: true } : {}));
    const lines: ExplainedLine[] = [];
    if (!courier) return lines;
    for await (const line of courier.lines()) {
      const contract = courier.contractOn(line.line);
      const name = contract ? ruleName(contract) : null;
      lines.push({ line, payableFen: line.payableFen, heldFen: line.heldFen, contract: name });
    }
    return lines;
  });
}

/** Below a charge of the courier: its line as the audit sees it; of a charge of an earlier program, as that one saw it. */
export async function audited(walk: Walk, of: { charge: Charge; period: string }): Promise<Explanation[]> {
  const { record, ordinal } = of.charge;
  if (record === null) return [];
  const key = keyOfAudited({ line: { ref: record }, answer: ordinal === null ? null : { number: ordinal } });
  const { kind, fen } = of.charge;
  const isSettled = (l: ExplainedLine): boolean => (kind === "courier" ? l.payableFen : l.heldFen) === fen;
  const find = (lines: readonly ExplainedLine[]): ExplainedLine | undefined =>
    lines.find((l) => keyOfAudited(l.line) === key);
  let line = find(await linesOf(walk, of.period));
  for (const rule of EARLIER_RULES) {
    if (line === undefined || isSettled(line)) break;
    const then = find(await linesOf(walk, of.period, rule));
    if (then && isSettled(then)) line = then;
  }
  return [line ? await lineNode(walk, line, { hasRule: false }) : await rowLeaf(walk, record)];
}

export async function lineNode(
  walk: Walk,
  line: ExplainedLine,
  how: { hasRule: boolean },
): Promise<Explanation> {
  const { waybillNo, ref } = line.line.line;
  const rule = how.hasRule && line.contract !== null ? await walk.ruleLeaf(line.contract) : [];
  const loans: Explanation[] = [];
  const links = await walk.read.parcelLinks(waybillNo);
  for (const link of links.slice(0, MAX_LOANS)) {
    const record = await walk.read.recordAt(link.ref);
    if (record) loans.push(await recordLeaf(walk, record, false));
  }
  if (links.length > MAX_LOANS) loans.push(leaf({ kind: "more", count: links.length - MAX_LOANS }));
  return {
    fact: { kind: "audited", ...line },
    adds: null,
    origin: [...rule, await rowLeaf(walk, ref), ...loans],
  };
}

function measured(
  { line: { line, contractFen, disputedFen }, payableFen, heldFen }: ExplainedLine,
  by: AuditMeasure,
): CellValue {
  switch (by) {
    case "lines":
      return countOf(1);
    case "grams":
      return countOf(line.weightGrams ?? 0);
    case "billed":
      return yuanOf(line.chargeFen);
    case "contract":
      return yuanOf(contractFen ?? 0n);
    case "right":
      return yuanOf(line.chargeFen - disputedFen);
    case "disputed":
      return yuanOf(disputedFen);
    case "payable":
      return yuanOf(payableFen);
    case "held":
      return yuanOf(heldFen);
  }
}

function partOf(walk: Walk, line: ExplainedLine, by: AuditMeasure): Part {
  return { adds: measured(line, by), make: () => lineNode(walk, line, { hasRule: true }) };
}

/** The lines behind a cell of the audit. */
export async function auditedLines(
  walk: Walk,
  of: { period: string; of: { class: AuditClass } | { ref: string }; by: AuditMeasure },
  depth: number,
): Promise<Explanation[]> {
  const wanted = of.of;
  const lines = (await linesOf(walk, of.period)).filter(({ line }) =>
    "ref" in wanted ? keyOfAudited(line) === wanted.ref : line.class === wanted.class,
  );
  return walk.some(
    lines.map((line) => partOf(walk, line, of.by)),
    depth,
  );
}

interface UseAsked {
  readonly period: string;
  readonly library: string;
  readonly by: UseMeasure;
}

/** What a library used of the courier; of its share of the cost also the whole, and the contract that says how it is shared. */
export async function courierUse(walk: Walk, of: UseAsked, depth: number): Promise<Explanation[]> {
  const lines = (await linesOf(walk, of.period)).filter((l) => isUse(l.line));
  if (!of.by.endsWith("-cost")) return usedLines(walk, lines, of, depth);
  const contract = lines.findLast((l) => l.contract !== null)?.contract ?? null;
  const unit = of.by === "base-cost" ? null : (of.by.replace("-cost", "") as UseMeasure);
  const all = await linesOf(walk, of.period);
  const payable = all.map((line) => partOf(walk, line, "payable"));
  const figure = yuanOf(sumOf(all, (l) => l.payableFen));
  const whole = { class: null, period: of.period, lines: all.length, figure };
  const own = unit === null ? [] : await usedLines(walk, lines, { ...of, by: unit }, depth + 1);
  const used = unit === null ? [] : [useNode({ ...of, by: unit }, own)];
  return [
    ...(contract === null ? [] : await walk.ruleLeaf(contract)),
    { fact: { kind: "invoiced", ...whole }, adds: null, origin: await walk.some(payable, depth + 1) },
    ...used,
  ];
}

function useNode({ library, by, period }: UseAsked, origin: Explanation[]): Explanation {
  const sum = sumOf(origin, ({ adds }) => (adds?.kind === "count" ? adds.count : 0n));
  return { fact: { kind: "use", library, by, period, figure: countOf(sum) }, adds: null, origin };
}

function usedLines(
  walk: Walk,
  lines: readonly ExplainedLine[],
  of: UseAsked,
  depth: number,
): Promise<Explanation[]> {
  const days = new Set<string>();
  const parts = lines.flatMap((line): Part[] => {
    const { line: said, loanVolumes } = line.line;
    const library = said.leg === "back" ? said.from : said.to;
    if (library !== of.library || !isLegOfParcel(said)) return [];
    const isNewDay = !days.has(said.shippedOn);
    days.add(said.shippedOn);
    const adds =
      of.by === "volumes" ? (loanVolumes ?? said.volumes ?? 0) : of.by === "stops" && !isNewDay ? 0 : 1;
    return [{ ...partOf(walk, line, "lines"), adds: countOf(adds) }];
  });
  return walk.some(parts, depth);
}
