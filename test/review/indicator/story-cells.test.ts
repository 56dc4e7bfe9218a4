/** Every cell of targets, scores and working days that the three stories give, held against what the program prints. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { readRulePack } from "../../../src/rules/io/read-rule-pack.ts";
import { calendarOf } from "../../../src/rules/rules.ts";
import { workingDaysBetween } from "../../../src/rules/working-days.ts";
import { answersOf, type Story, type StoryBooks, storyBooks } from "../subproject/stories.ts";
import { type Cells, compared, monitored, plain, type Row, scored } from "./story-forms.ts";

type Surveyed = { questions: Row[]; repeated: number; findings: { params: Row }[] };
const surveys: Record<string, Surveyed> = {};

const surveyed = (of: StoryBooks, id: string, year: string): Promise<Surveyed> =>
  of.json(`indicator survey survey-${year}.csv ${id} satisfaction --year ${year} --question 总体满意度`);

const books = {} as Record<Story, StoryBooks>;
beforeAll(async () => {
  books.a = await storyBooks("a");
  books.b = await storyBooks("b");
  books.c = await storyBooks("c");
  surveys["a 2023"] = await surveyed(books.a, "2023-tg", "2023");
  surveys["b 2023"] = await surveyed(books.b, "2023-zx", "2023");
  surveys["b 2024"] = await surveyed(books.b, "2023-zx", "2024");
  await books.b.json("indicator assess 2023-zx satisfaction --year 2023 --reason 答复慢");
  for (const year of ["2022", "2023", "2024"]) {
    surveys[`c ${year}`] = await surveyed(books.c, "2022-jx", year);
    await books.c.json(`indicator assess 2022-jx satisfaction --year ${year} --reason 样例原因`);
  }
}, 120_000);
afterAll(() => {
  books.a.remove();
  books.b.remove();
  books.c.remove();
});

describe("story a, one year", () => {
  test("the self-evaluation of 2023: every row of the targets, execution and total", async () => {
    expect(compared("a", "自评表 2023", await scored(books.a, "2023-tg", "2023"))).toBe(38);
  });

  test("the monitoring to July: every row of the targets", async () => {
    expect(compared("a", "监控表 2023-07", await monitored(books.a, "2023-tg", "2023"))).toBe(28);
  });
});

describe("story b, two years", () => {
  test.each([
    ["2023", 33],
    ["2024", 33],
  ])("the self-evaluation of %s: every row of the targets, execution and total", async (year, count) => {
    expect(compared("b", `自评表 ${year}`, await scored(books.b, "2023-zx", year))).toBe(count);
  });

  test.each(["2023", "2024"])("the monitoring to July %s: every row of the targets", async (year) => {
    expect(compared("b", `监控表 ${year}-07`, await monitored(books.b, "2023-zx", year))).toBe(24);
  });
});

describe("story c, three years by three schemes", () => {
  test.each([
    ["2022", 33],
    ["2023", 38],
    ["2024", 38],
  ])("the self-evaluation of %s: every row of the targets, execution and total", async (year, count) => {
    expect(compared("c", `自评表 ${year}`, await scored(books.c, "2022-jx", year))).toBe(count);
  });

  test.each(["2022", "2023", "2024"])("the monitoring to July %s: every row of the targets", async (year) => {
    expect(compared("c", `监控表 ${year}-07`, await monitored(books.c, "2022-jx", year))).toBe(28);
  });
});

describe("what the agreement asks for, at the acceptance", () => {
  /** The agreement's row of a target, and the years' under it. */
  async function rowsOf(of: StoryBooks, id: string, name: string): Promise<Row[]> {
    const { lists } = await of.json(`report acceptance ${id} --figures`);
    return (lists.targets as Row[]).filter((r) => r.name?.startsWith(name));
  }

  const said = (rows: readonly Row[], key: string): string => rows.map((r) => r[key]).join("；");

  /** Figures of several years name their unit once. */
  const bare = (value: string): string => value.replaceAll(/工作日|20\d\d(?=[≥≤])/g, "");

  test.each(["科技查新完成量", "平均用时", "委托人满意度"])("story b, %s", async (name) => {
    const [agreed, ...years] = await rowsOf(books.b, "2023-zx", name);
    const cells: Cells = new Map([
      [`${name} 协议值`, agreed?.wanted ?? ""],
      [`${name} 口径`, /（(.*)）/.exec(agreed?.origin ?? "")?.[1] ?? ""],
      [`${name} 完成值`, agreed?.actual ?? ""],
      [`${name} 按协议`, agreed?.state ?? ""],
      [`${name} 各年`, said(years, "state")],
    ]);
    expect(compared("b", "验收 目标", cells)).toBe(5);
    const wanted = answersOf("b").filter((a) => a.table === "验收 目标" && a.row === name);
    const answer = (column: string) => plain(bare(wanted.find((a) => a.column === column)?.value ?? ""));
    expect(bare(plain(said(years, "wanted")))).toBe(bare(answer("各年目标值")));
    expect(bare(plain(said(years, "actual")))).toBe(answer("各年完成值"));
  });

  test.each([
    "加工记录数",
    "按时上线率",
    "单条成本",
    "平均用时",
    "培训馆员",
    "用户满意度",
  ])("story c, %s", async (name) => {
    const [agreed, ...years] = await rowsOf(books.c, "2022-jx", name);
    const cells: Cells = new Map([
      [`${name} 协议值`, agreed?.wanted ?? ""],
      [`${name} 口径`, /（(.*)）/.exec(agreed?.origin ?? "")?.[1] ?? ""],
      [`${name} 完成值`, agreed?.actual ?? ""],
      [`${name} 按协议`, agreed?.state ?? ""],
      [`${name} 各年目标值`, said(years, "wanted")],
      [`${name} 各年完成值`, said(years, "actual")],
      [`${name} 各年`, said(years, "state")],
    ]);
    expect(compared("c", "验收 目标", cells)).toBe(7);
  });

  test.each(["培训人次", "受益成员馆数", "参训人员满意度"])("story a, %s", async (name) => {
    const [agreed, year = agreed] = await rowsOf(books.a, "2023-tg", name);
    const cells: Cells = new Map([
      [`${name} 协议值`, agreed?.wanted ?? ""],
      [`${name} 口径`, /（(.*)）/.exec(agreed?.origin ?? "")?.[1] ?? ""],
      [`${name} 完成值`, agreed?.actual ?? ""],
      [`${name} 按协议`, agreed?.state ?? ""],
      [`${name} 各年目标值`, year?.wanted ?? ""],
      [`${name} 各年完成值`, year?.actual ?? ""],
      [`${name} 各年`, year?.state ?? ""],
    ]);
    expect(compared("a", "验收 目标", cells)).toBe(7);
  });

  test("story b: looser years, counts that don't add up and the missing reason are told, and nothing else of targets", async () => {
    const { findings } = await books.b.json("report acceptance 2023-zx");
    const told = findings
      .filter((f: Row) => /target|deviation/.test(f.code ?? ""))
      .map((f: { code: string; params: Row }) => [f.code, f.params.key ?? f.params.year ?? f.params.sum]);
    expect(told).toEqual([
      ["years-targets-should-add-up", "18项"],
      ["deviation-must-be-explained", "agreement:novelty"],
      ["years-target-should-not-be-looser", "2023"],
    ]);
    await books.b.json("indicator assess 2023-zx agreement:novelty --year 2023 --reason 委托减少");
    const [row] = await rowsOf(books.b, "2023-zx", "科技查新");
    expect(row?.reason).toBe("委托减少");
    const line = "indicator assess 2023-zx agreement:novelty --year 2023";
    expect(await books.b.refusal(`${line} --actual 20`)).toBe("agreed-target-must-have-one-result");
  });

  test("story a: a year that asks for more is no finding", async () => {
    const { findings } = await books.a.json("report acceptance 2023-tg");
    expect(findings.map((f: Row) => f.code).filter((c: string) => /agreed|years/.test(c))).toEqual([]);
  });

  test("before the cycle's end 9 + 7 of 20 are under way; (30 + 19) ÷ (9 + 7) days are 3.06", async () => {
    const { lists } = await books.b.json("report midterm 2023-zx --until 2024-09 --figures");
    const states = (lists.targets as Row[]).slice(0, 3).map((r) => [r.actual, r.state]);
    expect(states).toEqual([
      ["16项", "进展中"],
      ["3.33；2.71工作日（全周期 3.06）", "进展中"],
      ["86.67%", "进展中"],
    ]);
  });
});

describe("surveys, question by question", () => {
  test.each([
    ["a", "2023", 18, 1],
    ["b", "2023", 12, 0],
    ["b", "2024", 12, 0],
    ["c", "2022", 12, 1],
    ["c", "2023", 12, 2],
    ["c", "2024", 12, 0],
  ] as const)("story %s, %s", (story, year, count, repeated) => {
    const made = surveys[`${story} ${year}`];
    const columns = {
      问卷: "sheets",
      有效: "valid",
      满意: "satisfied",
      空白: "blank",
      不在选项内: "offScale",
    };
    const cells: Cells = new Map();
    for (const row of made?.questions ?? []) {
      for (const [column, key] of Object.entries(columns))
        cells.set(`${row.question} ${column}`, `${row[key]}`);
      const share = (100 * Number(row.satisfied)) / Number(row.valid);
      cells.set(`${row.question} 满意率`, `${share.toFixed(2)}%`);
    }
    expect(compared(story, `满意度 ${year}`, cells)).toBe(count);
    expect(made?.repeated).toBe(repeated);
  });

  test("story b: S029 says 很好, told by its row", () => {
    expect(surveys["b 2024"]?.findings.map((f) => [f.params.question, f.params.rows])).toEqual([
      ["总体满意度", "30"],
    ]);
  });
});

describe("working days by the calendar of the year", () => {
  test.each([
    ["b", "2023", 41],
    ["b", "2024", 45],
    ["c", "2022", 37],
    ["c", "2023", 33],
    ["c", "2024", 41],
  ] as const)("story %s, %s: each request, their sum and the mean", async (story, year, count) => {
    const file = "templates/rules/china-holidays.yaml";
    const calendar = calendarOf(readRulePack({ file, text: readFileSync(file, "utf8"), hash: hashText }));
    const rows = readFileSync(join(books[story].cwd, `consulting-${year}.csv`), "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1);
    const cells: Cells = new Map();
    let [days, plainDays] = [0, 0];
    for (const row of rows) {
      const [id = "", , , , , from = "", to = ""] = row.split(",");
      const [taken, weekends] = [calendar, calendarOf([])].map((c) => workingDaysBetween({ from, to }, c));
      cells.set(`${id} 受理`, from).set(`${id} 完成`, to);
      cells.set(`${id} 工作日（按日历）`, `${taken}`).set(`${id} 只减周末（错）`, `${weekends}`);
      days += taken ?? 0;
      plainDays += weekends ?? 0;
    }
    const { shown } = await books[story].json(`indicator value consulting-turnaround --year ${year}`);
    cells.set("合计 完成", `${rows.length} 项`).set("合计 工作日（按日历）", `${days}`);
    cells
      .set("合计 只减周末（错）", `${plainDays}`)
      .set("平均 工作日（按日历）", `${shown}`.replace(/[^\d.]/g, ""));
    cells.set("平均 只减周末（错）", (plainDays / rows.length).toFixed(2));
    expect(compared(story, `用时 ${year}`, cells)).toBe(count);
  });
});

describe("the years' scores in the performance report", () => {
  test("stand side by side, each by its own year's money", async () => {
    const { lists } = await books.b.json("report performance 2023-zx --figures");
    expect(lists["score-years"].map((r: Row) => r.year)).toEqual([]);
    const budget = (year: number, yuan: number, spent: string) => [
      `subproject budget 2023-zx --line 咨询补贴 --class 30227 --yuan ${yuan} --library 10008 --year ${year} --on ${year}-03-01`,
      `subproject spend 2023-zx --voucher 记-1 --line 咨询补贴 --class 30227 --payee 甲 --yuan ${spent} --library 10008 --on ${year}-12-01`,
    ];
    for (const line of [...budget(2023, 400000, "367712.60"), ...budget(2024, 200000, "195910.84")])
      await books.b.json(line);
    const { lists: scored } = await books.b.json("report performance 2023-zx --figures");
    const cells: Cells = new Map();
    for (const row of scored["score-years"] as Row[])
      cells.set(`${row.year} 总分`, row.total ?? "").set(`${row.year} 等级`, row.grade ?? "");
    expect(compared("b", "绩效", cells)).toBe(4);
  });
});
