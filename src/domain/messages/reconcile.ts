export interface ReconcileMessages {
  "period-must-have-records": { period: string };
  "discrepancy-must-exist": { id: string };
}
