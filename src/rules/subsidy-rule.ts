/** 补贴、补偿 / what the centre pays for each service: shapes only; the arithmetic is in month/settle. */
import type { Fen, Rate } from "../core/money.ts";
import type { ServiceItem } from "../records/service-record.ts";

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

/** 联合咨询经费补偿: an item that is not named is not compensated. */
export interface ConsultingCompensation {
  readonly amounts: readonly { readonly item: ServiceItem; readonly perRequestFen: Fen }[];
  /** In tenths of a point; null: any. A request without a score does not reach it. */
  readonly minimumScoreTenths: number | null;
  readonly capPerLibraryPeriodFen: Fen | null;
  readonly capPerLibraryYearFen: Fen | null;
}
