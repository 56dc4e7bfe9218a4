import type { SettleMessages } from "../../domain/messages/settle.ts";
import type { Messages } from "../language.ts";

export const settleMessages: Messages<SettleMessages> = {
  "period-must-be-reconciled": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "unit-price-must-be-typed": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
