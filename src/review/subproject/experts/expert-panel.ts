/**
 * 专家组 / expert panel: who judges a sub-project, and for what: 申报评审, 中期检查, 验收, 绩效评价.
 *
 * Five to nine experts, at most a third of them from the contractor's own university, whichever of its departments; of a panel that judges
 * applications, from any one applicant's. Where another contractor took over, what is judged is the work of both: each one's people are its
 * own. More than a third of all applicants', or of all contractors', together are told. A panel is a fact; naming another one for
 * the same purpose takes its place, with scores of its own, until it was decided or concluded on what it said.
 *
 * Worked example: six experts, two of 中国人民大学 (the contractor): 3 × 2 ≤ 6, in order. Five, two of them its own: at most one.
 * Source: SOURCES.md [expert-panel] (said of 验收; that the other panels keep to it, and what holds of applicants, is ours).
 */
import type { Day } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { requireBegun } from "../check-state.ts";
import type { LifeState } from "../lifecycle.ts";
import type { CheckKind } from "../move.ts";
import { requireOpen } from "../sealed.ts";

export const PANEL_PURPOSES = ["application", "midterm", "acceptance", "performance"] as const;
export type PanelPurpose = (typeof PANEL_PURPOSES)[number];

export interface Expert {
  readonly name: string;
  /** As written. */
  readonly unit: string;
  /** The member library whose university that is; null: of none. */
  readonly library: LibraryCode | null;
  /** 职称. */
  readonly title: string;
  /** 专业. */
  readonly field: string;
}

export interface ExpertPanel {
  readonly subproject: string;
  /** 1, 2, … within the sub-project. */
  readonly number: number;
  readonly purpose: PanelPurpose;
  readonly day: Day;
  /** 组成专家组的文号. */
  readonly document: string;
  readonly experts: readonly Expert[];
}

type PanelOf = Pick<ExpertPanel, "subproject" | "purpose">;

export const FEWEST_EXPERTS = 5;
export const MOST_EXPERTS = 9;
/** One in so many. */
const OWN_SHARE = 3;

/** "张三@10001/教授/信息管理": name, unit, and where they are given title and field; a body may be written "unit:财政局", as in a team. */
export function parseExpert(text: string): Omit<Expert, "library"> | undefined {
  const found =
    /^\s*([^@/]{1,40}?)\s*@\s*(?:unit[:：]\s*)?([^/]{1,60}?)\s*(?:\/\s*([^/]{0,40}?)\s*)?(?:\/\s*([^/]{0,60}?)\s*)?$/.exec(
      text,
    );
  const [, name, unit, title = "", field = ""] = found ?? [];
  return name === undefined || unit === undefined ? undefined : { name, unit, title, field };
}

/** The panel that counts for a purpose: the last that was named. */
export function panelFor(panels: readonly ExpertPanel[], purpose: PanelPurpose): ExpertPanel | undefined {
  return panels.findLast((p) => p.purpose === purpose);
}

const CHECK_OF: Readonly<Record<Exclude<PanelPurpose, "application">, CheckKind>> = {
  ...{ midterm: "midterm", acceptance: "acceptance", performance: "evaluation" },
};

/** The day on which the commission decided, or the check was concluded, on what the panel said; null while it may still say it. */
export function judgedOn(
  purpose: PanelPurpose,
  { decidedOn, checks }: Pick<LifeState, "decidedOn" | "checks">,
): Day | null {
  if (purpose === "application") return decidedOn;
  const { stage, concludedOn } = checks[CHECK_OF[purpose]];
  return ["passed", "failed", "to-rectify", "rectified"].includes(stage) ? concludedOn : null;
}

/** The fact to add; null when the panel is as it was. One that nobody named in time may be named late. */
export function planPanel(
  of: { state: LifeState; panels: readonly ExpertPanel[] },
  wanted: Omit<ExpertPanel, "number">,
): ExpertPanel | null {
  const { state, panels } = of;
  const { subproject, purpose } = wanted;
  requireOpen(subproject, state);
  requireStage(wanted, state);
  requirePanel(wanted, state);
  const before = panelFor(panels, purpose);
  if (before !== undefined && saidOf(before) === saidOf(wanted)) return null;
  const on = judgedOn(purpose, state);
  if (on !== null && before !== undefined)
    refuse("panel-must-stay-as-it-judged", { subproject, purpose, on });
  return { ...wanted, number: panels.length + 1 };
}

/** Nobody judges what is not there yet: an application, or a check that has begun. */
export function requireStage({ subproject, purpose }: PanelOf, state: LifeState): void {
  if (purpose !== "application") requireBegun(state, { subproject, check: CHECK_OF[purpose], day: null });
  else if (state.applicants.length === 0) refuse("applications-must-have-come", { subproject });
}

/** What is doubtful in a new panel; `scores`: those of the panel whose place it takes. */
export function panelFindings(made: ExpertPanel, about: { state: LifeState; scores: number }): Finding[] {
  const { subproject, purpose, experts } = made;
  const libraries = ownLibraries(purpose, about.state);
  const own = experts.filter((e) => e.library !== null && libraries.includes(e.library)).length;
  const of = { subproject, purpose };
  return [
    ...(own * OWN_SHARE > experts.length
      ? [finding("panel-should-be-mostly-from-outside", { ...of, own, count: experts.length })]
      : []),
    ...(about.scores > 0 ? [finding("scores-should-be-given-anew", { ...of, scores: about.scores })] : []),
  ];
}

const saidOf = ({ day, document, experts }: Omit<ExpertPanel, "number">): string =>
  JSON.stringify([day, document, experts.map((e) => [e.name, e.unit, e.library, e.title, e.field])]);

type Judged = Pick<LifeState, "contractor" | "contractorsBefore" | "applicants">;

/** Whose own people are counted: those of the contractor and of the ones before it; while applications are judged, each applicant's. */
export function ownLibraries(purpose: PanelPurpose, judged: Judged): readonly LibraryCode[] {
  const { contractor, contractorsBefore, applicants } = judged;
  if (purpose === "application") return applicants;
  return [...new Set(contractor === null ? contractorsBefore : [...contractorsBefore, contractor])];
}

/** Refuses a panel that may not judge. */
export function requirePanel(
  panel: Pick<ExpertPanel, "subproject" | "purpose" | "experts">,
  state: Judged,
): void {
  const { subproject, purpose, experts } = panel;
  const about = { subproject, purpose };
  const twice = experts.find((e, i) => experts.findIndex((other) => other.name === e.name) < i);
  if (twice) refuse("expert-must-be-named-once", { ...about, name: twice.name });
  const count = experts.length;
  if (count < FEWEST_EXPERTS || count > MOST_EXPERTS)
    refuse("panel-must-have-its-number", { ...about, count, fewest: FEWEST_EXPERTS, most: MOST_EXPERTS });
  for (const library of ownLibraries(purpose, state)) {
    const own = experts.filter((e) => e.library === library);
    if (own.length * OWN_SHARE <= count) continue;
    const most = Math.floor(count / OWN_SHARE);
    const names = own.map((e) => `${e.name}（${e.unit}）`).join("、");
    refuse("panel-must-be-mostly-from-outside", { ...about, library, own: own.length, count, most, names });
  }
}
