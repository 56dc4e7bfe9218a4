/** What this room reads from the books, and the facts it adds. */
import type { LibraryCode } from "../../registry/library.ts";
import type { SubprojectYear } from "../subproject/port.ts";
import type { MeasureKey } from "./measure.ts";
import type { Assessment, SubprojectHead, Target } from "./target.ts";
import type { Coverage, StoredValue, TypedValue } from "./value.ts";

export interface IndicatorReads {
  /** All that were typed, later ones after those whose place they take. */
  indicatorValues(filter?: { indicator?: string; window?: string }): Promise<StoredValue[]>;
  /** The latest of each key that is not withdrawn; in the order in which they were first set. */
  targets(of: SubprojectYear): Promise<Target[]>;
  subprojectHead(of: SubprojectYear): Promise<SubprojectHead | null>;
  assessments(of: SubprojectYear): Promise<Assessment[]>; // the latest of each key and cut-off
  /** Where several papers are made from books that stand still: what one of them counted, the next does not count again. */
  readonly counted?: Map<string, Promise<Counted>>;
}

/** What the books hold of a service in a window. */
export interface Counted {
  readonly coverage: Coverage;
  /** Of one library, or (null) of all. */
  readonly countOf: (of: { measure: MeasureKey; library: LibraryCode | null }) => bigint;
}

export type IndicatorFact =
  | { readonly kind: "indicator-value-typed"; readonly value: TypedValue }
  | { readonly kind: "target-set"; readonly target: Target }
  | {
      readonly kind: "subproject-described";
      readonly subproject: string;
      readonly year: string;
      readonly head: SubprojectHead;
    }
  | { readonly kind: "target-assessed"; readonly assessment: Assessment };
