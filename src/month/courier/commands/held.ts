/** `balis courier held`: what is held of all courier bills and waits for an answer; and how other commands count it. */
import { formatYuan } from "../../../core/money.ts";
import { periodOf } from "../../../core/period.ts";
import { shellWord } from "../../../core/shell-word.ts";
import type { Language } from "../../../core/words/language.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { listOptions } from "../../../terminal/options.ts";
import { type ListTable, table } from "../../../terminal/table.ts";
import { heldCount, type OpenHeld } from "../courier-answer.ts";
import type { AuditClass } from "../courier-audit.ts";
import type { HeldReads, ToldHeld } from "../steps/open-held.ts";
import { auditClasses } from "../words/courier-classes.ts";
import { chargeName } from "../words/courier-messages.ts";
import { heldSummary, heldWords } from "../words/held.ts";

export const heldCommand: CommandSpec = {
  usage: "held [period]",
  summary: heldSummary,
  options: listOptions,
  run: async (context, input) => {
    const { requireBegun } = await import("../../import/steps/periods.ts");
    const { tellHeld } = await import("../steps/open-held.ts");
    const { read } = await context.store();
    const only = input.arg(0) === "" ? null : periodOf(input.arg(0)).id;
    if (only !== null) await requireBegun(read, only);
    const held = (await openHeldOf(read)).filter((h) => only === null || h.since === only);
    const told = await tellHeld(read, held);
    return {
      schema: "courier-held/1",
      table: heldTable(told, context.language),
      json: { ...heldCount(held), held: told.map((h) => ({ ...h, answer: answerOf(h, context.language) })) },
      lines: heldLines(told, context.language),
      needsPerson: held.length > 0,
    };
  },
  examples: ["courier held"],
};

export async function openHeldOf(read: HeldReads): Promise<OpenHeld[]> {
  const { openHeld } = await import("../steps/open-held.ts");
  return openHeld(read);
}

/** One line, where anything is held. */
export function heldCountLines(held: readonly OpenHeld[], language: Language): string[] {
  return held.length === 0 ? [] : [heldWords[language].count(shownCount(held))];
}

export function heldLines(told: readonly ToldHeld[], language: Language): string[] {
  const words = heldWords[language];
  if (told.length === 0) return [words.none];
  const { columns, rows } = heldTable(told, language);
  return [words.heading(shownCount(told)), ...table(columns, rows)];
}

function heldTable(told: readonly ToldHeld[], language: Language): ListTable {
  const words = heldWords[language];
  const columns = words.columns.map((head, i) =>
    i === 5 ? { head, right: true, summed: true as const } : { head },
  );
  const rows = told.map((h) => [
    ...[h.since, h.company === "" ? words.noCompany : h.company, `${h.file} · ${h.line.ref.row}`],
    ...[h.line.waybillNo, chargeName(h.charge, language), formatYuan(h.fen)],
    reasonOf(h, language),
    answerOf(h, language),
  ]);
  return { columns, rows, ...(rows.length > 1 ? { total: words.total } : {}) };
}

function reasonOf({ class: of, loan }: ToldHeld, language: Language): string {
  const words = heldWords[language];
  if (loan !== null) return words.loanCame(loan);
  return of === null ? words.nowRight : auditClasses[of][language];
}

function shownCount(held: readonly OpenHeld[]): { count: number; yuan: string; since: string } {
  const { count, fen, since } = heldCount(held);
  return { count, yuan: formatYuan(fen), since };
}

/** Whose lines no settlement takes. */
const UNSETTLED: readonly (AuditClass | null)[] = ["company-unknown", "no-contract"];

/** The command that answers it; where the month can't be settled with it, what is to be done before. */
function answerOf(told: ToldHeld, language: Language): string {
  // A closed month was settled with it, by an earlier program.
  if (told.answerIn === told.since && UNSETTLED.includes(told.class))
    return heldWords[language].contractFirst;
  const { answerIn, line, charge, company, fen, loan } = told;
  const isPart = loan !== null && loan.payableFen > 0n && loan.payableFen < fen;
  const said = [
    ...["balis courier answer", answerIn, shellWord(line.motherNo ?? line.waybillNo)],
    ...(line.motherNo === null ? [] : ["--piece", shellWord(line.waybillNo)]),
    ...["--charge", shellWord(chargeName(charge, language))],
    ...(company === "" ? [] : ["--company", shellWord(company)]),
    ...(isPart ? ["--amount", formatYuan(loan.payableFen)] : []),
    `--as approve|reject --reason ${language === "en" ? "TEXT" : "理由"}`,
  ];
  return said.join(" ");
}
