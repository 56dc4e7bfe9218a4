/**
 * 关账回执 / receipt of a close: what to keep on paper, so that the books can be held against something outside of them.
 *
 * Whoever holds the file of the books could edit it and seal everything anew. The receipt has the hash of the closing record
 * and that of the close's row in the action log, which covers every action before it; neither can be made to fit other books.
 * The lines with the hashes are read; all others are for people.
 */
import { type Finding, finding } from "../../core/finding.ts";
import type { Language } from "../../core/words/language.ts";
import type { LogRow } from "../../people/action-log.ts";
import type { PeriodClose } from "./port.ts";

export interface CloseReceipt {
  readonly period: string;
  /** Of the manifest. */
  readonly hash: string;
  /** The number and the hash of the close's row in the action log. */
  readonly action: number;
  readonly actionHash: string;
}

/** Of a close that is in the books; null where its action is not sealed, as in books of an earlier program. */
export function receiptOf(
  close: PeriodClose & { readonly action: number },
  log: readonly LogRow[],
): CloseReceipt | null {
  const actionHash = log.find((row) => row.number === close.action)?.seal?.hash;
  if (actionHash === undefined) return null;
  return { period: close.period, hash: close.hash, action: close.action, actionHash };
}

/** A receipt is read whatever language it was printed in: until 2026-12 every one had the English labels. */
const LABELS = {
  "zh-CN": { period: "账期：", record: "关账记录：", action: "操作记录：" },
  en: { period: "period: ", record: "closing record: ", action: "action: " },
} as const;

/** Each on a line of its own, whatever stands around it. */
export function receiptLines(receipt: CloseReceipt, language: Language): string[] {
  const { period, record, action } = LABELS[language];
  return [
    `${period}${receipt.period}`,
    `${record}${receipt.hash}`,
    `${action}${receipt.action} ${receipt.actionHash}`,
  ];
}

/** Null: the text is no receipt. A colon of either width may have been typed from the paper. */
export function parseReceipt(text: string): CloseReceipt | null {
  const period = /^(?:period|账期)[:：]\s*(\d{4}-\d{2})\s*$/m.exec(text)?.[1];
  const hash = /^(?:closing record|关账记录)[:：]\s*([0-9a-f]{64})\s*$/m.exec(text)?.[1];
  const [, number, actionHash] =
    /^(?:action|操作记录)[:：]\s*([1-9]\d{0,14}) ([0-9a-f]{64})\s*$/m.exec(text) ?? [];
  if (!period || !hash || !number || !actionHash) return null;
  return { period, hash, action: Number(number), actionHash };
}

/** What of the books is not as the receipt has it. */
export function receiptFindings(
  receipt: CloseReceipt,
  books: { closes: readonly PeriodClose[]; log: readonly LogRow[] },
): Finding[] {
  const { period } = receipt;
  const close = books.closes.find((c) => c.period === period);
  if (!close) return [finding("receipt-must-agree", { period, what: "open" })];
  const seal = books.log.find((row) => row.number === receipt.action)?.seal;
  return [
    ...(close.hash === receipt.hash ? [] : [finding("receipt-must-agree", { period, what: "record" })]),
    ...(seal?.hash === receipt.actionHash ? [] : [finding("receipt-must-agree", { period, what: "action" })]),
  ];
}
