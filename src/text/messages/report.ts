import type { ReportMessages } from "../../domain/messages/report.ts";
import type { Messages } from "../language.ts";

export const reportMessages: Messages<ReportMessages> = {
  "output-must-be-writable": {
    "zh-CN": (p) => ({
      what: `${p.path} 不能写入（${p.why === "EEXIST" ? "已有内容，且不是本程序生成的" : p.why}）。`,
      next: "换一个位置，或先移走原有内容。",
    }),
    en: (p) => ({
      what: `${p.path} can't be written (${p.why === "EEXIST" ? "it holds something this program did not make" : p.why}).`,
      next: "Choose another place, or move away what is there.",
    }),
  },
};
