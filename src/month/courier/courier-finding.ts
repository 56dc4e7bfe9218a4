/** What a person is told about a line of the invoice that settlement did not pay as billed, or could not check. */
import { type Finding, finding } from "../../core/finding.ts";
import { formatYuan } from "../../core/money.ts";
import type { AuditedLine } from "./courier-audit.ts";

/** Null for a line that is paid as billed. */
export function auditFinding({ class: of, line, contractFen, disputedFen }: AuditedLine): Finding | null {
  const waybill = line.waybillNo;
  const billed = formatYuan(line.chargeFen);
  switch (of) {
    case "correct":
    case "credit":
    case "credited":
    case "rebilled":
    case "volumes-differ":
      return null;
    case "duplicate-waybill":
      return finding("waybill-must-be-unique", { waybill, count: 2 });
    case "billed-again":
      return finding("waybill-must-be-billed-once", { waybill, invoice: billed });
    case "rebill-excess":
      return finding("rebill-must-be-within-credit", {
        waybill,
        invoice: billed,
        held: formatYuan(disputedFen),
      });
    case "credit-unmatched":
    case "credit-excess": {
      const [credit, beyond] = [formatYuan(-line.chargeFen), formatYuan(-disputedFen)];
      return finding("credit-must-have-its-charge", { waybill, credit, beyond });
    }
    case "district-unknown": {
      const [library, district] = [line.to ?? "—", line.district ?? ""];
      const held = formatYuan(disputedFen);
      return finding("receiver-district-must-be-registered", { waybill, library, district, held });
    }
    case "no-weight":
      return finding("weight-must-be-given", { waybill });
    case "over":
    case "under":
    case "line-arithmetic":
    case "weight-differs":
    case "district-differs": {
      if (disputedFen === 0n || contractFen === null) return null;
      const [invoice, contract] = [line.chargeFen, line.chargeFen - disputedFen].map(formatYuan);
      return finding("courier-line-must-equal-contract", {
        waybill,
        invoice: invoice ?? "",
        contract: contract ?? "",
      });
    }
    case "outside-period":
    case "undelivered":
    case "waybill-without-loan":
    case "no-contract":
      return finding("courier-line-must-be-owed", {
        waybill,
        class: of,
        invoice: billed,
      });
  }
}
