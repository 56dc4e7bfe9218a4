import { counted, type Language } from "../../../core/words/language.ts";
import { encodingName } from "../../../tables/words/encoding-messages.ts";
import type { Witness } from "../witness.ts";

const zh = {
  outcome: {
    imported: "已导入",
    "already-there": "已在账册中，无变化",
    superseded: "已导入，替换了先前的文件",
    "dry-run": "预演，未写入",
    replaced: "没有导入，已有后来的版本代替它",
    withdrawn: "没有导入，它已被撤回",
    "successor-withdrawn": "没有导入，接替它的文件已被撤回",
    "still-open": "已在账册中，仍有待处理的问题",
  } as Readonly<Record<string, string>>,
  heading: (p: { file: string; outcome: string }) => `${p.file}：${p.outcome}`,
  about: (p: { kind: string; library: string; period: string; profile: string; encoding: string }) =>
    `  ${p.kind}，${p.library}，账期 ${p.period}，格式 ${p.profile}，${p.encoding === "xlsx" ? "文件类型 Excel 工作簿" : `编码 ${encodingName("zh-CN", p.encoding)}`}`,
  late: (p: { lateFor: string; period: string }) => `  迟报：${p.lateFor} 已关账，计入 ${p.period}`,
  rows: (p: {
    rows: number;
    taken: number;
    quarantined: number;
    blank: number;
    totals: number;
    title: number;
    leftOut: number;
    joined: number;
  }) =>
    `  ${p.rows} 行 = 采用 ${p.taken} + 待更正 ${p.quarantined} + 空行 ${p.blank} + 合计行 ${p.totals} + 标题 ${p.title}` +
    (p.leftOut === 0 ? "" : ` + 按格式略去 ${p.leftOut}`) +
    (p.joined === 0 ? "" : ` + 并入同一笔 ${p.joined}`),
  turned: "  按格式列转行：每一格算一行",
  converted: (p: { field: string; currency: string; rate: string; source: string; amounts: number }) =>
    `  ${p.field}：${p.amounts} 个金额由 ${p.currency} 折算，1 ${p.currency} = ${p.rate} 元（${p.source}），逐笔四舍五入到分`,
  nil: (p: { row: number | null; text: string | null }) =>
    p.text === null ? "  零报告：没有业务记录" : `  零报告：第 ${p.row} 行写明“${p.text}”`,
  nilSheets: (names: readonly string[]) =>
    `  没有记作零报告：${names.map((n) => `“${n}”`).join("、")}没有表头，不能确定是哪个馆、哪一种数据。表名就是馆名的，加 --sheets all 导入；其余的请补上表头`,
  unreadColumns: (columns: readonly { heading: string; letter: string }[]) =>
    `  有数字而没有读取的列：${columns.map((c) => `“${c.heading}”（${c.letter} 列）`).join("、")}`,
  unknown: (p: { heading: string; rows: number }) =>
    `  “${p.heading}”有 ${p.rows} 行无法读取，按导入格式记为不详`,
  hidden: (n: number) => `  其中隐藏行 ${n} 行，照常读取`,
  sheets: (p: { read: string; unread: string }) =>
    `  读取工作表：${p.read}${p.unread === "" ? "" : `；未读取：${p.unread}`}`,
  control: (p: { column: string; declared: string; computed: string; agrees: boolean }): string =>
    p.agrees
      ? `  合计核对：${p.column} ${p.declared}，相符`
      : `  合计核对：${p.column} 文件写 ${p.declared}，逐行相加 ${p.computed}，不符`,
  difference: (p: { added: number; removed: number; changed: number; kept: number }) =>
    `  与先前文件相比：新增 ${p.added} 行，减少 ${p.removed} 行，改动 ${p.changed} 行，相同 ${p.kept} 行`,
  correctedNext: (p: { period: string; lateFor: string | null }) =>
    `${p.lateFor ?? p.period} 的结算不变。下一步：balis reconcile ${p.period}，与结算不同的业务列入差异，处理后在 ${p.period} 更正`,
  replaces: (standing: string) => `将替换先前的文件 ${standing}：`,
  compares: (standing: string) => `先前的文件 ${standing} 没有被替换：`,
  /** A reading that a later file replaced. */
  replaced: (by: string) => `  这份文件已被 ${by} 替换；如要恢复它，加 --supersede 重新导入`,
  withdrawn: (p: { number: number; file: string; day: string; by: string; reason: string }) =>
    `  第 ${p.number} 号 ${p.file} 于 ${p.day} 由 ${p.by} 撤回：${p.reason}；如要重新导入，加 --again`,
  despite: (list: readonly Witness[]) =>
    `  由人决定，不以此为准：${list.map((w) => WITNESS_NAMES[w].zh).join("、")}`,
  moved: (p: {
    number: number;
    library: string;
    sentFor: string;
    isLeftEmpty: boolean;
    lost: readonly string[];
    period: string;
    isReconciled: boolean;
  }) =>
    `  同一份文件先前读作 ${p.library} 账期 ${p.sentFor}（第 ${p.number} 号），那里不再计入` +
    (p.isLeftEmpty ? "，也不再有这一来源的文件" : "") +
    (p.lost.length > 0 ? `；曾被它替换的 ${shown(p.lost, "、")} 请重新导入` : "") +
    (p.isReconciled ? `；请重新对账、结算 ${p.period}` : ""),
  example: (p: { side: "added" | "removed"; text: string }) =>
    `    ${p.side === "added" ? "＋" : "－"} ${p.text}`,
  again: (n: number) =>
    `  仍有 ${n} 行待更正；补充名录或导入格式后，用 --supersede 重新导入；文件本身有误则导入更正后的文件`,
  unsettled: (n: number) =>
    `  导入时发现的 ${n} 处问题（未读取的工作表或列、合计行、备注）仍在；换导入格式重新导入，导入更正后的文件，或用 balis findings 答复`,
  otherProfile: (p: { was: string; now: string }) =>
    `  先前按导入格式 ${p.was} 读取，如今会按 ${p.now} 读取；加 --profile ${p.now} 重新读取，加 --profile ${p.was} 则保持原样`,
  externals: (codes: readonly string[]) => `  新登记外部来源 ${codes.length} 个：${shown(codes, "、")}`,
  unreadOrigin: {
    hidden: "隐藏",
    "other-heading": "表头不符",
    "not-chosen": "未选",
    empty: "空表",
    nil: "只写明没有业务",
    apart: "属其他馆或账期，另行导入",
  },
  askReplace: "用新文件替换先前的文件？",
  total: (p: { files: number; taken: number; quarantined: number; present: number }) =>
    `共 ${p.files} 个文件，采用 ${p.taken} 行，待更正 ${p.quarantined} 行${p.present === 0 ? "" : `；其中 ${p.present} 个文件此前已导入`}`,
  failed: (p: { refused: number; taken: number }) =>
    p.taken === 0
      ? `${p.refused} 个文件未导入，原因已逐一列出。`
      : `${p.refused} 个文件未导入，原因已逐一列出；其余文件不受影响。`,
  encodingUnused: "--encoding 没有用到：这里只有 Excel 工作簿，其中的文字不需要说明编码",
  passedOver: (list: string) => `略过：${list}`,
  next: (period: string) => `下一步：balis reconcile ${period}`,
  nextFiles: (period: string) =>
    `下一步：${period} 还没有文件，到齐后用 balis import 导入；若这个月没有业务，直接 balis settle ${period}`,
  nextSettle: (period: string) => `下一步：balis settle ${period}`,
  allLibraries: "多馆",
  profileColumns: ["格式", "内容", "说明", "来源"],
  shipped: "随程序提供",
  saved: (name: string) => `已保存格式 ${name}`,
};

const en: typeof zh = {
  outcome: {
    imported: "imported",
    "already-there": "already in the books, nothing changed",
    superseded: "imported, replacing the earlier file",
    "dry-run": "dry run, nothing written",
    replaced: "not imported, a later version stands in its place",
    withdrawn: "not imported, it was withdrawn",
    "successor-withdrawn": "not imported, the file that had replaced it was withdrawn",
    "still-open": "already in the books, and still needs a person",
  },
  heading: (p) => `${p.file}: ${p.outcome}`,
  about: (p) =>
    `  ${p.kind}, ${p.library}, period ${p.period}, import format ${p.profile}, ${p.encoding === "xlsx" ? "Excel workbook" : encodingName("en", p.encoding)}`,
  late: (p) => `  Late: ${p.lateFor} is closed, so it is settled in ${p.period}`,
  rows: (p) =>
    `  ${counted(p.rows, "row")} = ${p.taken} accepted + ${p.quarantined} to be corrected + ${p.blank} blank + ${counted(p.totals, "total")} + ${p.title} title` +
    (p.leftOut === 0 ? "" : ` + ${p.leftOut} passed over by the import format`) +
    (p.joined === 0 ? "" : ` + ${p.joined} joined to another row`),
  turned: "  The import format turns columns into rows: each cell counts as a row",
  converted: (p) =>
    `  ${p.field}: ${p.amounts} ${p.amounts === 1 ? "amount" : "amounts"} converted from ${p.currency} at ${p.rate} yuan (${p.source}), each rounded half up to the fen`,
  nil: (p) =>
    p.text === null ? "  Nil return: no rows of data" : `  Nil return: row ${p.row} says "${p.text}"`,
  nilSheets: (names) =>
    `  Not taken as a nil return: ${names.map((n) => `"${n}"`).join(", ")}; without a header row nobody can tell which library's it is, or of which data. Where sheets are named after libraries, import with --sheets all; add the header row to others`,
  unreadColumns: (columns) =>
    `  Columns with numbers that were not read: ${columns.map((c) => `"${c.heading}" (${c.letter})`).join(", ")}`,
  unknown: (p) =>
    `  "${p.heading}" could not be read in ${p.rows} ${p.rows === 1 ? "row" : "rows"}; it is unknown there, as the import format says`,
  hidden: (n) => `  ${n} of them hidden; they are read like the others`,
  sheets: (p) => `  Sheets read: ${p.read}${p.unread === "" ? "" : `; not read: ${p.unread}`}`,
  control: (p) =>
    p.agrees
      ? `  Control total ${p.column}: ${p.declared}, agrees`
      : `  Control total ${p.column}: the file says ${p.declared}, its rows add up to ${p.computed}`,
  difference: (p) =>
    `  Against the earlier file: ${counted(p.added, "row added", "rows added")}, ${p.removed} removed, ${p.changed} changed, ${p.kept} equal`,
  correctedNext: (p) =>
    `What ${p.lateFor ?? p.period} settled stays. Next: balis reconcile ${p.period}; requests that differ become discrepancies, and once resolved corrections in ${p.period}`,
  replaces: (standing) => `This replaces the earlier file ${standing}:`,
  compares: (standing) => `The earlier file ${standing} was not replaced:`,
  replaced: (by) => `  ${by} has replaced this file; to bring it back, import it with --supersede`,
  withdrawn: (p) =>
    `  No. ${p.number}, ${p.file}, was withdrawn on ${p.day} by ${p.by}: ${p.reason}; to import it again, add --again`,
  despite: (list) => `  Overridden: ${list.map((w) => WITNESS_NAMES[w].en).join(", ")}`,
  moved: (p) =>
    `  The same file was read before as ${p.library}, period ${p.sentFor} (no. ${p.number}); it no longer counts there` +
    (p.isLeftEmpty ? ", where no file of this source is left" : "") +
    (p.lost.length > 0 ? `; import again what it had replaced: ${shown(p.lost, ", ")}` : "") +
    (p.isReconciled ? `; reconcile and settle ${p.period} again` : ""),
  example: (p) => `    ${p.side === "added" ? "+" : "-"} ${p.text}`,
  again: (n) =>
    `  ${n} ${n === 1 ? "row is" : "rows are"} still to be corrected: complete the registry or the import format, then import again with --supersede; if the file is wrong, import a corrected one`,
  unsettled: (n) =>
    `  Problems with its sheets, columns, total rows or remarks that still stand: ${n}. Read it by another import format, import a corrected file, or answer them (balis findings)`,
  otherProfile: (p) =>
    `  It was read by import format ${p.was}; today ${p.now} would be chosen: --profile ${p.now} reads it that way, --profile ${p.was} keeps it as it is`,
  externals: (codes) => `  External sources registered: ${codes.length}: ${shown(codes, ", ")}`,
  unreadOrigin: {
    hidden: "hidden",
    "other-heading": "different header row",
    "not-chosen": "not chosen",
    empty: "empty",
    nil: "only says that there is nothing",
    apart: "imported separately, for another library or period",
  },
  askReplace: "Replace the earlier file with the new one?",
  total: (p) =>
    `${counted(p.files, "file")}, ${counted(p.taken, "row accepted", "rows accepted")}, ${p.quarantined} to be corrected${p.present === 0 ? "" : `; already in the books: ${p.present}`}`,
  failed: (p) =>
    `${p.refused} ${p.refused === 1 ? "file was" : "files were"} not imported, for the reasons given${p.taken === 0 ? "." : "; the others are not affected."}`,
  encodingUnused: "--encoding was not used: there are only Excel workbooks here, which need none",
  passedOver: (list) => `Passed over: ${list}`,
  next: (period) => `Next: balis reconcile ${period}`,
  nextFiles: (period) =>
    `Next: ${period} has no files yet; bring them with balis import. If nothing happened that month: balis settle ${period}`,
  nextSettle: (period) => `Next: balis settle ${period}`,
  allLibraries: "several libraries",
  profileColumns: ["import format", "contains", "about", "source"],
  shipped: "comes with balis",
  saved: (name) => `Import format ${name} saved`,
};

export const importWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

export const WITNESS_NAMES: Readonly<Record<Witness, { zh: string; en: string }>> = {
  profile: { zh: "导入格式", en: "the import format" },
  title: { zh: "标题", en: "the title" },
  name: { zh: "文件名", en: "the file's name" },
  rows: { zh: "各行", en: "the rows" },
};

const MAX_SHOWN = 8;

function shown(texts: readonly string[], comma: string): string {
  return texts.slice(0, MAX_SHOWN).join(comma) + (texts.length > MAX_SHOWN ? "…" : "");
}
