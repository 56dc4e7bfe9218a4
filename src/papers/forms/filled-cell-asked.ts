/** A cell of an officer's own form that was filled, as `balis explain` is asked for it. */

import type { ReportNames } from "./facts/report-books.ts";
import type { FormWords } from "./facts/self-evaluation-facts.ts";
import type { FilledNote } from "./filled-note.ts";

export interface FilledCellAsked {
  readonly note: FilledNote;
  readonly sheet: string;
  readonly address: string;
  readonly words: FormWords;
  readonly names: ReportNames;
}
