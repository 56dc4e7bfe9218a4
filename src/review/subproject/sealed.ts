/**
 * 总验收以后 / after final acceptance a sub-project stays as it was accepted: no budget, no spending, no target, no result and no text of
 * its reports changes, by whatever command or file; 后续服务 goes on, with its yearly notes. Who must change something takes the acceptance back first (balis subproject undo).
 *
 * Worked example: 2024-ill passed 总验收 on 2024-12-31 with 1,208,123.44 spent; a row of 1,500.00 that comes later is set aside.
 * Source: SOURCES.md [final-acceptance] (the commission accepts what each university used).
 */
import type { Day } from "../../core/day.ts";
import { refuse } from "../../core/refusal.ts";
import type { LifeState } from "./lifecycle.ts";

/** The day of the acceptance; null while it may change. */
export function sealedOn({ acceptedOn }: Pick<LifeState, "acceptedOn">): Day | null {
  return acceptedOn;
}

export function requireOpen(subproject: string, state: Pick<LifeState, "stage" | "acceptedOn">): void {
  const on = sealedOn(state);
  if (on !== null) refuse("subproject-must-be-open", { subproject, stage: state.stage, on });
}
