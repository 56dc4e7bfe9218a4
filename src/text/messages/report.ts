import type { ReportMessages } from "../../domain/messages/report.ts";
import type { Messages } from "../language.ts";

export const reportMessages: Messages<ReportMessages> = {
  "output-must-be-writable": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "tie-out-must-hold": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
