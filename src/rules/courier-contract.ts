import type { Day } from "../core/day.ts";
import type { Fen, Rate } from "../core/money.ts";
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
