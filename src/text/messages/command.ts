import type { CommandMessages } from "../../domain/messages/command.ts";
import type { Messages } from "../language.ts";

export const commandMessages: Messages<CommandMessages> = {
  "period-must-be-valid": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "flag-must-be-given": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "value-must-be-valid": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "confirmation-must-match": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
