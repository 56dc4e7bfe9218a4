import { type Term, term } from "../../core/words/terms.ts";
import type { OperatorRole } from "../operator.ts";

export const operatorRoles: Record<OperatorRole, Term> = {
  clerk: term("经办", "clerk"),
  finance: term("财务", "finance"),
  approver: term("审批", "approver"),
  auditor: term("审计", "auditor"),
};
