import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../../books/port.ts";
import { by } from "../../core/list.ts";
import { formatYuan } from "../../core/money.ts";
import { periodOf } from "../../core/period.ts";
import { refuse } from "../../core/refusal.ts";
import { term } from "../../core/words/language.ts";
import { STANDARD_MATCHING } from "../../month/reconcile/likeness.ts";
import type { RequestCount } from "../../month/reconcile/port.ts";
import { tolerantPasses } from "../../month/reconcile/tolerant.ts";
import { workbooksOf } from "../../people/commands/workbooks.ts";
import type { CommandSpec } from "../../terminal/command.ts";
import type { Answer, Context } from "../../terminal/context.ts";
import { VERSION } from "../../terminal/version.ts";
import type { YearSummary } from "../alliance/generate-year.ts";
import type { Planted } from "../alliance/plant.ts";
import { fillFolder } from "../demo-folder.ts";
import { demoWords } from "../words/demo.ts";
import { comparedCourier } from "./demo-courier.ts";
import type { DemoMonth } from "./demo-year.ts";

export const demoCommand: CommandSpec = {
  usage: "demo [folder]",
  summary: {
    "zh-CN": "生成并结算一整年的合成数据，看看它怎么工作",
    en: "make a synthetic year and settle it",
  },
  examples: ["demo", term("demo 试用 --files-only", "demo trial --files-only")],
  options: [
    {
      flags: "--scale <n>",
      summary: {
        "zh-CN": "放大倍数（1–1000，用于测速）",
        en: "so many times larger (1–1000, for benchmarks)",
      },
    },
    {
      flags: "--files-only",
      summary: {
        "zh-CN": "只生成文件，和一套只有名录的账册；不结算",
        en: "make the files, and books with the registry only; settle nothing",
      },
    },
  ],
  run: async (context, input) => {
    const scale = input.count("scale", "--scale") ?? 1;
    if (scale < 1 || scale > 1000)
      refuse("value-must-be-valid", { flag: "--scale", text: `${scale}`, allowed: "1 – 1000" });
    const dir = context.path(input.arg(0) === "" ? "demo" : input.arg(0));
    const isFilesOnly = input.flag("filesOnly");
    return await fillFolder(dir, (note) => makeDemo(context, { dir, scale, isFilesOnly, note }));
  },
};

/** The books are closed at the end. */
async function makeDemo(
  context: Context,
  asked: { dir: string; scale: number; isFilesOnly: boolean; note: () => void },
): Promise<Answer> {
  const { dir, scale } = asked;
  const { createBooks, openBooks } = await import("../../books/sqlite/open.ts");
  const { loadRegistry, loadRules, settleMonth } = await import("./demo-year.ts");
  const { generateYear } = await import("../alliance/generate-year.ts");
  const books = join(dir, "balis.db");
  await createBooks(books);
  const store = await openBooks(books);
  try {
    const demo = { store, action: context.action(), hash: context.hash };
    await loadRegistry(demo);
    const alliance = { libraries: await store.read.libraries(), agreements: await store.read.agreements() };
    const year = await generateYear({ dir, alliance, scale });
    asked.note();
    if (asked.isFilesOnly) return filesOnly(context, dir, year);
    await loadRules(demo);
    const words = demoWords[context.language];
    context.say(words.label);
    const { runScript } = await import("./demo-subproject.ts");
    const typed = { io: context.io, dir, books, lang: context.language, run: context.run };
    await runScript(year.subproject.before, typed);
    const months: DemoMonth[] = [];
    for (const period of year.months) {
      const planted = year.planted.filter((p) => p.period === period);
      const courier = year.settle.courier.filter((p) => p.period === period);
      const asked = { inbox: join(dir, "inbox"), period, planted, courier, reason: words.resolved };
      months.push(await settleMonth(demo, asked));
    }
    const out = await writeWorkbooks(context, { store, dir, months: year.months });
    await runScript(year.subproject.after, typed);
    out.files += await runScript(year.subproject.reports, { ...typed, dir: out.dir });
    const counts = await store.read.requestCounts(year.months);
    const names = new Map(alliance.libraries.map((l) => [l.code, l.nameZh]));
    return summary(context, { dir, out, months, year, counts, names });
  } finally {
    await store.close();
  }
}

/** The finance workbook of every month, the statements of the last one, the statistics of the year. */
async function writeWorkbooks(
  context: Context,
  demo: { store: Store; dir: string; months: readonly string[] },
): Promise<{ dir: string; files: number }> {
  const reports = await import("../../papers/report/steps/report-workbooks.ts");
  const { reportWords } = await import("../../papers/report/words/report.ts");
  const dir = join(demo.dir, "out");
  mkdirSync(join(dir, "statements"), { recursive: true });
  const read = demo.store.read;
  const asked = (id: string) => ({
    read,
    period: periodOf(id),
    words: reportWords[context.language],
    programVersion: VERSION,
  });
  const last = demo.months.at(-1) ?? "";
  const year = last.slice(0, 4);
  const writer = await workbooksOf({ read, language: context.language, period: year });
  for (const month of demo.months) {
    await writer.write(join(dir, `finance-${month}.xlsx`), await reports.financeReport(asked(month)));
  }
  let statements = 0;
  for await (const made of reports.statementReports({ ...asked(last), library: null })) {
    await writer.write(join(dir, "statements", `statement-${last}-${made.library}.xlsx`), made.workbook);
    statements += 1;
  }
  await writer.write(join(dir, `statistics-${year}.xlsx`), await reports.statisticsReport(asked(year)));
  return { dir, files: demo.months.length + statements + 1 };
}

function filesOnly(context: Context, dir: string, year: YearSummary) {
  const words = demoWords[context.language];
  const { documents, loans } = year;
  const planted = year.planted.length;
  return {
    schema: "demo-files/1",
    json: { dir, documents, loans, planted },
    lines: [words.files({ dir, requests: grouped(documents + loans), planted: grouped(planted) })],
  };
}

function summary(
  context: Context,
  demo: {
    dir: string;
    /** Where the workbooks are, and how many. */
    out: { dir: string; files: number };
    months: readonly DemoMonth[];
    year: YearSummary;
    counts: readonly RequestCount[];
    names: ReadonlyMap<string, string>;
  },
) {
  const words = demoWords[context.language];
  const filled = demo.counts.filter((c) => c.status === "filled");
  const documents = filled.filter((c) => c.service === "dd").reduce((n, c) => n + c.requests, 0);
  const suppliers = ranked(
    filled.filter((c) => c.service === "dd"),
    (c) => c.requests,
  ).slice(0, 5);
  const lenders = ranked(
    filled.filter((c) => c.service === "ill"),
    (c) => c.volumes,
  ).slice(0, 8);
  const truth = compared(demo.months, demo.year.planted);
  const other = otherTruth(demo.months, demo.year);
  const line = ([code, n]: readonly [string, number]): string =>
    `  ${code} ${demo.names.get(code) ?? ""} ${grouped(n)}`;
  return {
    schema: "demo/1",
    json: {
      dir: demo.dir,
      months: demo.months.map((m) => ({
        period: m.period,
        subsidyFen: (m.fen.get("dd-subsidy") ?? 0n) + (m.fen.get("ill-subsidy") ?? 0n),
        courierFen: m.fen.get("courier") ?? 0n,
      })),
      documents,
      suppliers,
      lenders,
      truth,
      imports: other.imports,
      settle: other.settle,
      courier: other.courier,
      twoNumbers: other.twoNumbers,
    },
    lines: [
      ...demo.months.map((m) => monthLine(context, m)),
      words.documents(grouped(documents)),
      words.topSuppliers,
      ...suppliers.map(line),
      words.topLenders,
      ...lenders.map(line),
      words.truth(truth),
      words.otherTruth(other),
      words.workbooks(demo.out),
      words.where(demo.dir),
    ],
    needsPerson: truth.missed + truth.invented > 0 || !other.agrees,
  };
}

function monthLine(context: Context, m: DemoMonth): string {
  const subsidy = (m.fen.get("dd-subsidy") ?? 0n) + (m.fen.get("ill-subsidy") ?? 0n);
  return demoWords[context.language].month({
    period: m.period,
    rows: grouped(m.rows),
    matched: grouped(m.matched),
    found: m.found.length,
    policy: m.policy,
    subsidy: formatYuan(subsidy),
    courier: formatYuan(m.fen.get("courier") ?? 0n),
  });
}

function ranked(counts: readonly RequestCount[], of: (c: RequestCount) => number): [string, number][] {
  const sums = new Map<string, number>();
  for (const c of counts) sums.set(c.supplier ?? "", (sums.get(c.supplier ?? "") ?? 0) + of(c));
  return [...sums].sort(by((a) => [-a[1], a[0]]));
}

/** Every planted disagreement must be found under its kind and with its amount at risk, and nothing else may be. */
function compared(months: readonly DemoMonth[], planted: readonly Planted[]) {
  const keyOf = (
    p: { period: string; service: string; kind: string; riskFen: number | bigint },
    number: string,
  ): string => `${p.period} ${p.service} ${p.kind} ${p.riskFen} ${number}`;
  const wanted = new Set(planted.map((p) => keyOf(p, p.number)));
  const reported = new Set(months.flatMap((m) => m.found.map((d) => keyOf(d, d.caseKey))));
  const found = [...wanted].filter((key) => reported.has(key)).length;
  return { planted: wanted.size, found, missed: wanted.size - found, invented: reported.size - found };
}

/** What importing and settlement should come upon, beside what they did. */
function otherTruth(months: readonly DemoMonth[], year: YearSummary) {
  const imports: Record<string, number> = {};
  for (const { imports: found } of months) {
    for (const [what, n] of Object.entries(found)) imports[what] = (imports[what] ?? 0) + n;
  }
  const wanted: Record<string, number> = { ...year.imports };
  const differing = new Set(months.flatMap((m) => m.differs));
  const { otherFees, courier: bills } = year.settle;
  const billed = new Set(bills.flatMap((p) => p.numbers));
  const found = otherFees.filter((number) => differing.has(number)).length;
  const others = [...differing].filter((number) => !billed.has(number)).length;
  const settle = { planted: otherFees.length, found, invented: others - found };
  const courier = comparedCourier(
    bills,
    months.flatMap((m) => m.courier),
  );
  const twoNumbers = pairedByPass(months, year.twoNumbers);
  const importsAgree = Object.keys(wanted).every((what) => wanted[what] === imports[what]);
  const pairsAgree = twoNumbers.found === twoNumbers.planted && twoNumbers.invented === 0;
  const feesAgree = settle.found === settle.planted && settle.invented === 0;
  const billsAgree = courier.missed + courier.invented === 0;
  const agrees = pairsAgree && importsAgree && feesAgree && billsAgree;
  return { imports, settle, courier, twoNumbers, agrees };
}

/** Requests under two numbers: as many matches of each tolerant pass in each month as were planted. */
function pairedByPass(months: readonly DemoMonth[], planted: YearSummary["twoNumbers"]) {
  let [found, invented] = [0, 0];
  for (const { period, passes } of months) {
    for (const { name } of tolerantPasses(STANDARD_MATCHING)) {
      const wanted = planted.filter((p) => p.period === period && p.pass === name).length;
      const made = passes.get(name) ?? 0;
      found += Math.min(made, wanted);
      invented += Math.max(0, made - wanted);
    }
  }
  return { planted: planted.length, found, invented };
}

function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
