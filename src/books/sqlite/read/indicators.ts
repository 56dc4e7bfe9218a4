import type { Assessment, SubprojectHead, Target } from "../../../review/indicator/target.ts";
import type { TypedValue } from "../../../review/indicator/value.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { conditions, type Reading } from "./reading.ts";

type Indicators = "indicatorValues" | "targets" | "subprojectHead" | "assessments";

interface Row {
  readonly number: number;
  readonly body: string;
  readonly at: string;
  readonly operator: string;
}

export function indicatorReader({ db }: Reading): Pick<Reader, Indicators> {
  return {
    indicatorValues: async (filter = {}) => {
      const where = conditions({
        "v.indicator = @indicator": filter.indicator,
        "v.window = @window": filter.window,
      });
      const rows = db
        .prepare(
          `SELECT v.number, v.body, a.at, a.operator FROM indicator_value v JOIN action a ON a.number = v.action
           WHERE ${where} ORDER BY v.number`,
        )
        .all(filter) as Row[];
      return rows.map(({ number, body, at, operator }) => ({
        ...(fromJson(body) as TypedValue),
        ...{ number, at, operator },
      }));
    },
    targets: async (of) => {
      const rows = db.prepare(latestOf("target", ["key"])).all(of) as Row[];
      return rows.map(({ body }) => fromJson(body) as Target).filter((t) => !t.isWithdrawn);
    },
    subprojectHead: async (of) => {
      const row = db.prepare(latestOf("subproject_head", [])).get(of) as Row | undefined;
      return row ? (fromJson(row.body) as SubprojectHead) : null;
    },
    assessments: async (of) => {
      const rows = db.prepare(latestOf("assessment", ["key", "cut_off"])).all(of) as Row[];
      return rows.map(({ body }) => fromJson(body) as Assessment);
    },
  };
}

/** Of a sub-project's year, the latest row of each identity; in the order in which they were first said. */
function latestOf(table: string, identity: readonly string[]): string {
  const same = ["subproject", "year", ...identity]
    .map((c) => `other.${c} IS NOT DISTINCT FROM v.${c}`)
    .join(" AND ");
  return `SELECT v.number, v.body FROM ${table} v
    WHERE v.subproject = @subproject AND v.year = @year
      AND NOT EXISTS (SELECT 1 FROM ${table} other WHERE ${same} AND other.number > v.number)
    ORDER BY (SELECT min(other.number) FROM ${table} other WHERE ${same})`;
}
