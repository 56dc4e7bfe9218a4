import type { RulesMessages } from "../../domain/messages/rules.ts";
import type { Messages } from "../language.ts";

export const rulesMessages: Messages<RulesMessages> = {
  "rate-must-be-configured": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "rule-pack-must-be-valid": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "rule-version-must-not-change": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "rule-version-must-not-overlap": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
