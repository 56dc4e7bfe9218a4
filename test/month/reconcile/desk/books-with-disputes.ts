/**
 * Books of May 2019 with four open discrepancies, made by the commands themselves: DD2 12 against 5 pages (2.10 at
 * risk), DD3 only the supplier's (1.80), DD4 twice in the supplier's file (2.40 each row), DD5 only the requester's.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import type { Action } from "../../../../src/core/store.ts";
import {
  type QueuedDiscrepancy,
  type QueueFilter,
  readQueue,
} from "../../../../src/month/reconcile/steps/discrepancy-queue.ts";
import { runBalis, STANDARD_BOOKS, words } from "../../../cases/run-case.ts";

const SUPPLIER = `申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)
DD1,北京大学,2019-05-06,满足,期刊论文,普通,12,3.60
DD2,北京大学,2019-05-07,满足,期刊论文,普通,12,3.60
DD3,清华大学,2019-05-08,满足,期刊论文,普通,6,1.80
DD4,北京大学,2019-05-09,满足,期刊论文,普通,8,2.40
DD4,北京大学,2019-05-09,满足,期刊论文,普通,8,2.40
`;
const REQUESTER = `申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数
DD1,中国人民大学,2019-05-06,满足,期刊论文,普通,12
DD2,中国人民大学,2019-05-07,满足,期刊论文,普通,5
DD4,中国人民大学,2019-05-09,满足,期刊论文,普通,8
DD5,中国人民大学,2019-05-20,满足,期刊论文,普通,4
`;

export interface Disputes {
  readonly folder: string;
  readonly store: Store;
  /** Runs a command line; the exit code, and what it printed. */
  balis(line: string): Promise<{ exit: number; stdout: string; stderr: string }>;
  queue(filter?: QueueFilter): Promise<QueuedDiscrepancy[]>;
  /** The discrepancy of a request number, as it is now. */
  of(number: string): Promise<QueuedDiscrepancy>;
  remove(): Promise<void>;
}

/** The moment of the commands is 2019-06-03, 9:30 in the morning in Beijing. */
export const action = (at = "2019-06-03T01:30:00Z"): Action => ({ at, operator: "李会计", command: "test" });

export async function booksWithDisputes(): Promise<Disputes> {
  const folder = mkdtempSync(join(tmpdir(), "balis-desk-"));
  writeFileSync(join(folder, "10002-原文传递-2019-05.csv"), SUPPLIER);
  writeFileSync(join(folder, "10001-原文传递请求-2019-05.csv"), REQUESTER);
  const balis = (line: string) => runBalis(words(line), { cwd: folder, lang: "zh-CN" });
  for (const line of [
    ...STANDARD_BOOKS,
    "import 10002-原文传递-2019-05.csv 10001-原文传递请求-2019-05.csv",
    "reconcile 2019-05",
  ]) {
    const { exit, stderr } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
  }
  const store = await openBooks(join(folder, "balis.db"));
  const queue = (filter: QueueFilter = { period: "2019-05" }) =>
    readQueue({ read: store.read, filter, action: action() });
  return {
    folder,
    store,
    balis,
    queue,
    of: async (number) => {
      const [found] = await queue({ period: "2019-05", number });
      if (!found) throw new Error(`no discrepancy of ${number}`);
      return found;
    },
    remove: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
