/** The words a report needs, in the language it is printed in; `words/report.ts` has both. */

import type { Finding } from "../../core/finding.ts";
import type { AnsweredFinding, ToldDiscrepancies } from "../../month/close/period-finding.ts";
import type { MovementKind } from "../../month/ledger/movement.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../records/discrepancy-kind.ts";
import type { RecordKind, RequestStatus } from "../../records/record.ts";
import type { Service } from "../../registry/library.ts";
import type { Charge, ChargeKind } from "../../rules/charge.ts";
import type { RulePart } from "../../rules/rules.ts";
import type { CorrectionWords } from "./correction-words.ts";
import type { FundsWords } from "./funds/funds-words.ts";
import type { ServiceSheetWords, SubjectSheetWords } from "./statistics/service-words.ts";
import type { YearWords } from "./statistics/year-words.ts";

export interface ReportWords {
  readonly service: (service: Service) => string;
  readonly chargeKind: (kind: ChargeKind) => string;
  readonly chargeName: (charge: Pick<Charge, "kind" | "scheme">) => string;
  readonly recordKind: (kind: RecordKind) => string;
  readonly status: (status: RequestStatus) => string;
  readonly discrepancyKind: (kind: DiscrepancyKind) => string;
  readonly resolutionKind: (kind: ResolutionKind) => string;
  readonly rulePart: (part: RulePart) => string;
  /** Chinese names first, or English where there is one. */
  readonly name: (library: { nameZh: string; nameEn: string }) => string;
  readonly unknownLibrary: string;
  /** Names of a compared field and of its coded values. */
  readonly field: (field: string) => string;
  readonly fieldValue: (p: { field: string; value: string }) => string;
  readonly unit: (unit: string) => string;
  /** Steps of arithmetic that are no tariff item, by key. */
  readonly steps: readonly (readonly [string, string])[];
  /** Put before a rule's name. */
  readonly sampleMark: string;

  readonly total: string;
  readonly unitYuan: string;
  /** Between the parts of a line. */
  readonly gap: string;
  readonly period: (p: { id: string; from: string; to: string }) => string;
  readonly sampleLine: string;
  readonly draftLine: string;
  readonly closedLine: (p: { at: string; hash: string }) => string;
  /** The line of signatures; the centre is the one that signs. */
  readonly signature: (centre: string) => readonly string[];
  readonly capital: (p: { capital: string; figures: string }) => string;
  readonly footer: (p: { period: string; version: string; label: string }) => string;

  readonly head: Readonly<Record<HeadKey, string>>;
  readonly finance: FinanceWords;
  readonly funds: FundsWords;
  readonly correction: CorrectionWords;
  readonly statement: StatementWords;
  readonly statistics: StatisticsWords;
  readonly services: ServiceSheetWords;
  readonly year: YearWords;
  readonly subject: SubjectSheetWords;
}

export type HeadKey =
  | "number"
  | "code"
  | "library"
  | "item"
  | "amount"
  | "quantity"
  | "unit"
  | "rule"
  | "basisNote"
  | "ddRequests"
  | "ddBasis"
  | "subsidy"
  | "ddSubsidy"
  | "illVolumes"
  | "illSubsidy"
  | "subsidyTotal"
  | "parcels"
  | "invoiced"
  | "payable"
  | "held"
  | "difference"
  | "waybill"
  | "from"
  | "to"
  | ("charge" | "company")
  | "entry"
  | "day"
  | "summary"
  | "account"
  | "accountName"
  | "debit"
  | "credit"
  | "check"
  | "left"
  | "right"
  | "result"
  | "topic"
  | "content"
  | "request"
  | "partner"
  | "fee"
  | "stated"
  | "kind"
  | "values"
  | "resolution"
  | "reason"
  | "rank"
  | "documents"
  | "volumes"
  | "users"
  | "requests"
  | "filled"
  | "unfilled"
  | "cancelled"
  | "pending"
  | "fillRate"
  | "month"
  | "supplied"
  | "scheme"
  | "granted"
  | "billed"
  | "net"
  | "fund"
  | "voucher"
  | "paid"
  | "received"
  | "was"
  | "is"
  | "requested"
  | "lent"
  | "borrowed"
  | "pages"
  | "usedTotal"
  | "dueTotal"
  | "usedLessDue"
  | "newUsers"
  | "activeUsers";

export interface FinanceWords {
  readonly costShare: string;
  readonly summary: string;
  readonly subsidies: string;
  readonly courier: string;
  readonly waybills: string;
  readonly entries: string;
  readonly ties: string;
  readonly notes: string;
  readonly title: (sheet: string) => string;
  readonly perRequest: string;
  readonly perVolume: string;
  readonly perParcel: string;
  readonly heldRow: (yuan: string) => string;
  readonly basisRow: (yuan: string) => string;
  /** Under fees: what rests on them, and who owes them. */
  readonly basis: (p: { isSubsidised: boolean; owed: "nobody" | "net" | "billed" }) => string;
  /** Under loans, whose amount is the subsidy that is paid, or the fee that is settled net. */
  readonly perVolumeNote: (p: { isNet: boolean }) => string;
  readonly subtotal: string;
  readonly unknownSender: string;
  readonly companySum: (p: { company: string; payable: string; held: string }) => string;
  readonly agrees: string;
  readonly disagrees: string;
  readonly accounts: Readonly<Record<string, string>>;
  readonly payableTo: (name: string) => string;
  /** Accounts by their first word: expense and income of a scheme, clearing, fund, appropriation. */
  readonly accountOf: Readonly<Record<string, (name: string) => string>>;
  readonly schemes: string;
  readonly schemeNote: string;
  readonly movements: string;
  readonly movement: (p: { kind: MovementKind; isReversal: boolean }) => string;
  readonly heldFrom: (name: string) => string;
  readonly entryText: (p: { kind: ChargeKind; name: string; isReversal: boolean }) => string;
  readonly tie: Readonly<Record<TieKey, string>>;
  readonly note: {
    readonly state: string;
    readonly manifest: string;
    readonly previous: string;
    readonly consent: string;
    readonly consentText: (p: { reason: string; by: string | null }) => string;
    readonly answered: string;
    readonly answeredText: (found: AnsweredFinding) => string;
    readonly letPass: string;
    readonly letPassText: (found: Finding) => string;
    readonly rule: (part: RulePart) => string;
    readonly ruleText: (p: {
      name: string;
      from: string;
      to: string | null;
      notice: string;
      number: string | null;
      date: string | null;
      sample: boolean;
      hash: string;
    }) => string;
    readonly files: string;
    readonly file: (p: {
      name: string;
      kind: string;
      rows: number;
      taken: number;
      quarantined: number;
      late: string | null;
    }) => string;
    readonly discrepancies: string;
    readonly discrepancyText: (p: ToldDiscrepancies) => string;
    readonly unpriced: string;
    readonly unpricedText: (p: { unpriced: number; differs: number }) => string;
    readonly basis: string;
    readonly basisText: (p: { hasRate: boolean }) => string;
    readonly program: string;
    readonly rounding: string;
    /** `others`: rules with a rounding of their own, by name. */
    readonly roundingText: (others: readonly string[]) => string;
    readonly synthetic: string;
  };
}

export type TieKey =
  | "subsidies-in-summary"
  | "courier-in-summary"
  | "dd-subsidy-in-ledger"
  | "ill-subsidy-in-ledger"
  | "courier-in-ledger"
  | "held-in-ledger"
  | `company-${"payable" | "held"}`
  | "debit-credit"
  | "basis-by-request"
  | "requests-by-request"
  | "volumes-by-request"
  | "used-requests"
  | "used-basis"
  | "used-volumes"
  | "used-dd-subsidy"
  | "used-ill-subsidy"
  | "used-schemes"
  | "waybills-by-library"
  | "payable-by-library";

export interface StatementWords {
  readonly notice: string;
  readonly supplied: string;
  readonly lent: string;
  readonly discrepancies: string;
  readonly title: Readonly<Record<NoticeKind, string>>;
  readonly headline: Readonly<
    Record<NoticeKind, (p: { library: string; figures: string; centre: string }) => string>
  >;
  readonly what: Readonly<Record<NoticeKind, string>>;
  readonly net: string;
  readonly lines: {
    readonly library: (p: { name: string; code: string }) => string;
    readonly direction: string;
  };
  readonly direction: Readonly<
    Record<NoticeKind, (p: { library: string; centre: string; owes: string }) => string>
  >;
  readonly tableTitle: (p: { sheet: string; library: string }) => string;
  readonly ask: string;
  readonly opening: string;
  readonly closing: string;
  readonly kept: (p: { owes: string; figures: string; threshold: string }) => string;
  readonly owes: (p: { isLibrary: boolean }) => string;
  readonly billed: (scheme: string) => string;
  readonly earned: (scheme: string) => string;
  readonly correctionRow: (run: string) => string;
  readonly steps: (p: { item: string; quantity: string; unit: string; unitYuan: string }) => string;
  readonly open: string;
  readonly fieldDifference: (p: { field: string; supplier: string; requester: string }) => string;
}

/** 收款 the library receives; 付款 the library pays; 结转 nothing moves now. */
export type NoticeKind = "receive" | "pay" | "carry-forward";

export interface StatisticsWords {
  readonly volumes: string;
  readonly suppliers: string;
  readonly requesters: string;
  readonly users: string;
  readonly lenders: string;
  readonly borrowers: string;
  readonly trend: string;
  readonly libraries: string;
  readonly notes: string;
  readonly title: (p: { sheet: string; period: string }) => string;
  readonly fillRateNote: string;
  readonly definitions: readonly (readonly [string, string])[];
  /** Only where a correction run of the span changes requests. */
  readonly corrected: readonly [string, string];
  readonly missing: (months: string) => string;
  readonly whole: string;
  readonly source: string;
  readonly chart: {
    readonly services: string;
    readonly trend: string;
    readonly lent: string;
    readonly consulting: string;
    readonly ranking: (p: { sheet: string; shown: number }) => string;
  };
}
