import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";

/** What a file turned out to be by its content, whatever its name says. */
export type FileFormat =
  | "csv"
  | "xlsx"
  | "xls"
  | "xlsb"
  | "ods"
  | "html"
  | "xml-spreadsheet"
  | "pdf"
  | "archive"
  | "other";

/** What a file turned out to be, as a part of a sentence. */
export const fileFormats: Record<FileFormat, Record<Language, string>> = {
  csv: { "zh-CN": "文本", en: "text" },
  xlsx: { "zh-CN": "Excel 工作簿", en: "an Excel workbook" },
  xls: { "zh-CN": "旧版 Excel（.xls）", en: "an old Excel file (.xls)" },
  xlsb: { "zh-CN": "Excel 二进制工作簿（.xlsb）", en: "a binary Excel workbook (.xlsb)" },
  ods: { "zh-CN": "OpenDocument 表格（.ods）", en: "an OpenDocument file (.ods)" },
  html: {
    "zh-CN": "网页（系统导出的“假 Excel”多为此类）",
    en: "a web page (as some systems export for Excel)",
  },
  "xml-spreadsheet": { "zh-CN": "Excel 2003 XML 表格", en: "an Excel 2003 XML table" },
  pdf: { "zh-CN": "PDF 文件", en: "a PDF file" },
  archive: { "zh-CN": "压缩包", en: "an archive" },
  other: { "zh-CN": "无法识别的内容", en: "content of an unknown kind" },
};

const SAVE_AS: Record<Language, string> = {
  "zh-CN": "在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”或“CSV UTF-8（逗号分隔）”，再导入。",
  en: "Open it in Excel or WPS, save it as Excel workbook (.xlsx) or CSV UTF-8, and import that.",
};

const UNPACK: Record<Language, string> = {
  "zh-CN": "解压后导入解压出来的文件夹；普通的 zip（不是工作簿）可以直接用 balis import 导入。",
  en: "Unpack it and import the folder; a plain zip of files can be given to balis import as it is.",
};

/** What LibreOffice converts, a folder at a time. */
const CONVERTED: Partial<Record<FileFormat, string>> = {
  xls: "xls",
  xlsb: "xlsb",
  ods: "ods",
  "xml-spreadsheet": "xml",
};

function allAtOnce(language: Language, found: FileFormat): string {
  const ending = CONVERTED[found];
  if (ending === undefined) return "";
  const command = `soffice --headless --convert-to xlsx --outdir OUT *.${ending}`;
  return language === "zh-CN"
    ? `有许多个时，装了 LibreOffice 可在其文件夹中一次转换：${command}，再导入文件夹 OUT。`
    : ` If there are many and LibreOffice is installed, convert them all at once in their folder: ${command}; then import the folder OUT.`;
}

export const fileMessages = {
  "file-must-exist": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `文件 ${p.path} 不存在。`, next: "检查路径和文件名；用引号括住带空格的路径。" },
    en: {
      what: `There is no file ${p.path}.`,
      next: "Check the path. If it contains spaces, put it in quotes.",
    },
  }),
  "file-must-be-a-file": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不是文件（是文件夹或设备）。`,
      next: "写明文件夹里的文件，如 文件夹/*.csv。",
    },
    en: {
      what: `${p.path} is a folder or a device, not a file.`,
      next: "Name the files in it, e.g. FOLDER/*.csv.",
    },
  }),
  "file-must-be-readable": (p: { path: string; why: string }): InBoth => ({
    "zh-CN": {
      what: `文件 ${p.path} 无法读取（${p.why}）。`,
      next: "检查文件权限、磁盘，以及文件是否正被其他程序占用。",
    },
    en: {
      what: `File ${p.path} cannot be read (${p.why}).`,
      next: "Check its permissions, the disk, and whether another program has it open.",
    },
  }),
  "file-must-be-a-text-file": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不是文本文件（UTF-8 或 GBK 都无法读取）。`,
      next: "检查是否选错了文件：Excel、Word、PDF 和压缩包不是文本文件。",
    },
    en: {
      what: `${p.path} is not a text file: it can be read neither as UTF-8 nor as GBK.`,
      next: "Check that this is the right file. Excel, Word, PDF and zip files are not text files.",
    },
  }),
  "file-must-not-be-empty": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `文件 ${p.path} 是空的。`, next: "请来源馆重新导出并发送。" },
    en: {
      what: `File ${p.path} is empty.`,
      next: "Ask the library to export it and send it again.",
    },
  }),
  "file-must-be-bounded": (p: { bytes: number; limit: number }): InBoth => ({
    "zh-CN": { what: `文件有 ${p.bytes} 字节，超过上限 ${p.limit}。`, next: "请按月拆分后再导入。" },
    en: {
      what: `The file has ${p.bytes} bytes, more than the limit of ${p.limit}.`,
      next: "Split it by month and import the parts.",
    },
  }),
  "file-must-be-a-table": (p: { found: FileFormat }): InBoth => ({
    "zh-CN": {
      what: `这不是可以导入的表格：${fileFormats[p.found]["zh-CN"]}。`,
      next: p.found === "archive" ? UNPACK["zh-CN"] : `${SAVE_AS["zh-CN"]}${allAtOnce("zh-CN", p.found)}`,
    },
    en: {
      what: `This file cannot be imported as a table: it is ${fileFormats[p.found].en}.`,
      next: p.found === "archive" ? UNPACK.en : `${SAVE_AS.en}${allAtOnce("en", p.found)}`,
    },
  }),
  "file-must-match-its-extension": (p: {
    extension: string;
    found: "csv" | "xlsx";
    rename: string;
  }): InBoth => ({
    "zh-CN": {
      what: `扩展名是“${p.extension}”，内容却是${fileFormats[p.found]["zh-CN"]}。`,
      next: `确认内容无误后改名为 ${p.rename}，再导入。`,
    },
    en: {
      what: `The extension is "${p.extension}" but the content is ${fileFormats[p.found].en}.`,
      next: `If the content is right, rename it to ${p.rename} and import it.`,
    },
  }),
  "file-must-be-text": (p: { line: number; byte: number }): InBoth => ({
    "zh-CN": {
      what: `第 ${p.line} 行（第 ${p.byte} 字节）有空字节，这不是文本文件。`,
      next: "文件可能没有传完或已损坏，请重新导出。",
    },
    en: {
      what: `Line ${p.line} (byte ${p.byte}) contains a zero byte: this is not a text file.`,
      next: "It may be incomplete or damaged; export it again.",
    },
  }),
  "file-must-stay-unchanged": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `读取过程中文件 ${p.path} 发生了变化。`, next: "等其他程序写完后再导入。" },
    en: {
      what: `File ${p.path} changed while it was read.`,
      next: "Wait until the other program has finished writing, then import it.",
    },
  }),
  "csv-quote-must-be-closed": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `引号没有结束：“${p.text}”。`, next: "补上结束的引号；文件可能没有传完。" },
    en: {
      what: `A quote is not closed: "${p.text}".`,
      next: "Close it; the file may be incomplete.",
    },
  }),
  "csv-quote-must-begin-its-cell": (p: { text: string }): InBoth => ({
    "zh-CN": { what: `单元格中间出现引号：“${p.text}”。`, next: "整格用引号括住，格内引号写两次。" },
    en: {
      what: `There is a quote inside a cell: "${p.text}".`,
      next: "Quote the whole cell and double the quotes inside it.",
    },
  }),
  "csv-quote-must-end-its-cell": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `结束引号后面还有文字：“${p.text}”。`,
      next: "整格用引号括住，格内引号写两次。",
    },
    en: {
      what: `Text follows a closing quote: "${p.text}".`,
      next: "Quote the whole cell and double the quotes inside it.",
    },
  }),
  "csv-row-must-be-bounded": (p: { cells: number; chars: number }): InBoth => ({
    "zh-CN": {
      what: `一行超过 ${p.cells} 格或 ${p.chars} 字。`,
      next: "检查分隔符和引号是否有误。",
    },
    en: {
      what: `A row has more than ${p.cells} cells or ${p.chars} characters.`,
      next: "Check the delimiter and the quotes.",
    },
  }),
  "workbook-must-not-have-a-password": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `${p.path} 有打开密码。`, next: "在 Excel 中去掉密码，保存后再导入。" },
    en: { what: `${p.path} has a password.`, next: "Remove it in Excel, save, and import again." },
  }),
  "workbook-must-be-complete": (p: { part: string; why: "truncated" | "damaged" | "missing" }): InBoth => ({
    "zh-CN": {
      what: {
        truncated: "工作簿不完整：文件结尾缺失。",
        damaged: `工作簿已损坏：${p.part} 解不开，或校验值不符。`,
        missing: `工作簿不完整：缺少 ${p.part}。`,
      }[p.why],
      next: "文件可能没有传完；请重新发送，或在 Excel 中打开修复并另存后再导入。",
    },
    en: {
      what: {
        truncated: "The workbook is incomplete: its end is missing.",
        damaged: `The workbook is damaged: ${p.part} cannot be unpacked, or its checksum is wrong.`,
        missing: `The workbook is incomplete: it lacks ${p.part}.`,
      }[p.why],
      next: "The transfer may have been cut short. Ask for the file again, or let Excel repair it, save it and import that.",
    },
  }),
  /** Bytes, or parts where the part is the zip itself. */
  "workbook-must-be-bounded": (p: { part: string; found: number; limit: number }): InBoth => ({
    "zh-CN": {
      what: `工作簿的 ${p.part} 解压后有 ${p.found}，超过上限 ${p.limit}，没有解压。`,
      next: "正常的工作簿不会这样；请核实来源，或在 Excel 中另存后再导入。",
    },
    en: {
      what: `Unpacked, ${p.part} of the workbook is ${p.found}, more than the limit of ${p.limit}; it was not unpacked.`,
      next: "A normal workbook never expands this much. Check where the file comes from, or save it again in Excel and import that.",
    },
  }),
  "workbook-parts-must-differ": (p: { part: string }): InBoth => ({
    "zh-CN": {
      what: `工作簿里有两个名为 ${p.part} 的部分（大小写不同也算同名），无法判断以哪一个为准；Excel 也打不开这样的文件。`,
      next: "请来源馆用 Excel 或 WPS 重新保存后再发送。",
    },
    en: {
      what: `The workbook has two parts named ${p.part} (upper and lower case count as the same), so it is not clear which one counts. Excel does not open such a file either.`,
      next: "Ask the library to save it again in Excel or WPS and send that.",
    },
  }),
  "cell-text-must-be-bounded": (p: { text: string; limit: number }): InBoth => ({
    "zh-CN": {
      what: `有一格文字超过 ${p.limit} 个字符（Excel 一格的上限），开头是“${p.text}”。`,
      next: "检查文件是否损坏、引号是否漏了一半；确有这样长的文字，请先删短。",
    },
    en: {
      what: `A cell has more than ${p.limit} characters, the most that Excel allows; it begins with "${p.text}".`,
      next: "Check whether the file is damaged or a quote is missing; if the text is really that long, shorten it.",
    },
  }),
  "cells-must-not-stand-apart": (p: { row: number; column: string }): InBoth => ({
    "zh-CN": {
      what: `表格右侧很远处还有内容（如第 ${p.row} 行第 ${p.column} 列），这样的行有几百行，没有读取。`,
      next: "在 Excel 中选中表格右边的所有空列并删除，保存后再导入。",
    },
    en: {
      what: `There is content far to the right of the table (such as row ${p.row}, column ${p.column}) in hundreds of rows; the sheet was not read.`,
      next: "In Excel, select all the columns to the right of the table, delete them, save, and import again.",
    },
  }),
  "sheet-must-be-bounded": (p: { limit: number; row: number }): InBoth => ({
    "zh-CN": {
      what: `到第 ${p.row} 行为止，工作表已超过 ${p.limit} 格，没有读完。`,
      next: "正常的明细不会这样大；请核实来源，或删去表格以外的内容、按月拆分后再导入。",
    },
    en: {
      what: `By row ${p.row} the sheet has more than ${p.limit} cells; it was not read to its end.`,
      next: "A normal export is never that large. Check where it comes from, or delete what is outside the table, split it by month, and import the parts.",
    },
  }),
  "merged-areas-must-be-bounded": (p: { limit: number }): InBoth => ({
    "zh-CN": {
      what: `工作表有超过 ${p.limit} 处合并单元格，没有读取。`,
      next: "在 Excel 中全选工作表，取消合并单元格，逐格补全内容，保存后再导入。",
    },
    en: {
      what: `The sheet has more than ${p.limit} merged areas; it was not read.`,
      next: "In Excel, select the whole sheet, unmerge the cells, fill in each one, save, and import again.",
    },
  }),
  "workbook-part-must-be-valid": (p: { part: string; text: string }): InBoth => ({
    "zh-CN": {
      what: `工作簿的 ${p.part} 内容不合规范：${p.text}`,
      next: "在 Excel 或 WPS 中打开并另存为 .xlsx，再导入。",
    },
    en: {
      what: `${p.part} of the workbook is not valid: ${p.text}`,
      next: "Open it in Excel or WPS, save it as .xlsx, and import that.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof fileMessages> {}
}
