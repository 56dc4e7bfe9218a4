/**
 * 设置 / settings of a set of books: a closed list, each with its allowed values and what happens without it.
 */
interface SettingRule {
  readonly name: SettingName;
  /** Null: any text. */
  readonly allowed: readonly string[] | null;
  readonly standard: string;
}

export type SettingName =
  | "late-files"
  | "label"
  | "centre"
  | "class-courier"
  | "class-subsidy"
  | "correction-days"
  | "correction-least"
  | "second-engine"
  | "single-person"
  | "economic-classes";

export const SETTINGS: readonly SettingRule[] = [
  /** What becomes of a file for a closed period: settled in the next open one, or refused. */
  { name: "late-files", allowed: ["next-open-period", "refuse"], standard: "next-open-period" },
  /** Printed on every workbook, e.g. "合成数据" for demonstration books. */
  { name: "label", allowed: null, standard: "" },
  /** The name of the centre that signs the workbooks. */
  { name: "centre", allowed: null, standard: "BALIS管理中心" },
  /** 部门预算支出经济分类 in exported journals. Suggested, not BALIS's own (SOURCES.md [economic-classes]): 30207 邮电费, 30227 委托业务费. */
  { name: "class-courier", allowed: null, standard: "30207" },
  { name: "class-subsidy", allowed: null, standard: "30227" },
  /** 更正期限: days after the close in which corrections are taken; empty: always. */
  { name: "correction-days", allowed: null, standard: "" },
  /** 更正起点: the least difference of a fee, in yuan, that is worth a correction. */
  { name: "correction-least", allowed: null, standard: "0.00" },
  /** 第二引擎: a program that adds the journal up once more before a close; empty: none. */
  { name: "second-engine", allowed: ["", "hledger", "bean-check"], standard: "" },
  /** 单人操作: one person keeps the books; closes alone, and every workbook says so. Touches no figure. */
  { name: "single-person", allowed: ["yes", "no"], standard: "no" },
  /** 经济分类: codes of the centre's own beside the known ones, "30205 水费;30206 电费". */
  { name: "economic-classes", allowed: null, standard: "" },
];

export function settingOf(settings: ReadonlyMap<string, string>, name: SettingName): string {
  return settings.get(name) ?? SETTINGS.find((s) => s.name === name)?.standard ?? "";
}
