/** A sub-project of which every check was noticed, panels of it, and points that its experts give. */
import { Refusal } from "../../../../src/core/refusal.ts";
import type {
  Expert,
  ExpertPanel,
  PanelPurpose,
} from "../../../../src/review/subproject/experts/expert-panel.ts";
import type { ExpertScore } from "../../../../src/review/subproject/experts/expert-score.ts";
import { type LifeState, lifeStateOf } from "../../../../src/review/subproject/lifecycle.ts";

export const NEW = lifeStateOf([]);
/** With a notice of each check. */
export const STATE: LifeState = {
  ...{ ...NEW, contractor: "10002", applicants: ["10002", "10013"] },
  checks: {
    midterm: { ...NEW.checks.midterm, round: 1 },
    acceptance: { ...NEW.checks.acceptance, round: 1 },
    evaluation: { ...NEW.checks.evaluation, round: 1 },
  },
};

/** So many of 10002 itself, the others of 10001. */
export const panelOf = (count: number, own: number, purpose: PanelPurpose = "acceptance"): ExpertPanel => ({
  ...{ subproject: "2019-dd", number: 1, purpose, day: "2019-11-20", document: "样例验收2号" },
  experts: Array.from(
    { length: count },
    (_, i): Expert => ({
      ...{ name: `专家${i + 1}`, unit: "某校", title: "教授", field: "图书馆学" },
      library: i < own ? "10002" : "10001",
    }),
  ),
});

export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "";
}

export const score = (
  expert: number,
  criterion: string,
  points: string,
  more: Partial<ExpertScore> = {},
): ExpertScore => ({
  ...{
    subproject: "2019-dd",
    panel: 1,
    applicant: "",
    expert: `专家${expert}`,
    criterion,
    of: "30",
    points,
    opinion: "",
  },
  ...more,
});
