/** Every cell of targets, scores and working days that the two stories give, held against what the program prints. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { readRulePack } from "../../../src/rules/io/read-rule-pack.ts";
import { calendarOf } from "../../../src/rules/rules.ts";
import { workingDaysBetween } from "../../../src/rules/working-days.ts";
import { answersOf, type StoryBooks, storyBooks } from "../subproject/stories.ts";

type Row = Record<string, string>;
type Cells = Map<string, string>;

const FUNDS = {
  "2023-tg 2023": "--initial 320000 --full-year 356000 --executed 334062.25",
  "2023-zx 2023": "--initial 400000 --full-year 400000 --executed 367712.60",
  "2023-zx 2024": "--initial 200000 --full-year 247750 --executed 242684.55",
} as const;

type Surveyed = { questions: Row[]; repeated: number; findings: { params: Row }[] };
const surveys: Record<string, Surveyed> = {};

const surveyed = (of: StoryBooks, id: string, year: string): Promise<Surveyed> =>
  of.json(`indicator survey survey-${year}.csv ${id} satisfaction --year ${year} --question 总体满意度`);

const books = {} as { a: StoryBooks; b: StoryBooks };
beforeAll(async () => {
  books.a = await storyBooks("a");
  books.b = await storyBooks("b");
  surveys["a 2023"] = await surveyed(books.a, "2023-tg", "2023");
  surveys["b 2023"] = await surveyed(books.b, "2023-zx", "2023");
  surveys["b 2024"] = await surveyed(books.b, "2023-zx", "2024");
  await books.b.json("indicator assess 2023-zx satisfaction --year 2023 --reason 答复慢");
}, 120_000);
afterAll(() => {
  books.a.remove();
  books.b.remove();
});

/** "10.00" and "10", "≥8项" and "≥8 项" are one value; a degree stands in brackets or behind its band. */
function plain(value: string): string {
  const said = value.replaceAll(/[\s,]/g, "").replace(/；达成预期指标(\d+%)$/, "（$1）");
  return /^\d+\.\d+$/.test(said) ? `${Number(said)}` : said;
}

function compared(story: "a" | "b", table: string, cells: Cells): number {
  const wanted = answersOf(story).filter((a) => a.table === table && cells.has(`${a.row} ${a.column}`));
  const got = wanted.map((a) => `${a.row} ${a.column} ${plain(cells.get(`${a.row} ${a.column}`) ?? "")}`);
  expect(got).toEqual(wanted.map((a) => `${a.row} ${a.column} ${plain(a.value)}`));
  return wanted.length;
}

async function scored(of: StoryBooks, id: string, year: string): Promise<Cells> {
  const line = `${id} --year ${year} ${FUNDS[`${id} ${year}` as keyof typeof FUNDS]}`;
  const { lists, values } = await of.json(`report self-evaluation ${line} --figures`);
  const cells: Cells = new Map([
    ["预算执行率 分值", values["execution.points"]],
    ["预算执行率 得分", values["execution.score"]],
    ["总分（优） 分值", values["total.points"]],
    ["总分（优） 得分", values["total.score"]],
  ]);
  expect(values.grade).toBe("优");
  const { rows } = await of.json(`indicator score ${line}`);
  for (const row of lists.targets as Row[]) {
    const name = row.name ?? "";
    cells.set(`${name} 年度指标值`, row.target ?? "");
    cells.set(`${name} 实际完成值`, row.actual ?? "");
    cells.set(`${name} 分值`, row.points ?? "");
    cells.set(`${name} 得分`, row.score ?? "");
    const { achievement, deviation } = rows.find((r: Row) => r.key === row.key);
    if (achievement.band === null)
      cells.set(`${name} 状态（不在表内）`, achievement.isMissed ? "未完成，需写原因" : "完成");
    expect(achievement.isMissed && deviation === "").toBe(false);
  }
  return cells;
}

async function monitored(of: StoryBooks, id: string, year: string): Promise<Cells> {
  const { lists } = await of.json(
    `report monitoring ${id} --year ${year} --to 7 --initial 1 --executed 1 --expected 1 --figures`,
  );
  const likely = { certain: "确定能", possible: "有可能" } as const;
  const cells: Cells = new Map();
  for (const row of lists.targets as Row[]) {
    const chosen = (Object.keys(likely) as (keyof typeof likely)[]).find(
      (key) => row[`likelihood.${key}`] !== "",
    );
    cells.set(`${row.name} 年度指标值`, row.target ?? "");
    cells.set(`${row.name} 1-7月执行情况`, row["so-far"] ?? "");
    cells.set(`${row.name} 全年预计完成情况`, row.expected ?? "");
    cells.set(`${row.name} 可能性`, chosen === undefined ? "" : likely[chosen]);
  }
  return cells;
}

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
    ["2023", 41],
    ["2024", 45],
  ] as const)("story b, %s: each request, their sum and the mean", async (year, count) => {
    const file = "templates/rules/china-holidays.yaml";
    const calendar = calendarOf(readRulePack({ file, text: readFileSync(file, "utf8"), hash: hashText }));
    const rows = readFileSync(join(books.b.cwd, `consulting-${year}.csv`), "utf8")
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
    const { shown } = await books.b.json(`indicator value consulting-turnaround --year ${year}`);
    cells.set("合计 完成", `${rows.length} 项`).set("合计 工作日（按日历）", `${days}`);
    cells
      .set("合计 只减周末（错）", `${plainDays}`)
      .set("平均 工作日（按日历）", `${shown}`.replace(/[^\d.]/g, ""));
    cells.set("平均 只减周末（错）", (plainDays / rows.length).toFixed(2));
    expect(compared("b", `用时 ${year}`, cells)).toBe(count);
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
