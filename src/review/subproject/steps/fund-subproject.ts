/** balis subproject budget|spend: budget lines with their adjustments, and spending that a person types in. */

import { type Finding, finding } from "../../../core/finding.ts";
import { formatYuan } from "../../../core/money.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { RegistryRow } from "../../../registry/registry-table.ts";
import { cellText } from "../../../tables/cell.ts";
import type { Files } from "../../../tables/files.ts";
import { type EconomicClass, economicClasses } from "../economic-class.ts";
import { type BudgetRow, type BudgetTable, readBudgetTable } from "../read-budget-table.ts";
import { requireOpen } from "../sealed.ts";
import { executedByLine, looseIdentity, type Spending, type TypedSpending } from "../spending.ts";
import {
  type BudgetEntry,
  type BudgetKey,
  budgetKey,
  fullYearByLine,
  planBudget,
} from "../subproject-budget.ts";
import type { Recording } from "./move-subproject.ts";
import { type SubProjectBooks, subProjectBooks } from "./subproject-books.ts";

export async function classesOf(read: RegistryReads): Promise<EconomicClass[]> {
  return economicClasses(settingOf(await read.settings(), "economic-classes"));
}

type BudgetChange = Omit<BudgetEntry, "number" | "subproject">;

/** Null: it was so already. */
export async function budgetSubProject(
  asked: Recording & { id: string; change: BudgetChange },
): Promise<BudgetEntry | null> {
  const { store } = asked;
  let made: BudgetEntry | null = null;
  await store.apply(
    async function* () {
      const books = await subProjectBooks(store.read, asked.id);
      made = planned(books, books.entries, asked.change);
      if (made) yield { kind: "subproject-budgeted" as const, entry: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made;
}

function planned(
  books: SubProjectBooks,
  entries: readonly BudgetEntry[],
  change: BudgetChange,
): BudgetEntry | null {
  const wanted = { ...change, subproject: books.subproject.id };
  return planBudget({ state: books.state, entries, executed: executedByLine(books.spent), wanted });
}

interface BudgetImport {
  readonly added: readonly BudgetEntry[];
  readonly present: number;
  /** Nothing was written when there are any. */
  readonly findings: readonly Finding[];
}

/** A table of lines, taken whole or not at all. */
export async function importSubProjectBudget(
  asked: Recording & { id: string; files: Files; path: string; day: string; document: string },
): Promise<BudgetImport> {
  const { store } = asked;
  const table = await tableOf(asked.files, asked.path);
  const { rows, findings: unread } = readBudgetTable(table, await classesOf(store.read));
  let answer: BudgetImport = { added: [], present: 0, findings: unread };
  await store.apply(
    async function* () {
      if (unread.length > 0) return;
      answer = plannedRows(await subProjectBooks(store.read, asked.id), rows, asked);
      if (answer.findings.length > 0) return;
      for (const entry of answer.added) yield { kind: "subproject-budgeted" as const, entry };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return answer;
}

function plannedRows(
  books: SubProjectBooks,
  rows: readonly BudgetRow[],
  said: { day: string; document: string },
): BudgetImport {
  const added: BudgetEntry[] = [];
  const findings: Finding[] = [];
  for (const { at, ...row } of rows) {
    const change = { ...row, kind: "initial" as const, day: said.day, document: said.document, reason: "" };
    try {
      const entry = planned(books, [...books.entries, ...added], change);
      if (entry) added.push(entry);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push(finding(error.code, error.params, { at }));
    }
  }
  return { added, present: rows.length - added.length, findings };
}

const MAX_ROWS = 10_000;

async function tableOf(files: Files, path: string): Promise<BudgetTable> {
  const opened = await files.open(path);
  try {
    const rows: RegistryRow[] = [];
    const sheet = opened.sheets.find((s) => !s.hidden);
    for await (const batch of sheet?.rows() ?? []) {
      rows.push(...batch.map(({ row, cells }) => ({ row, cells: cells.map(cellText) })));
      if (rows.length > MAX_ROWS) break;
    }
    return { file: opened.name, rows, merged: (await sheet?.merged()) ?? [] };
  } finally {
    await opened.close();
  }
}

/** `source` null: the only one the budget has for the line. */
type SpendingSaid = Omit<Spending, "source" | "subproject"> & {
  readonly source: BudgetKey["source"] | null;
};

export async function typeSpending(
  asked: Recording & { id: string; said: SpendingSaid },
): Promise<TypedSpending> {
  const { store } = asked;
  let made: TypedSpending | undefined;
  await store.apply(
    async function* () {
      const books = await subProjectBooks(store.read, asked.id);
      made = spendingOf(books, { said: asked.said, number: (await store.read.typedSpending()).length + 1 });
      yield { kind: "spending-typed" as const, spending: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made ?? refuse("subproject-must-be-known", { text: asked.id, known: "" });
}

function spendingOf(books: SubProjectBooks, of: { said: SpendingSaid; number: number }): TypedSpending {
  const { subproject, state, spent } = books;
  const { said } = of;
  requireOpen(subproject.id, state);
  if (said.day < subproject.from) {
    refuse("spending-must-follow-the-start", {
      subproject: subproject.id,
      day: said.day,
      from: subproject.from,
    });
  }
  const line = { ...said, ...lineFor(books, said), subproject: subproject.id };
  if (spent.some((s) => looseIdentity(s) === looseIdentity(line))) {
    refuse("voucher-line-must-be-new", { voucher: said.voucherNo, month: said.day.slice(0, 7) });
  }
  requireLeft(books, line);
  return { ...line, id: `X-${of.number}` };
}

function lineFor({ subproject, entries }: SubProjectBooks, said: SpendingSaid): BudgetKey {
  const initial = entries.filter((e) => e.kind === "initial");
  // Without a source every one that the budget has for the line fits.
  const fitting = initial.filter(
    (e) => budgetKey(e) === budgetKey({ ...said, source: said.source ?? e.source }),
  );
  const [only, ...more] = fitting;
  const about = { line: said.line, economicClass: said.economicClass };
  if (!only) {
    const known = [...new Set(initial.map((e) => `${e.line} ${e.economicClass}`))].join("、") || "—";
    return refuse("spending-must-have-a-budget-line", { subproject: subproject.id, ...about, known });
  }
  if (more.length > 0)
    refuse("fund-source-must-be-given", { ...about, sources: fitting.map((e) => e.source) });
  const { line, economicClass, source } = only;
  return { line, economicClass, source };
}

function requireLeft({ entries, spent }: SubProjectBooks, line: Spending): void {
  const budget = fullYearByLine(entries).get(budgetKey(line)) ?? 0n;
  const before = executedByLine(spent).get(budgetKey(line)) ?? 0n;
  if (line.fen <= 0n || before + line.fen <= budget) return;
  const { subproject, line: name, economicClass, source } = line;
  const left = budget > before ? budget - before : 0n;
  refuse("spending-must-be-within-budget", {
    ...{
      subproject,
      line: name,
      economicClass,
      source,
      budget: formatYuan(budget),
      spent: formatYuan(before),
    },
    ...{ left: formatYuan(left), wanted: formatYuan(line.fen) },
  });
}
