/** 补全 / completion of what only the books know: codes, names, numbers and ids, each with what helps to choose. */
import type { Reader } from "../books/port.ts";
import { by } from "../core/list.ts";
import { periodOf } from "../core/period.ts";
import type { Language } from "../core/words/language.ts";
import { isPart } from "../rules/rules.ts";
import type { Completion, CompletionSource } from "./complete.ts";

type BookSource = Exclude<CompletionSource, "rule-packs" | "topics" | "settings" | "error-codes">;

interface Asked {
  readonly read: Reader;
  readonly language: Language;
  /** The command's arguments before the word. */
  readonly args: readonly string[];
  readonly typed: string;
  /** How many are shown. */
  readonly most: number;
}

const plain = (values: Iterable<string>): Completion[] =>
  [...new Set(values)].map((value) => ({ value, text: "" }));

const OF: Readonly<Record<BookSource, (asked: Asked) => Promise<Completion[]>>> = {
  aliases: async ({ read }) => (await read.aliases()).map((a) => ({ value: a.text, text: a.code })),
  "answered-waybills": async ({ read, args: [period] }) =>
    (await read.courierAnswers())
      .filter((a) => a.period === period)
      .map((a) => ({ value: a.waybill, text: a.company })),
  companies: async ({ read }) => plain(await companies(read)),
  decided: async ({ read }) => discrepancies(read, "resolved"),
  discrepancies: async ({ read }) => discrepancies(read, "open"),
  files: async ({ read }) => (await read.files()).map((f) => ({ value: String(f.number), text: f.name })),
  findings,
  funds: async ({ read }) =>
    plain((await read.movements()).filter((m) => m.kind === "appropriation").map((m) => m.fund)),
  // Some of them may have been answered: which, an audit of every month would say.
  "held-waybills": async ({ read }) => {
    const { heldAccounts } = await import("../month/courier/steps/open-held.ts");
    return plain(await heldAccounts(read));
  },
  indicators: async ({ read, language }) => {
    const rules = (await read.rules()).filter((rule) => isPart(rule, "indicators"));
    const all = rules.flatMap((rule) => rule.body.indicators);
    return all.map((i) => ({ value: i.key, text: language === "en" ? i.nameEn : i.nameZh }));
  },
  libraries: async ({ read, language }) => libraries(read, language),
  operators: async ({ read }) => plain((await read.operators()).filter((o) => o.isActive).map((o) => o.name)),
  parties: async ({ read, language }) => [
    ...(await libraries(read, language)),
    ...plain((await companies(read)).map((company) => `courier:${company}`)),
  ],
  payments: async ({ read }) =>
    (await read.movements()).map((m) => ({ value: m.id, text: `${m.day} ${m.account}` })),
  periods: async ({ read }) => plain((await read.periods()).map((p) => p.period)),
  problems: async ({ read, args: [subproject = ""] }) =>
    (await read.subprojectProblems({ subproject })).map((p) => ({
      value: String(p.number),
      text: p.problem,
    })),
  profiles: async ({ read }) => plain((await read.profiles()).map((p) => p.name)),
  requests: async ({ read, typed, most }) => plain(await read.settledNumbers({ begins: typed, most })),
  rules: async ({ read }) =>
    (await read.rules()).map((r) => ({ value: `${r.pack}@${r.version}`, text: r.notice.title })),
  subprojects: async ({ read, language }) =>
    (await read.subprojects()).map((s) => ({ value: s.id, text: language === "en" ? s.nameEn : s.nameZh })),
  targets: async ({ read, args }) => targets(read, args),
  years: async ({ read }) => plain((await read.periods()).map((p) => p.period.slice(0, 4))),
};

export async function ofBooks(source: BookSource, asked: Asked): Promise<Completion[]> {
  return OF[source](asked);
}

async function libraries(read: Reader, language: Language): Promise<Completion[]> {
  const all = await read.libraries();
  return all.map((l) => ({ value: l.code, text: language === "en" ? l.nameEn : l.nameZh }));
}

async function discrepancies(read: Reader, status: "open" | "resolved"): Promise<Completion[]> {
  return (await read.discrepancies({ status })).map((d) => ({ value: d.id, text: d.caseKey }));
}

async function findings({ read, args: [period = ""] }: Asked): Promise<Completion[]> {
  const { readPeriodFindings } = await import("../month/close/steps/period-findings.ts");
  const found = await readPeriodFindings(read, { period: periodOf(period) });
  return found.findings.map((f) => ({ value: f.id, text: f.kind }));
}

/** Of the contracts that were ever enacted. */
async function companies(read: Reader): Promise<string[]> {
  const rules = await read.rules();
  return rules.filter((rule) => isPart(rule, "courier")).map((rule) => rule.body.company);
}

/** Keys of a sub-project's targets, of all its years. */
async function targets(read: Reader, [subproject]: readonly string[]): Promise<Completion[]> {
  const project = (await read.subprojects()).find((s) => s.id === subproject);
  if (project === undefined) return [];
  const { yearsIn } = await import("../review/subproject/years.ts");
  const years = [...yearsIn(project)].reverse();
  const all = await Promise.all(years.map((year) => read.targets({ subproject: project.id, year })));
  const keys = new Map(all.flat().map((t) => [t.key, t.name]));
  return [...keys].map(([value, text]) => ({ value, text })).sort(by((t) => t.value));
}
