/** balis subproject receive: money that arrived, was passed on or returned, one by one or as a table, taken whole or not at all. */

import { type Finding, finding } from "../../../core/finding.ts";
import { requireHappened } from "../../../core/happened.ts";
import { formatYuan } from "../../../core/money.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Files } from "../../../tables/files.ts";
import { passedOnFen, planReceipt, type Receipt, type ReceiptSaid } from "../money/money-received.ts";
import { readReceipts } from "../money/read-receipts.ts";
import type { Recording } from "./move-subproject.ts";
import { librariesIn, libraryMeant, moneyTable } from "./read-money-table.ts";
import { subProjectBooks } from "./subproject-books.ts";

/** Null: it was there already. */
export async function receiveMoney(
  asked: Recording & { id: string; said: Omit<ReceiptSaid, "subproject"> },
): Promise<{ made: Receipt | null; findings: readonly Finding[] }> {
  const { store } = asked;
  requireHappened(asked.said.day, asked.action);
  let made: Receipt | null = null;
  let findings: readonly Finding[] = [];
  await store.apply(
    async function* () {
      const books = await subProjectBooks(store.read, asked.id);
      made = planReceipt(books, { ...asked.said, subproject: books.subproject.id });
      if (made === null) return;
      // The other side may be recorded next.
      findings = unbalanced(books.subproject.id, [...books.receipts, made]);
      yield { kind: "subproject-received" as const, receipt: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { made, findings };
}

export function unbalanced(subproject: string, receipts: readonly Receipt[]): Finding[] {
  const sum = passedOnFen(receipts);
  return sum === 0n ? [] : [finding("passed-on-money-must-arrive", { subproject, sum: formatYuan(sum) })];
}

interface ReceiptImport {
  readonly added: readonly Receipt[];
  readonly present: number;
  /** Nothing was written when there are any. */
  readonly findings: readonly Finding[];
}

export async function importReceipts(
  asked: Recording & { id: string; files: Files; path: string },
): Promise<ReceiptImport> {
  const { store } = asked;
  const { rows, findings: unread } = readReceipts(await moneyTable(asked.files, asked.path));
  let answer: ReceiptImport = { added: [], present: 0, findings: unread };
  await store.apply(
    async function* () {
      if (unread.length > 0) return;
      const books = await subProjectBooks(store.read, asked.id);
      const { id: subproject } = books.subproject;
      const libraries = await librariesIn(store.read, rows);
      const added: Receipt[] = [];
      const findings: Finding[] = [];
      for (const { at, library: text, ...row } of rows) {
        try {
          requireHappened(row.day, asked.action);
          const library = libraryMeant(libraries, text).library ?? "";
          const receipts = [...books.receipts, ...added];
          const made = planReceipt({ ...books, receipts }, { ...row, library, subproject });
          if (made) added.push(made);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          findings.push(finding(error.code, error.params, { at }));
        }
      }
      findings.push(...unbalanced(subproject, [...books.receipts, ...added]));
      answer = { added: findings.length > 0 ? [] : added, present: rows.length - added.length, findings };
      for (const receipt of answer.added) yield { kind: "subproject-received" as const, receipt };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return answer;
}
