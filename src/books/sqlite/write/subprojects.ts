import { toJson } from "../../json.ts";
import { TYPED_SPENDING } from "../row-tables.ts";
import { singleRow, versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

type SubProjects =
  | "subproject-recorded"
  | "subproject-moved"
  | "subproject-move-undone"
  | "subproject-budgeted"
  | "subproject-received"
  | "account-map-recorded"
  | "spending-typed"
  | "construction-planned"
  | "expert-panel-named"
  | "expert-scored"
  | "problem-recorded";

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
    ...moneyWriters(tx),
    ...expertWriters(tx),
  };
}

type Experts = "construction-planned" | "expert-panel-named" | "expert-scored" | "problem-recorded";

function expertWriters(tx: Transaction): Pick<Writers, Experts> {
  const panel = singleRow(tx, {
    table: "expert_panel",
    key: ["subproject", "number"],
    rest: ["purpose", "day", "document", "experts"],
    by: "expert-panel",
  });
  const score = versionedRow(tx, {
    table: "expert_score",
    key: ["subproject", "panel", "applicant", "expert", "criterion"],
    rest: ["most", "points", "opinion"],
    by: "expert-score",
  });
  const plan = singleRow(tx, {
    table: "construction_plan",
    key: ["year", "number"],
    rest: ["day", "document", "rows"],
    by: "construction-plan",
  });
  const problem = versionedRow(tx, {
    table: "subproject_problem",
    key: ["subproject", "item"],
    rest: ["check_kind", "problem", "made_by", "found_on", "document", "due_on", "done", "withdrawn"],
    by: "subproject-problem",
  });
  return {
    "construction-planned": ({ plan: { year, number, day, document, rows } }) => {
      const kept = rows.map(({ id, name, fen }) => ({ id, name, fen: `${fen}` }));
      plan([year, number, day, document, toJson(kept)]);
    },
    "problem-recorded": ({ problem: p }) => {
      const said = [p.check, p.problem, p.by, p.foundOn, p.document, p.dueOn];
      problem([p.subproject, p.number, ...said, p.done === null ? null : toJson(p.done), p.withdrawn]);
    },
    "expert-panel-named": ({ panel: p }) => {
      panel([p.subproject, p.number, p.purpose, p.day, p.document, toJson(p.experts)]);
    },
    "expert-scored": ({ score: s }) => {
      score([s.subproject, s.panel, s.applicant, s.expert, s.criterion, s.of, s.points, s.opinion]);
    },
  };
}

type Money = Exclude<
  SubProjects,
  "subproject-recorded" | "subproject-moved" | "subproject-move-undone" | Experts
>;

function moneyWriters(tx: Transaction): Pick<Writers, Money> {
  const numbered = ["subproject", "number"];
  const budget = singleRow(tx, {
    table: "subproject_budget",
    key: numbered,
    rest: [
      ...["line", "economic_class", "source", "kind", "fen", "day", "document", "reason"],
      ...["year", "library", "change"],
    ],
    by: "subproject-budget",
  });
  const receipt = singleRow(tx, {
    table: "subproject_receipt",
    key: numbered,
    rest: ["kind", "day", "voucher_no", "library", "source", "fen", "text"],
    by: "subproject-receipt",
  });
  const accounts = versionedRow(tx, {
    table: "account_map",
    key: ["subproject"],
    rest: ["rules"],
    by: "account-map",
  });
  const typed = singleRow(tx, {
    table: "spending_typed",
    key: ["id"],
    rest: TYPED_SPENDING.columns.slice(1),
    by: "spending",
  });
  return {
    "subproject-budgeted": ({ entry: e }) => {
      const key = [e.subproject, e.number, e.line, e.economicClass, e.source];
      const more = [e.year ?? null, e.library ?? null, e.change ?? null];
      budget([...key, e.kind, e.fen, e.day, e.document, e.reason, ...more]);
    },
    "subproject-received": ({ receipt: r }) => {
      receipt([r.subproject, r.number, r.kind, r.day, r.voucherNo, r.library, r.source, r.fen, r.text]);
    },
    "account-map-recorded": ({ map }) => {
      accounts([map.subproject, toJson(map.rules)]);
    },
    "spending-typed": ({ spending }) => {
      typed(TYPED_SPENDING.valuesOf(spending));
    },
  };
}

export function narrativeWriters(tx: Transaction): Pick<Writers, "report-text-written" | "report-issued"> {
  const text = versionedRow(tx, {
    table: "report_text",
    key: ["subproject", "year", "report", "section"],
    rest: ["text", "file"],
    by: "report-text",
  });
  const issue = versionedRow(tx, {
    table: "issued_report",
    key: ["subproject", "filling"],
    rest: ["sha256", "file", "bytes", "figures"],
    by: "issued-report",
  });
  return {
    "report-issued": ({ issue: { filling, sha256, file, bytes, figures } }) => {
      issue([filling.subproject, toJson(filling), sha256, file, bytes, toJson(figures)]);
    },
    "report-text-written": ({ text: t }) => {
      const file = t.file === null ? null : toJson(t.file);
      text([t.subproject, t.year, t.report, t.section, t.text, file]);
    },
  };
}
