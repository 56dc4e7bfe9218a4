export interface CloseMessages {
  "period-must-be-open": { period: string };
  "period-must-be-settled": { period: string };
}
