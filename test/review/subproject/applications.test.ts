/** Three universities apply for one sub-project; experts score them, the commission decides; and the daily service after all is accepted. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALL_CHECKS, finalAcceptance, type TerminalBooks, terminalBooks } from "./books.ts";

const ID = "2020-sq";
const EXPERTS = ["甲", "乙", "丙", "丁", "戊"];
/** Of 100: 442 ÷ 5 = 88.40, and twice 426 ÷ 5 = 85.20. */
const POINTS = {
  "10005": [90, 88, 87, 89, 88],
  "10019": [85, 86, 85, 84, 86],
  "10052": [86, 85, 85, 85, 85],
};

let books: TerminalBooks;
beforeAll(async () => {
  books = await terminalBooks();
  const { json, write } = books;
  await json(
    `subproject add ${ID} --name 机构知识库 --rule central --libraries 10005,10019,10052 --from 2020-01-01 --to 2020-12-31`,
  );
  const asked = { "10005": 300000, "10019": 280000, "10052": 260000 };
  for (const [library, yuan] of Object.entries(asked))
    await json(
      `subproject move ${ID} apply --library ${library} --yuan ${yuan} --evidence 报告.txt --on 2019-10-15`,
    );
  write(
    "专家.csv",
    `姓名,单位\n${EXPERTS.map((name, i) => `${name},1000${i === 4 ? 7 : i + 1}`).join("\n")}\n`,
  );
  await json(`subproject experts ${ID} --purpose application --import 专家.csv --on 2019-11-01`);
  const rows = Object.entries(POINTS).flatMap(([library, points]) =>
    points.map((p, i) => `${EXPERTS[i]},${library},总体,100,${p}`),
  );
  write("评分.csv", `专家,申报单位,指标,分值,得分\n${rows.join("\n")}\n`);
  await json(`subproject scores ${ID} --purpose application --import 评分.csv`);
  await json(`subproject move ${ID} review --text 建议支持前两名 --on 2019-11-20`);
}, 60_000);
afterAll(() => books.remove());

describe("applications of several universities", () => {
  test("a score after the decision, an applicant nobody scored, and a table before the review are told or refused", async () => {
    const own = await terminalBooks();
    const id = "2020-sj";
    await own.json(
      `subproject add ${id} --name 数据 --rule central --libraries 10005,10019 --from 2020-01-01 --to 2020-12-31`,
    );
    const apply = (library: string) => `subproject move ${id} apply --library ${library} --on 2019-10-15`;
    await own.json(apply("10005"));
    const experts = EXPERTS.map((name, i) => `${name}@1000${i === 4 ? 7 : i + 1}`).join(" ");
    await own.json(`subproject experts ${id} --purpose application --expert ${experts} --on 2019-11-01`);
    const points = (expert: string, given: string, applicant = "10005") =>
      `subproject scores ${id} --purpose application --expert ${expert} --criterion 总体 --out-of 100 --points ${given} --applicant ${applicant}`;
    for (const name of EXPERTS) await own.json(points(name, "80"));
    expect(await own.refusal(`report applications ${id} --for-issue`)).toBe("applications-must-be-reviewed");
    await own.json(apply("10019"));
    await own.json(`subproject move ${id} review --text 同意 --on 2019-11-20`);
    // 10019 has no score of five: 10005 is no first of two.
    const { lists } = await own.json(`report applications ${id} --figures`);
    expect(lists.applications.map((a: Record<string, string>) => `${a.mean} ${a.rank}`)).toEqual([
      "80.00 —",
      "— —",
    ]);
    expect(await own.refusal(`report applications ${id} --for-issue`)).toBe("scores-must-be-complete");
    const decide = `subproject move ${id} decide --yuan 280000 --library 10005 --document 样例1号 --on 2019-12-20`;
    expect((await own.json(`${decide} --dry-run`)).findings).toMatchObject([
      { code: "scores-should-be-complete-first", params: { open: ["10019"] } },
    ]);
    await own.json(`subproject move ${id} decline --document 样例9号 --text 与已有系统重复 --on 2019-12-21`);
    expect(await own.refusal(points("甲", "81"))).toBe("score-must-stay-as-it-was-judged");
    await own.json(points("甲", "60", "10019"));
    const { values } = await own.json(`report applications ${id} --figures`);
    expect(
      ["decision.on", "decision.document", "decision.outcome", "decision.reason"].map((k) => values[k]),
    ).toEqual([...["2019年12月21日", "样例9号", "不予立项", "与已有系统重复"]]);
    own.remove();
  }, 60_000);

  test("are decided for one that applied; another than the best scored is told and taken, and so is another contractor", async () => {
    const decide = (library: string) =>
      `subproject move ${ID} decide --yuan 280000 --library ${library} --document 样例1号 --on 2019-12-20`;
    expect(await books.refusal(decide("10001"))).toBe("decision-must-be-of-an-applicant");
    const { findings } = await books.json(decide("10019"));
    expect(findings).toMatchObject([
      { code: "decision-should-follow-the-scores", params: { library: "10019", rank: 2, best: "10005" } },
    ]);
    const appoint = `subproject move ${ID} appoint --library 10005 --way assignment --document 样例2号 --on 2019-12-21`;
    expect((await books.json(`${appoint} --dry-run`)).findings).toMatchObject([
      { code: "contractor-should-be-the-one-decided-for", params: { decidedFor: "10019" } },
    ]);
  });

  test("stand in one table, with what they ask for, their means and ranks, and the decision", async () => {
    const { values, lists } = await books.json(`report applications ${ID} --figures`);
    const cells = (row: Record<string, string>) =>
      ["library", "day", "asked", "material", "mean", "of", "rank", "decided"]
        .map((key) => row[key])
        .join(" ");
    expect(lists.applications.map(cells)).toEqual([
      ...["10005 2019年10月15日 300,000.00 报告.txt 88.40 100.00 1 否"],
      ...["10019 2019年10月15日 280,000.00 报告.txt 85.20 100.00 2 是"],
      "10052 2019年10月15日 260,000.00 报告.txt 85.20 100.00 2 否",
    ]);
    expect([values["panel.count"], values["review.opinion"], values["decision.granted"]]).toEqual([
      ...["5", "建议支持前两名", "280,000.00"],
    ]);
  });
});

describe("the daily service after the final acceptance", () => {
  test("begins by a document, has one note a year, and stands in a paper of its own", async () => {
    const serve = "subproject move 2019-zx serve --document 样例服1号 --on 2020-01-06";
    expect(await books.refusal(serve)).toBe("move-must-be-allowed");
    for (const line of [...ALL_CHECKS("2019-zx"), finalAcceptance("2019-zx", "0"), serve])
      await books.json(line);
    const note = (day: string, text: string) =>
      `subproject move 2019-zx service-note --text ${text} --evidence 报告.txt --on ${day}`;
    await books.json(note("2020-12-20", "答复咨询120笔"));
    expect(await books.refusal(note("2020-12-31", "补充"))).toBe("service-year-must-have-one-note");
    await books.json(note("2021-12-18", "答复咨询98笔"));
    const { values, lists } = await books.json("report service 2019-zx --figures");
    expect([values["service.from"], values["count.notes"]]).toEqual(["2020年1月6日", "2"]);
    const cells = ({ year, said, material }: Record<string, string>) => `${year} ${said} ${material}`;
    expect(lists.notes.map(cells)).toEqual(["2020 答复咨询120笔 报告.txt", "2021 答复咨询98笔 报告.txt"]);
    const { deadlines } = await books.json("subproject due --on 2022-06-01");
    expect(deadlines.filter((d: { kind: string }) => d.kind === "service-note")).toMatchObject([
      { subproject: "2019-zx", dueOn: "2022-12-31" },
    ]);
  });
});
