/**
 * 随附表 / supplements: the papers that go with the reports, each a form of its own whose figures are named and laid out like any other's.
 *
 * One table says which there are; the command line, `explain`, `--fill`, issued reports and the inspection pack go by it.
 */
import type { FormShape } from "../../../sheet/layout.ts";
import { SUMMARY_SHAPE } from "./summary-facts.ts";

export interface Supplement {
  /** Its name on the command line and in the name of its file. */
  readonly key: string;
  readonly form: string;
  /** What it is of: the whole project's year, or a sub-project. */
  readonly of: "year" | "subproject";
}

export const SUPPLEMENTS = [
  { key: "summary", form: "summary", of: "year" },
] as const satisfies readonly Supplement[];

export type SupplementKey = (typeof SUPPLEMENTS)[number]["key"];

export const supplementNamed = (key: string) => SUPPLEMENTS.find((s) => s.key === key);

export const SUPPLEMENT_SHAPES: readonly FormShape[] = [SUMMARY_SHAPE];
