import type { GateKey } from "../../domain/close/gates.ts";
import type { Language } from "../language.ts";

interface CloseWords {
  readonly gates: Record<GateKey, string>;
  readonly figures: Readonly<Record<string, string>>;
  readonly passed: string;
  readonly failed: string;
  readonly askConfirm: string;
  readonly closed: (p: { period: string; hash: string }) => string;
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
      reconciled: "对账完成且为最新",
      discrepancies: "重大差异均已处理",
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
    askConfirm: "关账后不能撤回。请再输入一遍账期：",
    closed: (p) => `账期 ${p.period} 已关账，清单 SHA-256 ${p.hash}`,
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
      reconciled: "reconciled, and current",
      discrepancies: "material discrepancies are resolved",
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
    askConfirm: "A close can't be taken back. Type the period once more:",
    closed: (p) => `Period ${p.period} is closed; manifest SHA-256 ${p.hash}`,
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
