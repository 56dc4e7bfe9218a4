import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";
import { listed } from "../../../core/words/language.ts";

interface Reason extends Record<Language, string> {
  readonly next: Record<Language, string>;
}

const elsewhere = {
  "zh-CN": "换一个位置，或先移走原有内容。",
  en: "Choose another place, or move away what is there.",
};
const permitted = { "zh-CN": "换一个有写权限的位置。", en: "Choose a place you may write to." };

/** What the system's codes mean. */
const reasons: Readonly<Record<string, Reason>> = {
  ENOENT: {
    "zh-CN": "文件夹不存在",
    en: "its folder does not exist",
    next: { "zh-CN": "请先建立该文件夹，或另选路径。", en: "Make the folder first, or choose another path." },
  },
  ENOTDIR: { "zh-CN": "路径中有一段是文件", en: "a part of the path is a file", next: elsewhere },
  EISDIR: { "zh-CN": "它是一个文件夹", en: "it is a folder", next: elsewhere },
  EEXIST: {
    "zh-CN": "已有内容，且不是本程序生成的",
    en: "it contains something balis did not generate",
    next: elsewhere,
  },
  DEVICE: {
    "zh-CN": "那里是设备或管道，不是文件",
    en: "it is a device or a pipe, not a file",
    next: { "zh-CN": "换一个文件名。", en: "Give the name of a file." },
  },
  LINK: {
    "zh-CN": "它是一个链接，所指的文件不存在",
    en: "it is a link to a file that does not exist",
    next: { "zh-CN": "换一个文件名，或先修好该链接。", en: "Give another name, or mend the link first." },
  },
  ELOOP: {
    "zh-CN": "路径中的链接又指回它自己",
    en: "a link in its path leads back to itself",
    next: { "zh-CN": "换一个位置，或先修好该链接。", en: "Choose another place, or mend the link first." },
  },
  RESERVED: {
    "zh-CN": "这个名称在 Windows 上指设备或文件的隐藏流",
    en: "on Windows this name means a device or a hidden stream of a file",
    next: {
      "zh-CN": "换一个文件名：不用 con、nul、aux、com1 等，也不含冒号。",
      en: "Choose another name: not con, nul, aux, com1 or the like, and without a colon.",
    },
  },
  ENAMETOOLONG: {
    "zh-CN": "文件名太长",
    en: "its name is too long",
    next: { "zh-CN": "换一个短一些的文件名（汉字不超过 80 个）。", en: "Choose a shorter name." },
  },
  OPEN: {
    "zh-CN": "正被另一个程序打开（如 Excel）",
    en: "another program, such as Excel, has it open",
    next: {
      "zh-CN": "在那个程序里关闭它，再运行一次；原来的文件没有改动。",
      en: "Close it there and run the command again; the file is as it was.",
    },
  },
  EACCES: { "zh-CN": "没有写权限", en: "you may not write there", next: permitted },
  EPERM: { "zh-CN": "没有写权限", en: "you may not write there", next: permitted },
  EROFS: { "zh-CN": "该磁盘只读", en: "the disk is read-only", next: permitted },
  ENOSPC: {
    "zh-CN": "磁盘已满",
    en: "the disk is full",
    next: {
      "zh-CN": "腾出空间后再试；没有留下写了一半的文件。",
      en: "Free some space and try again; no incomplete file was left behind.",
    },
  },
};

/** What `balis explain` understands, by example. */
const examples: readonly Record<Language, string>[] = [
  {
    "zh-CN":
      "报表单元格 finance-2019-05.xlsx!补贴发放明细!F12（也可 statement-、statistics-、audit-、dispute-、self-evaluation-、monitoring-、midterm-、acceptance-、performance-、consolidated-、evaluation-；文件名须是程序给的）",
    en: "a cell of a workbook, finance-2019-05.xlsx!Subsidies!F12 (or statement-, statistics-, audit-, dispute-, self-evaluation-, monitoring-, midterm-, acceptance-, performance-, consolidated-, evaluation-, under the name the program gave)",
  },
  { "zh-CN": "费用 C-5-120", en: "a charge, C-5-120" },
  {
    "zh-CN": "分录 2019-05/S1/dd-subsidy/10002",
    en: "an entry, 2019-05/S1/dd-subsidy/10002",
  },
  { "zh-CN": "收付款 M-3", en: "a movement, M-3" },
  { "zh-CN": "更正 2019-05/R1", en: "a correction run, 2019-05/R1" },
  { "zh-CN": "账期 2019-05", en: "a period, 2019-05" },
  { "zh-CN": "往来 “10002 2019-05”", en: 'an account, "10002 2019-05"' },
  { "zh-CN": "规则 “dd-tariff balis-dd@2017-01-01”", en: 'a rule, "dd-tariff balis-dd@2017-01-01"' },
  { "zh-CN": "文件名:行号，或 12:1:118（文件:表:行）", en: "FILE:ROW, or 12:1:118 (file:sheet:row)" },
  { "zh-CN": "差异编号", en: "a discrepancy's id" },
  { "zh-CN": "申请单号", en: "a request number" },
];

export const reportMessages = {
  "output-must-be-writable": (p: { path: string; why: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不能写入：${reasons[p.why]?.["zh-CN"] ?? p.why}。`,
      next: reasons[p.why]?.next["zh-CN"] ?? "换一个位置再试。",
    },
    en: {
      what: `${p.path} cannot be written: ${reasons[p.why]?.en ?? p.why}.`,
      next: reasons[p.why]?.next.en ?? "Try another place.",
    },
  }),
  "form-must-not-replace": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 已存在，可能是填过的表，没有覆盖。`,
      next: "用 -o 换一个文件名，或先移走原来的文件。",
    },
    en: {
      what: `${p.path} already exists and may have been filled in; it was not overwritten.`,
      next: "Give another name with -o, or move the file away first.",
    },
  }),
  "filled-form-must-be-another-file": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 就是空白表样本身，没有覆盖。`,
      next: "用 -o 换一个文件名；表样留着下次再填。",
    },
    en: {
      what: `${p.path} is the blank form itself; it was not overwritten.`,
      next: "Give another name with -o: the blank form will be needed again.",
    },
  }),
  "filled-form-must-end-as-its-form": (p: { path: string; ending: string }): InBoth => ({
    "zh-CN": {
      what: `输出文件 ${p.path} 的扩展名与表样的 ${p.ending} 不同，生成后将无法打开。`,
      next: `把 -o 的文件名改为以 ${p.ending} 结尾。`,
    },
    en: {
      what: `The output ${p.path} does not end in ${p.ending} like the form; it could not be opened.`,
      next: `Give a name with -o that ends in ${p.ending}.`,
    },
  }),
  "output-must-be-a-report": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 既不是 Excel 工作簿，也不是 Word 文档。`,
      next: "文件名以 .xlsx 结尾写工作簿，以 .docx 结尾写 Word 文档。",
    },
    en: {
      what: `${p.path} is neither an Excel workbook nor a Word document.`,
      next: "End the name with .xlsx for a workbook, or with .docx for a Word document.",
    },
  }),
  "output-must-be-a-workbook": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `输出文件 ${p.path} 不是 .xlsx。`, next: "把文件名改为以 .xlsx 结尾。" },
    en: {
      what: `The output ${p.path} is not an .xlsx file.`,
      next: "Give a name that ends in .xlsx.",
    },
  }),
  "output-must-not-replace-books": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 是账册或别的数据库，输出不会覆盖它。`,
      next: "用 -o 换一个文件名；核对一下，是不是按 Tab 多补全了一个文件名。",
    },
    en: {
      what: `${p.path} is a file of books or another database and is never overwritten.`,
      next: "Give another name with -o; the name may have been completed by mistake.",
    },
  }),
  "output-must-not-be-a-companion": (p: { path: string; books: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 这个名称属于数据库 ${p.books}，会被当作它的日志。`,
      next: "换一个不以 -wal、-shm、-journal 结尾的文件名。",
    },
    en: {
      what: `The name ${p.path} belongs to the database ${p.books} and would be mistaken for its log.`,
      next: "Choose a name that does not end in -wal, -shm or -journal.",
    },
  }),
  "demo-must-delete-its-own-only": (p: { folder: string; files: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `${p.folder} 里有 ${p.count} 个文件不能确认是演示生成后原样未动的（生成后改过、账册里作过处理、别处放入，或上次演示被强行终止、来不及列出）：${p.files}${p.count > 5 ? " …" : ""}。没有删除任何内容。`,
      next: "换一个文件夹：balis demo 文件夹；确实不再需要，请自己删除这个文件夹后再运行。",
    },
    en: {
      what: `${p.folder} contains files that cannot be shown to be as the demo made them (${p.count}; changed since, put there by somebody, or left by a run that was killed before it could list them; resolutions made in its books count as changes): ${p.files}${p.count > 5 ? " …" : ""}. Nothing was deleted.`,
      next: "Choose another folder: balis demo FOLDER; or delete this one yourself if nothing in it is needed.",
    },
  }),
  "output-must-not-replace-a-source": (p: { path: string; file: number }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 就是已导入的来源文件（第 ${p.file} 号），是账册的依据，没有覆盖。`,
      next: "用 -o 换一个文件名或文件夹。",
    },
    en: {
      what: `${p.path} is source file ${p.file} of the books and their proof; it was not overwritten.`,
      next: "Give another name or folder with -o.",
    },
  }),
  "output-must-not-replace-evidence": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 是账册中登记的佐证文件，没有覆盖。`,
      next: "用 -o 换一个文件名或文件夹。",
    },
    en: {
      what: `${p.path} is recorded in the books as evidence; it was not overwritten.`,
      next: "Give another name or folder with -o.",
    },
  }),
  "report-must-tie-out": (p: { period: string; ties: number }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 有 ${p.ties} 项勾稽关系不符，没有生成报表。`,
      next: "重新结算后再试；仍不符时请加 --debug 把全部输出发给维护者。",
    },
    en: {
      what: `Tie-out of ${p.period} failed: ${p.ties} ${p.ties === 1 ? "relation does" : "relations do"} not hold; no workbook was generated.`,
      next: "Settle again and retry; if they still differ, send the maintainers the output with --debug.",
    },
  }),
  "report-figures-must-agree": (p: { period: string; tie: string; left: string; right: string }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 勾稽项 ${p.tie}：一边 ${p.left}，另一边 ${p.right}。`,
      next: "用 balis explain 查看两边的来源。",
    },
    en: {
      what: `Tie ${p.tie} of ${p.period}: one side ${p.left}, the other ${p.right}.`,
      next: "Use balis explain to see where both come from.",
    },
  }),
  "period-must-have-statistics": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `${p.period} 没有已对账的业务，无从统计。`,
      next: `先 balis reconcile；可统计一个月、一季或一年，如 2019-05、2019-Q2、2019。`,
    },
    en: {
      what: `${p.period} has no reconciled requests to count.`,
      next: "Run balis reconcile first; a month, quarter or year can be reported (2019-05, 2019-Q2, 2019).",
    },
  }),
  "picture-must-have-glyphs": (p: { path: string; characters: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 的图中有字体没有的字：${p.characters}。图中以其编码（U+ 加十六进制数）代替。`,
      next: "改用通行的字或简称；Excel 中的图不受影响。",
    },
    en: {
      what: `The picture ${p.path} has characters its font does not have: ${p.characters}. Their codes (U+ and a number) are shown instead.`,
      next: "Use a common character or a short name; the chart in the workbook is not affected.",
    },
  }),
  "reference-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `账册中没有“${p.text}”。`,
      next: `可写：${Object.values(examples)
        .map((e) => e["zh-CN"])
        .join("；")}。`,
    },
    en: {
      what: `The books contain nothing called "${p.text}".`,
      next: `Give ${Object.values(examples)
        .map((e) => e.en)
        .join("; ")}.`,
    },
  }),
  "rule-must-be-named": (p: { text: string; known: string }): InBoth => ({
    "zh-CN": { what: `“${p.text}”有多个部分。`, next: `请写明是哪一个：${listed(p.known)}。` },
    en: { what: `"${p.text}" has several parts.`, next: `Name one of them: ${p.known}.` },
  }),
  "sheet-must-exist": (p: { sheet: string; known: string }): InBoth => ({
    "zh-CN": { what: `报表中没有工作表“${p.sheet}”。`, next: `可选：${listed(p.known)}。` },
    en: { what: `The report has no sheet "${p.sheet}".`, next: `One of: ${p.known}.` },
  }),
  "cell-must-show-a-figure": (p: { address: string; sheet: string }): InBoth => ({
    "zh-CN": {
      what: `${p.sheet === "" ? "" : `${p.sheet}!`}${p.address} 不是一个有来源的数字。`,
      next:
        p.sheet === ""
          ? "写一个数的名称，如 funds.total.executed、lines[0].executed；全部名称：balis report … --figures。"
          : "选一个显示金额、数量或比率的单元格。",
    },
    en: {
      what: `${p.sheet === "" ? "" : `${p.sheet}!`}${p.address} shows no figure with a source.`,
      next:
        p.sheet === ""
          ? "Name a figure, such as funds.total.executed or lines[0].executed; balis report … --figures lists them."
          : "Choose a cell that shows an amount, a count or a ratio.",
    },
  }),
  "library-must-have-charges": (p: { period: string; library: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 在 ${p.period} 没有任何业务或款项。`,
      next: "检查账期和图书馆代码；不写 --library 则为所有有业务的图书馆各出一份。",
    },
    en: {
      what: `${p.library} has neither requests nor money in ${p.period}.`,
      next: "Check period and code; without --library every library with requests gets its statement.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof reportMessages> {}
}
