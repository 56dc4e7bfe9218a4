/** A month's status names whom to remind, until it is closed: then nobody could change anything of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Alliance, allianceOf, filesOf } from "../../month/settle/money/alliance.ts";

let books: Alliance;
beforeAll(async () => {
  books = await allianceOf();
  const both = { supplier: "10002", requester: "10001", day: "2019-05-06", pages: 12 };
  await books.month("2019-05", filesOf("2019-05", [{ no: "DD1", ...both }]));
});
afterAll(() => books.remove());

const reminders = async () =>
  (await books.json<{ chase: { what: string }[] }>("status 2019-05")).chase.map((c) => c.what);

test("the libraries whose files are missing are listed while the month is open, and no more", async () => {
  const before = await reminders();
  expect(before.length).toBeGreaterThan(0);
  expect(new Set(before)).toEqual(new Set(["files"]));
  await books.close("2019-05");
  expect(await reminders()).toEqual([]);
});
