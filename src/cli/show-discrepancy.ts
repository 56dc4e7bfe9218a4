/** Discrepancies for people: the list, and one with its records side by side. */
import type { RequestRecord } from "../domain/import/record.ts";
import { formatYuan, plainYuan } from "../domain/money.ts";
import { ALLOWED_RESOLUTIONS } from "../domain/reconcile/resolution.ts";
import { placeText } from "../domain/source.ts";
import type { ResolutionEvent, StoredDiscrepancy } from "../ports/store.ts";
import type { Language } from "../text/language.ts";
import { discrepancyKinds, fields, labelOf, resolutionKinds, roles, services } from "../text/terms.ts";
import { commonWords } from "../text/words/common.ts";
import { reconcileWords } from "../text/words/reconcile.ts";
import type { Context } from "./context.ts";
import { table } from "./print.ts";

export function discrepancyJson(d: StoredDiscrepancy): Record<string, unknown> {
  return { ...d, status: d.resolution === null ? "open" : "resolved" };
}

export async function listLines(context: Context, found: readonly StoredDiscrepancy[]): Promise<string[]> {
  const { language } = context;
  const words = reconcileWords[language];
  if (found.length === 0) return [commonWords[language].nothing];
  const name = await libraryNames(context);
  const c = words.columns;
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
    statusText(context, d),
  ]);
  const risk = found.filter((d) => d.resolution === null).reduce((sum, d) => sum + d.riskFen, 0n);
  return [
    ...table(
      [
        { head: c.id },
        { head: c.service },
        { head: c.number },
        { head: c.kind },
        { head: c.supplier },
        { head: c.requester },
        { head: c.fields },
        { head: c.evidence },
        { head: c.risk, right: true },
        { head: c.status },
      ],
      rows,
    ),
    words.listed({ count: found.length, risk: formatYuan(risk) }),
  ];
}

/** The list as a table for spreadsheet programs, with what was decided and why. */
export async function exportTable(
  context: Context,
  found: readonly StoredDiscrepancy[],
): Promise<string[][]> {
  const { language } = context;
  const { columns: c, exportColumns } = reconcileWords[language];
  const name = await libraryNames(context);
  const head = [
    c.id,
    c.service,
    c.number,
    c.kind,
    c.supplier,
    c.requester,
    c.fields,
    c.evidence,
    c.risk,
    c.status,
  ];
  const rows = found.map((d) => [
    d.id,
    services[d.service][language],
    d.caseKey,
    discrepancyKinds[d.kind][language],
    name(d.supplier),
    name(d.requester),
    fieldsText(language, d),
    d.evidence,
    plainYuan(d.riskFen),
    d.resolution ? resolutionKinds[d.resolution.kind][language] : statusText(context, d),
    d.resolution?.reason ?? "",
    d.resolution?.by ?? "",
  ]);
  return [[...head, ...exportColumns], ...rows];
}

function fieldsText(language: Language, d: StoredDiscrepancy): string {
  return d.fields
    .map((f) => `${labelOf(language, fields, f.field)} ${f.supplier ?? "—"}/${f.requester ?? "—"}`)
    .join("; ");
}

export async function showLines(
  context: Context,
  shown: { found: StoredDiscrepancy; records: readonly RequestRecord[]; history: readonly ResolutionEvent[] },
): Promise<string[]> {
  const { language } = context;
  const { found, records, history } = shown;
  const words = reconcileWords[language];
  const c = words.columns;
  const differing = table(
    [{ head: c.field }, { head: c.supplier }, { head: c.requester }, { head: c.centre }],
    found.fields.map((f) => [
      labelOf(language, fields, f.field),
      f.supplier ?? "—",
      f.requester ?? "—",
      f.centre ?? "—",
    ]),
  );
  const kinds = ALLOWED_RESOLUTIONS[found.kind].map((k) => `${k} ${resolutionKinds[k][language]}`).join("; ");
  return [
    ...(await listLines(context, [found])).slice(0, 2),
    ...(found.fields.length > 0 ? ["", ...differing] : []),
    "",
    words.records,
    ...(await recordLines(context, records)),
    ...(history.length > 0 ? ["", words.history, ...history.map((event) => eventLine(context, event))] : []),
    "",
    words.allowed(kinds),
  ];
}

async function recordLines(context: Context, records: readonly RequestRecord[]): Promise<string[]> {
  const { language } = context;
  const c = reconcileWords[language].columns;
  const { read } = await context.store();
  const files = new Map((await read.files()).map((f) => [f.number, f]));
  const name = await libraryNames(context);
  const rows = records.map((r) => {
    const file = files.get(r.ref.file);
    const sheet = file?.encoding === "xlsx" ? (file.sheets[r.ref.sheet - 1] ?? null) : null;
    const place = { file: file?.name ?? "?", sheet, row: r.ref.row, column: null };
    return [
      roles[r.role][language],
      name(r.supplier),
      name(r.requester),
      r.status,
      r.suppliedOn ?? "—",
      `${r.pages ?? r.volumes ?? "—"}`,
      r.feeFen === null ? "—" : formatYuan(r.feeFen),
      placeText(place, commonWords[language]),
    ];
  });
  const f = (key: string): string => labelOf(language, fields, key);
  const size = `${f("pages")}/${f("volumes")}`;
  const heads = [c.role, c.supplier, c.requester, f("status"), f("suppliedOn"), size, f("feeFen"), c.place];
  return table(
    heads.map((head) => ({ head })),
    rows,
  );
}

function eventLine(context: Context, event: ResolutionEvent): string {
  const words = reconcileWords[context.language];
  return words.event({
    at: event.at,
    operator: event.resolution?.by ?? event.operator,
    event: event.event === "made" ? words.made : words.withdrawn,
    what: event.resolution ? resolutionKinds[event.resolution.kind][context.language] : "",
    reason: event.reason,
  });
}

function statusText(context: Context, d: StoredDiscrepancy): string {
  const words = reconcileWords[context.language];
  if (d.resolution === null) return words.open;
  const { by, reason, kind } = d.resolution;
  return words.resolved({ kind: resolutionKinds[kind][context.language], by, reason });
}

export async function libraryNames(context: Context): Promise<(code: string | null) => string> {
  const { read } = await context.store();
  const names = new Map(
    (await read.libraries()).map((l) => [l.code, context.language === "en" ? l.nameEn : l.nameZh]),
  );
  return (code) => (code === null ? "—" : `${code} ${names.get(code) ?? ""}`.trim());
}
