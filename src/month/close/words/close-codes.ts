export interface CloseMessages {
  "period-must-be-open": { period: string };
  "discrepancy-must-be-of-an-open-period": { id: string; period: string; into: string };
  "period-must-be-settled": { period: string };
  "period-must-pass-its-gates": { period: string; failed: number };
  "earlier-period-must-be-closed": { period: string; earlier: string };
  "service-must-be-reconciled": { period: string; service: string };
  "reconciliation-must-be-current": { period: string; service: string; run: number };
  "rows-must-be-corrected": { period: string; count: number };
  "fitting-sheets-must-be-read": { period: string; count: number; sheets: string };
  /** `column`: a field, or a heading. */
  "declared-totals-must-agree": {
    period: string;
    count: number;
    column: string;
    declared: string;
    computed: string;
  };
  "declared-totals-must-be-readable": { period: string; count: number; column: string; declared: string };
  "open-discrepancies-must-stay-below-the-limit": {
    period: string;
    count: number;
    unsettledYuan: string;
    totalLimitYuan: string;
  };
  "reason-must-be-needed": { period: string };
  "material-discrepancies-must-be-resolved": {
    period: string;
    count: number;
    unsettledYuan: string;
    materialityYuan: string;
    largest: string;
  };
  "settlement-must-be-current": { period: string; settlement: number };
  "requests-must-be-priced": { period: string; count: number; first: string };
  "trial-balance-must-be-zero": { period: string; sumYuan: string };
  "net-positions-must-sum-to-zero": { period: string; account: string; sumYuan: string };
  "charges-must-equal-ledger": { period: string; account: string; chargedYuan: string; bookedYuan: string };
  "second-engine-must-be-installed": { program: string };
  "second-engine-must-answer": { program: string; seconds: number };
  "second-engine-must-take-the-journal": { program: string; status: number; said: string };
  "second-engine-must-agree": {
    program: string;
    period: string;
    account: string;
    accounts: number;
    oursYuan: string;
    theirsYuan: string;
  };
  "settlement-must-be-computable": { period: string; run: number; why: string };
  "charges-must-be-as-many": { period: string; stored: number; recomputed: number };
  "charge-must-be-what-it-rests-on": {
    period: string;
    id: string;
    case: string;
    storedFen: string;
    againFen: string;
  };
  "entry-must-be-what-it-rests-on": { period: string; id: string };
  "manifest-must-be-what-it-rests-on": { period: string; part: string };
  "close-order-must-hold": { period: string; wanted: number; found: number };
  "manifest-must-match-its-hash": { period: string; wanted: string; found: string };
  "manifest-must-name-its-close": { period: string };
  "close-must-follow-the-one-before": { period: string; wanted: string; found: string };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends CloseMessages {}
}
