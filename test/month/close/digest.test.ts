/** The digest of a period's rows is pinned: counted here by hand from the rows, as manifests that are sealed already have it. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { digestPeriod } from "../../../src/month/close/steps/digest-period.ts";
import { add, fileFacts, MAY } from "../../books/facts.ts";
import { onBooks } from "./books.ts";

const sha = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

test("records are hashed a thousand at a time, each round with the hash before it, whatever batches the store reads", async () => {
  const rows = Array.from({ length: 2345 }, (_, i) => 3 + i);
  const key = (row: number): string => `DD-${`${row}`.padStart(5, "0")}`;
  await onBooks(async (store) => {
    const said = rows.map((row) => ({ requestNo: key(row), requestKey: key(row), title: "题" }));
    await add(store, fileFacts({ number: 1 }, said));
    const { records: digest } = await digestPeriod({ read: store.read, period: MAY, hash: sha, version: 2 });
    const text = (row: number): string =>
      JSON.stringify([
        ...[`1:1:${row}`, "dd", "supplier", key(row), key(row), "10002", "10003", null],
        ...["2019-05-02", "2019-05-03", null, "filled", null, "期刊论文", "ordinary", "own"],
        ...[null, null, 12, null, null, null, null, "360"],
        ...["题", "001234567890123456", null, null, null, null, null, null, null, null],
      ]);
    let hash = sha("");
    for (const [from, to] of [
      [0, 1000],
      [1000, 2000],
      [2000, 2345],
    ]) {
      hash = sha(`${hash}\n${rows.slice(from, to).map(text).join("\n")}`);
    }
    expect(digest).toEqual({ count: 2345, sha256: hash });
  });
});
