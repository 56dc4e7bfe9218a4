/** A cell of an officer's own form that was filled: its figure, made again from the books. */

import { refuse } from "../../../core/refusal.ts";
import type { FormFacts } from "../../../papers/forms/facts/form-facts.ts";
import { reportFacts } from "../../../papers/forms/facts/report-facts.ts";
import type { FilledCellAsked } from "../../../papers/forms/filled-note.ts";
import {
  booksFunds,
  monitoringFigures,
  selfEvaluationFigures,
} from "../../../papers/forms/steps/form-reports.ts";
import { readReportBooks } from "../../../papers/forms/steps/report-books.ts";
import { REPORT_KINDS } from "../../../review/subproject/section.ts";
import type { Cell } from "../../../sheet/origin.ts";
import type { Explanation } from "../explanation.ts";
import type { ExplainCharge } from "./charge-sums.ts";
import { explainGiven } from "./explain-cell.ts";
import type { Walk } from "./walk.ts";

export async function explainFilled(
  walk: Walk,
  asked: FilledCellAsked,
  explain: ExplainCharge,
): Promise<Explanation> {
  const { note, sheet } = asked;
  const address = asked.address.replaceAll("$", "").toUpperCase();
  const key = `${sheet}!${address}`.toLowerCase();
  const [, figure] = Object.entries(note.cells).find(([at]) => at.toLowerCase() === key) ?? [];
  const nothing = (): never => refuse("cell-must-show-a-figure", { sheet, address });
  if (figure === undefined) return nothing();
  const cell = figureIn(await factsOf(walk, asked), figure);
  if (cell?.origin === undefined) return nothing();
  return explainGiven(walk, { cell, sheet, address }, { explain, depth: 0 });
}

/** "funds.total.initial", "targets[2].score". */
function figureIn(facts: FormFacts, figure: string): Cell | undefined {
  const listed = /^(.+)\[(\d+)\]\.(.+)$/.exec(figure);
  if (!listed) return facts.values[figure];
  const [, list = "", index = "", name = ""] = listed;
  return facts.lists[list]?.[Number(index)]?.[name];
}

async function factsOf(walk: Walk, asked: FilledCellAsked): Promise<FormFacts> {
  const { note, names } = asked;
  const report = REPORT_KINDS.find((kind) => kind === note.report);
  if (report === undefined) return formFacts(walk, asked);
  const of = { id: note.subproject, year: note.year, report };
  const how = { until: note.until ?? undefined, scheme: note.scheme ?? undefined };
  return reportFacts((await readReportBooks({ read: walk.read, ...of, ...how })).books, names);
}

async function formFacts(walk: Walk, asked: FilledCellAsked): Promise<FormFacts> {
  const { read } = walk;
  const { note, names } = asked;
  const { subproject, year, month } = note;
  const until = `${year}-${`${month ?? 12}`.padStart(2, "0")}`;
  const typed = note.funds;
  const funds =
    typed === null
      ? await booksFunds(read, { subproject, until })
      : {
          kind: "typed" as const,
          ...{ initialFen: BigInt(typed.initial), fullYearFen: BigInt(typed.fullYear) },
          executedFen: BigInt(typed.executed),
        };
  const about = { read, subproject, year, scheme: note.scheme ?? undefined, names, funds };
  if (month === null) return (await selfEvaluationFigures(about)).facts;
  const fen = (said: string | null | undefined): bigint | null =>
    said === null || said === undefined ? null : BigInt(said);
  const expectedFen = fen(note.expected?.total);
  const expectedFiscalFen = fen(note.expected?.fiscal);
  return (await monitoringFigures({ ...about, cutOff: month, expectedFen, expectedFiscalFen })).facts;
}
