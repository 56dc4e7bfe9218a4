/**
 * 一号两家 / one number at two companies is two accounts. Where loans show two parcels (another way, leg or day) each is judged for itself.
 * Else nobody can say who carried it, and paying both would pay one parcel twice: each line is held with a question.
 *
 * What was settled before the other company billed stays as it is, and a question is over once a person has answered either: what
 * is approved here, or rejected there. Source: SOURCES.md [courier-audit].
 *
 * Worked example: sf and jd both bill 8.00 for 7001 on the way to 10003 on the 6th, and one loan names it: 16.00 are held. Where another
 * loan of the 7th names it on the way to 10002, and jd's line is that one, both are owed.
 */
import { addDays } from "../../core/day.ts";
import { sumOf } from "../../core/list.ts";
import type { Period } from "../../core/period.ts";
import type { WaybillLine } from "../../records/record.ts";
import { isFreight } from "./account-part.ts";
import type { CourierAnswer } from "./courier-answer.ts";
import type { LineContext } from "./courier-audit.ts";
import type { BilledAccount, BilledMonth } from "./judged-charge.ts";
import type { ParcelLoans } from "./parcel-loans.ts";

/** Whether another company bills the parcel of a line, too, as known in a period. */
export type IsShared = (line: WaybillLine, period: Period) => boolean;

/** A number used anew after more days is another parcel's. */
const SAME_PARCEL_DAYS = 92;

type Context = Pick<LineContext, "contractOn" | "period" | "isEarlier">;

/**
 * Lines that were read before companies were told apart are of the one company that the others name, or, where those are several,
 * of that of their day.
 */
export function byCompany(account: BilledAccount, context: Context): BilledAccount[] {
  const all = linesOf(account);
  const named = new Set(all.filter((line) => line.company !== null).map((line) => nameOf(line, context)));
  if (named.size < 2) return [account];
  return [...new Set(all.map((line) => nameOf(line, context)))].map((company) =>
    filtered(account, {
      line: (line) => nameOf(line, context) === company,
      answer: (answer) => answer.company === company,
    }),
  );
}

/** `all`: the accounts of every company under the number, `own` among them. */
export function sharedNumbers(
  own: BilledAccount,
  of: { all: readonly BilledAccount[]; context: Context; parcels: ParcelLoans },
): IsShared {
  const { context, parcels } = of;
  const others = of.all.filter((a) => a !== own && linesOf(a).some((line) => nameOf(line, context) !== ""));
  if (others.length === 0 || context.isEarlier) return () => false;
  const asked = (other: BilledAccount, line: WaybillLine, period: Period): boolean => {
    const months = monthsOf(other, context.period).filter((m) => m.period.from <= period.from);
    if (decidedBefore(months, period).some((a) => a.kind === "rejected")) return false;
    const near = months.flatMap((m) => m.lines.filter((l) => isFreight(l) && isNear(l, line)));
    return near.some((l) => {
      const leg = near.filter((n) => parcels.legOf(n) === parcels.legOf(l));
      const isStanding = l.chargeFen > 0n && sumOf(leg, (n) => n.chargeFen) > 0n;
      return isStanding && !parcels.areApart(parcels.sent(l), line);
    });
  };
  return (line, period) =>
    line.item === "parcel" &&
    line.chargeFen > 0n &&
    !decidedBefore(monthsOf(own, context.period), period).some((a) => a.kind === "approved") &&
    others.some((other) => asked(other, line, period));
}

export function filtered(
  { lines, earlier, answers = [] }: BilledAccount,
  keep: { line: (line: WaybillLine) => boolean; answer: (answer: CourierAnswer) => boolean },
): BilledAccount {
  return {
    lines: lines.filter(keep.line),
    answers: answers.filter(keep.answer),
    earlier: earlier.map((m) => ({
      ...m,
      lines: m.lines.filter(keep.line),
      answers: (m.answers ?? []).filter(keep.answer),
    })),
  };
}

function nameOf(line: WaybillLine, { contractOn }: Context): string {
  return contractOn(line)?.company ?? line.company ?? "";
}

/** Of all months, in their order. */
export function linesOf({ lines, earlier }: BilledAccount): WaybillLine[] {
  return [...earlier.flatMap((m) => m.lines), ...lines];
}

function monthsOf({ lines, earlier, answers = [] }: BilledAccount, period: Period): BilledMonth[] {
  return [...earlier, { period, lines, isNear: true, answers }];
}

function decidedBefore(months: readonly BilledMonth[], period: Period): CourierAnswer[] {
  return months.filter((m) => m.period.from < period.from).flatMap((m) => m.answers ?? []);
}

function isNear(a: WaybillLine, b: WaybillLine): boolean {
  const [first, last] = a.shippedOn < b.shippedOn ? [a, b] : [b, a];
  return last.shippedOn <= (addDays(first.shippedOn, SAME_PARCEL_DAYS) ?? last.shippedOn);
}
