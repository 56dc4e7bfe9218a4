import { type Term, term } from "../../../core/words/terms.ts";
import type { MovementKind } from "../movement.ts";

export const movementKinds: Record<MovementKind, Term> = {
  payment: term("付款", "payment"),
  receipt: term("收款", "receipt"),
  appropriation: term("预算拨款", "appropriation"),
};
