import { toJson } from "../../json.ts";
import { TYPED_SPENDING } from "../row-tables.ts";
import { singleRow, versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

type SubProjects =
  | "subproject-recorded"
  | "subproject-moved"
  | "subproject-move-undone"
  | "subproject-budgeted"
  | "spending-typed";

export function subprojectWriters(tx: Transaction): Pick<Writers, SubProjects> {
  const subproject = versionedRow(tx, {
    table: "subproject",
    key: ["id"],
    rest: ["name_zh", "name_en", "finance_code", "fund_rule", "libraries", "from_day", "to_day"],
    by: "subproject",
  });
  const numbered = ["subproject", "number"];
  const move = singleRow(tx, {
    table: "subproject_move",
    key: numbered,
    rest: ["move", "day", "made_by", "carried"],
    by: "subproject-move",
  });
  const undone = singleRow(tx, {
    table: "subproject_move_undone",
    key: numbered,
    rest: ["reason"],
    by: "subproject-move-undone",
  });
  const budget = singleRow(tx, {
    table: "subproject_budget",
    key: numbered,
    rest: ["line", "economic_class", "source", "kind", "fen", "day", "document", "reason"],
    by: "subproject-budget",
  });
  const typed = singleRow(tx, {
    table: "spending_typed",
    key: ["id"],
    rest: TYPED_SPENDING.columns.slice(1),
    by: "spending",
  });
  return {
    "subproject-recorded": ({ subproject: s }) => {
      const names = [s.nameZh, s.nameEn, s.financeCode, s.fundRule];
      subproject([s.id, ...names, toJson(s.libraries), s.from, s.to]);
    },
    "subproject-moved": ({ move: m }) => {
      move([m.subproject, m.number, m.move, m.day, m.by, toJson(m.carried)]);
    },
    "subproject-move-undone": ({ undone: u }) => {
      undone([u.subproject, u.number, u.reason]);
    },
    "subproject-budgeted": ({ entry: e }) => {
      const key = [e.subproject, e.number, e.line, e.economicClass, e.source];
      budget([...key, e.kind, e.fen, e.day, e.document, e.reason]);
    },
    "spending-typed": ({ spending }) => {
      typed(TYPED_SPENDING.valuesOf(spending));
    },
  };
}

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
