/** The requests of joint consulting that a period's settlement compensates, and the rule versions they are compensated by. */

import { firstDayOf, type Period } from "../../../core/period.ts";
import type { ConsultingRequest } from "../../../records/service-record.ts";
import type { RulesReads } from "../../../rules/port.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { COMPENSATION, toCompensate } from "../consulting-compensation.ts";
import type { SettleReads } from "../port.ts";
import { versionsIn } from "../settlement-rules.ts";

/** Of this period's files and earlier ones: a later file can't change what a closed period paid. */
export async function consultingOf(
  read: ImportReads & SettleReads,
  period: Period,
): Promise<ConsultingRequest[]> {
  const known = (await read.serviceRecords("consulting")).filter((r) => firstDayOf(r.period) <= period.from);
  if (known.length === 0) return [];
  const compensated = await read.chargedCases({ scheme: COMPENSATION, before: period.id });
  return toCompensate(known, { day: period.to, compensated });
}

export async function compensationVersions(
  read: RulesReads & ImportReads & SettleReads,
  period: Period,
): Promise<RuleVersion[]> {
  const days = (await consultingOf(read, period)).map((r) => r.doneOn ?? period.to);
  const from = [period.from, ...days].sort()[0] ?? period.from;
  return days.length === 0
    ? []
    : versionsIn(await read.rules(), { from, to: period.to, parts: [COMPENSATION] });
}
