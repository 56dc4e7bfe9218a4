import type { Fen } from "../core/money.ts";
import type { ServiceItem } from "../records/service-record.ts";

/** A part of a rule pack. An item that is not named is not compensated. */
export interface ConsultingCompensation {
  readonly amounts: readonly { readonly item: ServiceItem; readonly perRequestFen: Fen }[];
  /** In tenths of a point; null: any. A request without a score does not reach it. */
  readonly minimumScoreTenths: number | null;
  readonly capPerLibraryPeriodFen: Fen | null;
  readonly capPerLibraryYearFen: Fen | null;
}
