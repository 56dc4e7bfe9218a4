/** A self-evaluation and a monitoring as lines. */
import { type Exact, formatExact, plainExact } from "../../../core/exact.ts";
import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";
import { table } from "../../../terminal/table.ts";
import type { Monitoring } from "../monitoring.ts";
import { percentOf } from "../score.ts";
import { isBlocking, type SelfEvaluation, type SelfEvaluationRow } from "../self-evaluation.ts";
import { indicatorWords } from "../words/indicator.ts";
import { causes, likelihoods } from "../words/indicator-terms.ts";
import { exactJson } from "./indicator-options.ts";
import { nameIn } from "./show-indicator.ts";

const RIGHT = new Set([7, 8]);

export function evaluationLines(language: Language, made: SelfEvaluation): string[] {
  const words = indicatorWords[language];
  const { execution, scheme, notApplicable } = made;
  const show = (value: Exact): string => formatExact(value, { decimals: scheme.decimals });
  const { initialFen, fullYearFen, executedFen } = execution.figures;
  const denominator = formatYuan(execution.of === "initial" ? initialFen : fullYearFen);
  const rows = [
    [
      ...[words.execution, "", "", words.executionTarget(execution.of), percentOf(execution.rate), ""],
      `${formatYuan(executedFen)} ÷ ${denominator} × ${plainExact(execution.points)}`,
      ...[plainExact(execution.points), show(execution.score), execution.deviation],
    ],
    ...made.rows.map((row) => rowCells(language, row, show)),
  ];
  const names = notApplicable.map(({ target, why }) => `${target.name}（${why}）`).join("；");
  const blocked = made.findings.some(isBlocking);
  const head = {
    subproject: made.subproject,
    year: made.year,
    scheme: nameIn(language, scheme),
    rule: made.rule,
  };
  return [
    words.scoreHeading(head),
    ...table(
      words.scoreColumns.map((said, i) => ({ head: said, right: RIGHT.has(i) })),
      rows,
    ),
    ...(notApplicable.length === 0
      ? []
      : [words.rescaled({ names, step: plainExact({ num: 1n, den: 10n ** BigInt(scheme.decimals) }) })]),
    words.total({ total: show(made.total), grade: made.grade }),
    blocked ? words.draft : words.issue,
  ];
}

function rowCells(language: Language, row: SelfEvaluationRow, show: (value: Exact) => string): string[] {
  const words = indicatorWords[language];
  const { target, achievement } = row;
  const less = row.deducted.num === 0n ? "" : ` ${words.deducted(plainExact(row.deducted))}`;
  const arithmetic =
    achievement === null ? "—" : `${achievement.arithmetic} × ${plainExact(row.points)}${less}`;
  return [
    ...[target.firstLevel, target.secondLevel, target.name, row.targetText, row.actualText || words.none],
    ...[row.source === null ? "" : words.sources[row.source], arithmetic],
    ...[plainExact(row.points), show(row.score), row.deviation],
  ];
}

/** Fractions as two whole numbers, beside what is printed. */
export function evaluationJson(made: SelfEvaluation) {
  const { execution, rows, total, scheme, findings: _, ...rest } = made;
  const show = (value: Exact): string => formatExact(value, { decimals: scheme.decimals });
  return {
    ...rest,
    scheme: { key: scheme.key, nameZh: scheme.nameZh, nameEn: scheme.nameEn, decimals: scheme.decimals },
    execution: {
      ...{ ...execution, rate: exactJson(execution.rate), ratePrinted: percentOf(execution.rate) },
      ...{ points: plainExact(execution.points), score: show(execution.score) },
    },
    rows: rows.map(
      ({ target, points, score, deducted, actual, figure: _figure, isConsidered: _, ...row }) => ({
        ...{
          key: target.key,
          firstLevel: target.firstLevel,
          secondLevel: target.secondLevel,
          name: target.name,
        },
        ...row,
        ...{ actual: exactJson(actual), points: plainExact(points), score: show(score) },
        deducted: plainExact(deducted),
      }),
    ),
    total: show(total),
  };
}

export function monitoringLines(language: Language, made: Monitoring): string[] {
  const words = indicatorWords[language];
  const rows = made.rows.map((r) => [
    ...[r.target.firstLevel, r.target.name, r.targetText, r.soFarText, r.expectedText],
    r.likelihood === null ? "" : likelihoods[r.likelihood][language],
    r.causes.map((c) => causes[c][language]).join(language === "zh-CN" ? "、" : ", "),
    [r.explanation, r.note].filter((t) => t !== "").join("；"),
  ]);
  const rate = made.rate === null ? "—" : percentOf(made.rate);
  return [
    words.monitored({ subproject: made.subproject, year: made.year, month: made.cutOff, rate }),
    ...table(
      words.monitorColumns.map((head) => ({ head })),
      rows,
    ),
  ];
}
