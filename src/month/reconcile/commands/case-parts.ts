/** What stands on a case's page: the deadline, the fields that differ, the records, why two of them may be one, the history. */

import { minuteOf } from "../../../core/day.ts";
import { by } from "../../../core/list.ts";
import { type Fen, formatYuan, timesRate } from "../../../core/money.ts";
import { periodOf } from "../../../core/period.ts";
import { placeText, type RecordRef } from "../../../core/source.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { fieldValueOf, roles, statuses } from "../../../records/words/record-terms.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { inForce } from "../../../rules/rules.ts";
import type { Context } from "../../../terminal/context.ts";
import { table } from "../../../terminal/table.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { fields } from "../../import/words/field-terms.ts";
import { likeness, likenessParts, STANDARD_MATCHING } from "../likeness.ts";
import type { DiscrepancyEvent, StoredDiscrepancy } from "../port.ts";
import { policiesOf, type QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import { deskTalk } from "../words/desk.ts";
import { reconcileWords } from "../words/reconcile.ts";
import { resolutionKinds } from "../words/reconcile-terms.ts";

export function dueText(language: Language, d: QueuedDiscrepancy): string {
  if (d.dueOn === null) return "—";
  return d.isOverdue ? `${d.dueOn} ${deskTalk[language].overdue}` : d.dueOn;
}

/** What the sources say of each field on which they differ; of a settled request, what was settled, too. */
export function differingLines(language: Language, found: StoredDiscrepancy): string[] {
  const c = reconcileWords[language].columns;
  const isLater = isSettledThen(found.kind);
  if (found.fields.length === 0) return [];
  const heads = [c.field, ...(isLater ? [c.settled] : []), c.supplier, c.requester, c.centre];
  return table(
    heads.map((head) => ({ head })),
    found.fields.map((f) => [
      labelOf(language, fields, f.field),
      ...[...(isLater ? [f.settled ?? null] : []), f.supplier, f.requester, f.centre].map((v) =>
        v === null ? "—" : fieldValueOf(language, f.field, v),
      ),
    ]),
  );
}

/** `of`: where all records are between its two libraries, they are not named again. */
export async function recordLines(
  context: Context,
  {
    records,
    of,
  }: { records: readonly RequestRecord[]; of?: Pick<StoredDiscrepancy, "supplier" | "requester"> },
): Promise<string[]> {
  const { language } = context;
  const c = reconcileWords[language].columns;
  const place = await recordPlaces(context);
  const name = await libraryNames(context);
  const isBetween = records.every((r) => r.supplier === of?.supplier && r.requester === of?.requester);
  const f = (key: string): string => labelOf(language, fields, key);
  const rows = records.map((r) => [
    roles[r.role][language],
    ...(isBetween ? [] : [name(r.supplier), name(r.requester)]),
    statuses[r.status][language],
    r.suppliedOn ?? "—",
    `${r.pages ?? r.volumes ?? "—"}`,
    r.feeFen === null ? "—" : formatYuan(r.feeFen),
    place(r.ref),
  ]);
  const size = `${f("pages")}/${f("volumes")}`;
  const parties = isBetween ? [] : [c.supplier, c.requester];
  const heads = [c.role, ...parties, f("status"), f("suppliedOn"), size, f("feeFen"), c.place];
  return table(
    heads.map((head) => ({ head })),
    rows,
  );
}

/** Why a person is asked: the points of each pair of accounts, best first. */
export async function pointLines(
  context: Context,
  { found, records }: { found: StoredDiscrepancy; records: readonly RequestRecord[] },
): Promise<string[]> {
  const { language } = context;
  if (found.kind !== "possible-match") return [];
  const talk = deskTalk[language];
  const { read } = await context.store();
  const on = policiesOf(await read.rules(), found.period)?.body.matching ?? STANDARD_MATCHING;
  const side = (role: string) => records.filter((r) => r.role === role);
  const pairs = side("supplier").flatMap((s) =>
    side("requester").map((r) => ({
      s,
      r,
      points: likeness(s, r, on.nearDays),
      parts: likenessParts(s, r, on.nearDays),
    })),
  );
  if (pairs.length === 0) return [];
  const heads = Object.values(talk.points);
  const rows = pairs
    .sort(by((a) => -a.points))
    .map(({ s, r, points, parts }) => [
      s.requestNo,
      r.requestNo,
      `${points}`,
      ...Object.values(parts).map(String),
    ]);
  return [
    "",
    talk.pointsHeading(on),
    ...table(
      [talk.pairColumns.supplier, talk.pairColumns.requester, talk.pairColumns.sum, ...heads].map(
        (head, i) => ({
          head,
          right: i > 1,
        }),
      ),
      rows,
    ),
  ];
}

export function eventLine(context: Context, event: DiscrepancyEvent): string {
  const { language } = context;
  const words = reconcileWords[language];
  const talk = deskTalk[language];
  const said = { made: words.made, withdrawn: words.withdrawn, assigned: talk.assignment };
  const assigned = `${talk.owner} ${event.owner ?? "—"} ${talk.due} ${event.dueOn ?? "—"}`;
  return words.event({
    at: minuteOf(event.at),
    operator: event.resolution?.by ?? event.operator,
    event: said[event.event],
    what: event.resolution
      ? resolutionKinds[event.resolution.kind][language]
      : event.event === "assigned"
        ? assigned
        : "",
    reason: event.reason,
  });
}

/** Of what is in question of a settled request: of documents the share of the fee, of loans all of it. Caps are not looked at. */
export async function subsidyAtRisk(context: Context, d: StoredDiscrepancy): Promise<Fen> {
  if (d.service === "ill") return d.riskFen;
  const { read } = await context.store();
  const settled = await read.settled({ service: d.service, requestKey: d.caseKey });
  const day = settled?.requests[0]?.record.suppliedOn ?? periodOf(d.period).to;
  const rule = inForce({ rules: await read.rules(), part: "dd-subsidy", day });
  return rule ? timesRate(d.riskFen, rule.body.rate, rule.body.rounding) : 0n;
}

/** Where a record stands, as file, sheet and row. */
export async function recordPlaces(context: Context): Promise<(ref: RecordRef) => string> {
  const { read } = await context.store();
  const { placing } = await import("../steps/resolve-discrepancies.ts");
  const placeOf = await placing(read);
  return (ref) => placeText(placeOf(ref), commonWords[context.language]);
}
