import type { ImportMessages } from "../../domain/messages/import.ts";
import type { Messages } from "../language.ts";

export const importMessages: Messages<ImportMessages> = {
  "file-must-exist": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "file-must-be-a-file": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "file-must-be-readable": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
