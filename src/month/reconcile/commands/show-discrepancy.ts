/** Discrepancies for people: the list, and one with its records side by side. */

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
import { services } from "../../../registry/words/registry-terms.ts";
import { inForce } from "../../../rules/rules.ts";
import type { Context } from "../../../terminal/context.ts";
import { type ListTable, table } from "../../../terminal/table.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { fields } from "../../import/words/field-terms.ts";
import { possibleResolutions } from "../desk/resolution.ts";
import type { FieldDifference } from "../discrepancy.ts";
import { likeness, likenessParts, STANDARD_MATCHING } from "../likeness.ts";
import type { DiscrepancyEvent, StoredDiscrepancy } from "../port.ts";
import { policiesOf, type QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import { deskTalk } from "../words/desk.ts";
import { reconcileWords } from "../words/reconcile.ts";
import { discrepancyKinds, resolutionKinds } from "../words/reconcile-terms.ts";

export function discrepancyJson(d: StoredDiscrepancy) {
  return { ...d, status: d.resolution === null ? "open" : "resolved" };
}

export async function discrepancyTable(
  context: Context,
  found: readonly QueuedDiscrepancy[],
): Promise<ListTable> {
  const { language } = context;
  const name = await libraryNames(context);
  const c = reconcileWords[language].columns;
  const rows = found.map((d) => [
    d.id,
    services[d.service][language],
    d.caseKey,
    discrepancyKinds[d.kind][language],
    name(d.supplier),
    name(d.requester),
    fieldsText(language, d),
    d.evidence === "" ? "—" : d.evidence,
    formatYuan(d.riskFen),
    formatYuan(d.unsettledFen),
    dueText(language, d),
    d.owner ?? "—",
    statusText(context, d),
  ]);
  const columns = [
    { head: c.id },
    { head: c.service },
    { head: c.number },
    { head: c.kind },
    { head: c.supplier },
    { head: c.requester },
    { head: c.fields },
    { head: c.evidence },
    { head: c.risk, right: true },
    { head: c.unsettled, right: true },
    { head: deskTalk[language].due },
    { head: deskTalk[language].owner },
    { head: c.status },
  ];
  return { columns, rows };
}

export function listLines(
  context: Context,
  { found, of }: { found: readonly QueuedDiscrepancy[]; of: ListTable },
): string[] {
  const words = reconcileWords[context.language];
  if (found.length === 0) return [commonWords[context.language].nothing];
  const risk = found.filter((d) => d.resolution === null).reduce((sum, d) => sum + d.riskFen, 0n);
  const unsettled = found.reduce((sum, d) => sum + d.unsettledFen, 0n);
  return [
    ...table(of.columns, of.rows),
    words.listed({ count: found.length, risk: formatYuan(risk), unsettled: formatYuan(unsettled) }),
  ];
}

function dueText(language: Language, d: QueuedDiscrepancy): string {
  if (d.dueOn === null) return "—";
  return d.isOverdue ? `${d.dueOn} ${deskTalk[language].overdue}` : d.dueOn;
}

function fieldsText(language: Language, d: StoredDiscrepancy): string {
  const said = (f: FieldDifference, value: string | null): string =>
    value === null ? "—" : fieldValueOf(language, f.field, value);
  const words = reconcileWords[language];
  const before = (f: FieldDifference): string =>
    f.settled === undefined ? "" : `${words.settledWith(said(f, f.settled))} `;
  const platform = (f: FieldDifference): string =>
    f.centre === null ? "" : `/${words.platformSays(said(f, f.centre))}`;
  // Of several values it is told whose they are.
  const isSeveral = (f: FieldDifference): boolean =>
    [f.supplier, f.requester].some((value) => value?.includes(" / "));
  const bySide = (f: FieldDifference): string =>
    (["supplier", "requester"] as const)
      .flatMap((side) => (f[side] === null ? [] : `${roles[side][language]} ${said(f, f[side])}`))
      .join("/");
  return d.fields
    .map((f) => {
      const sides = isSeveral(f) ? bySide(f) : `${said(f, f.supplier)}/${said(f, f.requester)}`;
      return `${labelOf(language, fields, f.field)} ${before(f)}${sides}${platform(f)}`;
    })
    .join("; ");
}

export async function showLines(
  context: Context,
  shown: {
    found: QueuedDiscrepancy;
    records: readonly RequestRecord[];
    history: readonly DiscrepancyEvent[];
  },
): Promise<string[]> {
  const { language } = context;
  const { found, records, history } = shown;
  const words = reconcileWords[language];
  const c = words.columns;
  const isLater = isSettledThen(found.kind);
  const heads = [c.field, ...(isLater ? [c.settled] : []), c.supplier, c.requester, c.centre];
  const differing = table(
    heads.map((head) => ({ head })),
    found.fields.map((f) => [
      labelOf(language, fields, f.field),
      ...[...(isLater ? [f.settled ?? null] : []), f.supplier, f.requester, f.centre].map((v) =>
        v === null ? "—" : fieldValueOf(language, f.field, v),
      ),
    ]),
  );
  const kinds = possibleResolutions({ discrepancy: found, records })
    .map((k) => `${k} ${resolutionKinds[k][language]}`)
    .join("; ");
  return [
    ...(await headLines(context, found)),
    ...(found.fields.length > 0 ? ["", ...differing] : []),
    "",
    words.records,
    ...(await recordLines(context, records)),
    ...(found.kind === "possible-match" ? await pointLines(context, { period: found.period, records }) : []),
    ...(history.length > 0 ? ["", words.history, ...history.map((event) => eventLine(context, event))] : []),
    "",
    words.allowed(kinds),
  ];
}

/** Where a record stands, as file, sheet and row. */
export async function recordPlaces(context: Context): Promise<(ref: RecordRef) => string> {
  const { read } = await context.store();
  const { placing } = await import("../steps/resolve-discrepancies.ts");
  const placeOf = await placing(read);
  return (ref) => placeText(placeOf(ref), commonWords[context.language]);
}

/** One line a field: a row of the list is wider than most terminals. */
async function headLines(context: Context, d: QueuedDiscrepancy): Promise<string[]> {
  const { language } = context;
  const c = reconcileWords[language].columns;
  const talk = deskTalk[language];
  const name = await libraryNames(context);
  return table(
    [{ head: c.id }, { head: d.id }],
    [
      [c.service, services[d.service][language]],
      [c.number, d.caseKey],
      [c.kind, discrepancyKinds[d.kind][language]],
      [c.supplier, name(d.supplier)],
      [c.requester, name(d.requester)],
      [c.evidence, d.evidence],
      [c.risk, formatYuan(d.riskFen)],
      ...(isSettledThen(d.kind) ? [[c.subsidy, formatYuan(await subsidyAtRisk(context, d))]] : []),
      [c.unsettled, formatYuan(d.unsettledFen)],
      [talk.found, d.foundOn],
      [talk.due, dueText(language, d)],
      [talk.owner, d.owner ?? "—"],
      [c.status, statusText(context, d)],
    ],
  );
}

/** Of what is in question of a settled request: of documents the share of the fee, of loans all of it. Caps are not looked at. */
async function subsidyAtRisk(context: Context, d: StoredDiscrepancy): Promise<Fen> {
  if (d.service === "ill") return d.riskFen;
  const { read } = await context.store();
  const settled = await read.settled({ service: d.service, requestKey: d.caseKey });
  const day = settled?.requests[0]?.record.suppliedOn ?? periodOf(d.period).to;
  const rule = inForce({ rules: await read.rules(), part: "dd-subsidy", day });
  return rule ? timesRate(d.riskFen, rule.body.rate, rule.body.rounding) : 0n;
}

async function recordLines(context: Context, records: readonly RequestRecord[]): Promise<string[]> {
  const { language } = context;
  const c = reconcileWords[language].columns;
  const place = await recordPlaces(context);
  const name = await libraryNames(context);
  const rows = records.map((r) => [
    roles[r.role][language],
    name(r.supplier),
    name(r.requester),
    statuses[r.status][language],
    r.suppliedOn ?? "—",
    `${r.pages ?? r.volumes ?? "—"}`,
    r.feeFen === null ? "—" : formatYuan(r.feeFen),
    place(r.ref),
  ]);
  const f = (key: string): string => labelOf(language, fields, key);
  const size = `${f("pages")}/${f("volumes")}`;
  const heads = [c.role, c.supplier, c.requester, f("status"), f("suppliedOn"), size, f("feeFen"), c.place];
  return table(
    heads.map((head) => ({ head })),
    rows,
  );
}

/** Why a person is asked: the points of each pair of accounts, best first. */
async function pointLines(
  context: Context,
  of: { period: string; records: readonly RequestRecord[] },
): Promise<string[]> {
  const { language } = context;
  const talk = deskTalk[language];
  const { read } = await context.store();
  const on = policiesOf(await read.rules(), of.period)?.body.matching ?? STANDARD_MATCHING;
  const side = (role: string) => of.records.filter((r) => r.role === role);
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

function eventLine(context: Context, event: DiscrepancyEvent): string {
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

function statusText(context: Context, d: StoredDiscrepancy): string {
  const words = reconcileWords[context.language];
  if (d.resolution === null)
    return d.downgradedBy === null ? words.open : deskTalk[context.language].minor(d.downgradedBy);
  const { by, reason, kind } = d.resolution;
  return words.resolved({ kind: resolutionKinds[kind][context.language], by, reason });
}
