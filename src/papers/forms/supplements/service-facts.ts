/**
 * 后续服务记录 / the daily service after 总验收: since when, by which document, and the note of each year.
 *
 * Worked example: accepted on 2024-03-08, in service from 2024-04-01; the notes of 2024 and 2025.
 * Source: SOURCES.md [daily-service] (that the note is one a year, and the table, are ours).
 */
import type { LifeState } from "../../../review/subproject/lifecycle.ts";
import type { SubProjectMove } from "../../../review/subproject/move.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import { count, rowNumber, text } from "../../../sheet/sheet.ts";
import {
  type FormFacts,
  type FormRow,
  lastMove,
  movedText,
  moveOrigin,
  restingOn,
  textOrigin,
} from "../facts/form-facts.ts";
import { PROJECT_FIGURES } from "../facts/project-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";

export const SERVICE_SHAPE: FormShape = {
  form: "service",
  values: [
    ...["year", ...PROJECT_FIGURES, "contractor.name", "accepted.on", "accepted.document"],
    ...["service.from", "service.document", "service.said", "count.notes"],
  ],
  lists: { notes: ["number", "year", "day", "said", "document", "material"] },
};

export function serviceFacts(
  of: { year: string; project: FormRow; standing: readonly SubProjectMove[]; state: LifeState },
  names: ReportNames,
): FormFacts {
  const { standing, state } = of;
  const { day } = names.words;
  const accepted = lastMove(standing, "final-accept");
  const begun = lastMove(standing, "serve");
  const notes = standing.filter((m) => m.move === "service-note");
  const rows = notes.map((made, i): FormRow => {
    const { text: said, document, evidence } = made.carried;
    const cell = (t: string) => textOrigin(t, moveOrigin(made));
    return {
      ...{ number: rowNumber(i + 1), year: cell(made.day.slice(0, 4)), day: cell(day(made.day)) },
      ...{ said: cell(said), document: cell(document) },
      material: cell(evidence.map((file) => file.path).join(names.words.listComma)),
    };
  });
  return {
    values: {
      ...{ year: text(of.year), ...of.project },
      "contractor.name": text(state.contractor === null ? "" : names.library(state.contractor)),
      "accepted.on": movedText(accepted, (m) => day(m.day)),
      "accepted.document": movedText(accepted, (m) => m.carried.document),
      "service.from": movedText(begun, (m) => day(m.day)),
      "service.document": movedText(begun, (m) => m.carried.document),
      "service.said": movedText(begun, (m) => m.carried.text),
      "count.notes": count(rows.length, restingOn(rows.flatMap((r) => r.year ?? []))),
    },
    lists: { notes: rows },
  };
}
