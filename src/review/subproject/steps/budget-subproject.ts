/** balis subproject budget: entries of the budget, one by one or as a table, taken whole or not at all. */

import { type Finding, finding } from "../../../core/finding.ts";
import { requireHappened } from "../../../core/happened.ts";
import { formatYuan } from "../../../core/money.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import type { Place } from "../../../core/source.ts";
import type { Action } from "../../../core/store.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { Files } from "../../../tables/files.ts";
import { contractorOf, placedEntries } from "../money/placed.ts";
import { type BudgetSaid, planBudget, requireBalanced } from "../money/plan-budget.ts";
import { type BudgetRow, readBudgetTable } from "../read-budget-table.ts";
import type { BudgetEntry } from "../subproject-budget.ts";
import { classesOf } from "./fund-subproject.ts";
import type { Recording } from "./move-subproject.ts";
import { librariesIn, libraryMeant, moneyTable } from "./read-money-table.ts";
import { type SubProjectBooks, subProjectBooks } from "./subproject-books.ts";

type BudgetWanted = Omit<BudgetEntry, "number" | "subproject">;

/** Empty: all of it was so already. What stands in one document is recorded together. */
export async function budgetSubProject(
  asked: Recording & { id: string; changes: readonly BudgetWanted[] },
): Promise<readonly BudgetEntry[]> {
  const { store } = asked;
  let made: readonly BudgetEntry[] = [];
  await store.apply(
    async function* () {
      const books = await subProjectBooks(store.read, asked.id);
      for (const { day } of asked.changes) requireHappened(day, asked.action);
      const wanted = wantedIn(books, asked.changes);
      requireBalanced(wanted);
      const added: BudgetEntry[] = [];
      for (const one of wanted) added.push(...planned(books, added, one));
      made = added;
      for (const entry of made) yield { kind: "subproject-budgeted" as const, entry };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made;
}

/** With the year and the library that they are meant for. */
function wantedIn(books: SubProjectBooks, changes: readonly BudgetWanted[]): BudgetSaid[] {
  const { subproject, standing } = books;
  const said = changes.map((c) => ({ ...c, subproject: subproject.id, number: 0 }));
  return placedEntries(said, { subproject, contractor: contractorOf(standing) });
}

function planned(
  { subproject, state, entries, spent }: SubProjectBooks,
  added: readonly BudgetEntry[],
  wanted: BudgetSaid,
): BudgetEntry[] {
  const made = planBudget({ subproject, state, spent, entries: [...entries, ...added] }, wanted);
  return made === null ? [] : [made];
}

interface BudgetImport {
  readonly added: readonly BudgetEntry[];
  readonly present: number;
  /** Nothing was written when there are any. */
  readonly findings: readonly Finding[];
}

/** A change that stands there in every word is the same change, however often the table is read. */
const isThere = (entries: readonly BudgetEntry[], wanted: BudgetSaid): boolean =>
  wanted.kind === "adjustment" &&
  entries.some((e) => JSON.stringify(wordsOf(e)) === JSON.stringify(wordsOf(wanted)));

const wordsOf = (e: BudgetSaid): unknown[] => [
  ...[
    e.year,
    e.library,
    e.line,
    e.economicClass,
    e.source,
    e.change,
    `${e.fen}`,
    e.day,
    e.document,
    e.reason,
  ],
];

export async function importSubProjectBudget(
  asked: Recording & { id: string; files: Files; path: string; day: string; document: string },
): Promise<BudgetImport> {
  const { store } = asked;
  const table = await moneyTable(asked.files, asked.path);
  const { rows, findings: unread } = readBudgetTable(table, await classesOf(store.read));
  let answer: BudgetImport = { added: [], present: 0, findings: unread };
  await store.apply(
    async function* () {
      if (unread.length > 0) return;
      const books = await subProjectBooks(store.read, asked.id);
      const libraries = await librariesIn(store.read, rows);
      answer = plannedRows(books, rows, { ...asked, libraries });
      if (answer.findings.length > 0) return;
      for (const entry of answer.added) yield { kind: "subproject-budgeted" as const, entry };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return answer;
}

interface Beside {
  readonly action: Action;
  readonly day: string;
  readonly document: string;
  readonly libraries: ReadonlyMap<string, LibraryCode | Refusal>;
}

function plannedRows(books: SubProjectBooks, rows: readonly BudgetRow[], beside: Beside): BudgetImport {
  const added: BudgetEntry[] = [];
  const findings: Finding[] = [];
  const wanted: { said: BudgetSaid; at: Place }[] = [];
  const told = (at: Place | null, make: () => void): void => {
    try {
      make();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push(finding(error.code, error.params, at === null ? {} : { at }));
    }
  };
  for (const row of rows) {
    told(row.at, () => {
      const change = changeOf(row, beside);
      requireHappened(change.day, beside.action);
      for (const said of wantedIn(books, [change])) wanted.push({ said, at: row.at });
    });
  }
  const fresh = wanted.filter(({ said }) => !isThere(books.entries, said));
  told(null, () => requireBalanced(fresh.map((f) => f.said)));
  for (const { said, at } of fresh)
    told(at, () => {
      added.push(...planned(books, added, said));
    });
  return { added, present: rows.length - added.length, findings };
}

function changeOf(row: BudgetRow, { day, document, libraries }: Beside): BudgetWanted {
  const { line, economicClass, source, fen, change, reason, year } = row;
  return {
    ...{ line, economicClass, source, fen, reason, kind: change === null ? "initial" : "adjustment" },
    ...(change === null ? {} : { change }),
    ...(year === undefined ? {} : { year }),
    ...{ day: row.day ?? day, document: row.document ?? document },
    ...libraryMeant(libraries, row.library),
  };
}

/** A transfer by hand: what one line gives and another takes. */
export function transferOf(
  from: BudgetWanted,
  to: { line: string; economicClass: string; library?: LibraryCode },
): BudgetWanted[] {
  if (from.fen <= 0n)
    refuse("value-must-be-valid", { flag: "--yuan", text: formatYuan(from.fen), allowed: "> 0.00" });
  const change = "transfer" as const;
  return [
    { ...from, change, fen: -from.fen },
    { ...from, ...to, change },
  ];
}
