/**
 * 支出核对台 / what a line of spending is looked up against: sub-projects, economic classes, budget lines, lines that are there already.
 *
 * A line is placed when its sub-project, class and budget line are known and it is not in the books yet. A row that spends more than is left
 * of its line's year is set aside; what the file takes back counts first, wherever it stands (`beyondBudget` of a copy that read it before).
 *
 * After its final acceptance a sub-project's spending stays as it is: new rows are set aside, and a file that takes another's place must
 * have the accepted rows as they were.
 *
 * Worked example: 邮电费 30207 has 50,000.00; 43,000.00 stand in the books and a file brings 5,000.00 and 3,000.00: the second row waits.
 * Source: SOURCES.md [economic-classes], [budget-control].
 */
import type { Day } from "../../core/day.ts";
import { by } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { RecordRef } from "../../core/source.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { textKey } from "../../tables/cell.ts";
import { classOf, type EconomicClass } from "./economic-class.ts";
import { type AccountMap, mapOf } from "./money/account-map.ts";
import { placedEntries } from "./money/placed.ts";
import { type OverspentLine, overspentLines } from "./money/settled-money.ts";
import {
  lineIdentity,
  looseIdentity,
  type Spending,
  type SpendingLine,
  type TypedSpending,
} from "./spending.ts";
import { type SubProject, subProjectKeys } from "./subproject.ts";
import { type BudgetEntry, type BudgetKey, budgetKey, budgetYear } from "./subproject-budget.ts";

export interface DeskBooks {
  readonly subprojects: readonly SubProject[];
  readonly entries: readonly BudgetEntry[];
  readonly classes: readonly EconomicClass[];
  /** Of the files that stand beside the one that is read. */
  readonly standing: readonly Spending[];
  readonly typed: readonly TypedSpending[];
  /** Of the file whose place this one takes. */
  readonly replaced: readonly Spending[];
  /** Sub-projects that are finally accepted, with the day. */
  readonly sealed: ReadonlyMap<string, Day>;
  /** Whose the budgets and lines are that name no library. */
  readonly contractors: ReadonlyMap<string, LibraryCode | null>;
  /** What the finance system's accounts mean. */
  readonly maps: readonly AccountMap[];
}

/** Of a line's year: its budget, and what is spent of it without the row. */
export interface Beyond {
  readonly budgetFen: Fen;
  readonly spentFen: Fen;
}

const placeOf = ({ sheet, row }: RecordRef): string => `${sheet}|${row}`;

export class SpendingDesk {
  private readonly subprojects = new Map<string, SubProject>();
  private readonly seen = new Set<string>();
  private readonly spent: Spending[];
  private readonly entries: readonly BudgetEntry[];
  private readonly classes: readonly EconomicClass[];
  private readonly touched = new Set<string>();
  private readonly sealed: ReadonlyMap<string, Day>;
  private readonly contractors: ReadonlyMap<string, LibraryCode | null>;
  private readonly maps: readonly AccountMap[];
  /** Lines of the replaced file that an acceptance rests on. */
  private readonly accepted = new Map<string, Spending>();
  /** Lines of this file, as it was read. */
  private readonly taken: SpendingLine[] = [];
  /** Rows that are set aside, by place, with what was left for each. */
  private beyond: ReadonlyMap<string, Beyond> = new Map();

  private readonly of: DeskBooks;

  constructor(of: DeskBooks) {
    this.of = of;
    this.maps = of.maps;
    this.contractors = of.contractors;
    for (const subproject of of.subprojects)
      for (const key of subProjectKeys(subproject)) this.subprojects.set(key, subproject);
    for (const line of of.standing) this.seen.add(lineIdentity(this.placed(line)));
    for (const line of of.typed) this.seen.add(looseIdentity(this.placed(line)));
    this.spent = [...of.standing, ...of.typed].map((line) => this.placed(line));
    this.entries = of.subprojects.flatMap((subproject) =>
      placedEntries(
        of.entries.filter((e) => e.subproject === subproject.id),
        { subproject, contractor: of.contractors.get(subproject.id) ?? null },
      ),
    );
    this.classes = of.classes;
    this.sealed = of.sealed;
    for (const line of of.replaced)
      if (of.sealed.has(line.subproject)) this.accepted.set(lineIdentity(this.placed(line)), line);
  }

  private placed<S extends Spending>(line: S): S {
    const library = line.library ?? this.contractors.get(line.subproject) ?? null;
    return library === null ? line : { ...line, library };
  }

  subproject(text: string): SubProject | undefined {
    return this.subprojects.get(textKey(text));
  }

  /** The map that knows a ledger's 项目. */
  mapFor(project: string): AccountMap | undefined {
    return mapOf(this.maps, project);
  }

  economicClass(text: string): EconomicClass | undefined {
    return classOf(this.classes, text);
  }

  /** The budget lines of a sub-project's year. */
  lines(subproject: string, year: string): BudgetKey[] {
    const own = this.entries.filter((e) => e.subproject === subproject && budgetYear(e) === year);
    const keys = own.map(({ line, economicClass, source, library }): BudgetKey => {
      return { line, economicClass, source, ...(library === undefined ? {} : { library }) };
    });
    return [...new Map(keys.map((k) => [budgetKey(k), k])).values()];
  }

  isThere(said: Spending): boolean {
    const line = this.placed(said);
    return this.seen.has(lineIdentity(line)) || this.seen.has(looseIdentity(line));
  }

  /** The day of the acceptance that a line comes after; null: it may be taken. */
  sealedBefore(line: Spending): Day | null {
    return this.accepted.has(lineIdentity(this.placed(line)))
      ? null
      : (this.sealed.get(line.subproject) ?? null);
  }

  /** An accepted line of the replaced file that was not taken again, with the day of the acceptance. */
  lost(): { readonly line: Spending; readonly on: Day } | null {
    for (const [identity, line] of this.accepted)
      if (!this.seen.has(identity)) return { line, on: this.sealed.get(line.subproject) ?? "" };
    return null;
  }

  /** With the same books, for a first reading. */
  copy(): SpendingDesk {
    return new SpendingDesk(this.of);
  }

  keepOut(beyond: ReadonlyMap<string, Beyond>): void {
    this.beyond = beyond;
  }

  /** What was left for a row that is to be set aside; null: it may be taken. */
  leftFor({ ref }: SpendingLine): Beyond | null {
    return this.beyond.get(placeOf(ref)) ?? null;
  }

  /** Rows of the file that spend more than their line's year has left, the later days first to be left out. */
  beyondBudget(): Map<string, Beyond> {
    const own = new Set<Spending>(this.taken);
    const sums = new Map<string, { budgetFen: Fen; spentFen: Fen }>();
    const sumOf = (line: BudgetKey & { subproject: string }, year: string) => {
      const key = [line.subproject, year, budgetKey(line)].join("|");
      const sum = sums.get(key) ?? { budgetFen: 0n, spentFen: 0n };
      sums.set(key, sum);
      return sum;
    };
    for (const e of this.entries) sumOf(e, budgetYear(e)).budgetFen += e.fen;
    const isRequest = (s: Spending): boolean => own.has(s) && !s.earlierYear && s.fen > 0n;
    for (const s of this.spent.filter((line) => !isRequest(line))) {
      const sum = sumOf(s, s.day.slice(0, 4));
      if (s.earlierYear) sum.budgetFen -= s.fen;
      else sum.spentFen += s.fen;
    }
    const beyond = new Map<string, Beyond>();
    for (const line of this.taken.filter(isRequest).sort(by((l) => l.day))) {
      const sum = sumOf(line, line.day.slice(0, 4));
      if (sum.spentFen + line.fen <= sum.budgetFen) sum.spentFen += line.fen;
      else beyond.set(placeOf(line.ref), { ...sum });
    }
    return beyond;
  }

  take(said: SpendingLine): void {
    const line = this.placed(said);
    this.taken.push(line);
    this.seen.add(lineIdentity(line));
    this.spent.push(line);
    this.touched.add(line.subproject);
  }

  /** Overspent lines of the sub-projects that lines were taken for. */
  overspent(): (OverspentLine & { readonly subproject: string })[] {
    return [...this.touched].sort().flatMap((subproject) => {
      const of = {
        entries: this.entries.filter((e) => e.subproject === subproject),
        spent: this.spent.filter((s) => s.subproject === subproject),
      };
      return overspentLines(of).map((line) => ({ ...line, subproject }));
    });
  }
}
