/**
 * 设置 / settings of a set of books: a closed list, each with its allowed values and what happens without it.
 */
export interface SettingRule {
  readonly name: SettingName;
  /** Null: any text. */
  readonly allowed: readonly string[] | null;
  readonly standard: string;
}

export type SettingName = "late-files" | "label" | "centre";

export const SETTINGS: readonly SettingRule[] = [
  /** What becomes of a file for a closed period: settled in the next open one, or refused. */
  { name: "late-files", allowed: ["next-open-period", "refuse"], standard: "next-open-period" },
  /** Printed on every workbook, e.g. "合成数据" for demonstration books. */
  { name: "label", allowed: null, standard: "" },
  /** The name of the centre that signs the workbooks. */
  { name: "centre", allowed: null, standard: "BALIS管理中心" },
];

export function settingOf(settings: ReadonlyMap<string, string>, name: SettingName): string {
  return settings.get(name) ?? SETTINGS.find((s) => s.name === name)?.standard ?? "";
}
