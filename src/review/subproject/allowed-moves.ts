/**
 * 现在可做的事 / which moves a sub-project's state allows, and who may make them: for a refusal, for "what is next", for a test.
 *
 * Worked example: a sub-project under way whose 中期检查 is reported allows desk-review of the midterm (管理委员会) and terminate,
 * and no notice of 验收, because the 中期检查 has not passed. Source: SOURCES.md [life-cycle]; the order of checks is ours.
 */
import type { CheckState } from "./check-state.ts";
import { LIFE_CYCLE, type LifeState, type MoveRule } from "./lifecycle.ts";
import { type Actor, CHECK_KINDS, type CheckKind, type MoveName } from "./move.ts";

export interface AllowedMove {
  readonly move: MoveName;
  readonly check: CheckKind | null;
  readonly by: readonly Actor[];
}

export function allowedMoves(state: LifeState): AllowedMove[] {
  return LIFE_CYCLE.flatMap((rule): AllowedMove[] => {
    const { move, by } = rule;
    if (rule.of === "main") return allowsMain(state, rule) ? [{ move, check: null, by }] : [];
    return CHECK_KINDS.filter((kind) => allowsCheck(state, rule, kind)).map((check) => ({ move, check, by }));
  });
}

export function isAllowed(state: LifeState, wanted: { move: MoveName; check: CheckKind | null }): boolean {
  return allowedMoves(state).some((a) => a.move === wanted.move && a.check === wanted.check);
}

function allowsMain(state: LifeState, rule: MoveRule): boolean {
  if (!rule.from.includes(state.stage)) return false;
  return rule.move !== "final-accept" || CHECK_KINDS.every((kind) => isDone(state.checks[kind]));
}

function isDone(check: CheckState): boolean {
  return check.stage === "passed" && check.consolidated;
}

function allowsCheck(state: LifeState, rule: MoveRule, kind: CheckKind): boolean {
  if (state.stage !== "under-way" && state.stage !== "accepted") return false;
  const check = state.checks[kind];
  if (!rule.from.includes(check.stage)) return false;
  if (rule.move === "consolidate") return !check.consolidated;
  return rule.move !== "notice" || kind === "midterm" || state.checks.midterm.stage === "passed";
}
