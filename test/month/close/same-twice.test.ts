/** A note or an approval given once more: nothing is added, and the answer says so. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Alliance, allianceOf, filesOf } from "../settle/money/alliance.ts";

let books: Alliance;
beforeAll(async () => {
  books = await allianceOf();
  const request = { no: "DD1", supplier: "10002", requester: "10001", day: "2019-05-06", pages: 12 };
  await books.month("2019-05", filesOf("2019-05", [request]));
}, 60_000);
afterAll(() => books.remove());

const actions = async (): Promise<number> => (await books.json<{ all: number }>("log")).all;
const notes = async (): Promise<number> =>
  (await books.json<{ corrections: unknown[] }>("correct list")).corrections.length;

test("the same settlement is approved once by the same person", async () => {
  await books.must("setting set single-person yes");
  await books.must("approve 2019-05");
  const before = await actions();
  const again = await books.balis("approve 2019-05");
  expect([again.exit, again.stdout.includes("此前已审批，无需重做")]).toEqual([0, true]);
  expect(await actions()).toBe(before);
});

test("the same note once more is the note that stands, wherever it goes by default", async () => {
  await books.close("2019-05");
  const note = "correct note 2019-05 DD1 --pages 10 --reason 复核";
  // 12 × 0.30 and 10 × 0.30.
  expect(await books.must(note)).toContain("更正 1：DD1（2019-05）费用 3.60 → 3.00 元，差额计入 2019-06");
  const before = await actions();
  const said = "更正 1 已是如此，没有改动：DD1（2019-05）费用 3.60 → 3.00 元，差额计入 2019-06\n";
  for (const same of [note, `${note} --into 2019-06`])
    expect(await books.balis(same)).toMatchObject({ exit: 0, stdout: said });
  expect([await notes(), await actions()]).toEqual([1, before]);
  // With another period it would go elsewhere, with another reason nothing changes by it: no fee is another.
  for (const other of [`${note} --into 2019-07`, note.replace("复核", "再次复核")]) {
    const { exit, stderr } = await books.balis(other);
    expect([exit, stderr.includes("[correction-must-change-something]")]).toEqual([3, true]);
  }
  await books.must("settle 2019-06");
  await books.close("2019-06");
  expect((await books.balis(note)).stdout).toBe(said);
});

test("after another note the first one said again is a note of its own", async () => {
  await books.must("correct note 2019-05 DD1 --void --reason 重复");
  expect((await books.balis("correct note 2019-05 DD1 --void --reason 重复")).stdout).toContain(
    "更正 2 已是如此",
  );
  expect(await books.must("correct note 2019-05 DD1 --pages 10 --reason 复核")).toContain("更正 3：");
  expect(await notes()).toBe(3);
});
