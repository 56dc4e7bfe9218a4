export interface SettleMessages {
  "period-must-be-reconciled": { period: string };
  "unit-price-must-be-typed": { item: string; low: string; high: string };
}
