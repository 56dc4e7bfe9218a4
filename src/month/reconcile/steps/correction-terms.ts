/** 更正的条件 / when something of a closed period may still be corrected, and what is worth it: for decisions, and for notes by hand. */

import type { Reader } from "../../../books/port.ts";
import { dayInShanghai, daysBetween } from "../../../core/day.ts";
import { type Fen, formatYuan, parseYuan } from "../../../core/money.ts";
import { periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { openFee } from "../desk/fee-question.ts";
import type { DecidedValues } from "../discrepancy.ts";

export type CorrectingReads = RegistryReads & Pick<Reader, "closes" | "nextCorrectionNumber">;

/** The period is closed, not longer ago than 更正期限 (none where the setting is empty), and the difference goes forward. */
export async function requireCorrectable(
  read: CorrectingReads,
  of: { period: string; into: string; at: string },
): Promise<void> {
  const { period, into } = of;
  const close = (await read.closes()).find((c) => c.period === period);
  if (!close) return refuse("period-must-be-closed", { period });
  if (periodOf(into).from <= periodOf(period).to) refuse("correction-must-go-forward", { period, into });
  const days = settingOf(await read.settings(), "correction-days");
  const [from, to] = [dayInShanghai(close.closedAt), dayInShanghai(of.at)];
  if (!/^\d+$/.test(days) || from === undefined || to === undefined) return;
  const passed = daysBetween({ from, to });
  if (passed > Number(days)) refuse("correction-must-be-in-time", { period, days: Number(days), passed });
}

/** 更正起点: a smaller difference of the fee is not worth a correction; one without any is of another kind. */
export async function requireMaterial(
  read: RegistryReads,
  of: { request: string; difference: Fen },
): Promise<void> {
  const { request, difference } = of;
  const least = parseYuan(settingOf(await read.settings(), "correction-least")) ?? 0n;
  if (difference === 0n || difference >= least) return;
  const amounts = { difference: formatYuan(difference), least: formatYuan(least) };
  refuse("correction-must-be-material", { request, ...amounts });
}

/** Other pages of a request whose confirmed fee counts: which fee counts then is said, or it is refused with both. */
export async function requireFee(
  read: RulesReads,
  of: { request: string; record: RequestRecord; values: DecidedValues },
): Promise<void> {
  const open = openFee({ row: of.record, values: of.values, rules: await read.rules() });
  if (open) refuse("correction-fee-must-be-given", { request: of.request, ...open });
}
