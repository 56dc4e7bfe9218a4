export interface SimulateMessages {
  "simulated-rules-must-price-something": { parts: string; priced: string };
  "simulated-parts-must-differ": { part: string; one: string; other: string };
  "span-must-have-settled-periods": { span: string; notSettled: string };
  "simulated-requests-must-be-priced": { count: number };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends SimulateMessages {}
}
