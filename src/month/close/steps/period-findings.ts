/** The findings of a period as they stand in the books, each with its answer. */

import type { Period } from "../../../core/period.ts";
import { whileUnchanged } from "../../../people/steps/while-unchanged.ts";
import { isCharged } from "../../../records/service-record.ts";
import type { HeldBill } from "../../courier/company-invoices.ts";
import { heldBills } from "../../courier/steps/audit-courier.ts";
import { isNilReturn, stands } from "../../import/file.ts";
import { consentIn } from "../consent.ts";
import {
  type AnsweredFinding,
  answeredOf,
  billsIn,
  findingsOf,
  type LeftOut,
  type MissingFile,
  missingIn,
  type PeriodFinding,
  type UnsentFile,
} from "../period-finding.ts";
import type { FindingReads } from "../port.ts";
import { goneFiles, missingFiles } from "./missing-files.ts";
import { readLeftOut } from "./read-left-out.ts";

export interface PeriodFindings {
  readonly findings: readonly PeriodFinding[];
  /** What they are about, answered or not. */
  readonly leftOut: LeftOut;
  readonly missing: readonly UnsentFile[];
  readonly bills: readonly HeldBill[];
  readonly answered: readonly AnsweredFinding[];
  /** Null: it is open. `despite`: why it was closed over what nobody had answered for, where a reason was stated. */
  readonly closed: { readonly despite: string | null } | null;
  /** 零报告: who said that there was nothing; in the order of import. They ask for no answer. */
  readonly nilReturns: readonly NilReturn[];
}

export interface NilReturn extends MissingFile {
  readonly file: string;
}

export function readPeriodFindings(
  read: FindingReads,
  { period }: { period: Period },
): Promise<PeriodFindings> {
  return whileUnchanged(read, `findings of ${period.id}`, () => periodFindings(read, period));
}

/** Of a closed period the missing files are those that it names: whoever sends or leaves later changes nothing of it. */
async function periodFindings(read: FindingReads, period: Period): Promise<PeriodFindings> {
  const close = (await read.closes()).find((c) => c.period === period.id);
  const leftOut = await readLeftOut(read, period.id);
  const gone = await goneFiles(read, { period: period.id, isClosed: close !== undefined });
  const missing = close
    ? missingIn(close.manifest, gone)
    : (await missingFiles(read, { period, owed: false }))
        .filter((f) => isCharged(f.kind))
        .map((f) => ({ ...f, gone: gone(f) }));
  const bills = close ? billsIn(close.manifest) : await heldBills(read, period);
  const findings = findingsOf(leftOut, missing, bills);
  const answered = answeredOf(findings, await read.findingAnswers(period.id));
  const nilReturns = (await read.files({ period: period.id }))
    .filter((f) => stands(f) && isNilReturn(f))
    .map(({ library, kind, name }) => ({ library, kind, file: name }));
  const closed = close ? { despite: consentIn(close.manifest)?.reason ?? null } : null;
  return { findings, leftOut, missing, bills, answered, closed, nilReturns };
}
