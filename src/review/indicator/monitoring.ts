/**
 * 绩效目标执行监控 / monitoring: all facts of the table 项目支出绩效目标执行监控表, before anybody lays it out.
 *
 * Up to a cut-off month (July by the central rule, June elsewhere; the bureau's own was not found): money and targets so far,
 * what is expected of the whole year, which of five causes hold a target back, and whether it will be reached. Whoever is not
 * certain says why.
 *
 * Worked example: 1-7月: 31,000 of ≥50,000, expected 52,000, 确定能. Source: SOURCES.md [monitoring-form].
 */

import type { Exact } from "../../core/exact.ts";
import { over, whole } from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import type { Fen } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import { inOrder } from "./self-evaluation.ts";
import type { FormScheme } from "./self-evaluation-rules.ts";
import {
  type AssessedFile,
  type Assessment,
  type Cause,
  EXECUTION,
  type Likelihood,
  type SubprojectHead,
  type Target,
  targetText,
} from "./target.ts";
import { type ActualFigure, calendarFindings, countedText, rivalFindings } from "./target-result.ts";

export interface MonitoringFigures {
  readonly initialFen: Fen;
  /** 1 月至截止月执行数. */
  readonly executedFen: Fen;
  /** 全年预计执行数; null: nobody has said it. */
  readonly expectedFen: Fen | null;
}

interface MonitoringInput {
  readonly subproject: string;
  readonly year: string;
  /** 1 to 12. */
  readonly cutOff: number;
  readonly scheme: FormScheme;
  readonly head: SubprojectHead;
  readonly targets: readonly Target[];
  readonly assessments: readonly Assessment[];
  readonly actuals: ReadonlyMap<string, ActualFigure>;
  readonly figures: MonitoringFigures;
}

export interface MonitoringRow {
  readonly target: Target;
  readonly targetText: string;
  readonly soFar: Exact | null;
  readonly soFarText: string;
  /** Where an indicator says it. */
  readonly figure: ActualFigure | null;
  readonly expectedText: string;
  readonly causes: readonly Cause[];
  readonly explanation: string;
  readonly likelihood: Likelihood | null;
  readonly note: string;
  /** Given with what a person said of it. */
  readonly evidence: readonly AssessedFile[];
}

export interface Monitoring {
  readonly subproject: string;
  readonly year: string;
  readonly cutOff: number;
  readonly head: SubprojectHead;
  readonly figures: MonitoringFigures;
  /** Null where there is no initial budget. */
  readonly rate: Exact | null;
  readonly rows: readonly MonitoringRow[];
  readonly findings: readonly Finding[];
}

export function monitoring(input: MonitoringInput): Monitoring {
  const { subproject, year, cutOff, head, figures } = input;
  const said = new Map(input.assessments.filter((a) => a.cutOff === cutOff).map((a) => [a.key, a]));
  const rows = inOrder(input.targets, input.scheme).map((target): MonitoringRow => {
    const own = said.get(target.key);
    const figure = input.actuals.get(target.key) ?? null;
    const soFar = figure?.value ?? own?.actual ?? null;
    const fraction = (figure ? figure.fraction : own?.fraction) ?? null;
    return {
      target,
      targetText: targetText(target),
      soFar,
      soFarText:
        soFar === null
          ? (own?.text ?? "")
          : countedText({ actual: soFar, unit: target.unit, figure, fraction }),
      figure,
      expectedText: own?.expected ?? "",
      causes: own?.causes ?? [],
      explanation: own?.reason ?? "",
      likelihood: own?.likelihood ?? null,
      note: own?.note ?? "",
      evidence: own?.evidence ?? [],
    };
  });
  const { initialFen, executedFen } = figures;
  const rate = initialFen > 0n ? over(whole(executedFen), whole(initialFen)) : null;
  const unknown =
    figures.expectedFen === null
      ? [
          finding("expected-spending-must-be-given", {
            subproject,
            year,
            key: EXECUTION,
            name: "",
            month: cutOff,
          }),
        ]
      : [];
  const findings = [
    ...unknown,
    ...rows.flatMap((row) => [
      ...calendarFindings(row.target.name, row.figure),
      ...rivalFindings(row.target, { said: said.get(row.target.key), figure: row.figure }),
      ...findingOf(row, cutOff),
    ]),
  ];
  return { subproject, year, cutOff, head, figures, rate, rows, findings };
}

function findingOf(row: MonitoringRow, month: number): Finding[] {
  const { subproject, year, key, name } = row.target;
  const about = { subproject, year, key, name, month };
  if (row.likelihood === null) return [finding("likelihood-must-be-given", about)];
  const isExplained = row.causes.length > 0 && row.explanation !== "";
  if (row.likelihood === "certain" || isExplained) return [];
  return [finding("doubt-must-be-explained", about)];
}

/** Refuses a table that can't be handed in: a likelihood, a cause or an expectation is missing. */
export function requireMonitored({ findings }: Monitoring): void {
  const [first] = findings;
  if (first) refuse(first.code, first.params, { findings });
}
