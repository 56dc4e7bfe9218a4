/** A survey's rows, counted by question. */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import { parseRegistryText } from "../../../src/registry/io/parse-table.ts";
import { declaredQuestion, readSurvey } from "../../../src/review/indicator/survey.ts";

const survey = (...lines: string[]) =>
  readSurvey(parseRegistryText({ file: "问卷.csv", text: lines.join("\n") }).table);

function refused(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "";
}

describe("answers", () => {
  test("非常满意 and 满意 are satisfied, 一般 is valid, blank and 很好 are neither and apart", () => {
    const { questions, findings } = survey(
      ...[
        "问卷编号,总体",
        "1,非常满意",
        "2,满意",
        "3,一般",
        "4,不满意",
        "5,",
        "6,很好",
        "7, 满意 ",
        "8,基本满意",
      ],
    );
    expect(questions).toEqual([
      { question: "总体", sheets: 8, valid: 5, satisfied: 3, blank: 1, offScale: 2 },
    ]);
    expect(findings.map((f) => [f.code, "rows" in f.params && f.params.rows])).toEqual([
      ["answers-should-be-on-the-scale", "7、9"],
    ]);
  });

  test("a column without one word of the scale is no question: a name, a number to call, what people propose", () => {
    const made = survey(
      "编号,姓名,总体,电话,建议",
      "1,张三,满意,13800000000,",
      "2,李四,很好,010-62751051,多开几天",
      "3,,一般,,",
    );
    expect(made.questions.map((q) => q.question)).toEqual(["总体"]);
    expect(made.others.map((q) => q.question)).toEqual(["姓名", "电话", "建议"]);
    expect(made.findings.map((f) => "question" in f.params && f.params.question)).toEqual(["总体"]);
    const of = { file: "问卷.csv", key: "k", declared: undefined, said: undefined };
    expect(declaredQuestion(made, of).question).toBe("总体");
    expect(refused(() => declaredQuestion(made, { ...of, said: "建议" }))).toBe(
      "survey-must-have-valid-answers",
    );
  });

  test("the same sheet twice counts once, also where a blank at its end is left out", () => {
    const made = survey("编号,甲,乙", "1,满意,", "2,满意,一般", "1,满意");
    expect(made.repeated).toBe(1);
    expect(made.questions.map((q) => [q.sheets, q.valid])).toEqual([
      [2, 2],
      [2, 1],
    ]);
  });

  test.each([
    ["survey-answers-must-agree", ["编号,甲", "1,满意", "1,一般"]],
    ["survey-row-must-have-its-number", ["编号,甲", ",满意"]],
    ["survey-row-must-have-its-number", ["编号,甲", "1,满意,满意"]],
    ["survey-must-have-its-columns", ["甲,乙", "满意,满意"]],
    ["survey-must-have-its-columns", ["编号,甲,甲", "1,满意,满意"]],
    ["survey-must-have-its-columns", ["编号", "1"]],
    ["survey-must-have-its-columns", [""]],
  ])("%s", (code, lines) => {
    expect(refused(() => survey(...lines))).toBe(code);
  });
});

describe("the question that counts", () => {
  const two = survey("编号,甲,乙", "1,满意,", "2,一般,");
  const of = { file: "问卷.csv", key: "k", declared: undefined, said: undefined };
  test("is the target's, or the one that is said, or the only one", () => {
    expect(declaredQuestion(two, { ...of, declared: "甲" }).satisfied).toBe(1);
    expect(declaredQuestion(two, { ...of, said: "甲" }).question).toBe("甲");
    expect(declaredQuestion(survey("编号,甲", "1,满意"), of).question).toBe("甲");
  });

  test.each([
    ["survey-question-must-be-declared", {}],
    ["survey-question-must-be-declared", { said: "丙" }],
    ["survey-question-must-be-the-declared-one", { declared: "甲", said: "乙" }],
    ["survey-must-have-valid-answers", { said: "乙" }],
  ])("%s: %o", (code, said) => {
    expect(refused(() => declaredQuestion(two, { ...of, ...said }))).toBe(code);
  });
});
