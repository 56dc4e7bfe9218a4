/**
 * 服务评估办法 / scheme of the service evaluation: groups of items with points, and the awards, as data of a rule pack.
 *
 * Each item takes one indicator per library and makes points of it, on its own: figures of different scope stand in different
 * items and are never added. What is reported beside it (联合体借书证) is shown and not scored.
 *
 * Worked example: 业务量 30 points by `of-best`: 644 volumes where the best lent 1,291 earn 14.96… points.
 * Source: SOURCES.md [evaluation-groups], [reported-figures]; the groups are BALIS's, the weights were not found and must come from the centre.
 */

import type { Exact } from "../../core/exact.ts";
import type { Service } from "../../registry/library.ts";

export interface ServiceEvaluations {
  readonly evaluations: readonly ServiceEvaluation[];
}

export interface ServiceEvaluation {
  readonly service: Service;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Points are given, and added up, with so many decimals. */
  readonly decimals: number;
  /** Together 100 points. */
  readonly groups: readonly EvaluationGroup[];
  /** Indicators shown beside the points, of whatever scope. */
  readonly beside: readonly string[];
  readonly awards: readonly Award[];
}

interface EvaluationGroup {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly items: readonly EvaluationItem[];
}

export interface EvaluationItem {
  readonly indicator: string;
  readonly points: Exact;
  readonly method: EvaluationMethod;
}

export type EvaluationMethod =
  /** value / the best library's value × points */
  | { readonly kind: "of-best" }
  /** value / target × points, at most the points */
  | { readonly kind: "of-target"; readonly target: Exact }
  /** From the highest down: the first that the value reaches. */
  | { readonly kind: "tiers"; readonly tiers: readonly { readonly from: Exact; readonly points: Exact }[] }
  /** The value is the points, e.g. of a jury; at most the item's. */
  | { readonly kind: "as-typed" };

/** 优质服务馆: the first so many ranks (ties included), of those with at least so many points. */
export interface Award {
  readonly name: string;
  readonly top: number | null;
  readonly least: Exact | null;
}
