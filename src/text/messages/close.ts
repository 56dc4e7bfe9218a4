import type { CloseMessages } from "../../domain/messages/close.ts";
import type { Messages } from "../language.ts";

export const closeMessages: Messages<CloseMessages> = {
  "period-must-be-open": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "period-must-be-settled": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
