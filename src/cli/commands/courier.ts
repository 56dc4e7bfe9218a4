import { formatYuan, plainYuan } from "../../domain/money.ts";
import { refuse } from "../../domain/refusal.ts";
import type { AuditedLine, AuditResult } from "../../domain/settle/courier-audit.ts";

import { courierWords } from "../../text/words/courier.ts";
import type { CommandSpec } from "../command.ts";
import type { Context } from "../context.ts";
import { options } from "../options.ts";
import { table } from "../print.ts";
import { VERSION } from "../version.ts";

const SHOWN = 20;

export const courierCommand: CommandSpec = {
  usage: "courier",
  summary: { "zh-CN": courierWords["zh-CN"].summary, en: courierWords.en.summary },
  subcommands: [
    {
      usage: "audit <period>",
      summary: { "zh-CN": courierWords["zh-CN"].auditSummary, en: courierWords.en.auditSummary },
      options: [options.output],
      run: async (context, input) => {
        const { auditCourier } = await import("../../workflow/audit-courier.ts");
        const { read } = await context.store();
        const audit = await auditCourier({ read, period: input.arg(0) });
        const names = new Map((await read.libraries()).map((l) => [l.code, l.nameZh]));
        const rows = audit.exceptions.map((a) => lineCells(context, a, names));
        const file = input.text("output");
        const words = courierWords[context.language];
        if (file !== undefined) await writeAudit(context, { file, audit, names });
        return {
          schema: "courier-audit/1",
          json: { ...audit, file: file ?? null },
          lines: [
            ...auditLines(context, audit, rows),
            ...(file === undefined ? [] : [words.written({ file, lines: rows.length })]),
          ],
          needsPerson: audit.exceptions.length > 0,
        };
      },
    },
  ],
};

async function writeAudit(
  context: Context,
  asked: { file: string; audit: AuditResult; names: ReadonlyMap<string, string> },
): Promise<void> {
  const { file, audit, names } = asked;
  const path = context.path(file);
  if (!/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
  const { auditWorkbook } = await import("../../domain/report/courier-audit.ts");
  const { workbooks } = await import("../../io/xlsx/write-workbook.ts");
  const { read } = await context.store();
  const label = (await read.settings()).get("label") ?? "";
  const words = courierWords[context.language];
  const mark = [`balis ${VERSION}`, audit.period, label].filter((part) => part !== "").join(" · ");
  const nameOf = (code: string): string => names.get(code) ?? "";
  await workbooks().write(path, auditWorkbook({ audit, words, nameOf, mark }));
}

function auditLines(context: Context, audit: AuditResult, rows: readonly string[][]): string[] {
  const { language } = context;
  const words = courierWords[language];
  const sum = (of: (t: AuditResult["totals"][number]) => bigint): bigint =>
    audit.totals.reduce((n, t) => n + of(t), 0n);
  const lines = audit.totals.reduce((n, t) => n + t.lines, 0);
  const [first] = audit.notBilled;
  return [
    words.heading(audit.period),
    ...(audit.sample ? [words.sample] : []),
    ...table(
      [
        { head: words.columns.class },
        { head: words.columns.lines, right: true },
        { head: words.columns.billed, right: true },
        { head: words.columns.disputed, right: true },
      ],
      [
        ...audit.totals.map((t) => [
          words.className(t.class),
          `${t.lines}`,
          formatYuan(t.billedFen),
          formatYuan(t.disputedFen),
        ]),
        [words.total, `${lines}`, formatYuan(sum((t) => t.billedFen)), formatYuan(sum((t) => t.disputedFen))],
      ],
    ),
    ...(first ? [words.notBilled({ parcels: audit.notBilled.length, first: first.waybill })] : []),
    ...(rows.length === 0 ? [] : ["", ...exceptionTable(words.lineColumns, rows)]),
    ...(rows.length > SHOWN ? [words.shown({ shown: SHOWN, all: rows.length })] : []),
  ];
}

function exceptionTable(columns: Readonly<Record<string, string>>, rows: readonly string[][]): string[] {
  const heads = Object.values(columns);
  const numbers = new Set([5, 7, 8, 9]);
  return table(
    heads.map((head, i) => ({ head, right: numbers.has(i) })),
    rows.slice(0, SHOWN),
  );
}

function lineCells(context: Context, a: AuditedLine, names: ReadonlyMap<string, string>): string[] {
  const { line } = a;
  const name = (code: string | null): string => (code === null ? "—" : `${code} ${names.get(code) ?? ""}`);
  return [
    courierWords[context.language].className(a.class),
    line.waybillNo,
    line.shippedOn,
    name(line.from),
    name(line.to),
    line.weightGrams === null ? "—" : `${line.weightGrams}`,
    `${line.volumes ?? "—"}/${a.loanVolumes ?? "—"}`,
    plainYuan(line.chargeFen),
    a.contractFen === null ? "—" : plainYuan(a.contractFen),
    plainYuan(a.disputedFen),
  ];
}
