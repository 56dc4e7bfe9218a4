import { toJson } from "../../json.ts";
import { versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

export function narrativeWriters(tx: Transaction): Pick<Writers, "report-text-written"> {
  const text = versionedRow(tx, {
    table: "report_text",
    key: ["subproject", "year", "report", "section"],
    rest: ["text", "file"],
    by: "report-text",
  });
  return {
    "report-text-written": ({ text: t }) => {
      const file = t.file === null ? null : toJson(t.file);
      text([t.subproject, t.year, t.report, t.section, t.text, file]);
    },
  };
}
