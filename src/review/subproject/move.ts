/**
 * 流转 / move: one step of a sub-project's life, as a fact: what was done, on which day, by which body, and what it rests on.
 *
 * A move is never changed. A wrong one is taken back with a reason (only the last one that stands), and stays in the history.
 *
 * Worked example: "decide", 2018-12-20, by the education commission, 300,000.00 元, document 京教函〔2018〕9号, with the file of the
 * decision by its SHA-256. Source: SOURCES.md [life-cycle].
 */
import type { Day } from "../../core/day.ts";
import { type Fen, parseYuan } from "../../core/money.ts";
import type { EvidenceFile } from "../../core/source.ts";
import type { LibraryCode } from "../../registry/library.ts";

/** 申报单位, 北京市教育委员会, 管理委员会, 承建单位, 管理中心, 专家组. */
export type Actor = "applicant" | "bmec" | "bmc" | "contractor" | "management-centre" | "experts";

export const ACTORS: readonly Actor[] = [
  ...(["applicant", "bmec", "bmc", "contractor", "management-centre", "experts"] as const),
];

/** 中期检查, 验收, 绩效评价. */
export type CheckKind = "midterm" | "acceptance" | "evaluation";

export const CHECK_KINDS: readonly CheckKind[] = ["midterm", "acceptance", "evaluation"];

/** 通过, 整改后通过, 不通过. */
export type Conclusion = "pass" | "rectify" | "fail";

export const CONCLUSIONS: readonly Conclusion[] = ["pass", "rectify", "fail"];

/** How the contractor is found among the member libraries: 委托, 邀标, 招标. */
export type ContractorWay = "assignment" | "invitation" | "bidding";

export const CONTRACTOR_WAYS: readonly ContractorWay[] = ["assignment", "invitation", "bidding"];

export type MoveName =
  | "apply"
  | "review"
  | "decide"
  | "decline"
  | "appoint"
  | "nominate-team"
  | "approve-team"
  | "agree"
  | "replace-contractor"
  | "notice"
  | "report"
  | "desk-review"
  | "visit"
  | "expert-review"
  | "conclude"
  | "rectify"
  | "recheck"
  | "consolidate"
  | "final-accept"
  | "terminate"
  | "serve"
  | "service-note";

export interface TeamMember {
  readonly name: string;
  /** A library's code, or the name of another body. */
  readonly unit: string;
}

/** "传递量>=20000 笔": what the agreement asks for. */
export interface MoveTarget {
  readonly name: string;
  readonly relation: "=" | ">=" | "<=";
  readonly value: string;
  readonly unit: string;
  /** By which it meets the targets of the years; absent: by its name, as agreements of earlier programs do. */
  readonly key?: string;
  /** With its key: 全周期 (counts are added up, rates pooled), or each year by itself. */
  readonly window?: TargetWindow;
}

export const TARGET_WINDOWS = ["cycle", "every-year"] as const;
export type TargetWindow = (typeof TARGET_WINDOWS)[number];

/** What construction brought one university. */
export interface Benefit {
  readonly library: LibraryCode;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}

/** What one university used of the money. */
export interface FundsUsed {
  readonly library: LibraryCode;
  readonly fen: Fen;
}

/** The check of the year before that an application rests on. */
export interface PreviousCheck {
  readonly id: string;
  readonly check: CheckKind | null;
  readonly conclusion: Conclusion | null;
  readonly day: Day | null;
}

/** What a move may carry; the table of moves says what it must. */
export interface Carried {
  readonly library: LibraryCode | null;
  readonly fen: Fen | null;
  readonly way: ContractorWay | null;
  readonly team: readonly TeamMember[];
  readonly targets: readonly MoveTarget[];
  /** The days the agreement plans the checks for. */
  readonly planned: Readonly<Record<CheckKind, Day>> | null;
  /** Months of notice the agreement asks for. */
  readonly noticeMonths: number | null;
  readonly check: CheckKind | null;
  readonly checkOn: Day | null;
  readonly reportBy: Day | null;
  readonly conclusion: Conclusion | null;
  readonly rectifyBy: Day | null;
  readonly used: readonly FundsUsed[];
  readonly benefits: readonly Benefit[];
  readonly previous: PreviousCheck | null;
  readonly document: string;
  readonly text: string;
  readonly evidence: readonly EvidenceFile[];
}

export const NOTHING_CARRIED: Carried = {
  ...{ library: null, fen: null, way: null, team: [], targets: [], planned: null, noticeMonths: null },
  ...{ check: null, checkOn: null, reportBy: null, conclusion: null, rectifyBy: null },
  ...{ used: [], benefits: [] },
  ...{ previous: null, document: "", text: "", evidence: [] },
};

export interface SubProjectMove {
  readonly subproject: string;
  /** 1, 2, …: the order of recording within the sub-project; those taken back keep theirs. */
  readonly number: number;
  readonly move: MoveName;
  readonly day: Day;
  readonly by: Actor;
  readonly carried: Carried;
}

/** The taking back of a move. */
export interface UndoneMove {
  readonly subproject: string;
  readonly number: number;
  readonly reason: string;
}

/** "传递量>=20000 笔" → its parts; undefined when there is no relation or no value. */
export function parseTarget(text: string): MoveTarget | undefined {
  const found = /^\s*([^<>=≥≤]{1,80}?)\s*(>=|<=|=|≥|≤)\s*(\S{1,80})(?:\s+(\S.{0,30}))?\s*$/.exec(text);
  const [, name, sign, value, unit = ""] = found ?? [];
  if (name === undefined || value === undefined || name === "") return undefined;
  const relation = sign === "≥" || sign === ">=" ? ">=" : sign === "≤" || sign === "<=" ? "<=" : "=";
  // "9000册" as people type it: without a blank the unit begins where the number ends.
  const [, number, own] = (unit === "" && /^([\d,.]+)(\p{L}+)$/u.exec(value)) || [];
  return { name, relation, value: number ?? value, unit: (own ?? unit).trim() };
}

/** "10002:传递量=12000 笔": the library as typed, and its benefit. */
export function parseBenefit(text: string): { library: string; benefit: MoveTarget } | undefined {
  const at = text.search(/[:：]/);
  const benefit = at > 0 ? parseTarget(text.slice(at + 1)) : undefined;
  return benefit?.relation === "=" ? { library: text.slice(0, at).trim(), benefit } : undefined;
}

/** "10002=230000.00": the library as typed, and the amount it used. */
export function parseUsed(text: string): { library: string; fen: Fen } | undefined {
  const found = /^\s*([^=]{1,60}?)\s*=\s*(\S+)\s*$/.exec(text);
  const fen = parseYuan(found?.[2] ?? "");
  return found?.[1] !== undefined && fen !== undefined && fen >= 0n ? { library: found[1], fen } : undefined;
}

/** "张三@10002" → name and unit as typed. */
export function parseMember(text: string): TeamMember | undefined {
  const found = /^\s*([^@]{1,40}?)\s*@\s*(\S.{0,60}?)\s*$/.exec(text);
  return found ? { name: found[1] ?? "", unit: found[2] ?? "" } : undefined;
}
