/** What was decided is not told as if the supplier had confirmed it; a decided fee that the rules don't settle is told as that. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, chargesOf, copyOf, filesOf, sumsOf } from "./alliance.ts";

/** 20 pages and 6.00 by the supplier, 17 pages by the requester. */
const MAY = {
  ...{ no: "DD1", supplier: "10002", requester: "10001", day: "2019-05-06", pages: 20, pagesAsked: 17 },
};

describe.each([
  ["tariff", { "--pages 10": [300, ""], "--pages 20 --fee 5.00": [600, "decided-fee-must-be-settled"] }],
  ["confirmed", { "--pages 10 --fee 3.00": [300, ""], "--pages 20 --fee 5.00": [500, ""] }],
] as const)("settled by the %s", (basis, decisions) => {
  let empty: Alliance;
  beforeAll(async () => {
    empty = await allianceOf(["balis-dd-2017", "sample-2019"], (text) =>
      text.replace("basis: tariff", `basis: ${basis}`),
    );
  });
  afterAll(() => empty.remove());

  test.each(Object.entries(decisions))("agreed on %s: the fee, and what is told of it", async (how, [
    fen,
    code,
  ]) => {
    const books = copyOf(empty, how.replaceAll(" ", ""));
    await books.importAll(filesOf("2019-05", [MAY]));
    await books.must("reconcile 2019-05");
    await books.must(`discrepancy resolve --period 2019-05 --as agreed-value ${how} --reason 协商`);
    const settled = await books.balis("settle 2019-05");
    expect(sumsOf(await chargesOf(books, "2019-05"))["fee-basis 10002"]).toBe(fen);
    expect(settled.stdout).not.toContain("提供馆确认");
    expect([settled.exit, settled.stderr.includes(`[${code}]`)]).toEqual([code === "" ? 0 : 1, code !== ""]);
    await books.close("2019-05");
    expect((await books.balis("verify")).exit).toBe(0);
  });

  test("noted after the close, a fee is no more the supplier's", async () => {
    const books = copyOf(empty, "noted");
    await books.month("2019-05", filesOf("2019-05", [{ ...MAY, pagesAsked: 20 }]));
    await books.close("2019-05");
    const noted = await books.balis("correct note 2019-05 DD1 --fee 5.00 --reason 来函");
    // By the tariff the fee is what it was: nothing to correct.
    expect(noted.exit).toBe(basis === "tariff" ? 3 : 0);
    if (basis === "tariff") return;
    await books.importAll(filesOf("2019-06", [{ ...MAY, no: "DD2", day: "2019-06-06", pagesAsked: 20 }]));
    await books.must("reconcile 2019-06");
    const { exit, stdout } = await books.balis("settle 2019-06");
    expect([exit, stdout.includes("提供馆确认")]).toEqual([0, false]);
    const corrected = (await chargesOf(books, "2019-06")).filter((c) => c.corrects !== null);
    expect(sumsOf(corrected)["fee-basis 10002"]).toBe(-100);
  });
});
