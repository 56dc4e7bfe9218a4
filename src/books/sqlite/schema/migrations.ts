/** Every step of the schema, in order. A released step never changes: its hash stands in the books. */
import type { Migration } from "../../migrate.ts";
import { assignmentSchema } from "./assignment.ts";
import { chargeOrderSchema } from "./charge-order.ts";
import { correctionSchema } from "./correction.ts";
import { despiteSchema } from "./despite.ts";
import { downgradeSchema } from "./downgrade.ts";
import { evidenceSchema } from "./evidence.ts";
import { fileFindingsSchema } from "./file-findings.ts";
import { filesSchema } from "./files.ts";
import { indicatorsSchema } from "./indicators.ts";
import { invoiceSchema } from "./invoice.ts";
import { limitsSchema } from "./limits.ts";
import { moneySchema } from "./money.ts";
import { narrativeSchema } from "./narrative.ts";
import { operatorsSchema } from "./operators.ts";
import { parcelsSchema } from "./parcels.ts";
import { reconciliationSchema } from "./reconciliation.ts";
import { registrySchema } from "./registry.ts";
import { schemesSchema } from "./schemes.ts";
import { servicesSchema } from "./services.ts";
import { settlementSchema } from "./settlement.ts";
import { subprojectsSchema } from "./subprojects.ts";

export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: "first-books",
    sql: [registrySchema, settlementSchema, filesSchema, reconciliationSchema].join("\n"),
  },
  { number: 2, name: "evidence", sql: evidenceSchema },
  { number: 3, name: "assignment", sql: assignmentSchema },
  { number: 4, name: "correction", sql: correctionSchema },
  { number: 5, name: "invoice", sql: invoiceSchema },
  { number: 6, name: "limits", sql: limitsSchema },
  { number: 7, name: "parcels", sql: parcelsSchema },
  { number: 8, name: "downgrade", sql: downgradeSchema },
  { number: 9, name: "schemes", sql: schemesSchema },
  { number: 10, name: "money", sql: moneySchema },
  { number: 11, name: "operators", sql: operatorsSchema },
  { number: 12, name: "subprojects", sql: subprojectsSchema },
  { number: 13, name: "services", sql: servicesSchema },
  { number: 14, name: "indicators", sql: indicatorsSchema },
  { number: 15, name: "charge-order", sql: chargeOrderSchema },
  { number: 16, name: "narrative", sql: narrativeSchema },
  { number: 17, name: "despite", sql: despiteSchema },
  { number: 18, name: "file-findings", sql: fileFindingsSchema },
];
