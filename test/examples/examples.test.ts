/** The examples of every help page, run as they stand there, on books that have what they name. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommandSpec, examplesIn, nameOf } from "../../src/terminal/command.ts";
import { commands } from "../support/every-command.ts";
import { allExamples } from "./all-examples.ts";
import { SmallBooks } from "./small-books.ts";

const books = new SmallBooks();
beforeAll(() => books.make(), 180_000);
afterAll(() => books.remove());

/** Run in test/demo: a whole year. */
const ELSEWHERE = ["demo"];

/** Examples that cannot end well in a test, and how they end: both ask at a terminal only. */
const OTHERWISE: Readonly<Record<string, number>> = {
  "discrepancy resolve --period 2019-05": 2,
  "profile edit pku-dd": 3,
};

/** Chinese in an English example: proper names, and what stands in a Chinese file or on the bureau's form. */
const CHINESE_DATA: Readonly<Record<string, string>> = {
  "library add": "某某研究所图书馆",
  "library set": "海淀区",
  "library rename": "某某大学图书馆",
  "alias add": "北大图书馆",
  "alias end": "北大图书馆",
  "agreement step": "京图〔2019〕3号",
  "payment record": "记-",
  "subproject spend": "数据加工|记-",
  "indicator target set": "产出指标|数量指标",
  "indicator assess": "满足率",
  "indicator survey": "总体满意度",
};

describe("an example", () => {
  const here = allExamples().filter(({ line }) => !ELSEWHERE.includes(line));
  test.each(here)("balis $line ($lang)", async ({ name, lang, line }) => {
    const { exit, text } = await books.run(line, { name, lang });
    if (line in OTHERWISE) expect(exit, text).toBe(OTHERWISE[line]);
    else expect(exit, text).toBeLessThan(2);
  });

  test("that is listed here is one", () => {
    const lines = allExamples().map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining([...Object.keys(OTHERWISE), ...ELSEWHERE]));
  });

  test("in English is English, but for the data that is Chinese", () => {
    const every = (spec: CommandSpec, before = ""): [string, string][] => [
      ...examplesIn("en", spec).map((line): [string, string] => [`${before}${nameOf(spec)}`, line]),
      ...(spec.subcommands ?? []).flatMap((sub) => every(sub, `${before}${nameOf(spec)} `)),
    ];
    for (const [name, line] of commands.flatMap((spec) => every(spec))) {
      const data = CHINESE_DATA[name];
      const rest = data === undefined ? line : line.replaceAll(new RegExp(data, "g"), "");
      expect(rest, name).not.toMatch(/[\p{Script=Han}，。（）]/u);
    }
  });
});
