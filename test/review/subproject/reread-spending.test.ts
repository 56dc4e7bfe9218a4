/** The same file of spending read again after its budget changed: a row that still waits says what is left today. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "./books.ts";

const AGAIN = "import 支出-2019-05.csv --supersede";

let books: TerminalBooks;
beforeEach(async () => {
  books = await terminalBooks();
  const rows = [
    "2019-05-20,记-1,付劳务,30226,1000.00,2019-zx",
    "2019-05-21,记-2,付劳务,30226,40000.00,2019-zx",
  ];
  books.write("支出-2019-05.csv", `日期,凭证号,摘要,经济科目,金额,项目\n${rows.join("\n")}\n`);
}, 60_000);
afterEach(() => books.remove());

/** What became of the file, and what was left for the row that waits. */
async function read(line: string): Promise<string[]> {
  const { files } = await books.json(line);
  return [files[0].outcome, ...files[0].findings.map((f: { params: { left: string } }) => f.params.left)];
}

test("what the row waits for is that of the day on which it is read", async () => {
  expect(await read("import 支出-2019-05.csv")).toEqual(["imported", "29,000.00"]);
  await books.json(
    "subproject budget 2019-zx --line 专家劳务 --class 30226 --yuan 5000 --kind addition --year 2019 --document 样例追1号 --reason 追加 --on 2019-05-30",
  );
  expect(await read(AGAIN)).toEqual(["superseded", "34,000.00"]);
  // It is kept so, and once more there is nothing new.
  expect(await read(AGAIN)).toEqual(["already-there", "34,000.00"]);
  expect((await books.json("subproject spending 2019-zx")).funds.total.executedFen).toBe(100000);
});
