/** A report names a library as it was called on the day of its check; what it is called later is for later papers. */
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  AFTER_ALL,
  ALL_CHECKS,
  finalAcceptance,
  type TerminalBooks,
  terminalBooks,
} from "../../../review/subproject/books.ts";

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({ now: AFTER_ALL });
  await books.json(
    "subproject spend 2019-zx --voucher 记-1 --on 2019-06-20 --line 专家劳务 --class 30226 --payee 甲 --yuan 1000",
  );
  await books.json("rule enact --builtin mof-2020");
  await books.json(
    'indicator target set 2019-zx asked ">= 700" --year 2019 --name 咨询 --unit 笔 --group 产出指标/数量指标 --weight 90',
  );
  for (const line of [...ALL_CHECKS("2019-zx"), finalAcceptance("2019-zx", "1000")]) await books.json(line);
}, 60_000);
afterAll(() => books?.remove());

const named = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const report of ["midterm", "acceptance", "accounts"]) {
    const { values, lists } = await books.json(`report ${report} 2019-zx --figures`);
    const { name } = (lists.universities as Record<string, string>[])[0] ?? {};
    expect(values["contractor.name"]).toBe(name);
    found.push(name ?? "");
  }
  return found;
};

test("the mid-term of July, the acceptance of November, 决算 of December", async () => {
  const [before, autumn, later] = ["北京科技大学图书馆", "京科大图书馆", "北科图书馆"];
  expect(await named()).toEqual([before, before, before]);
  await books.json(`library rename 10008 ${autumn} --from 2019-09-01`);
  expect(await named()).toEqual([before, autumn, autumn]);
  await books.json(`library rename 10008 ${later} --from 2020-03-01`);
  expect(await named()).toEqual([before, autumn, autumn]);
  // A year's paper is of its last day.
  expect((await books.json("report declaration 2019-zx --figures")).values["project.unit"]).toBe(autumn);
});
