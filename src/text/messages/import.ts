import type { ImportMessages } from "../../domain/messages/import.ts";
import type { Messages } from "../language.ts";

export const importMessages: Messages<ImportMessages> = {
  "profile-must-be-valid": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
