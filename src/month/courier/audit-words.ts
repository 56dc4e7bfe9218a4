/** The words that the audit workbook and the dispute file are printed with. */
import type { AuditClass, QuestionClass } from "./courier-audit.ts";

type LineColumn =
  | "company"
  | "waybill"
  | "shippedOn"
  | "from"
  | "to"
  | "leg"
  | "weight"
  | "volumes"
  | "billed"
  | "contract"
  | "disputed";

export interface AuditWords {
  readonly heading: (period: string) => string;
  readonly unit: string;
  readonly sample: string;
  readonly summarySheet: string;
  readonly columns: Readonly<Record<"class" | "lines" | "billed" | "disputed" | "payable" | "held", string>>;
  readonly lineColumns: Readonly<Record<LineColumn, string>>;
  readonly total: string;
  readonly notBilled: (p: { parcels: number; first: string }) => string;
  readonly declared: (p: { declared: string; lines: string }) => string;
  readonly noDeclared: (lines: string) => string;
  readonly setAside: (rows: number) => string;
  readonly corrected: (p: { payable: string; held: string }) => string;
  readonly rejected: (yuan: string) => string;
  readonly noLongerRejected: (yuan: string) => string;
  /** One company's invoice, of several in the period. */
  readonly company: (p: {
    company: string;
    lines: string;
    declared: string | null;
    payable: string;
    held: string;
  }) => string;
  readonly transfer: (p: { company: string | null; asked: string; transfer: string; rest: string }) => string;
  readonly nothingDue: (p: { company: string | null; payable: string }) => string;
  /** `company`: where there are several. */
  readonly offset: (p: { company: string | null; over: string; under: string }) => string;
  readonly wrongTotal: (p: { declared: string; computed: string }) => string;
  readonly question: Readonly<
    Record<
      QuestionClass,
      (p: { lines: number; waybill: string; library: string; district: string | null }) => string
    >
  >;
  /** Of a parcel that no loan names. */
  readonly nearMiss: (p: { waybill: string; likely: string }) => string;
  readonly approved: string;
  readonly notApproved: string;
  readonly className: (of: AuditClass) => string;
  readonly leg: (of: "out" | "back" | null) => string;
  readonly allocationSheet: string;
  readonly allocationAbove: string;
  readonly allocationColumns: Readonly<
    Record<
      "library" | "name" | "legs" | "volumes" | "stops" | "base" | "byLegs" | "byVolumes" | "byStops" | "sum",
      string
    >
  >;
  /** `company`: where it was asked for. */
  readonly disputeTitle: (p: { period: string; company: string | null }) => string;
  readonly disputeSheet: string;
  readonly disputeAbove: readonly string[];
  readonly disputeBelow: readonly string[];
  readonly disputeColumns: Readonly<Record<"number" | "reason" | "right", string>>;
  readonly reason: Readonly<Record<AuditClass, string>>;
  /** Of a stop or a fee of the period that was billed before. */
  readonly feeRepeated: string;
}
