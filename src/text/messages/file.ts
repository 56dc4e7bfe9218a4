import type { FileMessages } from "../../domain/messages/file.ts";
import type { Messages } from "../language.ts";

export const fileMessages: Messages<FileMessages> = {
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
