/** What this room reads from the books, and the facts it adds. */
import type { CourierAnswer } from "./courier-answer.ts";

export interface CourierReads {
  /** Those that stand, of all periods; by number. */
  courierAnswers(): Promise<CourierAnswer[]>;
  nextAnswerNumber(): Promise<number>;
}

export type CourierFact =
  | { readonly kind: "courier-answered"; readonly answer: CourierAnswer }
  | { readonly kind: "courier-answer-withdrawn"; readonly answer: number; readonly reason: string };
