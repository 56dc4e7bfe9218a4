/** A waybill: each line billed under its number, credits and rebills as well, each answer with who gave it and why, and what it comes to. */

import { by, sumOf } from "../../../core/list.ts";
import { firstDayOf } from "../../../core/period.ts";
import { compareRefs } from "../../../core/source.ts";
import { isOfWaybill, periodsOfWaybill } from "../../../month/courier/steps/waybill-history.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import type { Explanation } from "../explanation.ts";
import type { ExplainCharge } from "./charge-sums.ts";
import { type ExplainedLine, lineNode, linesOf } from "./explain-courier.ts";
import { leaf, type Walk, yuanOf } from "./walk.ts";

export async function explainWaybill(
  walk: Walk,
  waybill: string,
  explain: ExplainCharge,
): Promise<Explanation | null> {
  const known = (await walk.read.periods()).map(({ period }) => period);
  const period = known.sort(by((id) => firstDayOf(id))).at(-1);
  if (period === undefined) return null;
  const answers = await walk.read.courierAnswerHistory(waybillKey(waybill));
  const found: ExplainedLine[] = [];
  const origin: Explanation[] = [];
  for (const { id } of await periodsOfWaybill({ read: walk.read, period, waybill }))
    for (const line of await linesOf(walk, id)) {
      if (!isOfWaybill(line.line.line, waybill)) continue;
      const number = line.line.answer?.number;
      const given = answers
        .filter((a) => a.number === number)
        .map((answer) => leaf({ kind: "answer", answer }));
      const made = await lineNode(walk, line, { hasRule: false });
      const below = [...given, ...made.origin, ...(await bookedAs(walk, { period: id, line }, explain))];
      found.push(line);
      origin.push({ ...made, adds: yuanOf(line.payableFen), origin: below });
    }
  const withdrawn = answers.filter((a) => a.withdrawal !== null);
  if (found.length === 0 && withdrawn.length === 0) return null;
  const lines = found.filter(({ line }) => line.answer === null);
  const about = {
    lines: lines.length,
    billedFen: sumOf(lines, ({ line }) => line.line.chargeFen),
    heldFen: sumOf(found, ({ heldFen }) => heldFen),
    figure: yuanOf(sumOf(found, ({ payableFen }) => payableFen)),
  };
  const left = withdrawn.map((answer) => leaf({ kind: "answer", answer }));
  return { fact: { kind: "waybill", waybill, ...about }, adds: null, origin: [...origin, ...left] };
}

/** The charges of its period's settlement; where there are none and there is something to pay, that they are not booked yet. */
async function bookedAs(
  walk: Walk,
  { period, line: { line: audited, payableFen, heldFen } }: { period: string; line: ExplainedLine },
  explain: ExplainCharge,
): Promise<Explanation[]> {
  const { ref, waybillNo: caseKey } = audited.line;
  const settlement = (await walk.read.settlement(period))?.number;
  const all = settlement === undefined ? [] : await walk.read.chargesOfCase({ settlement, caseKey });
  const number = audited.answer?.number ?? null;
  const charges: Explanation[] = [];
  for (const charge of all) {
    if (charge.record === null || compareRefs(charge.record, ref) !== 0 || charge.ordinal !== number)
      continue;
    const made = await explain({ charge, settlement: settlement ?? 0 }, 1);
    charges.push({ ...made, origin: made.origin.filter(({ fact }) => fact.kind === "rule") });
  }
  const isOpen = charges.length === 0 && (payableFen !== 0n || heldFen !== 0n);
  return isOpen ? [leaf({ kind: "not-booked", into: period, hasCharges: false })] : charges;
}
