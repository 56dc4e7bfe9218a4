/**
 * 建设方案 / construction plan: the sub-projects of a year and what each is to cost, as the education commission approved it.
 *
 * "The sub projects to be constructed are determined by BMC according to the construction plan approved by BMEC." A plan is a fact with its
 * document; a later one of the same year takes its place, and what it no longer has or has otherwise is told. A decision for what no plan has, or for more than it has, is told and taken:
 * the commission decides.
 *
 * Worked example: planned 2020-sq 280,000.00 and 2020-px 100,000.00; decided 2020-sq 300,000.00: 20,000.00 more; 2020-px: nothing yet.
 * Source: SOURCES.md [construction-plan].
 */
import type { Day } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { by } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";

export interface PlannedSubProject {
  /** "2020-sq"; it may be registered later. */
  readonly id: string;
  readonly name: string;
  readonly fen: Fen;
}

export interface ConstructionPlan {
  readonly year: string;
  /** 1, 2, … within the year. */
  readonly number: number;
  readonly day: Day;
  readonly document: string;
  readonly rows: readonly PlannedSubProject[];
}

export interface PlanLine {
  readonly id: string;
  readonly name: string;
  /** Null: no plan has it. */
  readonly plannedFen: Fen | null;
  /** Null: it is not decided. */
  readonly grantedFen: Fen | null;
}

export function planOf(plans: readonly ConstructionPlan[], year: string): ConstructionPlan | undefined {
  return plans.findLast((p) => p.year === year);
}

/** The fact to add; null: the plan is as it was. */
export function planPlan(
  plans: readonly ConstructionPlan[],
  said: Omit<ConstructionPlan, "number">,
): ConstructionPlan | null {
  const { year, rows, document } = said;
  if (document.trim() === "") refuse("flag-must-be-given", { flag: "--document" });
  const strange = rows.find((r) => !r.id.startsWith(`${year}-`));
  if (strange) refuse("planned-subproject-must-be-of-the-year", { year, id: strange.id });
  const twice = rows.find((r, i) => rows.findIndex((o) => o.id === r.id) < i);
  if (twice) refuse("planned-subproject-must-stand-once", { year, id: twice.id });
  const own = plans.filter((p) => p.year === year);
  const last = own.at(-1);
  return last && textOf(last) === textOf(said) ? null : { ...said, number: own.length + 1 };
}

/** What a plan that takes another one's place leaves out or has otherwise: it may be a part of the table only. */
export function changesOfPlan(before: ConstructionPlan | undefined, made: ConstructionPlan): Finding[] {
  const changes = (before?.rows ?? []).flatMap(({ id, fen }): string[] => {
    const now = made.rows.find((r) => r.id === id);
    if (now?.fen === fen) return [];
    return [`${id} ${formatYuan(fen)} → ${now ? formatYuan(now.fen) : "—"}`];
  });
  if (before === undefined || changes.length === 0) return [];
  const { year, document } = made;
  return [finding("plan-should-be-whole", { year, document, before: before.document, changes })];
}

const textOf = ({ day, document, rows }: Omit<ConstructionPlan, "number">): string =>
  [day, document, ...rows.map((r) => `${r.id}|${r.name}|${r.fen}`)].join("\n");

/** Planned and decided side by side, by id. */
export function planLines(
  plan: ConstructionPlan | undefined,
  decided: readonly { readonly id: string; readonly name: string; readonly grantedFen: Fen | null }[],
): PlanLine[] {
  const planned = plan?.rows ?? [];
  const ids = new Set([
    ...planned.map((r) => r.id),
    ...decided.flatMap((d) => (d.grantedFen === null ? [] : d.id)),
  ]);
  return [...ids]
    .map((id): PlanLine => {
      const [row, own] = [planned.find((r) => r.id === id), decided.find((d) => d.id === id)];
      return {
        ...{ id, name: own?.name ?? row?.name ?? "", plannedFen: row?.fen ?? null },
        grantedFen: own?.grantedFen ?? null,
      };
    })
    .sort(by((l) => l.id));
}

/** What a decision has that the year's plan has not; nothing where there is no plan. */
export function beyondPlan(
  plan: ConstructionPlan | undefined,
  of: { id: string; grantedFen: Fen | null },
): Finding[] {
  const { id: subproject, grantedFen } = of;
  if (!plan || grantedFen === null) return [];
  const planned = plan.rows.find((r) => r.id === subproject)?.fen ?? 0n;
  if (grantedFen <= planned) return [];
  const { year, document } = plan;
  const amounts = { granted: formatYuan(grantedFen), planned: formatYuan(planned) };
  return [finding("decision-should-be-of-the-plan", { subproject, year, document, ...amounts })];
}
