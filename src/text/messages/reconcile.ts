import type { ReconcileMessages } from "../../domain/messages/reconcile.ts";
import type { Messages } from "../language.ts";

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
};
