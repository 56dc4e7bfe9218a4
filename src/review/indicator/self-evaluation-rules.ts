/**
 * 自评表规则 / scheme of the self-evaluation form: how 100 points are given, as data of a rule pack.
 *
 * Execution rate, first levels with their points, how achievement becomes points, and the grades. Nothing here is fixed in code:
 * 财预〔2020〕10号 gives 10/50/30/10, later guidance 成本 20 / 产出 40 / 效益 20 / 满意度 10 with 10 for execution.
 *
 * Worked example: 86 % executed earns 8.6 of 10; a form printed without decimals shows 9.
 * Source: SOURCES.md [self-evaluation-points], [scoring].
 */
import type { Exact } from "../../core/exact.ts";

export interface SelfEvaluationRules {
  /** The key of the form that is used when none is named. */
  readonly standard: string;
  readonly forms: readonly FormScheme[];
}

export interface FormScheme {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly executionPoints: Exact;
  /** 执行率的分母: 全年预算数 or 年初预算数. */
  readonly executionOf: "full-year" | "initial";
  readonly firstLevels: readonly { readonly name: string; readonly points: Exact }[];
  /** Scores are printed, and added up, with so many decimals. */
  readonly decimals: number;
  /** From the best down; each from its points on. */
  readonly grades: readonly { readonly name: string; readonly from: Exact }[];
  /** 满意度: from the best down; the share of the points that an answer from there on earns. */
  readonly bands: readonly { readonly from: Exact; readonly share: Exact }[];
  /** 定性指标: from the best down; each reaches to the one above. */
  readonly qualitative: readonly { readonly name: string; readonly from: Exact }[];
  /** 超额: an actual above so much of its target is flagged; only a person deducts. */
  readonly flagAbove: Exact;
  /** An execution rate below needs its reason. */
  readonly reasonBelow: Exact;
  /** 不适用: what is left is brought to 100, with the execution rate or without it. */
  readonly rescale: "all" | "indicators";
}
