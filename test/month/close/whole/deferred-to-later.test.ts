/** 转下期: to put a discrepancy off decides nothing, so it counts in full towards the limit of a close, and is named wherever it stands. */
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { tellsDeferred } from "../../../../src/month/close/build-manifest.ts";
import { gatesOf } from "../../../../src/month/close/gates.ts";
import { type Alliance, allianceOf, filesOf } from "../../settle/money/alliance.ts";
import { closable, discrepancy } from "../facts.ts";

let alliance: Alliance | null = null;
afterAll(() => alliance?.remove());

/** 1,000 pages at 0.30 by the supplier, 990 by the requester: 300.00 are unsettled. */
const LARGE = {
  no: "DD1",
  supplier: "10002",
  requester: "10001",
  day: "2019-05-06",
  pages: 1000,
  pagesAsked: 990,
};
const PLAIN = { ...LARGE, no: "DD2", pages: 10, pagesAsked: 10 };
const TOLD = "转下期 1 条（DD1 300.00 元：等馆长）";

async function manifestOf(books: Alliance): Promise<string> {
  const store = await openBooks(join(books.cwd, "balis.db"));
  try {
    return (await store.read.closes()).at(-1)?.manifest ?? "";
  } finally {
    await store.close();
  }
}

test("300.00 that are put off stop the close without a reason, and stand in the list, the notes, the record, doctor and status", async () => {
  const books = await allianceOf();
  alliance = books;
  await books.importAll(filesOf("2019-05", [LARGE, PLAIN]));
  await books.must("reconcile 2019-05");
  await books.must("discrepancy resolve --period 2019-05 --as defer --reason 等馆长");
  await books.must("settle 2019-05");
  const { discrepancies } = await books.json<{ discrepancies: { unsettledFen: number }[] }>(
    "discrepancy list 2019-05",
  );
  expect(discrepancies.map((d) => d.unsettledFen)).toEqual([30_000]);
  for (const line of ["doctor 2019-05", "status"]) expect((await books.balis(line)).stdout).toContain(TOLD);
  const refused = await books.balis("close 2019-05 --confirm 2019-05");
  expect(refused.stderr).toContain("[open-discrepancies-must-stay-below-the-limit]");
  expect(refused.stderr).toContain(TOLD);

  await books.must("close 2019-05 --confirm 2019-05 --despite 年底前裁定");
  const manifest = JSON.parse(await manifestOf(books));
  const deferred = [
    expect.objectContaining({ service: "dd", caseKey: "DD1", unsettledFen: "30000", reason: "等馆长" }),
  ];
  expect(manifest.deferredDiscrepancies).toEqual(deferred);
  const total = manifest.consent.letPass.find((g: { gate: string }) => g.gate === "open-total");
  expect(total.deferred).toEqual(deferred);
  expect((await books.balis("verify")).exit).toBe(0);

  // In June it is asked about again, and still 300.00.
  await books.importAll(filesOf("2019-06", [{ ...PLAIN, no: "DD3", day: "2019-06-06" }]));
  await books.must("reconcile 2019-06");
  const june = await books.json<{ discrepancies: { caseKey: string; unsettledFen: number }[] }>(
    "discrepancy list 2019-06",
  );
  expect(june.discrepancies.map((d) => [d.caseKey, d.unsettledFen])).toEqual([["DD1", 30_000]]);
});

test("the limit for all counts small open ones and deferred ones together, to the fen", () => {
  const gate = (unsettledFen: bigint, downgradedBy: string | null = null) => {
    const deferred = [{ ...discrepancy("b", 0n, unsettledFen), downgradedBy, reason: "…" }];
    const facts = closable({ open: [discrepancy("a", 1200n)], deferred });
    return gatesOf(facts).find((g) => g.key === "open-total");
  };
  // 50.00 for all, 12.00 are open.
  expect(gate(3799n)?.passed).toBe(true);
  expect(gate(3800n)?.passed).toBe(false);
  expect(gate(3800n, "policy:small sample@2019")?.passed).toBe(true);
  expect(gate(3800n)?.figures).toMatchObject({ open: "1", deferred: "1", unsettledYuan: "50.00" });
});

test("a record that does not name deferred ones was made before them, and is proved as it is", () => {
  expect(tellsDeferred('{"openDiscrepancies":[]}')).toBe(false);
  expect(tellsDeferred('{"deferredDiscrepancies":[{}]}')).toBe(true);
});
