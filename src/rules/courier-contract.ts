import type { Day } from "../core/day.ts";
import type { Fen, Rate, Rounding } from "../core/money.ts";
import type { LibraryCode } from "../registry/library.ts";

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
  /** Of every share: return leg, tier, discount, fuel, tax and insurance. */
  readonly rounding?: Rounding;
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
  /** Whether `perStop`, `perPeriod` and `monthlyMinimum` are without it, too; absent (of earlier programs): they stand as they are. */
  readonly taxOutOnFees?: boolean;
  /** 容差: a difference of at most this, either way, is none. */
  readonly toleranceFen?: Fen;
  /** 自动认可: an invoice of which at most this is in dispute can be approved without a person. */
  readonly autoApproveFen?: Fen;
  /** No volume with its packing weighs more: a parcel heavier than its volumes is questioned. */
  readonly maxGramsPerVolume?: number;
  /** 体积重: L × W × H in cm ÷ divisor is kg, and the larger of it and the real weight counts; both, then, rounded up. */
  readonly volumetric?: { readonly divisor: number; readonly roundUpGrams?: number };
  /** 子母件: one first weight for the whole waybill, or one for each piece; absent: together. */
  readonly pieces?: "together" | "each";
  /** 折扣 of the freight after its minimum; not of surcharges, fuel or services. */
  readonly discount?: Rate;
  /** 保价: of the declared value, or of so much a volume where none is declared; at least the minimum. */
  readonly insurance?: { readonly rate: Rate; readonly minimumFen?: Fen; readonly perVolumeFen?: Fen };
  /** 包装、上楼、签回单…: what else is contracted, at a price a parcel; any other charge is not owed. */
  readonly services?: readonly { readonly item: string; readonly fen: Fen }[];
  /** 拒收: whether the way out of a refused parcel is owed; absent: it is. */
  readonly refused?: "owed" | "unowed";
  /** 账单周期: the day of the month on which it begins; 2019-05 from the 26th is 2019-04-26 to 2019-05-25. */
  readonly cycle?: { readonly from: number };
  /** 月保底: what the parcels of a cycle fall short of it is topped up. */
  readonly monthlyMinimumFen?: Fen;
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
