import type { PackProblem } from "../../../rules/pack-problem.ts";

export interface LayoutMessages {
  "layout-must-be-valid": {
    file: string;
    line: number;
    column: number;
    path: string;
    problem: PackProblem;
  };
  "layout-must-be-of-its-form": { file: string; is: string; wanted: string };
  "layout-must-be-known": { text: string; known: string };
  "layout-must-have-a-name-of-its-own": { file: string; key: string };
  "layout-of-the-form-must-be-given": { key: string };
  /** A form is made again from the books alone. */
  "form-must-rest-on-the-books": { subproject: string };
  /** `name` is the figure; amounts in yuan. */
  "form-total-must-equal-its-parts": {
    form: string;
    name: string;
    total: string;
    come: string;
    parts: string;
  };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends LayoutMessages {}
}
