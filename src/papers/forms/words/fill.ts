import type { Language } from "../../../core/words/language.ts";

const zh = {
  filled: (p: { file: string; cells: number }) => `已填 ${p.cells} 格，已生成 ${p.file}；其余原样保留`,
  formulas: (count: number) =>
    `表中还有 ${count} 个公式，打开时由 Excel 或 WPS 重新计算；报送前请打开、保存一次`,
  charts: (count: number) => `${count} 张图已按填入的数更新；引用公式格的，打开时重画`,
  uncheckedUnsaid: "注意：无人复核，而对照表没有给 unchecked 留一格，表上不会写明",
  list: (p: { list: string; rows: number }) => `列表 ${p.list}（${p.rows} 行，以下为第一行）`,
  figureColumns: ["名称", "现在的数"],
};

const en: typeof zh = {
  filled: (p) => `Filled ${p.cells} cells into ${p.file}; everything else is as it was`,
  formulas: (count) =>
    `${count} formulas of the form are computed when Excel or WPS opens it; open and save it once before it is sent`,
  charts: (count) => `${count} charts show the new figures; what draws formulas is drawn when it is opened`,
  uncheckedUnsaid:
    "Note: these figures have not been checked, and the map has no cell for `unchecked` to state it",
  list: (p) => `List ${p.list} (${p.rows} rows, the first of them below)`,
  figureColumns: ["name", "now"],
};

export const fillWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
