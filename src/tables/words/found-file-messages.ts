import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";
import type { PassedOver, PassedOverKind } from "../passed-over.ts";

const KINDS: Record<PassedOverKind, Record<Language, string>> = {
  lock: { "zh-CN": "文档打开时留下的锁文件", en: "the lock file of an open document" },
  system: { "zh-CN": "系统文件", en: "a system file" },
  draft: { "zh-CN": "未完成的临时文件", en: "an unfinished temporary file" },
  hidden: { "zh-CN": "隐藏文件", en: "a hidden file" },
  folder: { "zh-CN": "子文件夹，没有读取", en: "a subfolder, not read" },
  books: { "zh-CN": "账册", en: "the books" },
};

const MAX_SHOWN = 20;

/** "~$a.xlsx (the lock of an open document), …": all in one line. */
export function passedOverText(language: Language, list: readonly PassedOver[]): string {
  const isChinese = language === "zh-CN";
  const shown = list.slice(0, MAX_SHOWN).map(({ name, why }) => {
    const kind = KINDS[why][language];
    return isChinese ? `${name}（${kind}）` : `${name} (${kind})`;
  });
  return shown.join(isChinese ? "、" : ", ") + (list.length > MAX_SHOWN ? "…" : "");
}

/** As an end of a sentence that says that there is nothing. */
export function passedOverSentence(language: Language, list: readonly PassedOver[]): string {
  if (list.length === 0) return "";
  const text = passedOverText(language, list);
  return language === "zh-CN" ? `略过：${text}。` : ` Passed over: ${text}.`;
}

/** What the paths of a command lead to. */
export const foundFileMessages = {
  "folder-must-hold-files": (p: { path: string; passedOver: readonly PassedOver[] }): InBoth => ({
    "zh-CN": {
      what: `文件夹 ${p.path} 里没有可导入的文件。${passedOverSentence("zh-CN", p.passedOver)}`,
      next: "检查路径；子文件夹里的文件不会读取，请写明那个子文件夹。",
    },
    en: {
      what: `There is no file to import in folder ${p.path}.${passedOverSentence("en", p.passedOver)}`,
      next: "Check the path. Files in subfolders are not read: name the subfolder itself.",
    },
  }),
  /** `files`: how many there are; null where there is no such folder. */
  "pattern-must-match": (p: { pattern: string; folder: string; files: number | null }): InBoth => ({
    "zh-CN": {
      what:
        p.files === null
          ? `没有文件夹 ${p.folder}，“${p.pattern}”无从查找。`
          : `文件夹 ${p.folder} 里的 ${p.files} 个文件都不符合“${p.pattern}”。`,
      next: "检查文件夹和文件名（* 代表任意一段字，? 代表一个字）；或只写文件夹，导入其中全部文件。",
    },
    en: {
      what:
        p.files === null
          ? `There is no folder ${p.folder} to look for "${p.pattern}" in.`
          : `In folder ${p.folder} no file matches "${p.pattern}" (files there: ${p.files}).`,
      next: "Check the folder and the names (* stands for any text, ? for one character), or name the folder alone to import all its files.",
    },
  }),
  "file-must-hold-data": (p: { path: string; why: PassedOverKind }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不是数据文件，是${KINDS[p.why]["zh-CN"]}。`,
      next: "请写明数据文件本身；写文件夹时，这类文件会自动略过。",
    },
    en: {
      what: `${p.path} is not a data file: it is ${KINDS[p.why].en}.`,
      next: "Name the data file itself. If you name the folder, such files are passed over.",
    },
  }),
  "inputs-must-be-bounded": (p: { limit: number }): InBoth => ({
    "zh-CN": {
      what: `一次要导入的文件超过 ${p.limit} 个，没有开始导入。`,
      next: "检查文件夹是否写错；确有这么多，请分几次导入。",
    },
    en: {
      what: `There are more than ${p.limit} files to import at once; nothing was imported.`,
      next: "Check that the folder is the right one; if it is, import the files in several parts.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof foundFileMessages> {}
}
