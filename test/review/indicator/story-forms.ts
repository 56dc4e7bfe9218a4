/** The self-evaluation and monitoring forms of the stories, cell by cell, and how a cell is held against the answers. */
import { expect } from "vitest";
import { answersOf, type Story, type StoryBooks } from "../subproject/stories.ts";

export type Row = Record<string, string>;
export type Cells = Map<string, string>;

const FUNDS = {
  "2023-tg 2023": "--initial 320000 --full-year 356000 --executed 334062.25",
  "2023-zx 2023": "--initial 400000 --full-year 400000 --executed 367712.60",
  "2023-zx 2024": "--initial 200000 --full-year 247750 --executed 242684.55",
  "2022-jx 2022": "--initial 230000 --full-year 240000 --executed 207466.60",
  "2022-jx 2023": "--initial 212000 --full-year 235841 --executed 213949.44",
  "2022-jx 2024": "--initial 136130 --full-year 152064.57 --executed 148127.01",
} as const;

/** "10.00" and "10", "≥8项" and "≥8 项" are one value; a degree stands in brackets or behind its band. */
export function plain(value: string): string {
  const said = value.replaceAll(/[\s,]/g, "").replace(/；[^；]*达成预期指标\D*(\d+%)$/, "（$1）");
  return /^\d+\.\d+$/.test(said) ? `${Number(said)}` : said;
}

export function compared(story: Story, table: string, cells: Cells): number {
  const wanted = answersOf(story).filter((a) => a.table === table && cells.has(`${a.row} ${a.column}`));
  const got = wanted.map((a) => `${a.row} ${a.column} ${plain(cells.get(`${a.row} ${a.column}`) ?? "")}`);
  expect(got).toEqual(wanted.map((a) => `${a.row} ${a.column} ${plain(a.value)}`));
  return wanted.length;
}

export async function scored(of: StoryBooks, id: string, year: string): Promise<Cells> {
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

export async function monitored(of: StoryBooks, id: string, year: string): Promise<Cells> {
  const { lists } = await of.json(
    `report monitoring ${id} --year ${year} --to 7 --initial 1 --executed 1 --expected 1 --figures`,
  );
  const likely = { certain: "确定能", possible: "有可能", impossible: "完全不可能" } as const;
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
