/**
 * 规则包、费率版本 / rule pack and rule version: what is owed, since when, by which notice.
 *
 * A pack is a YAML file; enacting it writes each of its parts into the books as an immutable version with a hash.
 * For one part and one day at most one version is in force: the one with the latest `from` that is not after the day,
 * provided its own `to` has not passed. A newer version therefore ends an open-ended older one.
 */
import type { CalendarRule } from "./calendar/working-days.ts";
import type { Day } from "./day.ts";
import type { Sourcing, Urgency } from "./import/record.ts";
import type { Fen, Rate } from "./money.ts";
import type { DiscrepancyKind, ResolutionKind } from "./reconcile/discrepancy.ts";
import type { LibraryCode, Service } from "./registry/library.ts";
import type { IndicatorParts } from "./rules/indicator-parts.ts";
import type { ClassBy, LibraryClasses, Netting, Schemes } from "./rules/scheme.ts";
import type { ConsultingCompensation } from "./settle/consulting-compensation.ts";

export type RulePart = keyof RuleBodies;

export interface RuleBodies extends IndicatorParts {
  "dd-tariff": DdTariff;
  "dd-subsidy": DdSubsidy;
  "ill-subsidy": IllSubsidy;
  schemes: Schemes;
  netting: Netting;
  courier: CourierContract;
  policies: Policies;
  limits: Limits;
  leads: Leads;
  calendar: CalendarRule;
  "consulting-compensation": ConsultingCompensation;
}

/** The notice a rule comes from. `certainty` uses the marks A, B, K, I of the rule's source; "sample" for 样例. */
export interface Notice {
  readonly title: string;
  readonly number: string | null;
  readonly date: Day | null;
  readonly source: string;
  readonly certainty: string;
}

export interface RuleVersion<P extends RulePart = RulePart> {
  readonly part: P;
  readonly pack: string;
  readonly version: string;
  readonly from: Day;
  readonly to: Day | null;
  /** 样例: the amounts are ours, not BALIS's. Said wherever a figure of it appears. */
  readonly sample: boolean;
  readonly notice: Notice;
  /** SHA-256 of the part's canonical text. */
  readonly hash: string;
  readonly body: RuleBodies[P];
}

/** How a version is named in charges, manifests and explanations: "dd-tariff balis-dd@2017-01-01". */
export function ruleName(rule: { part: string; pack: string; version: string }): string {
  return `${rule.part} ${rule.pack}@${rule.version}`;
}

export interface DdTariff {
  readonly items: readonly TariffItem[];
  readonly libraryClasses?: LibraryClasses;
  /** Of a whole request's fee. */
  readonly floorPerRequestFen?: Fen;
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

export interface DdSubsidy {
  readonly rate: Rate;
  /** Which fee counts when the tariff's and the confirmed one differ. */
  readonly basis: "tariff" | "confirmed" | "lower";
  readonly rewardPerRequestFen: Fen;
  readonly capPerRequestFen: Fen | null;
  readonly capPerLibraryPeriodFen: Fen | null;
  readonly capPerLibraryYearFen: Fen | null;
  /** Who is paid when the supplier is outside the alliance: the agent library that advanced the cost, or the source. */
  readonly externalPayee: "agent" | "source";
}

export interface IllSubsidy {
  readonly perVolumeFen: Fen;
  readonly capPerLibraryPeriodFen: Fen | null;
}

/**
 * 物流合同. A started step of weight counts whole. All amounts per parcel and leg. What a contract does not have is
 * absent.
 */
export interface CourierContract {
  readonly company: string;
  readonly first: { readonly grams: number; readonly fen: Fen };
  readonly step: { readonly grams: number; readonly fen: Fen };
  readonly perPieceFen: Fen;
  readonly minimumFen: Fen;
  readonly surcharges: readonly { readonly district: string; readonly fen: Fen }[];
  /** What is paid when the invoice and the contract differ. */
  readonly payable: "contract" | "invoice" | "lower";
  /** 停靠费 per stop, and 月费 per period, where the invoice has a line for them. */
  readonly perStopFen?: Fen;
  readonly perPeriodFen?: Fen;
  /** 回程: what a parcel on the way back costs of one on the way out. */
  readonly returnLeg?: Rate;
  /** 量价: the last tier whose number of parcels in the period is reached prices them all. */
  readonly tiers?: readonly { readonly fromParcels: number; readonly rate: Rate }[];
  /** 燃油附加: the last entry whose day is not after the shipment is added. */
  readonly fuel?: readonly { readonly from: Day; readonly rate: Rate }[];
  /** 税: the contract's prices are without it, and the invoice adds this rate. Absent: they include it. */
  readonly taxOut?: Rate;
  /** 容差: a difference of at most this, either way, is none. */
  readonly toleranceFen?: Fen;
  /** 自动认可: an invoice of which at most this is in dispute can be approved without a person. */
  readonly autoApproveFen?: Fen;
  /** No volume with its packing weighs more: a parcel heavier than its volumes is questioned. */
  readonly maxGramsPerVolume?: number;
  /** 分摊 to libraries; absent: by legs. */
  readonly allocation?: CourierAllocation;
}

/** Parts of the whole; those that are zero are left out. Together they must be something. */
export interface CourierAllocation {
  readonly base: bigint;
  readonly legs: bigint;
  readonly volumes: bigint;
  readonly stops: bigint;
  /** 财政补助: taken off the whole before it is shared, at most the whole. */
  readonly aidFen?: Fen;
  /** 多年样本: volumes by which the part `volumes` is shared, instead of the period's own. */
  readonly volumesSample?: readonly { readonly library: LibraryCode; readonly volumes: bigint }[];
  /** 停靠折扣: how much a stop of this library counts, e.g. 0.5 for one reached by its own truck. */
  readonly stopRates?: readonly { readonly library: LibraryCode; readonly rate: Rate }[];
}

export interface Policies {
  /** 重大标准: an open discrepancy at or above it stops the close; all together do at the second, absent: at the same. */
  readonly materialityFen: Fen;
  readonly materialityTotalFen?: Fen;
  readonly resolve: readonly ResolvePolicy[];
  /** Absent where libraries have no deadline. */
  readonly answer?: AnswerRule;
  /** 配对尺度 of the tolerant passes; absent: the house's own (likeness.ts). */
  readonly matching?: Matching;
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
    readonly resolution: Exclude<ResolutionKind, "agreed-value">;
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
  readonly resolution: ResolutionKind | "lower-side" | "downgrade";
}

/** 限额 published by the alliance. What is absent is not limited. A breach is told, and never changes what is settled. */
export interface Limits {
  /** 外部馆每月册数: volumes a month that a source lends to the whole alliance. */
  readonly volumesPerMonth?: readonly { readonly supplier: LibraryCode; readonly volumes: number }[];
  /** 同一期刊同一期: articles of one issue for one reader (where readers are not known: for one library). */
  readonly articlesPerIssue?: number;
  /** 同一馆同一数据库: requests to one database of one library within so many days. */
  readonly perDatabase?: { readonly requests: number; readonly days: number };
  /** 加急: urgent requests of one reader on one day. */
  readonly urgentPerDay?: number;
  /** 借期 in calendar days; the first that fits: a library's code, or "member" for any other of the alliance. */
  readonly loanDays?: readonly { readonly supplier: string; readonly days: number }[];
  /** 假期: what would be due in it is due on `dueOn`, except what these sources lent. */
  readonly vacations?: readonly Vacation[];
}

export interface Vacation {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly dueOn: Day;
  readonly except: readonly LibraryCode[];
}

/** 线索: what is worth a look, by measures of ours. Never a penalty, never a change of what is settled. */
export interface Leads {
  /** 页数恰在分档之下: a supplier with so many requests within `below` pages under a tier, and `times` as many as just above. */
  readonly pagesUnderTier?: {
    readonly tiers: readonly number[];
    readonly below: number;
    readonly least: number;
    readonly times: number;
  };
  /** 互惠激增: two libraries that each supply the other so many, and `times` their average of the periods before. */
  readonly reciprocalSpike?: { readonly least: number; readonly times: number };
  /** 一稿多投: one item, one requester, several suppliers, within so many days. */
  readonly severalSuppliers?: { readonly days: number };
}
