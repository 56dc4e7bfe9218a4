import type { Language } from "../../../core/words/language.ts";
import type { FundsWords } from "../funds/funds-words.ts";

export const fundsWords: Record<Language, FundsWords> = {
  "zh-CN": {
    sheet: "各馆使用经费",
    unnamed: "（请求馆未注明）",
    none: "不属于任何一笔申请的金额",
    corrected: "更正已关账月份：不属于任何一笔申请的金额",
    noPayee: "（不分提供馆）",
    noMember: (name) => `${name}（非成员馆）`,
    rules: [
      "按请求馆列示：申请、册数、费用基数和方案的每笔金额归提出申请的图书馆；更正及其引起的补贴增减归所更正申请的请求馆，列在计入更正的账期。",
      "提供馆的补贴，补贴率部分按各请求馆的费用基数分摊（最大余数法，精确到分），奖励按笔、每册补贴按册归请求馆。",
      "封顶、按比例支付、按池分配等不属于任何一笔申请的金额，以及一馆一月适用两个补贴版本时的补贴，单列一行，不分摊。",
      "应缴以负数列示；使用经费合计 = 补贴 + 应付 + 应缴。费用基数本身不计入。",
    ],
    usedAndDue: "各馆使用与应得",
    agreesLine: (p) => `核对：使用经费合计 ${p.used} 元 = 各馆应得合计 ${p.due} 元`,
    ownUse: "使用经费",
    asked: "原文传递使用明细",
    borrowed: "馆际互借借入明细",
    ownNote: [
      "本表列贵馆作为请求馆使用的服务和经费；金额由中心付给提供馆，不是贵馆的收付款（应缴除外，见通知）。",
      "页数为本期明细的页数；笔数、册数和费用基数含本期登记的更正。",
      "提供馆补贴中补贴率部分按各请求馆的费用基数分摊（最大余数法，精确到分）；封顶等不属于任何一笔申请的金额不在本表。",
    ],
  },
  en: {
    sheet: "Funds used",
    unnamed: "(requester not stated)",
    none: "Amounts not attributable to single requests",
    corrected: "Corrections of closed months not attributable to single requests",
    noPayee: "(no single supplier)",
    noMember: (name) => `${name} (not a member)`,
    rules: [
      "By requesting library: requests, volumes, fee bases and the amounts of schemes per request belong to the library that asked; a correction, and what it changes of the subsidy, belongs to the requester of the corrected request, in the month that books it.",
      "Of a supplier's subsidy, the part by rate is shared among its requesters by their fee bases (largest remainder, to the fen); rewards go by request and amounts per volume by volume.",
      "Caps, proration, pools and other amounts that belong to no single request, and the subsidy of a library with two rule versions in one month, stand in a line of their own and are not shared out.",
      "Amounts billed are negative; funds used = subsidies + granted + billed. The fee basis itself is not included.",
    ],
    usedAndDue: "Used and due",
    agreesLine: (p) => `Check: funds used, ${p.used} yuan = due to the libraries, ${p.due} yuan`,
    ownUse: "Funds used",
    asked: "Documents received",
    borrowed: "Volumes borrowed",
    ownNote: [
      "What your library used as requester. The centre pays these amounts to the suppliers; apart from amounts billed (see the notice), nothing is paid to you or by you.",
      "Pages are those of this period's lines; requests, volumes and fee bases include corrections booked in this period.",
      "Of a supplier's subsidy, the part by rate is shared among its requesters by their fee bases (largest remainder, to the fen); caps and other amounts that belong to no single request are not in this table.",
    ],
  },
};
