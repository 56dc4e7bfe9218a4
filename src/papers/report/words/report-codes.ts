export interface ReportMessages {
  "output-must-be-writable": { path: string; why: string };
  "output-must-be-a-workbook": { path: string };
  "output-must-not-replace-books": { path: string };
  "output-must-not-be-a-companion": { path: string; books: string };
  "demo-must-delete-its-own-only": { folder: string; files: string; count: number };
  "output-must-not-replace-a-source": { path: string; file: number };
  "output-must-not-replace-evidence": { path: string };
  "form-must-not-replace": { path: string };
  "filled-form-must-be-another-file": { path: string };
  "filled-form-must-end-as-its-form": { path: string; ending: string };
  "report-must-tie-out": { period: string; ties: number };
  "report-figures-must-agree": { period: string; tie: string; left: string; right: string };
  "period-must-have-statistics": { period: string };
  "picture-must-have-glyphs": { path: string; characters: string };
  "reference-must-be-known": { text: string };
  "rule-must-be-named": { text: string; known: string };
  "sheet-must-exist": { sheet: string; known: string };
  "cell-must-show-a-figure": { address: string; sheet: string };
  "library-must-have-charges": { period: string; library: string };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends ReportMessages {}
}
