import type { ReconcileMessages } from "../../domain/messages/reconcile.ts";
import type { Language, Messages } from "../language.ts";
import { resolutionKinds } from "../terms.ts";

const OPEN = { "zh-CN": "待处理", en: "open" };

function nowText(language: Language, p: ReconcileMessages["discrepancy-must-be-as-seen"]): string {
  if (p.now === null) return OPEN[language];
  const label = resolutionKinds[p.now][language];
  return language === "zh-CN" ? `${label}（${p.by}）` : `${label} (${p.by})`;
}

export const reconcileMessages: Messages<ReconcileMessages> = {
  "period-must-have-records": {
    "zh-CN": (p) => ({
      what: `账期 ${p.period} 还没有导入任何记录。`,
      next: "先用 balis import 导入该账期的文件；用 balis status 查看各账期状态。",
    }),
    en: (p) => ({
      what: `Nothing has been imported for period ${p.period}.`,
      next: "Import its files first (balis import FILE…); balis status shows the periods there are.",
    }),
  },
  "period-must-have-requests": {
    "zh-CN": (p) => ({
      what: `账期 ${p.period} 没有原文传递和馆际互借的记录，没有可对账的业务。`,
      next: `如有这两项业务，先导入其文件；否则不必对账：联合咨询用 balis settle ${p.period} 结算，其他服务直接计入统计。`,
    }),
    en: (p) => ({
      what: `Period ${p.period} has no records of document delivery or interlibrary loan: there is nothing to reconcile.`,
      next: `If there should be some, import their files. Otherwise go on: consulting is settled by balis settle ${p.period}, the other services are counted as they are.`,
    }),
  },
  "request-number-must-identify": {
    "zh-CN": (p) => ({
      what: `申请单号“${p.number}”出现在 ${p.rows} 行以上，不能识别一笔业务。`,
      next: "请检查导出文件的单号列是否整列填成了同一个值，更正后重新导入。",
    }),
    en: (p) => ({
      what: `Request number "${p.number}" stands on more than ${p.rows} rows, so it identifies no request.`,
      next: "Check whether the export filled the number column with one value; correct the file and import it again.",
    }),
  },
  "discrepancy-must-exist": {
    "zh-CN": (p) => ({
      what: `没有编号为“${p.id}”的差异${p.period === "" ? "" : `（账期 ${p.period}）`}。`,
      next: "用 balis discrepancy list 账期 查看现有差异；重新对账后，内容变了的差异会得到新编号。",
    }),
    en: (p) => ({
      what: `There is no discrepancy "${p.id}"${p.period === "" ? "" : ` in period ${p.period}`}.`,
      next: "See balis discrepancy list PERIOD; after a new reconciliation a changed disagreement has a new id.",
    }),
  },
  "discrepancy-must-be-one": {
    "zh-CN": (p) => ({
      what: `“${p.id}”对应 ${p.count} 条差异。`,
      next: "请多写几位编号，使其只对应一条。",
    }),
    en: (p) => ({
      what: `"${p.id}" fits ${p.count} discrepancies.`,
      next: "Type more of the id, so that it names one.",
    }),
  },
  "resolution-must-fit": {
    "zh-CN": (p) => ({
      what: `差异 ${p.id} 不能按“${p.kind}”处理。`,
      next: `可用的处理方式：${p.allowed}。`,
    }),
    en: (p) => ({
      what: `Discrepancy ${p.id} can't be resolved as "${p.kind}".`,
      next: `Possible resolutions: ${p.allowed}.`,
    }),
  },
  "resolution-must-have-reason": {
    "zh-CN": (p) => ({
      what: "处理差异必须写明理由。",
      next: `加上 ${p.flag} "理由"。理由会记入历史并印在差异表中。`,
    }),
    en: (p) => ({
      what: "A resolution needs its reason.",
      next: `Add ${p.flag} "why". It is kept in the history and printed in the report.`,
    }),
  },
  "resolution-must-have-value": {
    "zh-CN": (p) => ({
      what: "按协商值处理时，必须给出协商的数值。",
      next: `至少加上一项：${p.flag}。`,
    }),
    en: (p) => ({
      what: "An agreed value needs the value.",
      next: `Give at least one of ${p.flag}.`,
    }),
  },
  "resolution-must-stand": {
    "zh-CN": (p) => ({
      what: `差异 ${p.id} 没有可撤销的处理。`,
      next: "用 balis discrepancy show 编号 查看它的历史。",
    }),
    en: (p) => ({
      what: `Discrepancy ${p.id} has no resolution to withdraw.`,
      next: "See its history: balis discrepancy show ID.",
    }),
  },
  "discrepancy-must-be-as-seen": {
    "zh-CN": (p) => ({
      what: `差异 ${p.id}（${p.number}）在此期间已有变化，现在是：${nowText("zh-CN", p)}。`,
      next: "用 balis discrepancy show 编号 看清现状后重新决定；处理表请重新导出再填。",
    }),
    en: (p) => ({
      what: `Discrepancy ${p.id} (${p.number}) has changed since; it is now: ${nowText("en", p)}.`,
      next: "Look at it (balis discrepancy show ID) and decide again; export a desk sheet anew before editing it.",
    }),
  },
  "silence-must-be-agreed": {
    "zh-CN": (p) => ({
      what: `账期 ${p.period} 适用的规则没有约定逾期未答复意味着什么。`,
      next: "在规则包 policies 部分写明 answer: { days, silence }，用 balis rule enact 颁布；或逐条处理。",
    }),
    en: (p) => ({
      what: `The rules in force for ${p.period} do not say what a library's silence means.`,
      next: "Write answer: { days, silence } into the policies of a rule pack and enact it, or resolve one by one.",
    }),
  },
  "desk-sheet-must-be-sound": {
    "zh-CN": (p) => ({
      what: `处理表 ${p.file} 有 ${p.count} 行不能采用，整张表未写入。`,
      next: "按上面各行的说明更正后再导入；没有问题的行也会在那时一并写入。",
    }),
    en: (p) => ({
      what: `${p.count} row(s) of desk sheet ${p.file} can't be taken, so nothing of it was written.`,
      next: "Correct the rows named above and import it again; the sound rows are taken then, too.",
    }),
  },
  "desk-sheet-must-have-columns": {
    "zh-CN": (p) => ({
      what: `${p.file} 里找不到处理表的列（编号、处理方式、理由、校验码）。`,
      next: "请使用 balis discrepancy export 导出的表，保留表头。",
    }),
    en: (p) => ({
      what: `${p.file} has not the columns of a desk sheet (id, resolution, reason, check).`,
      next: "Use the sheet that balis discrepancy export writes, and keep its heading.",
    }),
  },
  "desk-resolution-must-be-known": {
    "zh-CN": (p) => ({
      what: `没有“${p.text}”这种处理方式。`,
      next: "请从该格的下拉列表中选择。",
    }),
    en: (p) => ({
      what: `There is no resolution "${p.text}".`,
      next: "Choose from the cell's list.",
    }),
  },
  "desk-value-must-be-a-number": {
    "zh-CN": (p) => ({
      what: `协商值“${p.text}”不是数。`,
      next: "页数、册数、笔数写整数，费用写元，如 3.60。",
    }),
    en: (p) => ({
      what: `The agreed value "${p.text}" is no number.`,
      next: "Pages, volumes and counts are whole; a fee is in yuan, e.g. 3.60.",
    }),
  },
  "desk-value-needs-agreement": {
    "zh-CN": (p) => ({
      what: `差异 ${p.id} 写了协商的数值，但处理方式不是“按协商值”。`,
      next: "改为“按协商值”，或删去数值。",
    }),
    en: (p) => ({
      what: `Discrepancy ${p.id} has an agreed value, but its resolution is not "agreed value".`,
      next: "Choose agreed value, or take the value away.",
    }),
  },
  "desk-row-must-stand-once": {
    "zh-CN": (p) => ({
      what: `差异 ${p.id} 在处理表中出现了两次。`,
      next: "只保留一行。",
    }),
    en: (p) => ({
      what: `Discrepancy ${p.id} stands twice in the sheet.`,
      next: "Keep one row.",
    }),
  },
  "desk-resolution-must-stay": {
    "zh-CN": (p) => ({
      what: `差异 ${p.id} 已处理，但表中的处理方式被清空。`,
      next: "要撤回处理，请用 balis discrepancy withdraw 编号 --reason 理由；否则恢复原值。",
    }),
    en: (p) => ({
      what: `Discrepancy ${p.id} is resolved, but the sheet's resolution was emptied.`,
      next: "To take it back: balis discrepancy withdraw ID --reason WHY; otherwise put the value back.",
    }),
  },
};
