import type { Language } from "../../../core/words/language.ts";
import type { GateKey } from "../gate.ts";

interface CloseWords {
  readonly gates: Record<GateKey, string>;
  readonly figures: Readonly<Record<string, string>>;
  readonly passed: string;
  readonly failed: string;
  readonly letPass: string;
  readonly askConfirm: string;
  readonly closed: (p: { period: string; hash: string }) => string;
  readonly despite: (reason: string) => string;
  readonly carried: (p: { open: number; unsettledYuan: string; into: string }) => string;
  readonly next: (period: string) => string;
  readonly verifySummary: string;
  readonly verified: (p: { period: string; charges: number; entries: number; isClosed: boolean }) => string;
  readonly chainHolds: (closes: number) => string;
  readonly logHolds: (rows: number) => string;
  readonly allSound: string;
}

export const closeWords: Record<Language, CloseWords> = {
  "zh-CN": {
    gates: {
      "earlier-closed": "以前账期均已关账",
      "rows-corrected": "待更正的行均已更正",
      "sheets-read": "相同表头的工作表均已读取",
      "totals-agree": "合计行与逐行相加一致",
      reconciled: "对账完成且为最新",
      discrepancies: "重大差异均已处理",
      "open-total": "未处理差异合计低于标准",
      settled: "结算完成且为最新",
      priced: "每笔业务均已计费",
      "trial-balance": "试算平衡",
      netting: "各馆应收应付合计为零",
      budget: "各项资金够付本期费用",
      ledger: "费用与分录一致",
      "second-engine": "第二引擎复算一致",
      approved: "结算已由第二人审批",
    },
    figures: {
      open: "未完成",
      services: "服务",
      material: "重大",
      riskYuan: "涉及金额(元)",
      materialityYuan: "重大标准(元)",
      unsettledYuan: "未结金额(元)",
      totalLimitYuan: "合计标准(元)",
      rows: "待更正行",
      files: "文件",
      sheets: "未读",
      totals: "不符",
      settlement: "结算号",
      unpriced: "未计费",
      differs: "费用不符",
      sumYuan: "余额合计(元)",
      chargedYuan: "费用(元)",
      bookedYuan: "分录(元)",
      accounts: "科目",
      funds: "不足的资金",
      program: "程序",
      settledBy: "结算人",
      approvedBy: "审批人",
    },
    passed: "通过",
    failed: "未过",
    letPass: "放行",
    askConfirm: "关账后不能撤回。请再输入一遍账期：",
    closed: (p) => `账期 ${p.period} 已关账，清单 SHA-256 ${p.hash}`,
    despite: (reason) => `放行理由：${reason}（已记入关账清单和财务表的说明）`,
    carried: (p) =>
      `未处理差异 ${p.open} 条、未结 ${p.unsettledYuan} 元，不在本期账内，转入 ${p.into}：该账期对账时再次列出，届时处理`,
    next: (period) => `账期 ${period} 从此不变；用 balis backup 文件 备份账册`,
    verifySummary: "从记录和规则重新计算一遍，核对每笔费用、分录、关账清单和关账链",
    verified: (p) =>
      `账期 ${p.period}：重算费用 ${p.charges} 条、分录 ${p.entries} 笔${p.isClosed ? "，核对关账清单" : "（未关账）"}`,
    chainHolds: (closes) => `关账链完整：${closes} 次关账`,
    logHolds: (rows) => `操作日志完整：${rows} 行`,
    allSound: "全部相符。",
  },
  en: {
    gates: {
      "earlier-closed": "earlier periods are closed",
      "rows-corrected": "no row is still to be corrected",
      "sheets-read": "every sheet with the same heading is read",
      "totals-agree": "total rows are what their rows add up to",
      reconciled: "reconciled, and current",
      discrepancies: "material discrepancies are resolved",
      "open-total": "all open discrepancies stay below the limit",
      settled: "settled, and current",
      priced: "every request is charged",
      "trial-balance": "trial balance is zero",
      netting: "net positions sum to zero",
      budget: "each fund covers what it pays",
      ledger: "charges equal the ledger",
      "second-engine": "a second engine agrees",
      approved: "settlement approved by a second person",
    },
    figures: {
      open: "open",
      services: "services",
      material: "material",
      riskYuan: "at risk (yuan)",
      materialityYuan: "materiality (yuan)",
      unsettledYuan: "left unsettled (yuan)",
      totalLimitYuan: "limit for all (yuan)",
      rows: "rows to be corrected",
      files: "files",
      sheets: "unread",
      totals: "wrong",
      settlement: "settlement",
      unpriced: "unpriced",
      differs: "fee differs",
      sumYuan: "sum of balances (yuan)",
      chargedYuan: "charged (yuan)",
      bookedYuan: "booked (yuan)",
      accounts: "accounts",
      funds: "funds short",
      program: "program",
      settledBy: "settled by",
      approvedBy: "approved by",
    },
    passed: "passed",
    failed: "failed",
    letPass: "let pass",
    askConfirm: "A close can't be taken back. Type the period once more:",
    closed: (p) => `Period ${p.period} is closed; manifest SHA-256 ${p.hash}`,
    despite: (reason) =>
      `Closed despite this, because: ${reason} (kept in the manifest and in the finance workbook's notes)`,
    carried: (p) =>
      `${p.open} undecided, ${p.unsettledYuan} yuan left unsettled: not in this period's figures; they go on into ${p.into}, whose reconciliation lists them again`,
    next: (period) => `Period ${period} never changes from here; back the books up with balis backup FILE`,
    verifySummary:
      "compute everything once more from records and rules, and compare charges, entries, manifests and their chain",
    verified: (p) =>
      `Period ${p.period}: ${p.charges} charges and ${p.entries} entries computed again${p.isClosed ? ", manifest compared" : " (not closed)"}`,
    chainHolds: (closes) => `The chain of closes holds: ${closes}`,
    logHolds: (rows) => `The action log holds: ${rows} rows`,
    allSound: "Everything agrees.",
  },
};
