/**
 * 各馆上报数据表 / reported figures: one library and one indicator a row, as a table of text.
 *
 * The heading names 图书馆, 指标 and 数值 (or library, indicator, value), and may name 备注; in any order. A row with a fault is
 * told with its place, and then nothing of the file is taken. The same library and indicator twice is a fault.
 *
 * Worked example: "10001,ill-card-loans,35,联合体借书证" is 35 volumes of scope consortium-card.
 * Source: SOURCES.md [reported-figures].
 */
import type { Day } from "../../core/day.ts";
import { parseExact } from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import type { Directory } from "../../registry/directory.ts";
import type { LibraryCode } from "../../registry/library.ts";
import {
  type ColumnSpec,
  type RegistryTable,
  readTable,
  type TableRow,
} from "../../registry/registry-table.ts";
import type { Indicator } from "./definition.ts";
import { isShare, percentageFault } from "./percentage.ts";

export interface ReportedValue {
  readonly library: LibraryCode;
  readonly indicator: string;
  readonly text: string;
  readonly note: string;
}

interface ReportedAbout {
  readonly directory: Directory;
  readonly day: Day;
  readonly indicators: readonly Pick<Indicator, "key" | "nameZh" | "nameEn" | "unit">[];
}

type Column = "library" | "indicator" | "value" | "note";

const COLUMNS: readonly ColumnSpec<Column>[] = [
  { key: "library", required: true, headings: ["library", "图书馆", "成员馆", "馆代码", "馆名", "code"] },
  { key: "indicator", required: true, headings: ["indicator", "指标"] },
  { key: "value", required: true, headings: ["value", "数值", "上报数"] },
  { key: "note", required: false, headings: ["note", "备注", "说明"] },
];

export function reportedValues(
  table: RegistryTable,
  about: ReportedAbout,
): { values: ReportedValue[]; findings: Finding[] } {
  const read = readTable(table, COLUMNS);
  const findings = [...read.findings];
  const values: ReportedValue[] = [];
  const seen = new Map<string, number>();
  for (const row of read.rows) {
    const found = valueOfRow(row, about);
    if ("code" in found) {
      findings.push(found);
      continue;
    }
    const key = `${found.library} ${found.indicator}`;
    const first = seen.get(key);
    if (first !== undefined)
      findings.push(
        finding("registry-row-must-be-unique", { first }, { at: row.at("indicator"), text: key }),
      );
    seen.set(key, row.row);
    values.push(found);
  }
  return { values, findings };
}

function valueOfRow(row: TableRow<Column>, about: ReportedAbout): ReportedValue | Finding {
  const text = row.text("library");
  const resolved = about.directory.resolve(text, about.day);
  const at = row.at("library");
  if (resolved.kind === "unknown") {
    const nearest = about.directory.nearest(text);
    return finding("library-must-be-known", { text, nearest }, { at });
  }
  if (resolved.kind === "ambiguous") {
    const candidates = resolved.candidates.map((l) => `${l.code} ${l.nameZh}`).join("、");
    return finding("library-must-be-unambiguous", { text, candidates }, { at });
  }
  const key = row.text("indicator");
  const indicator = about.indicators.find((i) => i.key === key);
  if (!indicator) {
    const known = about.indicators.map((i) => i.key).join("、");
    return finding("indicator-must-be-known", { key, day: about.day, known }, { at: row.at("indicator") });
  }
  const value = row.text("value");
  if (parseExact(value) === undefined)
    return finding("indicator-value-must-be-a-number", { text: value }, { at: row.at("value") });
  const names = [key, indicator.nameZh, indicator.nameEn];
  const isPercent = indicator.unit === "percent";
  const fault = percentageFault(value, { isPercent, isShare: isShare(names) });
  if (fault) return finding(fault.code, fault.params, { at: row.at("value"), text: value });
  return { library: resolved.code, indicator: key, text: value, note: row.text("note") };
}
