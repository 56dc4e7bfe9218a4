/**
 * Three made-up sub-projects with the right value of every cell (`fixtures/subprojects`): a, 2023-tg, of one library and one year; b, 2023-zx, of
 * three libraries and two years; c, 2022-jx, of three libraries and three years, each scored by another scheme. Here up to their agreements, with the targets of their years and what people say of them.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runBalis, words } from "../../cases/run-case.ts";
import { AFTER_ALL } from "./books.ts";

export type Story = "a" | "b" | "c";

const FILES = resolve(import.meta.dirname, "../../../fixtures/subprojects");

export interface StoryBooks {
  readonly cwd: string;
  run(line: string): ReturnType<typeof runBalis>;
  /** Must not be refused; what it answers as JSON. */
  json(line: string): Promise<ReturnType<typeof JSON.parse>>;
  /** The code it is refused with; "" when it is not. */
  refusal(line: string): Promise<string>;
  remove(): void;
}

/** 表,行,列 → 值 of answers.csv, the tables in their order. */
export function answersOf(story: Story): { table: string; row: string; column: string; value: string }[] {
  const lines = readFileSync(join(FILES, story, "answers.csv"), "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  return lines.slice(1).map((line) => {
    const [table = "", row = "", column = "", ...rest] = line.split(",");
    return { table, row, column, value: rest.join(",").replace(/^"|"$/g, "") };
  });
}

const BEGINNING = {
  a: [
    "subproject add 2023-tg --name 馆员培训与服务推广 --rule central --libraries 10027 --from 2023-01-01 --to 2023-11-30",
    "subproject move 2023-tg apply --library 10027 --on 2022-11-10",
    "subproject move 2023-tg review --text 同意 --on 2022-11-25",
    "subproject move 2023-tg decide --yuan 300000 --document 样例21号 --on 2022-12-20",
    "subproject move 2023-tg appoint --library 10027 --way assignment --document 样例1号 --on 2022-12-28",
    "subproject move 2023-tg nominate-team --member 张三@10027 --on 2023-01-05",
    "subproject move 2023-tg approve-team --document 样例2号 --on 2023-01-10",
    'subproject move 2023-tg agree --target "person-times: 培训人次>=480 人次 @cycle" "libraries: 受益成员馆数>=60 家 @cycle" "satisfaction: 参训人员满意度>=90% @cycle" --midterm-on 2023-07-14 --acceptance-on 2023-12-05 --evaluation-on 2024-02-27 --document 样例3号 --on 2023-01-16',
    "subproject budget 2023-tg --line 培训班 --class 30216 --yuan 300000 --on 2023-01-16",
  ],
  b: [
    "subproject add 2023-zx --name 联合咨询服务 --rule central --libraries 10008,10013,10034 --from 2023-03-01 --to 2024-12-31",
    "subproject move 2023-zx apply --library 10008 --on 2022-11-10",
    "subproject move 2023-zx review --text 同意 --on 2022-11-25",
    "subproject move 2023-zx decide --yuan 600000 --document 样例1号 --on 2023-01-20",
    "subproject move 2023-zx appoint --library 10008 --way assignment --document 样例1号 --on 2023-02-01",
    "subproject move 2023-zx nominate-team --member 王五@10008 赵六@unit:样例研究所 --on 2023-02-05",
    "subproject move 2023-zx approve-team --document 样例2号 --on 2023-02-10",
    'subproject move 2023-zx agree --target "novelty: 科技查新完成量>=20 项" "turnaround: 平均用时<=3.5 工作日" "satisfaction: 委托人满意度>=85%" --midterm-on 2024-05-21 --acceptance-on 2025-01-14 --evaluation-on 2025-02-11 --document 样例3号 --on 2023-02-20',
    "import 联合咨询-2023.csv --period 2023-12 --despite rows",
    "import 联合咨询-2024.csv --period 2024-12 --despite rows",
  ],
  c: [
    "subproject add 2022-jx --name 机构知识库共建 --rule central --libraries 10005,10019,10052 --from 2022-01-01 --to 2024-12-31",
    "subproject move 2022-jx apply --library 10005 --on 2021-10-20",
    "subproject move 2022-jx review --text 同意 --on 2021-11-15",
    "subproject move 2022-jx decide --yuan 500000 --document 样例60号 --on 2021-12-20",
    "subproject move 2022-jx appoint --library 10005 --way assignment --document 样例1号 --on 2021-12-24",
    "subproject move 2022-jx nominate-team --member 张三@10005 李四@unit:样例研究所 --on 2021-12-27",
    "subproject move 2022-jx approve-team --document 样例2号 --on 2021-12-29",
    "subproject move 2022-jx agree --target-file agreement.yaml --midterm-on 2023-07-18 --acceptance-on 2025-01-16 --evaluation-on 2025-03-11 --document 样例3号 --on 2021-12-31",
    "import 联合咨询-2022.csv --period 2022-12 --despite rows",
    "import 联合咨询-2023.csv --period 2023-12 --despite rows",
    "import 联合咨询-2024.csv --period 2024-12 --despite rows",
  ],
} as const;

const said = (id: string, year: number, lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/^(\S+)/, `indicator assess ${id} $1 --year ${year}`));

const RESULTS = {
  a: [
    "indicator target import targets-2023.yaml",
    ...said("2023-tg", 2023, [
      "person-times --actual 517",
      "sessions --actual 6",
      "certificates-on-time --actual 489/517 --reason 证书补录晚，已改流程",
      "cost-per-person --actual 14294460/51700",
      "libraries --actual 57 --reason 三馆改期，明年补训",
      "mechanism --achieved 90% --text 基本建立",
      "person-times --to 7 --actual 302 --expected ≥500人次 --likelihood certain",
      "sessions --to 7 --actual 3 --expected 6场 --likelihood certain",
      "certificates-on-time --to 7 --actual 286/302 --expected 95% --likelihood possible --causes rules",
      "cost-per-person --to 7 --actual 265.38 --expected ≤280元 --likelihood certain",
      "libraries --to 7 --actual 41 --expected 58家 --likelihood possible --causes staff",
      "mechanism --to 7 --text 已成文 --expected 基本建立 --likelihood certain",
      "satisfaction --to 7 --text 年末调查 --expected ≥90% --likelihood possible",
    ]),
  ],
  b: [
    "indicator target import targets-2023.yaml",
    "indicator target import targets-2024.yaml",
    ...said("2023-zx", 2023, [
      "archived --actual 8/9 --reason 一件补交",
      "members --actual 3",
      "compensation --achieved 85% --text 基本建立",
      "novelty --to 7 --expected 9项 --likelihood certain",
      "turnaround --to 7 --expected ≤4工作日 --likelihood certain",
      "archived --to 7 --actual 4/5 --expected 90% --likelihood possible --causes rules",
      "members --to 7 --actual 3 --expected 3家 --likelihood certain",
      "compensation --to 7 --text 办法起草 --expected 基本建立 --likelihood certain",
      "satisfaction --to 7 --text 年末调查 --expected ≥90% --likelihood possible",
    ]),
    ...said("2023-zx", 2024, [
      "archived --actual 10/10",
      "members --actual 3",
      "compensation --achieved 95% --text 基本建立",
      "novelty --to 7 --expected 10项 --likelihood certain",
      "turnaround --to 7 --expected ≤3工作日 --likelihood certain",
      "archived --to 7 --actual 6/6 --expected 100% --likelihood certain",
      "members --to 7 --actual 3 --expected 3家 --likelihood certain",
      "compensation --to 7 --text 已执行 --expected 基本建立 --likelihood certain",
      "satisfaction --to 7 --text 年末调查 --expected ≥90% --likelihood possible",
    ]),
  ],
  c: [
    "indicator target import targets-2022.yaml",
    "indicator target import targets-2023.yaml",
    "indicator target import targets-2024.yaml",
    ...said("2022-jx", 2022, [
      "execution --reason 系统尾款跨年支付",
      "records --actual 940",
      "on-time --actual 18/20",
      "cost --actual 1128000/94000",
      "training --not-applicable 未开班",
      "mechanism --achieved 70% --text 基本建立 --reason 办法待批",
      "records --to 7 --actual 520 --expected 900条 --likelihood certain",
      "on-time --to 7 --actual 8/9 --expected 90% --likelihood possible --causes rules",
      "turnaround --to 7 --expected ≤4工作日 --likelihood certain",
      "cost --to 7 --actual 12.10 --expected 12元 --likelihood certain",
      "training --to 7 --text 未开班 --expected 0人次 --likelihood impossible",
      "mechanism --to 7 --text 方案起草 --expected 基本建立 --likelihood possible",
      "satisfaction --to 7 --text 年末调查 --expected ≥90% --likelihood possible",
    ]),
    ...said("2022-jx", 2023, [
      "records --actual 1187",
      "on-time --actual 27/31 --reason 更换承建单位",
      "cost --actual 1543101/118700 --reason 补做四条",
      "training --actual 36 --reason 一班改期",
      "mechanism --achieved 80% --text 基本建立",
      "records --to 7 --actual 610 --expected 1100条 --likelihood certain",
      "on-time --to 7 --actual 11/13 --expected 88% --likelihood possible --causes staff",
      "turnaround --to 7 --expected ≤4工作日 --likelihood certain",
      "cost --to 7 --actual 13.05 --expected 13元 --likelihood possible",
      "training --to 7 --actual 12 --expected 40人次 --likelihood possible",
      "mechanism --to 7 --text 试行 --expected 基本建立 --likelihood certain",
      "satisfaction --to 7 --text 年末调查 --expected ≥92% --likelihood possible",
    ]),
    ...said("2022-jx", 2024, [
      "cost --actual 1243325/99500 --reason 单价上涨",
      "records --actual 995 --reason 五条退回重做",
      "on-time --actual 38/40",
      "training --actual 72",
      "mechanism --achieved 100% --text 基本建立",
      "records --to 7 --actual 480 --expected 1000条 --likelihood possible",
      "on-time --to 7 --actual 19/20 --expected 95% --likelihood certain",
      "turnaround --to 7 --expected ≤3.5工作日 --likelihood certain",
      "cost --to 7 --actual 12.60 --expected 12元 --likelihood possible",
      "training --to 7 --actual 40 --expected 72人次 --likelihood certain",
      "mechanism --to 7 --text 已执行 --expected 基本建立 --likelihood certain",
      "satisfaction --to 7 --text 年末调查 --expected ≥88% --likelihood possible",
    ]),
  ],
} as const;

export async function storyBooks(story: Story): Promise<StoryBooks> {
  const cwd = mkdtempSync(join(tmpdir(), `balis-story-${story}-`));
  cpSync(join(FILES, story), cwd, { recursive: true });
  if (story !== "a") countedByIndicators(cwd, story === "b" ? ["2023", "2024"] : ["2022", "2023", "2024"]);
  const run = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN", now: AFTER_ALL });
  const json = async (line: string) => {
    const done = await run(`${line} --json --quiet`);
    if (done.exit > 1) throw new Error(`${line} ends with ${done.exit}: ${done.stderr}`);
    return JSON.parse(done.stdout);
  };
  const packs = ["mof-2020", "balis-indicators", "china-holidays"].map(
    (pack) => `rule enact --builtin ${pack}`,
  );
  for (const line of ["init", "library import --builtin", ...packs, ...BEGINNING[story], ...RESULTS[story]])
    await json(line);
  return {
    ...{ cwd, run, json },
    refusal: async (line) => {
      const { stderr, exit } = await run(line);
      return exit === 3 ? (/\[([a-z-]+)\]/.exec(stderr)?.[1] ?? "?") : "";
    },
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

/** 完成量 and 平均用时 are counted from the rows of consulting, by indicators whose keys are not the targets'. */
function countedByIndicators(cwd: string, years: readonly string[]): void {
  for (const year of years) {
    cpSync(join(cwd, `consulting-${year}.csv`), join(cwd, `联合咨询-${year}.csv`));
    const path = join(cwd, `targets-${year}.yaml`);
    const text = readFileSync(path, "utf8")
      .replace("key: novelty,", "key: novelty, indicator: consulting-done,")
      .replace("key: turnaround,", "key: turnaround, indicator: consulting-turnaround,");
    writeFileSync(path, text);
  }
}
