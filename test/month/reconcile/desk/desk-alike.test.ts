/**
 * "And two like it", at a terminal: a supplier counts two pages of cover. Only the keyboard is played. DD1 to DD3 differ by two pages, DD4 by
 * three, DD5 by two between other libraries.
 */
import { join } from "node:path";
import stringWidth from "string-width";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { run } from "../../../../src/cli/main.ts";
import { readQueue } from "../../../../src/month/reconcile/steps/discrepancy-queue.ts";
import { type DeskAnswer, walkDesk } from "../../../../src/month/reconcile/steps/walk-desk.ts";
import type { Io } from "../../../../src/terminal/context.ts";
import { words } from "../../../cases/run-case.ts";
import { type Alliance, allianceOf, filesOf } from "../../settle/money/alliance.ts";

interface Question {
  readonly name: string;
  readonly message: string;
  readonly validate: (typed: string) => boolean;
}

const keyboard = vi.hoisted(() => ({
  asked: [] as unknown[],
  answers: [] as (string | (() => string))[],
}));
class ExitPromptError extends Error {
  override readonly name = "ExitPromptError";
}
vi.mock("inquirer", () => ({
  default: {
    createPromptModule:
      () =>
      async ([question]: [{ name: string }]) => {
        keyboard.asked.push(question);
        const answer = keyboard.answers.shift() ?? "q";
        return { [question.name]: typeof answer === "string" ? answer : answer() };
      },
  },
}));
const ctrlC = (): string => {
  throw new ExitPromptError();
};

let books: Alliance;
beforeEach(async () => {
  books = await allianceOf();
  const day = "2019-05-06";
  const pair = { supplier: "10002", requester: "10001", day };
  await books.importAll(
    filesOf("2019-05", [
      { no: "DD1", ...pair, pages: 12, pagesAsked: 10 },
      { no: "DD2", ...pair, pages: 8, pagesAsked: 6 },
      { no: "DD3", ...pair, pages: 20, pagesAsked: 18 },
      { no: "DD4", ...pair, pages: 6, pagesAsked: 3 },
      { no: "DD5", supplier: "10002", requester: "10003", day, pages: 12, pagesAsked: 10 },
    ]),
  );
  await books.must("reconcile 2019-05");
});
afterEach(() => books.remove());

async function sit(...answers: readonly (string | (() => string))[]) {
  keyboard.answers = [...answers];
  keyboard.asked.length = 0;
  const screens: string[] = [];
  const io: Io = {
    ...{ out: () => {}, err: (text) => void screens.push(text), cwd: books.cwd, user: "li" },
    ...{ isTerminal: true, hasColour: false, screen: { columns: 80, rows: 24 } },
    ...{ env: { BALIS_LANG: "zh-CN", BALIS_OPERATOR: "李会计" } },
    now: () => new Date("2019-06-03T01:30:00Z"),
  };
  await run(words("discrepancy resolve --period 2019-05"), io);
  return { screens, asked: keyboard.asked as Question[] };
}

interface Listed {
  readonly discrepancies: readonly {
    readonly caseKey: string;
    readonly resolution: { readonly kind: string; readonly reason: string } | null;
  }[];
}
const decided = async (): Promise<string[]> =>
  (await books.json<Listed>("discrepancy list 2019-05 --all")).discrepancies
    .flatMap(({ caseKey, resolution: r }) => (r ? [`${caseKey} ${r.kind} ${r.reason}`] : []))
    .sort();

test("what the filter leaves out is not offered", async () => {
  const { screens } = await sit("f", "DD1", "r", "封面不计", "q");
  expect(await decided()).toEqual(["DD1 requester-right 封面不计"]);
  expect(screens.join("")).not.toContain("同类");
});

test("the list has all that are alike and nothing else, with the sum; nothing typed is no answer", async () => {
  const { screens, asked } = await sit("f", "北京大学 <0.7", "r", "封面不计", "y", "q");
  // Two pages of 0.30 are in question in each; of all five only these and the one decided are of that difference and those libraries.
  const list = screens.find((text) => text.includes("同类")) ?? "";
  expect(list).toContain("差异相同的还有 2 条：");
  expect(list).toContain("合计 2 条，涉及金额 1.20 元");
  const listed = list.split("差异相同")[1]?.match(/DD\d/g) ?? [];
  expect(new Set(listed).size).toBe(2);
  expect(["DD1", "DD2", "DD3"]).toEqual(expect.arrayContaining(listed));
  const question = asked.find(({ message }) => message.includes("逐条记录"));
  expect(question?.message).toBe("这 2 条也“以请求馆为准”，理由同样记“封面不计”，逐条记录？（y 是，n 否）");
  expect(["", " ", "y", "n", "是", "否", "Ｙ", "r"].filter((typed) => question?.validate(typed))).toEqual([
    ...["y", "n", "是", "否", "Ｙ"],
  ]);
  expect(await decided()).toEqual(["DD1", "DD2", "DD3"].map((no) => `${no} requester-right 封面不计`));
});

test("one undo takes all of them back, another the first", async () => {
  await sit("f", "北京大学 <0.7", "r", "封面不计", "y", "u", "q");
  expect(await decided()).toHaveLength(1);
  await sit("f", "北京大学 <0.7", "s", "再核", "y", "u", "u", "q");
  expect(await decided()).toHaveLength(1);
});

test("Ctrl-C at the question leaves the first decision and nothing of the others", async () => {
  await sit("f", "北京大学 <0.7", "r", "封面不计", ctrlC);
  expect(await decided()).toHaveLength(1);
});

test("Ctrl-C while a reason is asked leaves the books as they were", async () => {
  await sit("r", ctrlC);
  expect(await decided()).toEqual([]);
});

test("agreed pages are never offered for others", async () => {
  const { asked } = await sit("f", "北京大学 <0.7", "a", "11", "3.30", "双方来函", "q");
  expect(await decided()).toHaveLength(1);
  expect(asked.some(({ message }) => message.includes("逐条记录"))).toBe(false);
});

test("where a colleague decides one of them while the question stands, none is recorded, and theirs stays", async () => {
  const store = await openBooks(join(books.cwd, "balis.db"));
  const action = () => ({ at: "2019-06-03T01:30:00Z", operator: "李会计", command: "test" });
  const filter = { period: "2019-05", status: "open", library: "10001" } as const;
  const queue = (await readQueue({ read: store.read, filter, action: action() })).filter(
    (d) => d.riskFen === 60n,
  );
  const told: string[] = [];
  const answers: DeskAnswer[] = [
    { do: "decide", decision: { kind: "requester-right", values: null, reason: "封面不计" } },
  ];
  const sitting = await walkDesk({
    ...{ store, queue, action, undoReason: "" },
    person: {
      ask: async () => answers.shift() ?? { do: "quit" },
      askAlike: async ({ alike }) => {
        await books.must(`discrepancy resolve ${alike[1]?.id} --as write-off --reason 同事处理`);
        return "yes";
      },
      tell: (what) => void told.push(what),
      refused: ({ code }) => void told.push(code),
    },
  });
  await store.close();
  expect(told).toEqual(["decided", "discrepancy-must-be-as-seen"]);
  expect(sitting.decided).toBe(1);
  expect((await decided()).map((line) => line.split(" ")[1])).toEqual(
    expect.arrayContaining(["requester-right", "write-off"]),
  );
  expect(await decided()).toHaveLength(2);
});

test("every page fits 80 columns and 24 lines, with the question and its answers below", async () => {
  const { screens } = await sit("n", "n", "n", "n", "n");
  const pages = screens.filter((text) => text.includes("── 第"));
  expect(pages).toHaveLength(5);
  for (const page of pages) {
    const lines = page.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
  }
});
