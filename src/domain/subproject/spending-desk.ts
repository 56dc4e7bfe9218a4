/**
 * 支出核对台 / what a line of spending is looked up against: sub-projects, economic classes, budget lines, lines that are there already.
 *
 * A line is placed when its sub-project, class and budget line are known and it is not in the books yet. Lines taken are added up
 * beside what was spent before, so that overspending is told with the file that brings it.
 *
 * Worked example: 邮电费 30207 has 50,000.00; 43,000.00 stand in the books and a file brings 8,000.00: all rows are taken, and the line
 * is told as overspent by 1,000.00. Source: domain.md 9.5, CASES.md 8 no. 6.
 */
import type { BudgetEntry, BudgetKey } from "./budget.ts";
import { classOf, type EconomicClass } from "./economic-class.ts";
import { type LineFunds, subprojectFunds } from "./funds.ts";
import { lineIdentity, looseIdentity, type Spending, type TypedSpending } from "./spending.ts";
import { nameKey, type SubProject, subProjectKeys } from "./subproject.ts";

export class SpendingDesk {
  private readonly subprojects = new Map<string, SubProject>();
  private readonly seen = new Set<string>();
  private readonly spent: Spending[];
  private readonly entries: readonly BudgetEntry[];
  private readonly classes: readonly EconomicClass[];
  private readonly touched = new Set<string>();

  constructor(of: {
    subprojects: readonly SubProject[];
    entries: readonly BudgetEntry[];
    classes: readonly EconomicClass[];
    /** Of the files that stand beside the one that is read. */
    standing: readonly Spending[];
    typed: readonly TypedSpending[];
  }) {
    for (const subproject of of.subprojects)
      for (const key of subProjectKeys(subproject)) this.subprojects.set(key, subproject);
    for (const line of of.standing) this.seen.add(lineIdentity(line));
    for (const line of of.typed) this.seen.add(looseIdentity(line));
    this.spent = [...of.standing, ...of.typed];
    this.entries = of.entries;
    this.classes = of.classes;
  }

  subproject(text: string): SubProject | undefined {
    return this.subprojects.get(nameKey(text));
  }

  economicClass(text: string): EconomicClass | undefined {
    return classOf(this.classes, text);
  }

  /** The budget lines of a sub-project: each has one beginning. */
  lines(subproject: string): BudgetKey[] {
    const own = this.entries.filter((e) => e.subproject === subproject && e.kind === "initial");
    return own.map(({ line, economicClass, source }) => ({ line, economicClass, source }));
  }

  isThere(line: Spending): boolean {
    return this.seen.has(lineIdentity(line)) || this.seen.has(looseIdentity(line));
  }

  take(line: Spending): void {
    this.seen.add(lineIdentity(line));
    this.spent.push(line);
    this.touched.add(line.subproject);
  }

  /** Overspent lines of the sub-projects that lines were taken for. */
  overspent(): (LineFunds & { readonly subproject: string })[] {
    return [...this.touched].sort().flatMap((subproject) => {
      const of = {
        entries: this.entries.filter((e) => e.subproject === subproject),
        spent: this.spent.filter((s) => s.subproject === subproject),
      };
      return subprojectFunds(of).overspent.map((line) => ({ ...line, subproject }));
    });
  }
}
