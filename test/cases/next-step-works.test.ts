/** What an answer names as the next step can be done; a period the books do not have is refused, by every command that looks into one. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SmallBooks } from "../examples/small-books.ts";

const books = new SmallBooks();
beforeAll(() => books.make(), 180_000);
afterAll(() => books.remove());

describe("after a setting has changed, the month is reconciled anew", () => {
  test.each([
    ["courier answer", "courier answer 2019-05 SF1001 --as approve --reason 已核对"],
    ["courier answer", "courier answer 2019-05 SF1001 --as approve --reason checked --lang en"],
  ])("balis %s", async (name, line) => {
    const { exit, answer } = await books.run(line, { name, first: ["setting set class-courier 30201"] });
    expect(exit).toBe(0);
    expect(answer).toMatch(/^(下一步：|Next: )balis reconcile 2019-05$/m);
  });
});

describe("a period the books do not have", () => {
  const commands = [
    ["discrepancy list", ""],
    ["discrepancy export", " -o none.xlsx"],
    ["discrepancy resolve", ""],
    ["return", " -o return"],
    ["courier held", ""],
    ["courier audit", ""],
    ["reconcile", ""],
    ["settle", ""],
    ["findings", ""],
    ["run", " --inbox inbox/2019-05 --out out"],
    ["doctor", ""],
    ["approve", ""],
    ["close", ""],
    ["verify", ""],
    ["report finance", " -o none.xlsx"],
    ["report statements", " -o none"],
  ] as const;
  /** These say nothing of a month that is still to begin, begin it, or say that it is not settled. */
  const beginning: readonly string[] = [
    ...["findings", "run", "doctor", "approve", "close", "verify", "report finance", "report statements"],
  ];
  const working = commands.filter(([name]) => !beginning.includes(name));
  test.each(commands)("balis %s 2019 names the month of that year", async (name, more) => {
    const line = name === "discrepancy resolve" ? `${name} --silent --period 2019` : `${name} 2019${more}`;
    const { exit, text } = await books.run(line, { name });
    expect(text).toContain(
      "账期 2019 还没有导入任何记录。 [period-must-have-records]\n→ 账册里有的是 2019-05：写其中一个。",
    );
    expect(exit).toBe(3);
  });

  test.each(working)("balis %s 2031-05 says that nothing was imported", async (name, more) => {
    const line =
      name === "discrepancy resolve" ? `${name} --silent --period 2031-05` : `${name} 2031-05${more}`;
    const { exit, text } = await books.run(line, { name, lang: "en" });
    expect(text).toContain("Nothing has been imported for period 2031-05.");
    expect(exit).toBe(3);
  });
});

test("with every month closed, balis names the import of the next", async () => {
  const { answer } = await books.run("status", { name: "status" });
  expect(answer.split("\n")[0]).toBe("下一步：balis import 文件夹 导入 2019-06 的文件");
});

test.each([
  ["report finanse 2019-05", "balis help report 查看"],
  ["report", "balis help report 查看"],
  ["discrepancy resolve --as", "balis help discrepancy resolve 查看"],
  ["--lang zh-CN settle --dryrun 2019-05", "balis help settle 查看"],
  ["bogus", "balis help 查看所有命令"],
])("balis %s is sent to the help of what it began", async (line, help) => {
  const { exit, text } = await books.run(line, { name: "status" });
  expect(exit).toBe(2);
  expect(text).toContain(help);
});
