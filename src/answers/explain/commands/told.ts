import type { Place } from "../../../core/source.ts";
import type { CellValue } from "../../../sheet/cell-value.ts";

export interface Told {
  readonly what: string;
  readonly figure: CellValue | null;
  readonly arithmetic: readonly string[];
  /** A rule's name; of the rule itself also its notice. */
  readonly rule: readonly string[];
  readonly place: Place | null;
}
