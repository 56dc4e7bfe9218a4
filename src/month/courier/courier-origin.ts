import type { LibraryCode } from "../../registry/library.ts";
import type { AuditClass } from "./courier-audit.ts";

export type AuditMeasure =
  | "lines"
  | "billed"
  | "contract"
  | "right"
  | "disputed"
  | "payable"
  | "held"
  | "grams";
/** Units of use, and the parts of the cost that are shared out by them. */

export type UseMeasure =
  | "legs"
  | "volumes"
  | "stops"
  | "base-cost"
  | "legs-cost"
  | "volumes-cost"
  | "stops-cost";

declare module "../../sheet/origin.ts" {
  interface Origins {
    /** Lines of the courier's invoices, by class; with `ref` one of them. */
    audited: {
      readonly period: string;
      readonly of: { readonly class: AuditClass } | { readonly ref: string };
      readonly by: AuditMeasure;
    };
    "courier-use": { readonly period: string; readonly library: LibraryCode; readonly by: UseMeasure };
  }
}
