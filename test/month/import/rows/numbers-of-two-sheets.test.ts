/** Rows of one number are joined within a sheet; in two sheets of one file they are refused, or each would be half a record. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { balis, HEAD, imported, newBooks, removeBooks, row, standing, text, workbook } from "../books.ts";

beforeEach(async () => {
  await newBooks();
  text(
    "own.yaml",
    "profile: joined\nextends: dd-supplier\nsheets: all\ncombine: {by: [requestNo], add: [pages, feeFen]}\n",
  );
  await balis("profile", "save", "own.yaml");
});
afterAll(removeBooks);

const sheets = (...numbers: readonly (readonly string[])[]) =>
  workbook(
    "10001-2019-05.xlsx",
    numbers.map((list, i) => ({
      name: `第${i + 1}批`,
      rows: [HEAD.split(","), ...list.map((no) => row(no).split(","))],
    })),
  );

test("one number in two sheets refuses the file, with both places", async () => {
  const done = await balis("import", await sheets(["A1", "A2"], ["B1", "A2"]), "--profile", "joined");
  expect(done.refused).toEqual(["rows-of-one-number-must-stand-in-one-sheet"]);
  expect(JSON.parse(done.stderr).error).toMatchObject({
    params: { number: "A2", sheet: "第1批", row: 3 },
    at: { sheet: "第2批", row: 3 },
  });
  expect(standing()).toEqual([]);
});

test("a row that was set aside is one of its number too", async () => {
  const file = await workbook("10001-2019-05.xlsx", [
    { name: "甲", rows: [HEAD.split(","), row("A1").split(",")] },
    { name: "乙", rows: [HEAD.split(","), row("A1", "2019-05-06", "满足吗").split(",")] },
  ]);
  expect(await imported(file, "--profile", "joined")).toEqual(["rows-of-one-number-must-stand-in-one-sheet"]);
});

test("rows of one sheet are joined as before", async () => {
  expect(await imported(await sheets(["A1", "A1"], ["B1"]), "--profile", "joined")).toEqual([
    "imported 10001 2019-05",
  ]);
  expect(standing()).toEqual(["10001 2019-05 A1", "10001 2019-05 B1"]);
});
