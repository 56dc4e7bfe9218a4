/**
 * The sub-project of the golden story (fixtures/stories/subproject-2019-dd), with scored targets and written texts.
 *
 * By hand: budget 180,000 + 60,000 + 20,000 + 40,000 fiscal and 5,000 carried over = 305,000.00; on 2019-11-28 3,500 move from
 * 文献传递补贴 to 邮寄费. Spent in June 117,500.00, in November 174,400.50 and 4,000.00 typed in: 295,900.50, of it 3,200.00 carried over.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runBalis, words } from "../../../cases/run-case.ts";
import { AFTER_ALL } from "../../../review/subproject/books.ts";
import type { Books } from "../../report/books-of-may.ts";

const STORY = resolve(import.meta.dirname, "../../../../fixtures/stories/subproject-2019-dd");

/** 20 + 20 + 10, 30 and 10 points beside the 10 of the execution rate. */
const TARGETS = `subproject: 2019-dd
year: "2019"
project: { project: BALIS 原文传递, department: 北京市教育委员会, unit: 中国人民大学, leader: 张馆长, phone: 010-62510000, goal: 为成员馆读者提供原文传递 }
targets:
  - { key: delivered, name: 原文传递量, group: 产出指标/数量指标, target: ">= 20000", unit: 笔, weight: 20 }
  - { key: fill-rate, name: 满足率, group: 产出指标/质量指标, target: ">= 90%", unit: "%", weight: 20 }
  - { key: days, name: 平均处理时间, group: 产出指标/时效指标, target: "<= 3", unit: 工作日, weight: 10 }
  - { key: sharing, name: 文献共享水平, group: 效益指标/社会效益指标, target: 明显提升, weight: 30 }
  - { key: satisfied, name: 用户满意度, group: 满意度指标/服务对象满意度指标, target: ">= 90%", unit: "%", weight: 10 }
`;

const ASSESSED = [
  "indicator assess 2019-dd delivered --year 2019 --actual 21500",
  'indicator assess 2019-dd fill-rate --year 2019 --actual 86.5% --reason "外文会议文献缺藏，已与国图联系"',
  "indicator assess 2019-dd days --year 2019 --actual 2",
  'indicator assess 2019-dd sharing --year 2019 --achieved 95% --text "共享文献 2.1 万篇"',
  "indicator assess 2019-dd satisfied --year 2019 --actual 93%",
  'indicator assess 2019-dd delivered --year 2019 --to 6 --actual 9800 --expected "21000 笔" --likelihood certain',
];

/** The story's moves up to the final acceptance, and its money; its scores and reports are other tests' own. */
export async function booksOf2019(): Promise<Books> {
  const cwd = mkdtempSync(join(tmpdir(), "balis-2019-dd-"));
  const balis = async (...argv: string[]) => runBalis(argv, { cwd, lang: "zh-CN", now: AFTER_ALL });
  const setUp = async (...argv: string[]) =>
    runBalis(argv, { cwd, lang: "zh-CN", files: "of 2019-dd", now: AFTER_ALL });
  cpSync(join(STORY, "files"), cwd, { recursive: true });
  writeFileSync(join(cwd, "目标.yaml"), TARGETS);
  for (const line of readFileSync(join(STORY, "commands"), "utf8").split("\n")) {
    const argv = words(line).slice(1);
    const isOfLife = argv[0] === "subproject" && !["due", "text", "texts"].includes(argv[1] ?? "");
    const isLast = argv.includes("final-accept") || argv.includes("terminate");
    if ((isOfLife && !isLast) || ["init", "library", "import"].includes(argv[0] ?? "")) await setUp(...argv);
  }
  // A row beyond its line waited until money was moved to the line.
  await setUp("import", "支出-2019-11.xlsx", "--supersede");
  for (const line of ["rule enact --builtin mof-2020", "indicator target import 目标.yaml", ...ASSESSED]) {
    const done = await setUp(...words(line));
    if (done.exit > 1) throw new Error(`${line}: ${done.stderr}`);
  }
  return { cwd, balis, remove: () => rmSync(cwd, { recursive: true, force: true }) };
}
