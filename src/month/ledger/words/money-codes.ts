export interface MoneyMessages {
  "voucher-must-be-new": { voucher: string; id: string };
  "fund-must-be-known": { fund: string; year: string; known: string };
  "fund-must-be-only-cover": { cover: string; fund: string };
  "budget-must-cover-payment": { fund: string; year: string; wanted: string; left: string };
  "budget-must-cover-what-is-used": { fund: string; year: string; wanted: string; used: string };
  "payment-must-be-owed": { account: string; wanted: string; owed: string };
  "movement-must-be-known": { id: string };
  "movement-must-stand": { id: string; by: string };
  "period-must-be-closed": { period: string };
  "request-must-be-settled": { request: string; period: string };
  "correction-must-go-forward": { period: string; into: string };
  "correction-must-be-in-time": { period: string; days: number; passed: number };
  "correction-must-be-material": { request: string; difference: string; least: string };
  "correction-must-change-something": { request: string };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends MoneyMessages {}
}
