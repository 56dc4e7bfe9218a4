import { type Term, term } from "../../../core/words/terms.ts";
import type { AuditClass } from "../courier-audit.ts";

export const auditClasses: Record<AuditClass, Term> = {
  "duplicate-waybill": term("运单重复", "duplicate waybill"),
  "billed-again": term("再次收费", "billed again"),
  "rebill-excess": term("补收超出冲减", "rebilled beyond the credit"),
  rebilled: term("冲减后补收", "rebilled after a credit"),
  "outside-period": term("不在账期内", "outside the period"),
  "waybill-without-loan": term("有运单无借阅", "waybill without loan"),
  "no-contract": term("当日无合同", "no contract on that day"),
  "no-weight": term("没有重量", "no weight"),
  credit: term("折让冲减", "credit"),
  credited: term("已冲减", "credited"),
  "credit-unmatched": term("冲减无对应收费", "credit without a matching charge"),
  "credit-excess": term("冲减超出收费", "credit beyond the charge"),
  undelivered: term("未签收", "undelivered"),
  "line-arithmetic": term("分项不等于金额", "line does not add up"),
  "weight-differs": term("重量过大", "too heavy for its volumes"),
  "district-differs": term("区域不符", "district differs"),
  "district-unknown": term("区县未登记", "district not registered"),
  over: term("多收", "over"),
  under: term("少收", "under"),
  "volumes-differ": term("册数不符", "volumes differ"),
  correct: term("相符", "correct"),
};
