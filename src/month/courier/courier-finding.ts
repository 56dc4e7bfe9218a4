/** What a person is told about a line of the invoice that settlement did not pay as billed, or could not check. */
import { type Finding, finding } from "../../core/finding.ts";
import { formatYuan } from "../../core/money.ts";
import type { AuditedLine } from "./courier-audit.ts";

/** Null for a line that is paid as billed, or of which a person decided. */
export function auditFinding(audited: AuditedLine): Finding | null {
  const { class: of, line, disputedFen } = audited;
  if (audited.isAnswered) return null;
  const waybill = line.waybillNo;
  const [billed, held] = [formatYuan(line.chargeFen), formatYuan(disputedFen)];
  switch (of) {
    case "correct":
    case "credit":
    case "credited":
    case "rebilled":
    case "supplemented":
    case "compensation":
    case "approved":
    case "rejected":
    case "volumes-differ":
      return null;
    case "duplicate-waybill":
      return finding("waybill-must-be-unique", { waybill, count: 2 });
    case "billed-again":
      return finding("waybill-must-be-billed-once", { waybill, invoice: billed, held });
    case "rebill-excess":
      return finding("rebill-must-be-within-credit", { waybill, invoice: billed, held });
    case "credit-unmatched":
    case "credit-excess": {
      const [credit, beyond] = [formatYuan(-line.chargeFen), formatYuan(-disputedFen)];
      return finding("credit-must-have-its-charge", { waybill, credit, beyond });
    }
    case "district-unknown": {
      const [library, district] = [line.to ?? "—", line.district ?? ""];
      return finding("receiver-district-must-be-registered", { waybill, library, district, held });
    }
    case "no-weight":
      return finding("weight-must-be-given", { waybill });
    case "no-measures":
      return finding("volumetric-weight-must-have-measures", { waybill, held });
    case "not-contracted": {
      const charge = line.charge ?? "";
      return finding("courier-charge-must-be-contracted", { waybill, charge, invoice: billed, held });
    }
    case "over":
    case "under":
    case "line-arithmetic":
    case "weight-differs":
    case "district-differs":
      return priceFinding(audited);
    case "late-line":
    case "outside-period":
    case "undelivered":
    case "waybill-without-loan":
    case "two-companies":
    case "loan-differs":
    case "company-unknown":
    case "no-contract":
      return finding("courier-line-must-be-owed", { waybill, class: of, invoice: billed, held });
  }
}

function priceFinding({ line, contractFen, disputedFen }: AuditedLine): Finding | null {
  if (disputedFen === 0n || contractFen === null) return null;
  const [invoice, contract] = [formatYuan(line.chargeFen), formatYuan(line.chargeFen - disputedFen)];
  return finding("courier-line-must-equal-contract", { waybill: line.waybillNo, invoice, contract });
}
