import { addUp, sumOf } from "../../../core/list.ts";
import { formatYuan, plainYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { VERSION } from "../../../terminal/version.ts";
import type { AuditResult, CompanyLine } from "../audit-result.ts";
import type { AuditWords } from "../audit-words.ts";
import { requireOneCompany } from "../company-invoices.ts";
import type { AuditClass } from "../courier-audit.ts";
import { totalLines } from "../courier-audit-sheet.ts";
import { courierWords } from "../words/courier.ts";
import { answerCommand, withdrawCommand } from "./answer-held.ts";
import { heldCommand } from "./held.ts";
import { showAccount } from "./show-account.ts";

const SHOWN = 20;
/** Not billed as it stands, and nothing to look at. */
const EXPLAINED: ReadonlySet<AuditClass> = new Set<AuditClass>([
  "credit",
  "credited",
  "supplemented",
  "compensation",
  "approved",
  "rejected",
]);

export const courierCommand: CommandSpec = {
  usage: "courier",
  summary: { "zh-CN": courierWords["zh-CN"].summary, en: courierWords.en.summary },
  subcommands: [
    {
      usage: "audit <period>",
      summary: { "zh-CN": courierWords["zh-CN"].auditSummary, en: courierWords.en.auditSummary },
      examples: [
        "courier audit 2019-05",
        "courier audit 2019-05 -o audit.xlsx --dispute dispute.xlsx",
        "courier audit 2019-05 --company sample-courier --dispute dispute-2019-05-sf.xlsx",
        "courier audit 2019-05 --waybill SF1001",
      ],
      options: [
        options.output,
        {
          flags: "--dispute <file>",
          summary: { "zh-CN": courierWords["zh-CN"].disputeFlag, en: courierWords.en.disputeFlag },
        },
        {
          flags: "--waybill <number>",
          summary: { "zh-CN": courierWords["zh-CN"].waybillFlag, en: courierWords.en.waybillFlag },
        },
        {
          flags: "--company <company>",
          summary: { "zh-CN": courierWords["zh-CN"].companyFlag, en: courierWords.en.companyFlag },
        },
      ],
      run: async (context, input) => {
        const waybill = input.text("waybill");
        if (waybill !== undefined) return showAccount(context, { period: input.arg(0), waybill });
        const { auditCourier } = await import("../steps/audit-courier.ts");
        const { read } = await context.store();
        const company = input.text("company") ?? null;
        // The workbook is the period's own, and its figures are traced to all of it.
        if (company !== null && input.text("output") !== undefined)
          refuse("flags-must-not-be-beside", { flags: "--company", beside: "-o" });
        const audit = await auditCourier({ read, period: input.arg(0), company });
        if (input.text("dispute") !== undefined) requireOneCompany(audit.companies);
        const isEnglish = context.language === "en";
        const libraries = await read.libraries();
        const names = new Map(libraries.map((l) => [l.code, isEnglish ? l.nameEn : l.nameZh]));
        const isOne = audit.companies.length < 2;
        const rows = audit.exceptions.map((a) => lineCells(context, a, { names, isOne }));
        const [file, dispute] = [input.text("output"), input.text("dispute")];
        if (file !== undefined && dispute !== undefined && context.path(file) === context.path(dispute))
          refuse("value-must-be-valid", {
            flag: "--dispute",
            text: dispute,
            allowed: courierWords[context.language].ownFile,
          });
        const words = courierWords[context.language];
        const lines = auditLines(context, audit, rows);
        if (file !== undefined) {
          await writeAudit(context, { file, audit, names, kind: "audit", company });
          lines.push(words.written({ file, lines: rows.length }));
        }
        if (dispute !== undefined) {
          const disputed = await writeAudit(context, {
            file: dispute,
            audit,
            names,
            kind: "dispute",
            company,
          });
          lines.push(words.disputeWritten({ file: dispute, lines: disputed }));
        }
        return {
          schema: "courier-audit/1",
          json: { ...audit, file: file ?? null, dispute: dispute ?? null },
          lines,
          needsPerson:
            audit.exceptions.some((a) => !EXPLAINED.has(a.class) && !a.isAnswered) ||
            audit.invoice.wrong.length > 0 ||
            audit.invoice.setAside > 0,
        };
      },
    },
    heldCommand,
    answerCommand,
    withdrawCommand,
  ],
};

/** Returns how many lines are disputed. */
async function writeAudit(
  context: Context,
  asked: {
    file: string;
    audit: AuditResult;
    names: ReadonlyMap<string, string>;
    kind: "audit" | "dispute";
    company: string | null;
  },
): Promise<number> {
  const { file, audit, names, kind, company } = asked;
  const path = context.path(file);
  if (!/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
  const { auditWorkbook, disputedLines, disputeWorkbook } = await import("../courier-audit-sheet.ts");
  const { read } = await context.store();
  const label = (await read.settings()).get("label") ?? "";
  const words = courierWords[context.language];
  const mark = sheetMark({ version: VERSION, period: audit.period, label });
  const about = { audit, words, nameOf: (code: string): string => names.get(code) ?? "", mark };
  const writer = await workbooksOf({ read, language: context.language, period: audit.period });
  await writer.write(path, kind === "audit" ? auditWorkbook(about) : disputeWorkbook(about, company));
  return disputedLines(audit).length;
}

function auditLines(context: Context, audit: AuditResult, rows: readonly string[][]): string[] {
  const { language } = context;
  const words = courierWords[language];
  const { columns: c } = words;
  const sum = (of: (t: AuditResult["totals"][number]) => bigint): string =>
    formatYuan(sumOf(audit.totals, of));
  const lines = addUp(audit.totals, (t) => t.lines);
  return [
    words.heading(audit.period),
    ...(audit.sample ? [words.sample] : []),
    ...table(
      [c.class, c.lines, c.billed, c.disputed, c.payable, c.held].map((head, i) => ({ head, right: i > 0 })),
      [
        ...audit.totals.map((t) => [
          words.className(t.class),
          `${t.lines}`,
          ...[t.billedFen, t.disputedFen, t.payableFen, t.heldFen].map(formatYuan),
        ]),
        [
          words.total,
          `${lines}`,
          ...[
            sum((t) => t.billedFen),
            sum((t) => t.disputedFen),
            sum((t) => t.payableFen),
            sum((t) => t.heldFen),
          ],
        ],
      ],
    ),
    ...totalLines(audit, words),
    ...(rows.length === 0
      ? []
      : ["", ...exceptionTable([c.class, ...lineHeads(words.lineColumns, audit)], rows)]),
    ...(rows.length > SHOWN ? [words.shown({ shown: SHOWN, all: rows.length })] : []),
  ];
}

function lineHeads(columns: AuditWords["lineColumns"], { companies }: AuditResult): string[] {
  const { company, ...others } = columns;
  return [...(companies.length < 2 ? [] : [company]), ...Object.values(others)];
}

/** Numbers stand at the right: the weight, and the three amounts at the end. */
function exceptionTable(heads: readonly string[], rows: readonly string[][]): string[] {
  const numbers = new Set([-5, -3, -2, -1].map((i) => heads.length + i));
  return table(
    heads.map((head, i) => ({ head, right: numbers.has(i) })),
    rows.slice(0, SHOWN),
  );
}

function lineCells(
  context: Context,
  a: CompanyLine,
  of: { names: ReadonlyMap<string, string>; isOne: boolean },
): string[] {
  const { line, company } = a;
  const name = (code: string | null): string => (code === null ? "—" : `${code} ${of.names.get(code) ?? ""}`);
  return [
    courierWords[context.language].className(a.class),
    ...(of.isOne ? [] : [company === "" ? "—" : company]),
    line.waybillNo,
    line.shippedOn,
    name(line.from),
    name(line.to),
    courierWords[context.language].leg(line.leg),
    line.weightGrams === null ? "—" : `${line.weightGrams}`,
    `${line.volumes ?? "—"}/${a.loanVolumes ?? "—"}`,
    plainYuan(line.chargeFen),
    a.contractFen === null ? "—" : plainYuan(a.contractFen),
    plainYuan(a.disputedFen),
  ];
}
