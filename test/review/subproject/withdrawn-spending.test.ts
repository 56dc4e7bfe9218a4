/** Spending that comes back when the file is withdrawn that had replaced it: no line counts twice, none comes after the acceptance. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { AFTER_ALL, ALL_CHECKS, finalAcceptance, type TerminalBooks, terminalBooks } from "./books.ts";

const HEADING = "日期,凭证号,摘要,经济科目,金额,项目";
const KEPT = "2019-06-20,记-1,付劳务,30226,1000.00,2019-zx";
const LEFT_OUT = "2019-06-21,记-2,付劳务,30226,200.00,2019-zx";
const BACK = "file withdraw 支出-2019-06-二.csv --reason 导错 --bring-back";

let books: TerminalBooks;
beforeEach(async () => {
  books = await terminalBooks({ now: AFTER_ALL });
  books.write("支出-2019-06.csv", `${HEADING}\n${KEPT}\n${LEFT_OUT}\n`);
  books.write("支出-2019-06-二.csv", `${HEADING}\n${KEPT}\n`);
  await books.json("import 支出-2019-06.csv");
  await books.json("import 支出-2019-06-二.csv --supersede");
}, 60_000);
afterEach(() => books.remove());

const spent = async (): Promise<string> =>
  String((await books.json("subproject spending 2019-zx")).funds.total.executedFen);

test("comes back as it was", async () => {
  expect(await spent()).toBe("100000");
  await books.json(BACK);
  expect(await spent()).toBe("120000");
});

test("a line that came by another file meanwhile does not come back beside it", async () => {
  books.write("支出-2019-07.csv", `${HEADING}\n${LEFT_OUT}\n2019-07-02,记-1,付劳务,30226,1.00,2019-zx\n`);
  await books.json("import 支出-2019-07.csv");
  expect(await spent()).toBe("120100");
  expect(await books.refusal(BACK)).toBe("returning-spending-must-be-open-and-new");
  await books.json("file withdraw 支出-2019-07.csv --reason 导错");
  await books.json(BACK);
  expect(await spent()).toBe("120000");
});

test("a line that the acceptance did not see does not come back after it", async () => {
  for (const line of [...ALL_CHECKS("2019-zx"), finalAcceptance("2019-zx", "1000")]) await books.json(line);
  expect(await books.refusal(BACK)).toBe("returning-spending-must-be-open-and-new");
  expect(await books.refusal(BACK.replace("bring-back", "leave-empty"))).toBe(
    "accepted-spending-must-not-be-withdrawn",
  );
  expect(await spent()).toBe("100000");
});
