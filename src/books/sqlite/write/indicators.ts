import { toJson } from "../../json.ts";
import { versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

type Indicators = "indicator-value-typed" | "target-set" | "subproject-described" | "target-assessed";

export function indicatorWriters(tx: Transaction): Pick<Writers, Indicators> {
  const value = versionedRow(tx, {
    table: "indicator_value",
    key: ["indicator", "window", "library"],
    rest: ["body"],
    by: "indicator-value",
  });
  const target = versionedRow(tx, {
    table: "target",
    key: ["subproject", "year", "key"],
    rest: ["body"],
    by: "target",
  });
  const head = versionedRow(tx, {
    table: "subproject_head",
    key: ["subproject", "year"],
    rest: ["body"],
    by: "subproject-head",
  });
  const assessment = versionedRow(tx, {
    table: "assessment",
    key: ["subproject", "year", "key", "cut_off"],
    rest: ["body"],
    by: "assessment",
  });
  return {
    "indicator-value-typed": ({ value: v }) => void value([v.indicator, v.window, v.library, toJson(v)]),
    "target-set": ({ target: t }) => void target([t.subproject, t.year, t.key, toJson(t)]),
    "subproject-described": (f) => void head([f.subproject, f.year, toJson(f.head)]),
    "target-assessed": ({ assessment: a }) =>
      void assessment([a.subproject, a.year, a.key, a.cutOff, toJson(a)]),
  };
}
