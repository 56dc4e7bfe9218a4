/**
 * 结算方案 / scheme: what a library is granted or billed beside the fee itself, by a closed set of formulas.
 *
 * A scheme says for which requests it holds, who is granted (or billed) and how much, and what caps it. The published
 * rules of other alliances are expressed by it: rewards and reader subsidies (CALIS), campaigns shared with the library
 * (CASHL), tiers of a request's fee (NWPU), quotas (BALIS standards), and pools (Nebraska, Montana).
 *
 * Worked example: a reader subsidy of 50 %, at most 100.00 a request: a fee of 250.00 is granted 100.00, not 125.00.
 * Source: SOURCES.md [calis-subsidy], [calis-thesis], [cashl-campaign], [nwpu-tiers], [standards-quota], [pools].
 */
import type { Fen, Rate, Rounding } from "../core/money.ts";
import type { LibraryCode, Service } from "../registry/library.ts";
import type { ClassBy, LibraryClasses, TariffCondition, TariffUnit } from "./tariff-rule.ts";

export interface Schemes {
  /** Which fee a percentage is of, where the tariff's and the confirmed one differ. */
  readonly basis: "tariff" | "confirmed" | "lower";
  readonly libraryClasses?: LibraryClasses;
  /** Of shares of one request's fee; quotas and pools are divided without it. */
  readonly rounding?: Rounding;
  readonly schemes: readonly Scheme[];
}

export interface Scheme {
  /** Unique in the books' eyes: sums of a year are kept by it. */
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly service: Service;
  /**
   * grant: the centre owes the library; bill: the library owes the centre; free: owed by nobody, and kept as what it would
   * have been (影子价格 of a free period).
   */
  readonly direction: "grant" | "bill" | "free";
  readonly party: "supplier" | "requester";
  readonly when: TariffCondition;
  /** 代替: schemes that do not hold for a request that this one holds for. */
  readonly replaces: readonly string[];
  readonly amount: SchemeAmount;
  /** 分担: the centre's part of each amount; the library bears the rest itself. Absent: the centre bears it all. */
  readonly sharedBy?: { readonly centre: bigint; readonly library: bigint };
  readonly caps: SchemeCaps;
}

/** Absent: none. A cap of a type of document is a scheme of its own, with its condition. */
export interface SchemeCaps {
  readonly floorPerRequestFen?: Fen;
  readonly perRequestFen?: Fen;
  readonly perLibraryPeriodFen?: Fen;
  readonly perLibraryYearFen?: Fen;
  /** Of all libraries together; what exceeds it is taken off in proportion, by largest remainder. */
  readonly perPeriodFen?: Fen;
  readonly perYearFen?: Fen;
}

export type SchemeAmount =
  | { readonly kind: "fixed"; readonly fen: Fen }
  | { readonly kind: "per-unit"; readonly unit: TariffUnit; readonly fen: Fen }
  /** Of the request's fee, rounded per request. */
  | { readonly kind: "percent"; readonly rate: Rate }
  | {
      readonly kind: "class-table";
      readonly by: ClassBy;
      readonly classes: readonly { readonly is: string; readonly rate: Rate }[];
      readonly otherwise: Rate;
    }
  /** By the request's whole fee: the first tier it does not exceed. */
  | { readonly kind: "fee-tiers"; readonly tiers: readonly FeeTier[] }
  /** 免费额度: per library and calendar year, used in the order of supply; what goes beyond it is the amount. */
  | { readonly kind: "over-quota"; readonly quotaFen: Fen }
  | Pool;

/** Exactly one of `rate` (of the fee) and `fen` (a fixed amount). The last tier has no end. */
export interface FeeTier {
  readonly upToFen: Fen | null;
  readonly rate: Rate | null;
  readonly fen: Fen | null;
}

/** 资金池: funds of one period, divided by what libraries did in it. */
export interface Pool {
  readonly kind: "pool";
  readonly fundsFen: Fen;
  readonly parts: readonly { readonly weight: bigint; readonly by: PoolMeasure }[];
  /** Points of a request: the first that fits; one where none does. */
  readonly points: readonly { readonly when: TariffCondition; readonly points: bigint }[];
  /** 质量系数 of a library; one where it is not named. */
  readonly quality: readonly { readonly library: LibraryCode; readonly rate: Rate }[];
  /**
   * split: to the last fen, by largest remainder; rate: so many whole fen a unit, and what is left over stays in the fund.
   */
  readonly pay: "split" | "rate";
}

/** net-…: supplied less requested, where more was supplied. */
export type PoolMeasure = "requests" | "volumes" | "points" | "net-requests" | "net-volumes";

/** 结算方式 of each service, and below which amount nothing is paid out or called in. */
export interface Netting {
  readonly services: readonly { readonly service: Service; readonly mode: "subsidy" | "net" }[];
  readonly carryForwardBelowFen: Fen;
}
