/** A percentage for a target that names no unit: 85 or 0.85 is asked about, unless its indicator says what it counts. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TerminalBooks, terminalBooks } from "../subproject/books.ts";

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({ targets: '"咨询>=700" --target "服务=明显提升"' });
  await books.json("rule enact --builtin mof-2020");
  await books.json("rule enact --builtin balis-indicators");
  const set = (key: string, value: string) =>
    books.json(
      `indicator target set 2019-zx ${key} "${value}" --name ${key} --group 产出指标/数量指标 --weight 10 --year 2019`,
    );
  await set("quota", ">= 80");
  await set("share", ">= 80%");
  await set("satisfaction", ">= 80%");
  await set("dd-filled", ">= 80");
  await set("words", "明显提升");
}, 60_000);
afterAll(() => books.remove());

test.each([
  ["quota", "85%", "percentage-must-have-a-unit"],
  ["agreement:咨询", "85%", "percentage-must-have-a-unit"],
  ["quota", "85", ""],
  ["quota", "0.85", ""],
  ["share", "85%", ""],
  ["share", "0.85", "percentage-must-have-its-sign"],
  ["satisfaction", "85%", ""],
  ["satisfaction", "0.85", "percentage-must-have-its-sign"],
  ["dd-filled", "85%", "figure-must-be-of-its-unit"],
  ["words", "85%", ""],
  ["agreement:服务", "85%", ""],
])("%s answered by %s: %s", async (key, actual, code) => {
  expect(
    await books.refusal(`indicator assess 2019-zx ${key} --year 2019 --actual ${actual} --dry-run`),
  ).toBe(code);
});

test.each([
  ["satisfaction", ">= 90", "percentage-must-have-its-sign"],
  ["satisfaction", ">= 120%", "share-must-be-from-zero-to-one"],
  ["satisfaction", ">= 90%", ""],
  ["dd-filled", ">= 90", ""],
])("a target of %s set to %s: %s", async (key, value, code) => {
  const line = `indicator target set 2019-zx ${key} "${value}" --group 产出指标/数量指标 --weight 10 --year 2019`;
  expect(await books.refusal(`${line} --dry-run`)).toBe(code);
});

test("the refusal says both figures, and where the unit is written", async () => {
  const { stderr } = await books.run("indicator assess 2019-zx quota --year 2019 --actual 85%", "en");
  expect(stderr).toContain("Write 85 or 0.85");
  expect(stderr).toContain("--unit %");
});
