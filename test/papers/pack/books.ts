/** Books with one sub-project, two closed months, evidence of a move and of a typed figure, and a file name in Chinese. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runBalis, words } from "../../cases/run-case.ts";
import { AFTER_ALL } from "../../review/subproject/books.ts";
import type { Books } from "../report/books-of-may.ts";
import { booksOfSpring } from "../report/books-of-spring.ts";

export async function booksOfSubProject(): Promise<Books> {
  const books = await booksOfSpring();
  mkdirSync(join(books.cwd, "佐证", "二"), { recursive: true });
  writeFileSync(join(books.cwd, "佐证", "申报书.txt"), "合成：申报书\n");
  writeFileSync(join(books.cwd, "佐证", "二", "申报书.txt"), "合成：另一馆的申报书\n");
  writeFileSync(join(books.cwd, "佐证", "学科服务馆.txt"), "合成：学科服务馆申请\n");
  writeFileSync(join(books.cwd, "问卷.csv"), "合成：满意度问卷\n");
  const fixtures = resolve(import.meta.dirname, "../../../fixtures");
  cpSync(join(fixtures, "stories/subproject-2019-dd/files/预算-2019-dd.csv"), join(books.cwd, "预算.csv"));
  cpSync(join(fixtures, "cases/indicator/004-score-draft/files/目标.yaml"), join(books.cwd, "目标.yaml"));
  for (const line of [
    "rule enact --builtin balis-indicators",
    "subproject add 2019-dd --name 原文传递 --finance-code F-DD --rule central --libraries 10002,10013 --from 2019-01-01 --to 2019-12-15",
    "subproject move 2019-dd apply --library 10002 --on 2018-10-15 --evidence 佐证/申报书.txt 佐证/二/申报书.txt",
    "subproject move 2019-dd review --text 同意 --on 2018-11-20 --evidence 佐证/申报书.txt",
    "subproject move 2019-dd decide --yuan 300000 --document 样例〔2018〕9号 --on 2018-12-20",
    "subproject budget 2019-dd --import 预算.csv --document 样例〔2018〕9号 --on 2018-12-25",
    "agreement step 10002 apply --service dd --on 2018-09-03 --text 申请 --evidence 佐证/学科服务馆.txt",
    "agreement step 10002 verify --service dd --on 2018-10-08 --conclusion pass --text 相符 --document 样例核实1号",
    "rule enact --builtin mof-2020",
    "indicator target import 目标.yaml",
    "indicator assess 2019-dd delivered --year 2019 --to 7 --actual 30000 --expected 52000 --likelihood certain",
    "indicator record satisfaction --year 2019 --value 4165/4900 --evidence 问卷.csv",
  ]) {
    const done = await runBalis(words(line), { cwd: books.cwd, lang: "zh-CN", now: AFTER_ALL });
    if (done.exit > 1) throw new Error(`${line}: ${done.stderr}${done.stdout}`);
  }
  return books;
}
