/**
 * 满意度问卷 / survey: satisfied over valid answers, question by question, from one row a sheet: 问卷编号 and a column for each question.
 *
 * 非常满意 and 满意 are satisfied; 一般, 不满意, 非常不满意 are valid and not satisfied. A blank, or a word that is not on the scale (基本满意: nobody says which side), is not valid
 * and counted apart. The same number with the same answers counts once; with other answers nobody can say which are right, and the file is
 * refused. Only counts are kept: no sheet, no number, and no name that a column might hold. A column in which nobody wrote a word of the
 * scale (姓名, 电话, 建议) is no question: it is named and not counted.
 *
 * Worked example: 21 非常满意, 14 满意, 2 一般, 1 不满意, 2 blank: 40 sheets, 38 valid, 35 satisfied, 92.11%.
 * Source: SOURCES.md [indicators].
 */

import { type Finding, finding } from "../../core/finding.ts";
import { refuse } from "../../core/refusal.ts";
import type { RegistryRow, RegistryTable } from "../../registry/registry-table.ts";
import type { SurveyQuestion } from "./target.ts";

const SATISFIED = new Set(["非常满意", "很满意", "满意"]);
const NOT_SATISFIED = new Set(["一般", "不满意", "很不满意", "非常不满意"]);
const NUMBER = new Set(["问卷编号", "编号", "序号", "number", "id"]);

export interface Survey {
  readonly questions: readonly SurveyQuestion[];
  /** Columns with texts, none of them on the scale. */
  readonly others: readonly SurveyQuestion[];
  /** Sheets that stand more than once, with the same answers. */
  readonly repeated: number;
  readonly findings: readonly Finding[];
}

const plain = (cell: string | undefined): string => (cell ?? "").normalize("NFKC").trim();

export function readSurvey(table: RegistryTable): Survey {
  const [heading, ...body] = table.rows.filter(({ cells }) => cells.some((cell) => plain(cell) !== ""));
  const heads = heading?.cells.map(plain) ?? [];
  const number = heads.findIndex((head) => NUMBER.has(head.toLowerCase()));
  const questions = heads.flatMap((question, column) =>
    column === number || question === "" ? [] : [{ question, column }],
  );
  if (number < 0 || questions.length === 0 || new Set(heads).size < heads.length)
    refuse("survey-must-have-its-columns", { file: table.file, found: heads.join("、") });
  const { sheets, repeated } = onceEach(table.file, { body, number, width: heads.length });
  const counted = questions.map(({ question, column }) => {
    const answers = sheets.map(({ cells }) => plain(cells[column]));
    const count = (is: (answer: string) => boolean): number => answers.filter(is).length;
    const satisfied = count((a) => SATISFIED.has(a));
    const valid = satisfied + count((a) => NOT_SATISFIED.has(a));
    const blank = count((a) => a === "");
    const offScale = answers.length - valid - blank;
    const rows = sheets.filter(({ cells }) => isOffScale(plain(cells[column]))).map(({ row }) => row);
    return { rows, counts: { question, sheets: answers.length, valid, satisfied, blank, offScale } };
  });
  const isOther = ({ valid, offScale }: SurveyQuestion): boolean => valid === 0 && offScale > 0;
  const asked = counted.filter(({ counts }) => !isOther(counts));
  return {
    questions: asked.map(({ counts }) => counts),
    others: counted.flatMap(({ counts }) => (isOther(counts) ? [counts] : [])),
    repeated,
    findings: asked.flatMap(({ counts: { question }, rows }) =>
      rows.length === 0
        ? []
        : finding("answers-should-be-on-the-scale", { file: table.file, question, rows: rows.join("、") }),
    ),
  };
}

const isOffScale = (answer: string): boolean =>
  answer !== "" && !SATISFIED.has(answer) && !NOT_SATISFIED.has(answer);

function onceEach(
  file: string,
  of: { body: readonly RegistryRow[]; number: number; width: number },
): { sheets: readonly RegistryRow[]; repeated: number } {
  const { body, number, width } = of;
  const byNumber = new Map<string, RegistryRow>();
  let repeated = 0;
  for (const row of body) {
    const key = plain(row.cells[number]);
    if (key === "" || row.cells.length > width)
      refuse("survey-row-must-have-its-number", { file, row: row.row });
    const before = byNumber.get(key);
    if (before === undefined) byNumber.set(key, row);
    else if (answersOf(before) === answersOf(row)) repeated += 1;
    else refuse("survey-answers-must-agree", { file, number: key, first: before.row, second: row.row });
  }
  return { sheets: [...byNumber.values()], repeated };
}

/** Cells that are missing at the end of a row are blank. */
const answersOf = ({ cells }: RegistryRow): string =>
  JSON.stringify(cells.map(plain)).replace(/(,"")+\]$/, "]");

/** The question that counts: the target's own, or the one that is said; of a survey with one question, that one. */
export function declaredQuestion(
  survey: Survey,
  of: { file: string; key: string; declared: string | undefined; said: string | undefined },
): SurveyQuestion {
  const { file, key, declared, said } = of;
  const known = survey.questions.map((q) => q.question).join("、");
  if (declared !== undefined && said !== undefined && plain(declared) !== plain(said))
    refuse("survey-question-must-be-the-declared-one", { key, declared, said });
  const name =
    declared ?? said ?? (survey.questions.length === 1 ? survey.questions[0]?.question : undefined);
  const found = [...survey.questions, ...survey.others].find((q) => q.question === plain(name));
  if (!found) return refuse("survey-question-must-be-declared", { file, key, question: name ?? "", known });
  if (found.valid === 0) refuse("survey-must-have-valid-answers", { file, question: found.question });
  return found;
}
