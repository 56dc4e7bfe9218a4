import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";

/** Why books, or a file beside them, can't be written. */
export type NotWritable = "no-folder" | "name-too-long" | "read-only" | "log-beside" | "device-error";

/** Why a file is not taken for books. */
export type NotBooks =
  | "not-a-file"
  | "broken-link"
  | "not-a-database"
  | "another-program"
  | "unknown-history"
  | "damaged";

type Said = Readonly<Record<Language, string>>;

const notBooks: Record<NotBooks, Said> = {
  "not-a-file": {
    "zh-CN": "它不是文件，而是文件夹、管道或设备",
    en: "it is a folder, a pipe or a device, not a file",
  },
  "broken-link": {
    "zh-CN": "它是一个链接，所指的文件不存在",
    en: "it is a link to a file that does not exist",
  },
  "not-a-database": { "zh-CN": "它不是数据库文件", en: "it is not a database" },
  "another-program": { "zh-CN": "它是别的程序的数据库", en: "it is another program's database" },
  "unknown-history": {
    "zh-CN": "它的升级记录与本程序不符",
    en: "its upgrade history is not one this program knows",
  },
  damaged: { "zh-CN": "文件已损坏", en: "the file is damaged" },
};

const notWritable: Record<NotWritable, Said> = {
  "no-folder": { "zh-CN": "文件夹不存在", en: "the folder does not exist" },
  "name-too-long": { "zh-CN": "文件名太长", en: "its name is too long" },
  "read-only": { "zh-CN": "没有读写权限，或磁盘是只读的", en: "no permission, or the disk is read-only" },
  "log-beside": {
    "zh-CN": "没有写权限，而旁边留有日志文件（-wal），其中有还没有写入账册的内容",
    en: "no permission to write, and the log beside it (-wal) holds content that is not in the file yet",
  },
  "device-error": {
    "zh-CN": "磁盘读写出错，或已超出磁盘配额",
    en: "the disk reported an error, or the disk quota is used up",
  },
};

const writableRemedy: Record<NotWritable, Said> = {
  "name-too-long": { "zh-CN": "请换一个短一些的文件名。", en: "Choose a shorter name." },
  "no-folder": {
    "zh-CN": "请先建立该文件夹，或另选路径。",
    en: "Make the folder first, or choose another path.",
  },
  "read-only": {
    "zh-CN": "请检查文件及其文件夹的权限，或换一个可写的位置。",
    en: "Check the permissions of the file and its folder, or use a place that can be written.",
  },
  "log-beside": {
    "zh-CN": "请有写权限的人执行一次 balis status，或用 balis backup 另存一份给您。",
    en: "Ask somebody who may write to run balis status once, or to give you a copy made by balis backup.",
  },
  "device-error": {
    "zh-CN": "请检查磁盘和配额后重试；账册内容没有改变。",
    en: "Check the disk and its quota and try again; the books are unchanged.",
  },
};

/** What a fact is called, by the word the store uses for it. */
const facts: Readonly<Record<string, Said>> = {
  "rule-version": { "zh-CN": "规则版本", en: "rule version" },
  file: { "zh-CN": "来源文件", en: "source file" },
  "file-receipt": { "zh-CN": "文件回执", en: "file receipt" },
  "file-supersession": { "zh-CN": "文件替换", en: "file replacement" },
  "file-withdrawal": { "zh-CN": "文件的撤回", en: "withdrawal of a file" },
  record: { "zh-CN": "记录", en: "record" },
  "waybill-line": { "zh-CN": "物流账单行", en: "courier invoice line" },
  "service-record": { "zh-CN": "其他服务记录", en: "row of another service" },
  "user-count": { "zh-CN": "注册用户数", en: "user count" },
  "quarantined-row": { "zh-CN": "待更正的行", en: "row to be corrected" },
  "file-finding": { "zh-CN": "文件的问题", en: "problem of a file" },
  "reconciliation-run": { "zh-CN": "对账运行", en: "reconciliation run" },
  "case-record": { "zh-CN": "业务中的记录", en: "record of a request" },
  match: { "zh-CN": "匹配", en: "match" },
  discrepancy: { "zh-CN": "差异", en: "discrepancy" },
  "resolution-withdrawal": { "zh-CN": "处理的撤回", en: "withdrawal of a resolution" },
  "settlement-run": { "zh-CN": "结算运行", en: "settlement run" },
  charge: { "zh-CN": "费用项", en: "charge" },
  unpriced: { "zh-CN": "未计费业务", en: "unpriced request" },
  entry: { "zh-CN": "分录", en: "entry" },
  "period-close": { "zh-CN": "关账", en: "close" },
};

function factName(what: string, language: Language): string {
  return facts[what]?.[language] ?? what;
}

export const booksMessages = {
  "books-must-exist": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `找不到账册 ${p.path}。`,
      next: "用 --books 路径 指定账册，或用 balis init 新建一本。",
    },
    en: {
      what: `There are no books at ${p.path}.`,
      next: "Give their place with --books PATH, or create new ones with balis init.",
    },
  }),
  "books-must-not-exist": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 已经存在，不会覆盖。`,
      next: "请另选路径；若它是不再需要的旧文件，请先移走。",
    },
    en: {
      what: `${p.path} already exists and will not be overwritten.`,
      next: "Choose another path; if you no longer need the old one, move it away first.",
    },
  }),
  "books-must-be-balis": (p: { path: string; why: NotBooks }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不能作为 balis 账册使用：${notBooks[p.why]["zh-CN"]}。`,
      next:
        p.why === "damaged"
          ? "请用 balis restore 备份文件 从最近的备份恢复；损坏的文件会另存。"
          : "请检查 --books 指定的路径；新建账册用 balis init。",
    },
    en: {
      what: `${p.path} cannot be used as balis books: ${notBooks[p.why].en}.`,
      next:
        p.why === "damaged"
          ? "Restore the latest backup with balis restore FILE; the damaged file is kept aside."
          : "Check the path given with --books; balis init makes new books.",
    },
  }),
  "stored-text-must-be-readable": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `账册中有一项内容已无法读取，它被改动过或已损坏：${p.text}`,
      next: "不要在此账册上继续操作；从最后一份可信的备份恢复（balis restore）。",
    },
    en: {
      what: `Something in the books can no longer be read; it was edited or is damaged: ${p.text}`,
      next: "Stop using these books: restore the last backup you trust (balis restore).",
    },
  }),
  "books-must-be-current": (p: { path: string; found: number; wanted: number }): InBoth => ({
    "zh-CN": {
      what: `账册 ${p.path} 是旧版本（第 ${p.found} 版，本程序用第 ${p.wanted} 版）。`,
      next: "运行 balis upgrade 升级；升级前会自动留一份副本。",
    },
    en: {
      what: `The books ${p.path} are of an older version (${p.found}; this program uses ${p.wanted}).`,
      next: "Run balis upgrade; it keeps a copy of the books as they are.",
    },
  }),
  "books-must-be-swept": (p: { path: string; copy: string }): InBoth => ({
    "zh-CN": {
      what: `账册 ${p.path} 已升级，不读取的内容已删除${p.copy === "" ? "" : `（升级前的副本：${p.copy}）`}；但有其他命令正在使用账册或磁盘空间不足，旧内容还留在文件的空闲处。`,
      next: "待其他命令结束后再运行一次 balis upgrade。",
    },
    en: {
      what: `The books ${p.path} are upgraded and what is not read has been removed${p.copy === "" ? "" : ` (the previous books are kept as ${p.copy})`}, but another command is using them or the disk is full: the old content still lies in unused parts of the file.`,
      next: "Run balis upgrade once more when the other command has ended.",
    },
  }),
  "books-must-not-be-newer": (p: { path: string; found: number; wanted: number }): InBoth => ({
    "zh-CN": {
      what: `账册 ${p.path} 由更新的 balis 写成（第 ${p.found} 版，本程序只认识到第 ${p.wanted} 版）。`,
      next: "请安装新版 balis 后再打开。",
    },
    en: {
      what: `A newer balis wrote the books ${p.path} (version ${p.found}; this one knows ${p.wanted}).`,
      next: "Install the newer balis and open them with it.",
    },
  }),
  /** All but the path only where the one who holds them has said so; `since`: an instant. */
  "books-must-be-free": (p: {
    path: string;
    operator?: string;
    command?: string;
    since?: string;
    process?: string;
  }): InBoth => ({
    "zh-CN": {
      what:
        p.operator === undefined
          ? `账册 ${p.path} 正被另一个命令使用。`
          : `账册 ${p.path} 正由 ${p.operator} 使用：${p.command}（${clock(p.since)} 起，进程 ${p.process}）。`,
      next: "稍后重试，或加 --wait 秒数 等它结束；账册内容没有改变。",
    },
    en: {
      what:
        p.operator === undefined
          ? `Another command is using the books ${p.path}.`
          : `${p.operator} is using the books ${p.path}: ${p.command} (since ${clock(p.since)}, process ${p.process}).`,
      next: "Try again later, or add --wait SECONDS to wait for it to end; the books are unchanged.",
    },
  }),
  "books-must-be-writable": (p: { path: string; why: NotWritable }): InBoth => ({
    "zh-CN": {
      what: `无法使用 ${p.path}：${notWritable[p.why]["zh-CN"]}。`,
      next: writableRemedy[p.why]["zh-CN"],
    },
    en: {
      what: `${p.path} cannot be used: ${notWritable[p.why].en}.`,
      next: writableRemedy[p.why].en,
    },
  }),
  "disk-must-have-room": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `磁盘空间不足，无法写入 ${p.path}。`,
      next: "请腾出空间后再运行一次；没有做完的一步没有写入，做完的不会重复。",
    },
    en: {
      what: `The disk is full: ${p.path} cannot be written.`,
      next: "Free some space and run it again; nothing unfinished was saved, and nothing is done twice.",
    },
  }),
  "fact-must-not-change": (p: { what: string; id: string }): InBoth => ({
    "zh-CN": {
      what: `账册中已有${factName(p.what, "zh-CN")} ${p.id}，内容与这次的不同。`,
      next: "已记入的内容不能更改。请先备份（balis backup），再运行 balis verify；必要时从备份恢复（balis restore）。",
    },
    en: {
      what: `The books already contain ${factName(p.what, "en")} ${p.id}, with different content.`,
      next: "Recorded facts cannot be changed. Back up (balis backup), run balis verify and, if necessary, restore a backup (balis restore).",
    },
  }),
  "books-must-end-in-db": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `${p.path} 不是账册或备份的文件名。`, next: "账册和备份的文件名以 .db 结尾。" },
    en: {
      what: `${p.path} is not a name for books or a backup.`,
      next: "Give a name that ends in .db.",
    },
  }),
  "backup-must-not-overwrite": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `${p.path} 已经存在，备份不会覆盖它。`, next: "请为备份另取文件名。" },
    en: {
      what: `${p.path} already exists, and a backup never replaces a file.`,
      next: "Give the backup another name.",
    },
  }),
  "restore-must-be-confirmed": (p: { path: string; flag: string }): InBoth => ({
    "zh-CN": {
      what: `恢复会替换现有账册 ${p.path}，需要确认。`,
      next: `确认无误后加上 ${p.flag}；现有账册会另存一份。`,
    },
    en: {
      what: `A restore replaces the books ${p.path}, so it must be confirmed.`,
      next: `If you are sure, add ${p.flag}; the present books are kept aside.`,
    },
  }),
  "node-must-be-the-installed-one": (p: { found: string }): InBoth => ({
    "zh-CN": {
      what: `安装以后换了 Node（现在是 ${p.found}），数据库组件与它不配。`,
      next: "在 balis 的安装文件夹中运行一次：npm rebuild better-sqlite3；账册没有受影响。",
    },
    en: {
      what: `Node was changed after the installation (it is ${p.found} now), and the database package does not fit it.`,
      next: "Run this once in its folder of installation: npm rebuild better-sqlite3. The books are not affected.",
    },
  }),
  "node-must-be-recent": (p: { found: string; wanted: string }): InBoth => ({
    "zh-CN": {
      what: `Node ${p.found} 太旧，无法载入所装的数据库组件。`,
      next: `请升级到 Node ${p.wanted} 或更新版本，或在当前 Node 下重新运行 npm install。`,
    },
    en: {
      what: `Node ${p.found} is too old for the installed database package.`,
      next: `Use Node ${p.wanted} or newer, or run npm install again under this Node.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof booksMessages> {}
}

/** The time of day in Beijing. */
function clock(instant = ""): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? instant
    : new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", timeStyle: "short" }).format(at);
}
