/** What the desk asks at a terminal. Only the keyboard is played; the questions are the program's own. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { run } from "../../../../src/cli/main.ts";
import { words } from "../../../cases/run-case.ts";
import { booksWithDisputes, type Disputes } from "./books-with-disputes.ts";

interface Question {
  readonly name: string;
  readonly message: string;
  readonly default?: unknown;
  readonly theme?: { readonly style: { readonly error: (text: string) => string } };
  readonly validate?: (typed: string) => boolean;
}

const keyboard = vi.hoisted(() => ({
  asked: [] as unknown[],
  answers: [] as string[],
}));

vi.mock("inquirer", () => ({
  default: {
    createPromptModule:
      () =>
      async ([question]: [{ name: string }]) => {
        keyboard.asked.push(question);
        return { [question.name]: keyboard.answers.shift() ?? "q" };
      },
  },
}));

let books: Disputes;
beforeEach(async () => {
  books = await booksWithDisputes();
  keyboard.asked.length = 0;
});
afterEach(() => books.remove());

async function sit(...answers: readonly string[]): Promise<Question[]> {
  keyboard.answers = [...answers];
  const io = {
    ...{ out: () => {}, err: () => {}, cwd: books.folder, user: "li", isTerminal: true, hasColour: false },
    ...{
      env: { BALIS_LANG: "zh-CN", BALIS_OPERATOR: "李会计" },
      now: () => new Date("2019-06-03T01:30:00Z"),
    },
  };
  await run(words("discrepancy resolve --period 2019-05"), io);
  return keyboard.asked as Question[];
}

test("whoever is right about a duplicate, the desk asks how many of the rows count, from one to all", async () => {
  const asked = await sit("supplier-right", "1", "电话核实");
  const [, count, reason] = asked;
  expect(count?.message).toBe("有 2 行可计，计入结算几笔（1 至 2；一笔也不计请选“不予结算”）");
  expect(["", "0", "1", "2", "3", "一"].filter((typed) => count?.validate?.(typed))).toEqual(["1", "2"]);
  expect(reason?.message).toBe("“以提供馆为准”的理由（留空：回到选择）");
  expect((await books.of("DD4")).resolution).toMatchObject({ kind: "supplier-right", values: { count: 1 } });
});

test("of a duplicate that is written off, and of what is no duplicate, no count is asked", async () => {
  const asked = await sit("write-off", "查过", "supplier-right", "查过");
  expect(asked.map((q) => q.message.replace(/^“.*”的理由.*$/, "理由"))).toEqual([
    ...["如何处理", "理由", "如何处理", "理由", "如何处理"],
  ]);
});

test("the reason of one case is never the answer that stands there for the next", async () => {
  const asked = await sit("write-off", "库里查过 确认借出", "supplier-right", "");
  const reasons = asked.filter((q) => q.message.includes("理由"));
  expect(reasons.map((q) => q.default)).toEqual(["", ""]);
  expect((await books.of("DD2")).resolution).toBeNull();
});

test("an unknown key, and an answer that does not fit, are answered in the language chosen", async () => {
  const [key, count] = await sit("supplier-right", "1", "电话核实");
  expect(key?.theme?.style.error("You must provide a valid value")).toBe(
    "> 请键入上面列出的字母、数字或名称",
  );
  expect(count?.theme?.style.error("You must provide a valid value")).toBe("> 这里不能这样填，请重新输入");
});

test("nothing that the rules would refuse is a key: who has no row is not right, and 1 of 2 rows paid otherwise is no count", async () => {
  const [key] = await sit("f", "DD3", "r");
  expect(["1", "s", "w", "q"].filter((typed) => key?.validate?.(typed))).toEqual(["1", "s", "w", "q"]);
  const [, , ofDd3] = keyboard.asked as Question[];
  // DD3 is the supplier's alone: nobody else can be right.
  expect(["s", "r", "2", "请求馆", "p", "a", "d"].filter((typed) => ofDd3?.validate?.(typed))).toEqual([
    ...["s", "a", "d"],
  ]);
});

test("an empty reason decides nothing and leads back to the choice; a wrong amount is no filter", async () => {
  const asked = await sit("w", "", "f", "DD2 >=0.01", "q");
  expect(asked.map((q) => q.message.slice(0, 5))).toEqual([
    ...["如何处理", "“不予结算", "如何处理", "筛选：馆、", "如何处理"],
  ]);
  expect(["", "DD2", "≥1.5", ">x"].filter((typed) => asked[3]?.validate?.(typed))).toEqual([
    "",
    "DD2",
    "≥1.5",
  ]);
  expect(await books.queue({ period: "2019-05", status: "resolved" })).toEqual([]);
});
