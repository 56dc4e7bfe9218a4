import { shellWord } from "../../../core/shell-word.ts";
import {
  type InBoth,
  type Language,
  labelOf,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import type { ResolutionKind, ValueName } from "../../../records/discrepancy-kind.ts";
import type { Service } from "../../../registry/library.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import { fields } from "../../import/words/field-terms.ts";
import { deskColumns } from "./desk.ts";
import { resolutionKinds } from "./reconcile-terms.ts";

/** By the column of the sheet and by the flag: whoever reads it knows one of them. */
function names(language: Language, values: readonly ValueName[]): string {
  const one = (value: ValueName): string =>
    language === "zh-CN"
      ? `“${deskColumns[language][value]}”（--${value}）`
      : `"${deskColumns[language][value]}" (--${value})`;
  return values.map(one).join(language === "zh-CN" ? "、" : ", ");
}

function labels(language: Language, of: readonly string[]): string {
  return of.map((field) => labelOf(language, fields, field)).join(language === "zh-CN" ? "、" : ", ");
}

/** How many rows are named in a refusal. */
const NAMED = 10;

function listed(rows: readonly number[], comma: string, more: string): string {
  return rows.slice(0, NAMED).join(comma) + (rows.length > NAMED ? more : "");
}

/** "1, 2, 3", or "1 … 12". */
function upTo(most: number, comma: string): string {
  return most > 4 ? `1 … ${most}` : Array.from({ length: most }, (_, i) => i + 1).join(comma);
}

export const deskMessages = {
  "desk-sheet-must-be-sound": (p: { file: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `差异处理表 ${p.file} 有 ${p.count} 行不能采用，整张表未写入。`,
      next: "按上面各行的说明更正后再导入；没有问题的行也会在那时一并写入。",
    },
    en: {
      what: `${p.count} ${p.count === 1 ? "row" : "rows"} of discrepancy sheet ${p.file} cannot be accepted; nothing was saved.`,
      next: "Correct the rows listed above and import the sheet again; the other rows are saved at the same time.",
    },
  }),
  "desk-sheet-must-have-columns": (p: { file: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里找不到差异处理表的列（编号、处理意见、理由、校验码）。`,
      next: "请使用 balis discrepancy export 导出的表，保留表头。",
    },
    en: {
      what: `${p.file} does not have the columns of a discrepancy sheet (id, resolution, reason, check).`,
      next: "Use the sheet that balis discrepancy export generates, and keep its header row.",
    },
  }),
  "desk-resolution-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `没有“${p.text}”这种处理意见。`,
      next: "请从该格的下拉列表中选择。",
    },
    en: {
      what: `There is no resolution "${p.text}".`,
      next: "Choose from the cell's list.",
    },
  }),
  "desk-value-must-be-a-number": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `协商值“${p.text}”不是数。`,
      next: "页数、册数、笔数写整数，费用写元，如 3.60。",
    },
    en: {
      what: `The agreed value "${p.text}" is not a number.`,
      next: "Pages, volumes and counts are whole; a fee is in yuan, e.g. 3.60.",
    },
  }),
  /** `resolution` is null where a sheet has values and no decision. */
  "desk-value-needs-agreement": (p: {
    id: string;
    resolution: ResolutionKind | null;
    values: readonly ValueName[];
  }): InBoth => ({
    "zh-CN": {
      what:
        p.resolution === null
          ? `差异 ${p.id} 填了${names("zh-CN", p.values)}，却没有写处理意见。`
          : `差异 ${p.id} 按“${resolutionKinds[p.resolution]["zh-CN"]}”处理，用不到${names("zh-CN", p.values)}。`,
      next: "数值是双方商定的，处理意见请选“按协商值”（agreed-value）；不是，就去掉数值。",
    },
    en: {
      what:
        p.resolution === null
          ? `Discrepancy ${p.id} has ${names("en", p.values)}, but no resolution.`
          : `Discrepancy ${p.id}: "${resolutionKinds[p.resolution].en}" does not use ${names("en", p.values)}.`,
      next: 'If the libraries agreed on it, resolve as "as agreed" (agreed-value); otherwise leave it out.',
    },
  }),
  "desk-value-must-fit-service": (p: { id: string; service: Service; value: ValueName }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 是${services[p.service]["zh-CN"]}，不按${p.value === "pages" ? "页" : "册"}计费，用不到${names("zh-CN", [p.value])}。`,
      next: `改用${names("zh-CN", [p.value === "pages" ? "volumes" : "pages"])}或${names("zh-CN", ["fee"])}，或去掉这个数值。`,
    },
    en: {
      what: `Discrepancy ${p.id} is of ${services[p.service].en}, which has no ${p.value}: ${names("en", [p.value])} would not be used.`,
      next: `Give ${names("en", [p.value === "pages" ? "volumes" : "pages"])} or ${names("en", ["fee"])} instead, or leave it out.`,
    },
  }),
  "desk-value-must-be-possible": (p: {
    id: string;
    value: ValueName;
    said: string;
    least: string;
    most: string;
  }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 的${names("zh-CN", [p.value])}是 ${p.said}，应在 ${p.least} 至 ${p.most} 之间。`,
      next: "请核对是否多写了位数或漏了小数点；一笔也不计时，处理意见请选“不予结算”（write-off）。",
    },
    en: {
      what: `Discrepancy ${p.id}: ${names("en", [p.value])} is ${p.said}; possible are ${p.least} to ${p.most}.`,
      next: 'Check for an extra digit or a missing decimal point. If nothing is to be settled, choose "not settled" (write-off).',
    },
  }),
  "desk-size-must-be-agreed": (p: { id: string; value: ValueName; said: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 各方所报${p.value === "pages" ? "页数" : "册数"}不同（${p.said}），按协商值处理却没有写明以哪个为准。`,
      next: `写明商定的${names("zh-CN", [p.value])}。`,
    },
    en: {
      what: `Discrepancy ${p.id}: the accounts differ in ${p.value} (${p.said}), and the agreed value does not say which counts.`,
      next: `Give the agreed number: ${names("en", [p.value])}.`,
    },
  }),
  "desk-count-must-be-needed": (p: { id: string; resolution: ResolutionKind; rows: number }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 按“${resolutionKinds[p.resolution]["zh-CN"]}”处理，${p.rows === 0 ? "不计任何一行" : "只有 1 行可计"}，用不到${names("zh-CN", ["count"])}。`,
      next: "去掉笔数；要处理的若是另一条差异，请核对编号。",
    },
    en: {
      what: `Discrepancy ${p.id}: "${resolutionKinds[p.resolution].en}" settles ${p.rows === 0 ? "no row" : "the only row there is"} and does not use ${names("en", ["count"])}.`,
      next: "Leave it out; if another discrepancy was meant, check the id.",
    },
  }),
  "desk-count-must-be-given": (p: { id: string; resolution: ResolutionKind; rows: number }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 按“${resolutionKinds[p.resolution]["zh-CN"]}”处理，有 ${p.rows} 行可计，没有写明计入结算几笔。`,
      next: `写明${names("zh-CN", ["count"])}：${upTo(p.rows, "、")}；一笔也不计时，处理意见请选“不予结算”（write-off）。`,
    },
    en: {
      what: `Discrepancy ${p.id}: "${resolutionKinds[p.resolution].en}" could settle ${p.rows} row${p.rows === 1 ? "" : "s"}, but the number that count is missing.`,
      next: `Give ${names("en", ["count"])}: ${upTo(p.rows, ", ")}. If none counts, choose "not settled" (write-off).`,
    },
  }),
  "desk-count-must-be-within": (p: { id: string; count: number; rows: number }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 只有 ${p.rows} 行可计，${names("zh-CN", ["count"])}却是 ${p.count}。`,
      next: `写 ${upTo(p.rows, "、")}；一笔也不计时，处理意见请选“不予结算”（write-off）。`,
    },
    en: {
      what: `Discrepancy ${p.id} has ${p.rows} row${p.rows === 1 ? "" : "s"} to settle, but ${names("en", ["count"])} is ${p.count}.`,
      next: `Give ${upTo(p.rows, ", ")}. If none counts, choose "not settled" (write-off).`,
    },
  }),
  "desk-rows-must-be-alike": (p: {
    id: string;
    rows: number;
    count: number;
    fields: readonly string[];
  }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 的 ${p.rows} 行中计入结算 ${p.count} 笔，但各行的${labels("zh-CN", p.fields)}不同，看不出是哪一行。`,
      next: "按协商值（agreed-value）处理，写明笔数和不同的数值；不能协商的，请该馆更正文件后重新导入、对账。",
    },
    en: {
      what: `Discrepancy ${p.id}: ${p.count} of its ${p.rows} rows are to count, but they differ in ${labels("en", p.fields)}, so it is unclear which.`,
      next: "Resolve as agreed-value and give the count and the values that differ. If there is no agreement, ask the library to correct its file, import it and reconcile again.",
    },
  }),
  "desk-row-must-stand-once": (p: { id: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 在差异处理表中出现了两次。`,
      next: "只保留一行。",
    },
    en: {
      what: `Discrepancy ${p.id} appears twice in the sheet.`,
      next: "Keep one row.",
    },
  }),
  "desk-column-must-stand-once": (p: { column: string }): InBoth => ({
    "zh-CN": {
      what: `差异处理表中“${p.column}”有两列，分不清以哪一列为准。`,
      next: "只保留一列，另一列改名或删除后再导入。",
    },
    en: {
      what: `The discrepancy sheet has two columns "${p.column}"; it is unclear which one counts.`,
      next: "Keep one, rename or delete the other, and import the sheet again.",
    },
  }),
  "desk-sheet-must-stand-once": (p: { file: string; sheets: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里有 ${p.sheets.length} 张差异处理表（${p.sheets.join("、")}），第一张以外也有填写，分不清以哪一张为准。`,
      next: "把处理意见和理由都填在一张表里，删除其余各张，再执行一次。",
    },
    en: {
      what: `${p.file} has ${p.sheets.length} discrepancy sheets (${p.sheets.join(", ")}), and not only the first is filled in; it is unclear which one counts.`,
      next: "Keep all resolutions and reasons in one sheet, delete the others, and run the command again.",
    },
  }),
  "desk-row-must-be-whole": (): InBoth => ({
    "zh-CN": {
      what: "这一行不完整：行首没有差异编号，或行尾没有校验码（一条差异被换行拆成两行，或单元格移了位）。",
      next: "重新导出差异处理表（另取文件名），把这一行的处理抄到新表中；用文本编辑器改 CSV 时，含逗号、换行的内容须加引号。",
    },
    en: {
      what: "This row is incomplete: the discrepancy id or the check code is missing (a line break split the row, or cells were moved).",
      next: "Export the sheet again under another name and copy the row's resolution there. In a text editor, put cells that contain commas or line breaks in quotes.",
    },
  }),
  "desk-resolution-must-stand-in-its-column": (p: { id: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 的处理意见写在了别的列，“处理意见”一列是空的。`,
      next: "把它移到“处理意见”列，写明理由。",
    },
    en: {
      what: `The resolution of discrepancy ${p.id} is in the wrong column; the resolution column is empty.`,
      next: "Move it to the resolution column, and give the reason.",
    },
  }),
  "desk-sheet-must-be-imported-first": (p: { path: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 中有 ${p.count} 条填好的处理还不在账册里，没有覆盖。`,
      next: "先用 balis discrepancy import 读入这张表，或用 -o 写到另一个文件。",
    },
    en: {
      what: `${p.path} contains ${p.count} ${p.count === 1 ? "resolution that is" : "resolutions that are"} not in the books; it was not overwritten.`,
      next: "Import it first (balis discrepancy import FILE), or choose another file with -o.",
    },
  }),
  "desk-reason-must-have-a-resolution": (p: { id: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 只写了理由，没有处理意见；只有理由不算处理，账册不会记下。`,
      next: "选好处理意见；还没有决定的，先清空理由（可记在表外），再导入。",
    },
    en: {
      what: `Discrepancy ${p.id} has a reason and no resolution; a reason alone decides nothing and is not saved in the books.`,
      next: "Choose the resolution; if nothing is decided yet, clear the reason (note it elsewhere) and import again.",
    },
  }),
  "desk-reasons-must-be-kept": (p: { path: string; rows: readonly number[] }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 第 ${listed(p.rows, "、", "等")} 行只写了理由，没有处理意见；只有理由不算处理，账册里没有，没有覆盖。`,
      next: "选好处理意见后用 balis discrepancy import 读入；还没有决定的，清空理由，或用 -o 写到另一个文件。",
    },
    en: {
      what: `${p.path} has a reason and no resolution in row ${listed(p.rows, ", ", " …")}; a reason alone decides nothing and is not in the books; the file was not overwritten.`,
      next: "Choose the resolution and import the sheet (balis discrepancy import FILE); if nothing is decided yet, clear the reason, or choose another file with -o.",
    },
  }),
  "return-file-must-be-imported-first": (p: { path: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `退回更正表 ${p.path} 有 ${p.count} 行填改过，还没有导入，没有覆盖；这次没有生成任何文件。`,
      next: "先用 balis import 导入该馆填好的文件，或用 -o 写到另一个文件夹，或先移走它。",
    },
    en: {
      what: `Correction sheet ${p.path} has ${p.count} edited ${p.count === 1 ? "row" : "rows"} not yet imported; it was not overwritten, and no file was generated.`,
      next: "Import what the library filled in (balis import FILE), choose another folder with -o, or move the file away first.",
    },
  }),
  "output-must-not-replace-another-file": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 已存在，而且不是本程序生成、能读回的表，没有覆盖。`,
      next: "用 -o 写到另一个文件，或先把它移走。",
    },
    en: {
      what: `${p.path} already exists and is not a sheet that balis generated and can read; it was not overwritten.`,
      next: "Choose another file with -o, or move this one away first.",
    },
  }),
  "desk-resolution-must-stay": (p: { id: string }): InBoth => ({
    "zh-CN": {
      what: `差异 ${p.id} 已处理，但表中的处理意见被清空。`,
      next: `要撤回处理，请用 balis discrepancy withdraw ${shellWord(p.id)} --reason 理由；否则恢复原值。`,
    },
    en: {
      what: `Discrepancy ${p.id} is resolved, but its resolution is empty in the sheet.`,
      next: `To withdraw it: balis discrepancy withdraw ${shellWord(p.id)} --reason WHY; otherwise put the value back.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof deskMessages> {}
}
