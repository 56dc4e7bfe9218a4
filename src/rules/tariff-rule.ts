import type { Day } from "../core/day.ts";
import type { Fen, Rate, Rounding } from "../core/money.ts";
import type { Sourcing, Urgency } from "../records/record.ts";
import type { LibraryCode } from "../registry/library.ts";

export interface DdTariff {
  readonly items: readonly TariffItem[];
  readonly libraryClasses?: LibraryClasses;
  /** Of percentages. */
  readonly rounding?: Rounding;
  /** Of a whole request's fee. */
  readonly floorPerRequestFen?: Fen;
  /** `capFeePerRequest` in a pack. */
  readonly capPerRequestFen?: Fen;
}
/** Exactly one base item prices a request; every add-on whose condition holds is added. */
export interface TariffItem {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly role: "base" | "add-on";
  readonly when: TariffCondition;
  readonly price: PriceFormula;
}
/** All given conditions must hold; an absent one always holds. */
export interface TariffCondition {
  /** "member" (any library of the alliance) or a library's code. */
  readonly suppliers?: readonly string[];
  readonly requesters?: readonly string[];
  readonly exceptRequesters?: readonly string[];
  readonly documentTypes?: readonly string[];
  /** Any document type but these: what has an item of its own. */
  readonly exceptDocumentTypes?: readonly string[];
  readonly urgency?: Urgency;
  readonly sourcings?: readonly Sourcing[];
  readonly deliveryMethods?: readonly string[];
  readonly exceptDeliveryMethods?: readonly string[];
  /** 渠道 the request came by, e.g. 调度中心. */
  readonly channels?: readonly string[];
  readonly readerClasses?: readonly string[];
  /** Classes of the pack's own `libraryClasses`. */
  readonly supplierClasses?: readonly string[];
  readonly requesterClasses?: readonly string[];
  readonly exceptRequesterClasses?: readonly string[];
  /** 活动期: both days included. */
  readonly between?: { readonly on: "requested" | "supplied"; readonly from: Day; readonly to: Day };
  /** True: only when the record names this item's key itself. */
  readonly named?: boolean;
}

export type TariffUnit = "page" | "shot" | "item" | "volume";

export type PriceFormula =
  | { readonly kind: "per-unit"; readonly unit: TariffUnit; readonly fen: Fen }
  | { readonly kind: "flat"; readonly fen: Fen }
  | {
      readonly kind: "flat-plus-per-unit";
      readonly flatFen: Fen;
      readonly unit: TariffUnit;
      readonly fen: Fen;
    }
  /** The unit price lies between two amounts and must be typed in the record. */
  | { readonly kind: "range"; readonly unit: TariffUnit; readonly lowFen: Fen; readonly highFen: Fen }
  /** 按实际费用: the amount typed in the record; with `attachment`, only where the record names its voucher. */
  | { readonly kind: "actual-cost"; readonly attachment?: boolean }
  /** 首段加续段: `first` covers up to so many units; each further step counts whole once it is started. */
  | {
      readonly kind: "first-step";
      readonly unit: TariffUnit;
      readonly first: { readonly units: bigint; readonly fen: Fen };
      readonly step: { readonly units: bigint; readonly fen: Fen };
    }
  /** 分档: whole: all units at the price of the tier they reach; marginal: each unit at the price of its own tier. */
  | {
      readonly kind: "tiers";
      readonly unit: TariffUnit;
      readonly mode: "whole" | "marginal";
      /** In rising order; the last has no end. */
      readonly tiers: readonly { readonly upTo: bigint | null; readonly fen: Fen }[];
    }
  | {
      readonly kind: "class-table";
      readonly by: ClassBy;
      readonly unit: TariffUnit | "request";
      readonly classes: readonly { readonly is: string; readonly fen: Fen }[];
      /** Null: a class that is not in the table has no price. */
      readonly otherwiseFen: Fen | null;
    }
  /** Of what the items named (all before it) come to. */
  | { readonly kind: "percent"; readonly rate: Rate; readonly of: readonly string[] };

/** Classes of libraries by name, e.g. 西部: [10736, 10697]. A library in none of them is of no class. */
export type LibraryClasses = Readonly<Record<string, readonly LibraryCode[]>>;
/** What a class table looks at. */
export type ClassBy =
  | "documentType"
  | "deliveryMethod"
  | "sourcing"
  | "urgency"
  | "readerClass"
  | "channel"
  | "supplierClass"
  | "requesterClass";
