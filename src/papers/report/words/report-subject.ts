import type { Language } from "../../../core/words/language.ts";
import { subjectConclusions, subjectGaps } from "../../../registry/words/registry-terms.ts";
import type { SubjectSheetWords } from "../statistics/service-words.ts";

const terms = (language: Language): Pick<SubjectSheetWords, "gap" | "conclusion"> => ({
  gap: (gap) => subjectGaps[gap][language],
  conclusion: (conclusion) => subjectConclusions[conclusion][language],
});

export const subjectSheetWords: Record<Language, SubjectSheetWords> = {
  "zh-CN": {
    ...terms("zh-CN"),
    sheet: "学科服务馆",
    head: {
      service: "服务",
      from: "协议起",
      to: "协议止",
      applied: "申请日期",
      scope: "服务范围",
      verified: "核实日期",
      conclusion: "核实结论",
      document: "核实文号",
      evidence: "核实依据文件及 SHA-256",
      gaps: "缺少",
    },
    below: ["本年有效的学科服务馆协议；按年末（协议年内终止的按终止日）的登记，核实应在此前一年之内。"],
  },
  en: {
    ...terms("en"),
    sheet: "Subject service libraries",
    head: {
      service: "Service",
      from: "Agreement from",
      to: "Agreement to",
      applied: "Applied on",
      scope: "Service scope",
      verified: "Verified on",
      conclusion: "Conclusion",
      document: "Document",
      evidence: "Supporting documents and SHA-256",
      gaps: "Missing",
    },
    below: [
      "Agreements of subject service libraries in force in the year, as recorded by its last day (or that of the agreement, if it ended before); the verification must be of the year before that day.",
    ],
  },
};
