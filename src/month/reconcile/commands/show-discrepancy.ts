import { formatYuan } from "../../../core/money.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { fieldValueOf, roles } from "../../../records/words/record-terms.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { Context } from "../../../terminal/context.ts";
import { type ListTable, table } from "../../../terminal/table.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { fields } from "../../import/words/field-terms.ts";
import { possibleResolutions } from "../desk/resolution.ts";
import type { FieldDifference } from "../discrepancy.ts";
import type { DiscrepancyEvent, StoredDiscrepancy } from "../port.ts";
import type { QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import { deskTalk } from "../words/desk.ts";
import { reconcileWords } from "../words/reconcile.ts";
import { discrepancyKinds, resolutionKinds } from "../words/reconcile-terms.ts";

import { differingLines, dueText, eventLine, pointLines, recordLines, subsidyAtRisk } from "./case-parts.ts";

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

export function fieldsText(language: Language, d: StoredDiscrepancy): string {
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
  const differing = differingLines(language, found);
  const kinds = possibleResolutions({ discrepancy: found, records })
    .map((k) => `${k} ${resolutionKinds[k][language]}`)
    .join("; ");
  return [
    ...(await headLines(context, found)),
    ...(differing.length > 0 ? ["", ...differing] : []),
    "",
    words.records,
    ...(await recordLines(context, { records })),
    ...(await pointLines(context, { found, records })),
    ...(history.length > 0 ? ["", words.history, ...history.map((event) => eventLine(context, event))] : []),
    "",
    words.allowed(kinds),
  ];
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

function statusText(context: Context, d: StoredDiscrepancy): string {
  const words = reconcileWords[context.language];
  if (d.resolution === null)
    return d.downgradedBy === null ? words.open : deskTalk[context.language].minor(d.downgradedBy);
  const { by, reason, kind } = d.resolution;
  return words.resolved({ kind: resolutionKinds[kind][context.language], by, reason });
}
