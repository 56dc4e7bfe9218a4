/** What this room reads from the books, and the facts it adds. */
import type { PeriodClose } from "./manifest.ts";

export interface CloseReads {
  closes(): Promise<(PeriodClose & { closedAt: string; closedBy: string })[]>; // in the order of closing
}

export type CloseFact = { readonly kind: "period-closed"; readonly close: PeriodClose };
