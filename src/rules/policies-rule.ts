import type { Fen } from "../core/money.ts";
import type { DiscrepancyKind, ResolutionKind } from "../records/discrepancy-kind.ts";
import type { LibraryCode, Service } from "../registry/library.ts";

export interface Policies {
  /** 重大标准: an open discrepancy at or above it stops the close; all together do at the second, absent: at the same. */
  readonly materialityFen: Fen;
  readonly materialityTotalFen?: Fen;
  /** How many of each a period may close over without a word; absent: none. */
  readonly leftOut?: LeftOutRule;
  readonly resolve: readonly ResolvePolicy[];
  /** Absent where libraries have no deadline. */
  readonly answer?: AnswerRule;
  /** 配对尺度 of the tolerant passes; absent: the house's own (likeness.ts). */
  readonly matching?: Matching;
}
/** 放行数: rows to be corrected, sheets and columns unread, total rows that disagree, files that are expected and missing. */
export interface LeftOutRule {
  readonly rows: number;
  readonly sheets: number;
  readonly totals: number;
  readonly files: number;
  /** Lines of courier bills that are held or asked, and that nobody has answered; absent: none. */
  readonly courier?: number;
}
/** In points of likeness, and in days. From `match` on a clear pair is taken, from `ask` on a person is asked. */
export interface Matching {
  readonly match: number;
  readonly ask: number;
  /** An assignment that wins by less is no answer. */
  readonly margin: number;
  /** 相近日期: days between the two sides' dates of one supply. */
  readonly nearDays: number;
}
/** 答复期限: how long libraries have to answer for a discrepancy, and what their silence means. */
export interface AnswerRule {
  /** Calendar days after the day it was first found. A deadline flags; it never blocks. */
  readonly days: number;
  /** Null: silence means nothing, and a person decides. */
  readonly silence: {
    readonly kinds: readonly DiscrepancyKind[];
    readonly resolution: Exclude<ResolutionKind, "agreed-value" | "centre-right">;
  } | null;
}
/** Resolves a kind of discrepancy without a person; its application is recorded with the version it came from. */
export interface ResolvePolicy {
  readonly key: string;
  readonly kind: DiscrepancyKind;
  readonly service: Service | null;
  readonly libraries: readonly LibraryCode[] | null;
  /** For `differs`: every differing field must be among these. */
  readonly fields: readonly string[] | null;
  readonly maxPages: number | null;
  readonly maxRiskFen: Fen | null;
  /** Only when the centre's record agrees with the side that the resolution favours. */
  readonly centreAgrees: boolean;
  /**
   * lower-side: whichever of supplier-right and requester-right has fewer pages or volumes; downgrade: it stays open for
   * a person, and never counts as material, whatever its amount.
   */
  readonly resolution: Exclude<ResolutionKind, "centre-right"> | "lower-side" | "downgrade";
}
