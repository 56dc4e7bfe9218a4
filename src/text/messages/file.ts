import type { FileMessages } from "../../domain/messages/file.ts";
import type { Messages } from "../language.ts";

export const fileMessages: Messages<FileMessages> = {
  "file-must-exist": {
    "zh-CN": (p) => ({ what: `文件 ${p.path} 不存在。`, next: "检查路径和文件名；用引号括住带空格的路径。" }),
    en: (p) => ({
      what: `There is no file ${p.path}.`,
      next: "Check the path; put quotes around one with blanks.",
    }),
  },
  "file-must-be-a-file": {
    "zh-CN": (p) => ({
      what: `${p.path} 不是文件（是文件夹或设备）。`,
      next: "写明文件夹里的文件，如 文件夹/*.csv。",
    }),
    en: (p) => ({
      what: `${p.path} is no file but a folder or device.`,
      next: "Name the files in it, e.g. FOLDER/*.csv.",
    }),
  },
  "file-must-be-readable": {
    "zh-CN": (p) => ({
      what: `文件 ${p.path} 读不出来（${p.why}）。`,
      next: "检查文件权限、磁盘，以及文件是否正被其他程序占用。",
    }),
    en: (p) => ({
      what: `File ${p.path} can't be read (${p.why}).`,
      next: "Check its permissions, the disk, and whether another program holds it.",
    }),
  },
  "file-must-not-be-empty": {
    "zh-CN": (p) => ({ what: `文件 ${p.path} 是空的。`, next: "请来源馆重新导出并发送。" }),
    en: (p) => ({ what: `File ${p.path} is empty.`, next: "Have the library export and send it again." }),
  },
  "file-must-be-bounded": {
    "zh-CN": (p) => ({ what: `文件有 ${p.bytes} 字节，超过上限 ${p.limit}。`, next: "请按月拆分后再导入。" }),
    en: (p) => ({
      what: `The file has ${p.bytes} bytes, more than the limit of ${p.limit}.`,
      next: "Split it by month and import the parts.",
    }),
  },
  "file-must-be-a-table": {
    "zh-CN": (p) => ({
      what: `这不是 CSV 或 TSV 表格（内容是 ${p.found}）。本版本还不能读 Excel 工作簿。`,
      next: "在 Excel 中打开，另存为“CSV UTF-8（逗号分隔）”，再导入。",
    }),
    en: (p) => ({
      what: `This is no CSV or TSV table (its content is ${p.found}). This version can't read Excel workbooks yet.`,
      next: "Open it in Excel, save it as CSV UTF-8, and import that.",
    }),
  },
  "file-must-match-its-extension": {
    "zh-CN": (p) => ({
      what: `扩展名是“${p.extension}”，内容却是 ${p.found}。`,
      next: `确认内容无误后改名为 ${p.rename}，再导入。`,
    }),
    en: (p) => ({
      what: `The extension is "${p.extension}" but the content is ${p.found}.`,
      next: `If the content is right, rename it to ${p.rename} and import it.`,
    }),
  },
  "file-must-be-text": {
    "zh-CN": (p) => ({
      what: `第 ${p.line} 行（第 ${p.byte} 字节）有空字节，这不是文本文件。`,
      next: "文件可能没有传完或已损坏，请重新导出。",
    }),
    en: (p) => ({
      what: `Line ${p.line} (byte ${p.byte}) holds a zero byte: this is no text file.`,
      next: "It may be half-written or damaged; export it again.",
    }),
  },
  "file-must-be-decodable": {
    "zh-CN": (p) => ({
      what: `第 ${p.line} 行（第 ${p.byte} 字节）不是有效的 ${p.encoding}，也不是其他可识别的编码。`,
      next: "请另存为 UTF-8 或 GBK 编码的 CSV；没有替换或丢弃任何字符。",
    }),
    en: (p) => ({
      what: `Line ${p.line} (byte ${p.byte}) is not valid ${p.encoding}, nor any other known encoding.`,
      next: "Save it as CSV in UTF-8 or GBK; no character was replaced or dropped.",
    }),
  },
  "file-must-stay-unchanged": {
    "zh-CN": (p) => ({ what: `读取过程中文件 ${p.path} 发生了变化。`, next: "等其他程序写完后再导入。" }),
    en: (p) => ({
      what: `File ${p.path} changed while it was read.`,
      next: "Wait until the other program has finished writing, then import it.",
    }),
  },
  "csv-quote-must-be-closed": {
    "zh-CN": (p) => ({ what: `引号没有结束：“${p.text}”。`, next: "补上结束的引号；文件可能没有传完。" }),
    en: (p) => ({
      what: `A quote is not closed: "${p.text}".`,
      next: "Close it; the file may be half-written.",
    }),
  },
  "csv-quote-must-begin-its-cell": {
    "zh-CN": (p) => ({ what: `单元格中间出现引号：“${p.text}”。`, next: "整格用引号括住，格内引号写两次。" }),
    en: (p) => ({
      what: `A quote stands inside a cell: "${p.text}".`,
      next: "Quote the whole cell and double the quotes inside it.",
    }),
  },
  "csv-quote-must-end-its-cell": {
    "zh-CN": (p) => ({
      what: `结束引号后面还有文字：“${p.text}”。`,
      next: "整格用引号括住，格内引号写两次。",
    }),
    en: (p) => ({
      what: `Text follows a closing quote: "${p.text}".`,
      next: "Quote the whole cell and double the quotes inside it.",
    }),
  },
  "csv-row-must-be-bounded": {
    "zh-CN": (p) => ({
      what: `一行超过 ${p.cells} 格或 ${p.chars} 字。`,
      next: "检查分隔符和引号是否有误。",
    }),
    en: (p) => ({
      what: `A row has more than ${p.cells} cells or ${p.chars} characters.`,
      next: "Check the delimiter and the quotes.",
    }),
  },
  "workbook-must-not-have-a-password": {
    "zh-CN": (p) => ({ what: `${p.path} 有打开密码。`, next: "在 Excel 中去掉密码，另存为 CSV 后导入。" }),
    en: (p) => ({
      what: `${p.path} has a password.`,
      next: "Remove it in Excel, save as CSV, and import that.",
    }),
  },
};
