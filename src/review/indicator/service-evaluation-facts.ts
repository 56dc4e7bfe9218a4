/** 服务评估工作簿 / what the workbook of a service evaluation is made of, and the words it needs. */

import type { Exact } from "../../core/exact.ts";
import type { Period } from "../../core/period.ts";
import type { Library, LibraryCode } from "../../registry/library.ts";
import type { Indicator } from "./definition.ts";
import type { EvaluatedLibrary } from "./evaluate-libraries.ts";
import type { EvaluationMethod, ServiceEvaluation } from "./evaluation-rules.ts";

export interface EvaluationFacts {
  readonly window: Period;
  readonly scheme: ServiceEvaluation;
  /** ruleNames of the scheme and of the definitions. */
  readonly rule: string;
  readonly definitions: string;
  readonly sample: boolean;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** By rank. */
  readonly evaluated: readonly EvaluatedLibrary[];
  readonly libraries: ReadonlyMap<LibraryCode, Library>;
  /** Months of the window that no reconciled period covers. */
  readonly missing: readonly string[];
  readonly label: string;
  readonly programVersion: string;
}

export interface EvaluationWords {
  readonly name: (of: { nameZh: string; nameEn: string }) => string;
  readonly sheets: {
    readonly ranking: string;
    readonly awards: string;
    readonly items: string;
    readonly notes: string;
  };
  readonly title: (p: { sheet: string; scheme: string; window: string }) => string;
  readonly window: (p: { id: string; from: string; to: string }) => string;
  readonly sampleLine: string;
  readonly missing: (months: string) => string;
  readonly head: {
    readonly rank: string;
    readonly code: string;
    readonly library: string;
    readonly total: string;
    readonly award: string;
    readonly topic: string;
    readonly content: string;
    readonly noAward: string;
  };
  readonly ofPoints: (p: { name: string; points: string }) => string;
  readonly pointsOf: (name: string) => string;
  /** A column that is shown and not scored. */
  readonly beside: (p: { name: string; unit: string; scope: string }) => string;
  readonly unit: (unit: string) => string;
  readonly scope: (scope: string) => string;
  readonly method: (method: EvaluationMethod) => string;
  readonly notes: {
    readonly scheme: string;
    readonly definitions: string;
    readonly item: (p: {
      name: string;
      points: string;
      method: string;
      scope: string;
      source: string;
    }) => string;
    readonly besideTopic: string;
    readonly neverAdded: string;
    readonly ranking: string;
    readonly rankingRule: string;
  };
  readonly plain: (value: Exact) => string;
  readonly footer: (p: { period: string; version: string; label: string }) => string;
}
