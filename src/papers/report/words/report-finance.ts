import type { Finding } from "../../../core/finding.ts";
import { counted, type Language } from "../../../core/words/language.ts";
import type { AnsweredFinding } from "../../../month/close/period-finding.ts";
import { findingsWords } from "../../../month/close/words/findings.ts";
import { deferredText, leftOutSentence } from "../../../month/close/words/left-out-messages.ts";
import { movementKinds } from "../../../month/ledger/words/money.ts";
import { chargeKinds, ruleParts } from "../../../rules/words/rule-terms.ts";
import type { FinanceWords } from "../words.ts";

export const financeWords: Record<Language, FinanceWords> = {
  "zh-CN": {
    costShare: "应付费用构成",
    summary: "汇总",
    subsidies: "补贴发放明细",
    courier: "物流费结算",
    waybills: "物流明细",
    entries: "分录",
    ties: "勾稽关系",
    notes: "说明",
    title: (sheet) => `BALIS 结算 · ${sheet}`,
    perRequest: "笔",
    perVolume: "册",
    perParcel: "件",
    heldRow: (yuan) => `另有物流账单争议金额 ${yuan} 元暂缓支付，不在上列金额之内，见物流明细`,
    basisRow: (yuan) => `备查：原文传递费用基数合计（元） ${yuan}`,
    perVolumeNote: (p) =>
      p.isNet
        ? "每册费用按账期内有效的每册金额计算，在图书馆之间结算：借入馆应缴，借出馆应收，由中心轧差收付。"
        : "每册补贴按账期内有效的补贴规则计算。",
    basis: (p) =>
      `费用基数按收费标准计算${p.isSubsidised ? "，是补贴的依据" : ""}；${
        {
          nobody: "服务对读者免费，费用基数本身不向任何一方收取。",
          net: "费用在图书馆之间结算：请求馆应缴，提供馆应收，由中心轧差收付。",
          billed: "费用基数本身不收取，只有结算方案规定应缴的部分向图书馆收取。",
        }[p.owed]
      }`,
    subtotal: "小计",
    unknownSender: "（未注明寄件馆）",
    companySum: (p) => `${p.company}：应付 ${p.payable} 元，暂缓支付 ${p.held} 元`,
    agrees: "相符",
    disagrees: "不符",
    accounts: {
      "expense:dd-subsidy": "支出·原文传递补贴",
      "expense:ill-subsidy": "支出·馆际互借补贴",
      "expense:courier": "支出·物流费",
      "claim:courier": "争议物流费",
    },
    payableTo: (name) => `应付·${name}`,
    accountOf: {
      expense: (name) => `支出·${name}`,
      income: (name) => `收入·${name}`,
      clearing: (name) => `待清算·${name}`,
      fund: (name) => `资金·${name}`,
      appropriation: (name) => `预算拨款·${name}`,
    },
    schemes: "方案与往来",
    schemeNote: "应付：中心付给图书馆；应缴：图书馆付给中心；净额为应付减应缴。",
    movements: "收付款",
    movement: (p) => `${p.isReversal ? "冲销 " : ""}${movementKinds[p.kind]["zh-CN"]}`,
    heldFrom: (name) => `暂缓支付·${name}`,
    entryText: (p) => `${p.isReversal ? "冲销 " : ""}${chargeKinds[p.kind]["zh-CN"]} ${p.name}`,
    tie: {
      "subsidies-in-summary": "汇总的两项补贴 = 补贴发放明细合计",
      "courier-in-summary": "汇总的物流费 = 物流费结算合计",
      "dd-subsidy-in-ledger": "原文传递补贴 = 分录“支出·原文传递补贴”借贷净额",
      "ill-subsidy-in-ledger": "馆际互借补贴 = 分录“支出·馆际互借补贴”借贷净额",
      "held-in-ledger": "物流费争议金额（暂缓支付） = 分录“争议物流费”借贷净额",
      "company-payable": "物流费应付 = 结算分录“应付”贷方净额",
      "company-held": "物流费暂缓支付 = 结算分录“暂缓支付”贷方净额",
      "courier-in-ledger": "物流费 = 分录“支出·物流费”借贷净额",
      "debit-credit": "分录借方合计 = 贷方合计",
      "basis-by-request": "费用基数合计 = 逐笔费用基数之和",
      "requests-by-request": "原文传递笔数 = 逐笔计费的业务数",
      "volumes-by-request": "馆际互借册数 = 逐笔计费的册数",
      "used-requests": "各馆使用经费的原文传递笔数 = 逐笔计费的业务数",
      "used-basis": "各馆使用经费的费用基数 = 逐笔费用基数之和",
      "used-volumes": "各馆使用经费的馆际互借册数 = 逐笔计费的册数",
      "used-dd-subsidy": "各馆使用经费的原文传递补贴 = 补贴发放明细合计",
      "used-ill-subsidy": "各馆使用经费的馆际互借补贴 = 补贴发放明细合计",
      "used-schemes": "各馆使用经费合计 = 补贴和方案净额合计",
      "waybills-by-library": "物流费结算（按馆） = 物流明细（逐单）",
      "payable-by-library": "补贴合计 = 总账应付各馆余额",
    },
    note: {
      state: "账期状态",
      manifest: "关账清单校验值（SHA-256）",
      previous: "上期关账清单校验值（SHA-256）",
      consent: "放行理由",
      consentText: (p) => `${p.reason}${p.by === null ? "" : `（关账人：${p.by}）`}`,
      answered: "数据问题的答复",
      answeredText: (found) => answeredText("zh-CN", found),
      letPass: "放行事项",
      letPassText: (found) => letPassText("zh-CN", found),
      rule: (part) => `规则：${ruleParts[part]["zh-CN"]}`,
      ruleText: (p) =>
        [
          p.sample ? "【样例】" : "",
          `${p.name}，${p.from} 起${p.to === null ? "" : `至 ${p.to}`}；依据：${p.notice}`,
          p.number === null ? "" : `（${p.number}）`,
          p.date === null ? "" : `，${p.date}`,
          `；SHA-256 ${p.hash}`,
        ].join(""),
      files: "来源文件",
      file: (p) =>
        `${p.name}（${p.kind}）：${p.rows} 行，采用 ${p.taken}，待更正 ${p.quarantined}${p.late === null ? "" : `；迟报，原属 ${p.late}`}`,
      discrepancies: "差异",
      discrepancyText: (p) =>
        `已处理 ${p.resolved} 条，待处理 ${p.open} 条${deferredText("zh-CN", p.deferred)}（待处理和转下期的不计入结算）`,
      unpriced: "未计费与费用不符",
      unpricedText: (p) => `无法计费 ${p.unpriced} 笔；申报费用或账单与标准不符 ${p.differs} 笔（按规则计）`,
      basis: "费用基数",
      basisText: (p) =>
        `每笔按提供日期有效的收费标准计算${p.hasRate ? "；补贴 = Σ费用基数×补贴率，按馆取舍到分一次" : ""}。`,
      program: "程序",
      rounding: "取舍",
      roundingText: (others) =>
        `金额以分为整数计算，四舍五入${others.length > 0 ? `（另有规定：${others.join("；")}）` : ""}；合计为公式，缓存值与账册一致。`,
      synthetic: "数据性质",
    },
  },
  en: {
    costShare: "Amounts payable, by kind",
    summary: "Summary",
    subsidies: "Subsidies",
    courier: "Courier settlement",
    waybills: "Waybills",
    entries: "Entries",
    ties: "Tie-out",
    notes: "Notes",
    title: (sheet) => `BALIS settlement · ${sheet}`,
    perRequest: "requests",
    perVolume: "volumes",
    perParcel: "parcels",
    heldRow: (yuan) =>
      `In addition, ${yuan} yuan of the courier invoice are disputed and held; they are not included in the amounts above, see the sheet of waybills`,
    basisRow: (yuan) => `For reference, fee basis of document delivery (yuan): ${yuan}`,
    perVolumeNote: (p) =>
      p.isNet
        ? "The fee of each volume follows the amount in force in the period and is settled between the libraries: the borrower owes it, the lender earns it, and the centre settles the net."
        : "The subsidy of each volume follows the subsidy rule in force in the period.",
    basis: (p) =>
      `The fee basis follows the tariff${p.isSubsidised ? " and is the basis of the subsidy" : ""}; ${
        {
          nobody: "the service is free to readers and the basis itself is not billed to anyone.",
          net: "fees are settled between the libraries: the requester owes them, the supplier earns them, and the centre settles the net.",
          billed: "the basis itself is not billed; libraries owe only what a scheme bills.",
        }[p.owed]
      }`,
    subtotal: "Subtotal",
    unknownSender: "(sender not stated)",
    companySum: (p) => `${p.company}: ${p.payable} yuan payable, ${p.held} yuan held`,
    agrees: "agrees",
    disagrees: "differs",
    accounts: {
      "expense:dd-subsidy": "Expense, DD subsidy",
      "expense:ill-subsidy": "Expense, ILL subsidy",
      "expense:courier": "Expense, courier",
      "claim:courier": "Courier charges in dispute",
    },
    payableTo: (name) => `Payable to ${name}`,
    accountOf: {
      expense: (name) => `Expense, ${name}`,
      income: (name) => `Income, ${name}`,
      clearing: (name) => `Clearing, ${name}`,
      fund: (name) => `Fund ${name}`,
      appropriation: (name) => `Appropriation to ${name}`,
    },
    schemes: "Schemes",
    schemeNote:
      "Granted: the centre owes the library; billed: the library owes the centre; net is the difference.",
    movements: "Money moved",
    movement: (p) => `${p.isReversal ? "Reversal: " : ""}${movementKinds[p.kind].en}`,
    heldFrom: (name) => `Held from ${name}`,
    entryText: (p) => `${p.isReversal ? "Reversal: " : ""}${chargeKinds[p.kind].en}, ${p.name}`,
    tie: {
      "subsidies-in-summary": "Both subsidies in the summary = total of the subsidy sheet",
      "courier-in-summary": "Courier in the summary = total of the courier sheet",
      "dd-subsidy-in-ledger": 'DD subsidy = net postings to "Expense, DD subsidy"',
      "ill-subsidy-in-ledger": 'ILL subsidy = net postings to "Expense, ILL subsidy"',
      "company-payable": "Courier payable = net credit to its account by the period's settlements",
      "company-held": "Courier held = net credit to its held account by the period's settlements",
      "held-in-ledger": 'Courier charges held = net postings to "Courier charges in dispute"',
      "courier-in-ledger": 'Courier charges = net postings to "Expense, courier"',
      "debit-credit": "Debits = credits",
      "basis-by-request": "Fee basis = sum over the single requests",
      "requests-by-request": "DD requests = number of requests priced",
      "volumes-by-request": "ILL volumes = volumes over the single requests",
      "used-requests": "DD requests by requester = number of requests priced",
      "used-basis": "Fee basis by requester = sum over the single requests",
      "used-volumes": "ILL volumes by requester = volumes over the single requests",
      "used-dd-subsidy": "DD subsidy by requester = total of the subsidy sheet",
      "used-ill-subsidy": "ILL subsidy by requester = total of the subsidy sheet",
      "used-schemes": "Funds used = subsidies and net of schemes",
      "waybills-by-library": "Courier by library = courier line by line",
      "payable-by-library": "Subsidies = ledger balance payable to libraries",
    },
    note: {
      state: "State of the period",
      manifest: "Checksum of the closing record (SHA-256)",
      previous: "Checksum of the previous closing record (SHA-256)",
      consent: "Reason for closing nevertheless",
      consentText: (p) => `${p.reason}${p.by === null ? "" : ` (closed by ${p.by})`}`,
      answered: "Finding answered",
      answeredText: (found) => answeredText("en", found),
      letPass: "Let pass",
      letPassText: (found) => letPassText("en", found),
      rule: (part) => `Rule: ${ruleParts[part].en}`,
      ruleText: (p) =>
        [
          p.sample ? "[SAMPLE] " : "",
          `${p.name}, from ${p.from}${p.to === null ? "" : ` to ${p.to}`}; source: ${p.notice}`,
          p.number === null ? "" : ` (${p.number})`,
          p.date === null ? "" : `, ${p.date}`,
          `; SHA-256 ${p.hash}`,
        ].join(""),
      files: "Source file",
      file: (p) =>
        `${p.name} (${p.kind}): ${counted(p.rows, "row")}, ${p.taken} accepted, ${p.quarantined} to be corrected${p.late === null ? "" : `; late, originally of ${p.late}`}`,
      discrepancies: "Discrepancies",
      discrepancyText: (p) =>
        `${p.resolved} resolved, ${p.open} open${deferredText("en", p.deferred)} (open and deferred ones are not settled)`,
      unpriced: "Unpriced and differing fees",
      unpricedText: (p) =>
        `${p.unpriced} could not be priced; ${p.differs} stated fees or invoice lines differ from the rule (settled by the rule)`,
      basis: "Fee basis",
      basisText: (p) =>
        `Each request is priced by the tariff in force on its supply date${p.hasRate ? "; subsidy = sum of the basis × rate, rounded to a fen once per library" : ""}.`,
      program: "Program",
      rounding: "Rounding",
      roundingText: (others) =>
        `Amounts are whole fen, rounded half up${others.length > 0 ? ` (but ${others.join("; ")})` : ""}; totals are formulas whose stored values equal the books.`,
      synthetic: "Nature of the data",
    },
  },
};

/** The file and its sheet in front of what was found. */
function letPassText(language: Language, found: Finding): string {
  const place = [found.at?.file, found.at?.sheet].filter((part) => typeof part === "string").join(" ");
  const what = leftOutSentence(language, found);
  return place === "" ? what : `${place}${language === "en" ? ": " : "："}${what}`;
}

/** What it was, why it stays so, and who said it; a missing file's library stands before it. */
function answeredText(language: Language, found: AnsweredFinding): string {
  const what = findingsWords[language].what(found);
  const whose = "file" in found.about || found.about.library === null ? "" : `${found.about.library} `;
  const { reason, by } = found.answer;
  return language === "en" ? `${whose}${what}. ${by}: ${reason}` : `${whose}${what}。${by}：${reason}`;
}
