/** What this room reads from the books, and the facts it adds. */
import type { CourierAnswer } from "./courier-answer.ts";

/** With who gave it and when; and who withdrew it, when and why. */
export interface StoredAnswer extends CourierAnswer {
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly withdrawal: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

export interface CourierReads {
  /** Those that stand, of all periods; by number. */
  courierAnswers(): Promise<CourierAnswer[]>;
  /** All that were ever given on an account or a box (by `waybillKey`), withdrawn ones as well; by number. */
  courierAnswerHistory(waybill: string): Promise<StoredAnswer[]>;
  nextAnswerNumber(): Promise<number>;
}

export type CourierFact =
  | { readonly kind: "courier-answered"; readonly answer: CourierAnswer }
  | { readonly kind: "courier-answer-withdrawn"; readonly answer: number; readonly reason: string };
