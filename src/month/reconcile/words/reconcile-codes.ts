import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";

export interface ReconcileMessages {
  "period-must-have-records": { period: string };
  "period-must-have-requests": { period: string };
  "request-number-must-identify": { number: string; rows: number };
  "discrepancy-must-exist": { id: string; period: string };
  "discrepancy-must-be-one": { id: string; count: number };
  "resolution-must-fit": { id: string; kind: string; allowed: string };
  "resolution-must-have-reason": { flag: string };
  "resolution-must-have-value": { flag: string };
  "resolution-must-stand": { id: string };
  "discrepancy-must-be-as-seen": { id: string; number: string; now: ResolutionKind | null; by: string };
  "silence-must-be-agreed": { period: string };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends ReconcileMessages {}
}
