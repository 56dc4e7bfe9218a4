import type { FilledNote } from "../../domain/form/filled-note.ts";
import type { FormWords } from "../../domain/form/self-evaluation-facts.ts";
import type { ReportNames } from "../../domain/narrative/report-books.ts";

export interface FilledCellAsked {
  readonly note: FilledNote;
  readonly sheet: string;
  readonly address: string;
  readonly words: FormWords;
  readonly names: ReportNames;
}
