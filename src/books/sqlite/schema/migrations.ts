/** Every step of the schema, in order. A released step never changes: its hash stands in the books. */
import { hashText } from "../../../core/io/hash.ts";
import type { Connection } from "../../database.ts";
import type { Migration } from "../../migrate.ts";
import { appendOnly } from "./append-only.ts";
import { courierAnswerSchema } from "./courier-answers.ts";
import { filesSchema } from "./files.ts";
import { operatorsSchema } from "./operators.ts";
import { reconciliationSchema } from "./reconciliation.ts";
import { registrySchema } from "./registry.ts";
import { servicesSchema } from "./services.ts";
import { settlementSchema } from "./settlement.ts";
import {
  assignmentSchema,
  correctionSchema,
  downgradeSchema,
  evidenceSchema,
  invoiceSchema,
  limitsSchema,
  moneySchema,
  parcelsSchema,
  schemesSchema,
} from "./steps-2-to-10.ts";
import {
  chargeOrderSchema,
  despiteSchema,
  fileFindingsSchema,
  indicatorsSchema,
  namesSchema,
  narrativeSchema,
  waybillPartsSchema,
  withdrawnSchema,
} from "./steps-from-14.ts";
import {
  answerAfterAllSchema,
  contentSealsSchema,
  expertsSchema,
  findingAnswersSchema,
  issuedReportsSchema,
  problemsSchema,
  profileOffSchema,
  subjectStepsSchema,
  summaryTextsSchema,
} from "./steps-from-22.ts";
import { constructionPlanSchema, subprojectMoneySchema, subprojectsSchema } from "./subprojects.ts";

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
  { number: 19, name: "withdrawn", sql: withdrawnSchema },
  { number: 20, name: "names", sql: namesSchema },
  { number: 21, name: "waybill-parts", sql: waybillPartsSchema },
  { number: 22, name: "profile-off", sql: profileOffSchema },
  { number: 23, name: "courier-answer", sql: courierAnswerSchema },
  { number: 24, name: "finding-answers", sql: findingAnswersSchema },
  { number: 25, name: "answer-after-all", sql: answerAfterAllSchema },
  { number: 26, name: "subject-steps", sql: subjectStepsSchema },
  { number: 27, name: "content-seals", sql: contentSealsSchema },
  { number: 28, name: "subproject-money", sql: subprojectMoneySchema },
  { number: 29, name: "issued-reports", sql: issuedReportsSchema },
  { number: 30, name: "experts", sql: expertsSchema },
  { number: 31, name: "construction-plan", sql: constructionPlanSchema },
  { number: 32, name: "problems", sql: problemsSchema },
  { number: 33, name: "summary-texts", sql: summaryTextsSchema },
];

const MIGRATION_TABLE = `
CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  applied_at TEXT NOT NULL
) STRICT;
${appendOnly("migration").replaceAll("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS")}`;

/** Runs the steps after `done`, each with its record, within the caller's transaction. */
export function runMigrations(
  db: Connection,
  steps: { known: readonly Migration[]; done: number; at: string },
): void {
  db.exec(MIGRATION_TABLE);
  const record = db.prepare("INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)");
  for (const step of steps.known.slice(steps.done)) {
    db.exec(step.sql);
    record.run(step.number, step.name, hashText(step.sql), steps.at);
  }
}
