/**
 * 子项目 / sub-project: one piece of the alliance's construction in one year, built by one contractor (承建单位) with public money.
 *
 * It is named by its year and a key that stays the same from year to year: "2019-dd" is followed by "2020-dd", or by "2022-dd" where it is of
 * three years, so that an application finds the check of the year before. The construction libraries (参建馆) are those that build it; all
 * others are 非参建单位, from which the management team of a sub-project of several libraries takes one or two members.
 *
 * Money comes under one of two rules: for universities of the centre (央属高校共建, 京教财〔2020〕13号) or by the ordinary municipal
 * rule. Source: SOURCES.md [life-cycle], [fund-rules] (the two kinds are an inference).
 */
import type { Day } from "../../core/day.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { textKey } from "../../tables/cell.ts";

/** central: 支持中央在京高校共建项目; municipal: 市属高校项目. */
export type FundRule = "central" | "municipal";

export const FUND_RULES: readonly FundRule[] = ["central", "municipal"];

export interface SubProject {
  /** "2019-dd" */
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** 项目编码 in the finance system; empty: the same as the id. */
  readonly financeCode: string;
  readonly fundRule: FundRule;
  /** 参建馆, by code; at least one. */
  readonly libraries: readonly LibraryCode[];
  /** The construction cycle, both days included. */
  readonly from: Day;
  readonly to: Day;
}

const ID = /^(20\d{2})-([a-z0-9][a-z0-9-]{0,29})$/;

/** Year and key of an id; undefined when the text is none. */
export function parseSubProjectId(text: string): { year: string; key: string } | undefined {
  const found = ID.exec(text.trim().toLowerCase());
  return found ? { year: found[1] ?? "", key: found[2] ?? "" } : undefined;
}

export function yearOf(id: string): string {
  return id.slice(0, 4);
}

/** Texts the finance system may call it by, in the form in which two spellings are equal. */
export function subProjectKeys(subproject: SubProject): string[] {
  const { id, nameZh, nameEn, financeCode } = subproject;
  return [...new Set([id, financeCode, nameZh, nameEn].filter((t) => t !== "").map(textKey))];
}

/** Targets may be set under the sub-project's id, its key without the year, or a name of it. */
export function namesInTargets(subproject: SubProject): string[] {
  const { id, nameZh, nameEn, financeCode } = subproject;
  const names = [id, id.slice(5), financeCode, nameZh, nameEn, ...subProjectKeys(subproject)];
  return [...new Set(names.filter((n) => n !== ""))];
}
