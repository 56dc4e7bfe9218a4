import type { PackProblem } from "../../../rules/pack-problem.ts";
import type { FileFormat } from "../../../tables/words/file-codes.ts";
import type { MapProblem } from "../cell-map.ts";

export interface FillMessages {
  "cell-map-must-be-valid": {
    file: string;
    line: number;
    column: number;
    path: string;
    problem: PackProblem | MapProblem;
  };
  "form-must-be-an-xlsx": { path: string; found: FileFormat };
  "form-cell-must-be-free": { cell: string; first: string; range: string; line: number };
  "form-cell-must-not-be-a-formula": { cell: string; formula: string; line: number };
  "form-cell-must-not-be-a-heading": { cell: string; line: number };
  /** Other cells compute with what stands in this one. */
  "form-formula-must-stay-whole": { cell: string; range: string; line: number };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends FillMessages {}
}
