/** An application at a terminal, after a sub-project of two years; where two may be the one before, a person says which. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { MOVES, type TerminalBooks, terminalBooks } from "../books.ts";

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks({ id: "2018-zx", from: "2018-12-24", to: "2019-12-31" });
  await books.json(
    "subproject add 2020-zx --name 联合咨询2020 --rule central --libraries 10008 --from 2020-01-01 --to 2020-12-31",
  );
}, 60_000);
afterAll(() => books.remove());

const APPLY = "subproject move 2020-zx apply --library 10008 --on 2019-03-01";
const DECIDE = "subproject move 2020-zx decide --yuan 30000 --document 样例1号 --on 2019-03-03";

test("what a cycle of several years left unchecked is told at the application and refused at the decision", async () => {
  const { made, findings } = await books.json(APPLY);
  expect(made.carried.previous).toEqual({ id: "2018-zx", check: null, conclusion: null, day: null });
  expect(findings).toMatchObject([
    { code: "previous-year-must-be-checked", params: { previous: "2018-zx" } },
  ]);
  await books.json("subproject move 2020-zx review --text 同意 --on 2019-03-02");
  expect(await books.refusal(DECIDE)).toBe("previous-year-must-be-checked");
});

test("two that fit are a question, until --previous answers it; the decision goes by the answer of the application", async () => {
  await books.json(
    "subproject add 2019-zixun --name 联合咨询2019 --rule central --libraries 10008 --from 2019-01-01 --to 2019-12-31",
  );
  for (const line of MOVES("2019-zixun", '"咨询>=1 笔"')) await books.json(line);
  await books.json(
    "subproject add 2020-zixun --name 联合咨询（2020年度） --rule central --libraries 10008 --from 2020-01-01 --to 2020-12-31",
  );
  const line = APPLY.replace("2020-zx", "2020-zixun");
  const { stderr, exit } = await books.run(line, "en");
  expect([exit, stderr]).toEqual([
    3,
    "Not done: 2020-zixun may follow any of 2018-zx, 2019-zixun: the cycle of each has the year before. [previous-year-must-be-one]\n" +
      "→ Say which with --previous, for example --previous 2018-zx; --previous none if it follows none of them.\n",
  ]);
  for (const wrong of ["2020-zixun", "2020-zx"])
    expect((await books.run(`${line} --previous ${wrong}`)).stderr).toContain("[value-must-be-valid]");
  expect((await books.json(`${line} --previous none --dry-run`)).made.carried.previous).toBeNull();
  const { made } = await books.json(`${line} --previous 2019-zixun`);
  expect(made.carried.previous.id).toBe("2019-zixun");
  await books.json("subproject move 2020-zixun review --text 同意 --on 2019-03-02");
  const { stderr: said } = await books.run(DECIDE.replace("2020-zx", "2020-zixun"));
  expect(said).toContain("2019-zixun");
  await books.json(`${DECIDE.replace("2020-zx", "2020-zixun")} --previous none --dry-run`);
});
