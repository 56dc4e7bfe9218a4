import type { ReconcileMessages } from "../../domain/messages/reconcile.ts";
import type { Messages } from "../language.ts";

export const reconcileMessages: Messages<ReconcileMessages> = {
  "period-must-have-records": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "discrepancy-must-exist": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
