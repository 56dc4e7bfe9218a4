/**
 * 佐证材料目录 / the list of supporting documents: of every indicator of the year the files its figure rests on, or that the books counted it; then the
 * files of the steps, and those of the finance system. Each is known by its SHA-256; the pack holds the files themselves.
 *
 * A survey's own answers may hold names: they are listed with their SHA-256, and the pack has what was counted in them instead.
 *
 * Worked example: 满意度 was typed with 问卷汇总.xlsx: one row with that file. 满足量 is counted by the books: one row that says so. 共享水平 was assessed
 * with 共享统计.pdf: a row with it; without a file its row says that no document is recorded. Source: SOURCES.md [self-evaluation-summary] (支撑材料 are asked for; the list is ours).
 */
import type { EvidenceFile } from "../../../core/source.ts";
import { agreedNameOf } from "../../../review/indicator/agreement/agreed-measure.ts";
import type { SelfEvaluation, SelfEvaluationRow } from "../../../review/indicator/self-evaluation.ts";
import { type AssessedFile, type Assessment, indicatorOf } from "../../../review/indicator/target.ts";
import type { StoredValue } from "../../../review/indicator/value.ts";
import type { FoundProblem } from "../../../review/subproject/checks/rectification.ts";
import type { SubProjectMove } from "../../../review/subproject/move.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import { type Cell, POSITION } from "../../../sheet/origin.ts";
import { count, rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import { nameOfAssessed, SHOWN_OF_HASH, valueOrigin, whatOf } from "../facts/check-facts.ts";
import { type FormFacts, type FormRow, moveOrigin, restingOn, textOrigin } from "../facts/form-facts.ts";
import { PROJECT_FIGURES } from "../facts/project-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";
import { assessedOrigin } from "../facts/self-evaluation-facts.ts";

const FILE = ["day", "bytes", "sha256"] as const;

export const EVIDENCE_SHAPE: FormShape = {
  form: "evidence",
  values: ["year", ...PROJECT_FIGURES, "count.indicators", "count.files", "count.without", "kept-out"],
  lists: {
    indicators: ["number", "level", "group", "name", "target", "actual", "material", ...FILE],
    steps: ["number", "of", "material", ...FILE],
    finance: ["number", "material", "rows", "amount", ...FILE],
  },
};

export interface FinanceFile {
  readonly file: Pick<EvidenceFile, "sha256" | "bytes"> & { readonly name: string; readonly day: string };
  readonly rows: number;
  readonly amount: Cell;
}

export interface EvidenceOf {
  readonly year: string;
  readonly project: FormRow;
  readonly evaluation: SelfEvaluation | null;
  /** The latest typed value of each scored indicator. */
  readonly typedValues: readonly StoredValue[];
  /** Of the year, with their files. */
  readonly assessments: readonly Assessment[];
  /** In the order in which they were made. */
  readonly standing: readonly SubProjectMove[];
  readonly finance: readonly FinanceFile[];
  /** Of the register, with what was done about them. */
  readonly problems: readonly FoundProblem[];
}

/** Indicators that no file and no count of the books stands behind. */
function withoutEvidence({
  evaluation,
  typedValues,
}: Pick<EvidenceOf, "evaluation" | "typedValues">): string[] {
  return (evaluation?.rows ?? [])
    .filter(
      (row) =>
        filesOf(row, typedValues).length + row.evidence.length === 0 && row.figure?.source !== "automatic",
    )
    .map((row) => row.target.name);
}

export function evidenceFacts(of: EvidenceOf, names: ReportNames): FormFacts {
  const { evaluation, typedValues, standing, finance, assessments } = of;
  const { words } = names;
  const indicators = [
    ...(evaluation?.rows ?? []).flatMap((row) => indicatorRows(row, { typedValues, names })),
    ...furtherRows(of, names),
  ];
  const steps = [...standing.flatMap((move) => moveRows(move, names)), ...problemRows(of, names)];
  const files = finance.map(
    ({ file, rows, amount }): FormRow => ({
      ...{ material: text(file.name), rows: count(rows, POSITION), amount },
      ...fileCells({ ...file, day: words.day(file.day) }, POSITION),
    }),
  );
  const numbered = (rows: readonly FormRow[]): FormRow[] =>
    rows.map((row, i) => ({ number: rowNumber(i + 1), ...row }));
  const lists = { indicators: numbered(indicators), steps: numbered(steps), finance: numbered(files) };
  const hashed = [...lists.indicators, ...lists.steps, ...lists.finance].flatMap((row) =>
    row.sha256?.value.kind === "text" && row.sha256.value.text !== "" ? [row.sha256] : [],
  );
  const distinct = new Set(hashed.map(({ value }) => (value.kind === "text" ? value.text : "")));
  const surveys = assessments.flatMap((a) => (a.evidence ?? []).filter((file) => file.mayHoldNames === true));
  const keptOut = new Set(surveys.map((file) => file.sha256)).size;
  const resting = restingOn(Object.values(lists).flatMap((rows) => rows.flatMap((row) => row.number ?? [])));
  return {
    values: {
      ...{ year: text(of.year), ...of.project },
      "count.indicators": count(evaluation?.rows.length ?? 0, resting),
      "count.files": count(distinct.size, resting),
      "count.without": count(withoutEvidence(of).length, resting),
      "kept-out": { ...text(keptOut === 0 ? "" : `${keptOut}`), origin: resting },
    },
    lists,
  };
}

const filesOf = (row: SelfEvaluationRow, typedValues: readonly StoredValue[]) =>
  typedValues
    .filter((v) => v.indicator === indicatorOf(row.target) && row.figure?.source === "typed")
    .flatMap((value) => value.evidence.map((file) => ({ value, file })));

function indicatorRows(
  row: SelfEvaluationRow,
  { typedValues, names }: { typedValues: readonly StoredValue[]; names: ReportNames },
): FormRow[] {
  const { target, figure } = row;
  const named = {
    ...{ level: text(target.firstLevel), group: text(target.secondLevel), name: text(target.name) },
    ...{ target: text(row.targetText), actual: text(row.actualText) },
  };
  const files = filesOf(row, typedValues).map(({ value, file }): FormRow => {
    const origin = valueOrigin(value);
    const day = names.words.day(value.at.slice(0, 10));
    return { ...named, material: textOrigin(file.path, origin), ...fileCells({ ...file, day }, origin) };
  });
  const assessed = row.evidence.map((file): FormRow => {
    const said = { key: target.key, text: row.actualText, evidence: [file] };
    return { ...named, ...assessedCells(file, { said, names }) };
  });
  const all = [...files, ...assessed];
  if (all.length > 0 && figure?.source !== "automatic") return all;
  const nothing = { day: text(""), bytes: text(""), sha256: text("") };
  const said =
    figure?.source === "automatic"
      ? names.words.counted({ window: figure.window ?? "", definition: figure.definition })
      : names.words.noDocument;
  return [{ ...named, material: text(said), ...nothing }, ...all];
}

function assessedCells(
  file: AssessedFile,
  of: { said: Parameters<typeof assessedOrigin>[0]; names: ReportNames },
): FormRow {
  const origin = assessedOrigin(of.said);
  const day = of.names.words.day(file.on);
  const { keptOut } = of.names.words;
  const material = file.mayHoldNames ? keptOut(file.path) : file.path;
  return { material: textOrigin(material, origin), ...fileCells({ ...file, day }, origin) };
}

function moveRows(move: SubProjectMove, names: ReportNames): FormRow[] {
  const origin = moveOrigin(move);
  const day = names.words.day(move.day);
  return move.carried.evidence.map((file) => ({
    ...{ of: textOrigin(whatOf(move, names), origin), material: textOrigin(file.path, origin) },
    ...fileCells({ ...file, day }, origin),
  }));
}

/** What was given when a problem of the register was solved. */
function problemRows({ problems }: EvidenceOf, names: ReportNames): FormRow[] {
  return problems.flatMap(({ subproject, number, check, done }) =>
    (done?.evidence ?? []).map((file): FormRow => {
      const key = `${subproject} ${number}`;
      const origin = { kind: "stated", as: "problem", key, text: file.path, evidence: [file] } as const;
      return {
        of: textOrigin(names.words.solved({ check: names.check[check], number }), origin),
        material: textOrigin(file.path, origin),
        ...fileCells({ ...file, day: names.words.day(done?.on ?? "") }, origin),
      };
    }),
  );
}

/** Files given for a monitoring, for a target of the agreement alone, for the execution rate or the goal. */
function furtherRows({ evaluation, assessments }: EvidenceOf, names: ReportNames): FormRow[] {
  const rows = evaluation?.rows ?? [];
  const isShown = (a: Assessment): boolean =>
    a.cutOff === null && rows.some((row) => row.target.key === a.key);
  return assessments
    .filter((a) => !isShown(a))
    .flatMap((a) =>
      (a.evidence ?? []).map((file): FormRow => {
        const level = agreedNameOf(a.key) === null ? "" : names.words.agreementTarget;
        const months = a.cutOff === null ? "" : names.form.months(a.cutOff);
        return {
          ...{ level: text(level), group: text(months), name: text(nameOfAssessed(a, { rows, names })) },
          ...{ target: text(""), actual: text(a.text) },
          ...assessedCells(file, { said: { ...a, evidence: [file] }, names }),
        };
      }),
    );
}

/** `day`: as it is printed. */
function fileCells(
  { day, bytes, sha256 }: { day: string; bytes: number; sha256: string },
  origin: NonNullable<Cell["origin"]>,
): Record<(typeof FILE)[number], Cell> {
  return {
    ...{ day: textOrigin(day, origin), bytes: count(bytes, origin) },
    sha256: textOrigin(sha256.slice(0, SHOWN_OF_HASH), origin),
  };
}

/** What the lines of one file came to. */
export const financeAmount = (fen: bigint, refs: readonly string[]): Cell =>
  yuan(fen, { kind: "rows", refs });
