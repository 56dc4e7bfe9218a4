import type { Fen, Rate } from "../core/money.ts";

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
