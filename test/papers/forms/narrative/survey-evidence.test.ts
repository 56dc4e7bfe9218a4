/** The answers of a survey may hold names: they are known by their SHA-256 and handed on to nobody; what was counted in them is. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { words } from "../../../cases/run-case.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

/** 总体: 3 of 4 valid; 速度: 2 of 3 valid and one blank. */
const SURVEY = `问卷编号,姓名,总体,速度
1,样例甲,非常满意,满意
2,样例乙,满意,
3,样例丙,满意,满意
4,样例丁,一般,不满意
`;
const HASH = createHash("sha256").update(SURVEY).digest("hex");

let books: Books;
const run = (line: string) => books.balis(...words(line));
const figures = async (line: string) => JSON.parse((await run(`${line} --figures --json`)).stdout);
beforeAll(async () => {
  books = await booksOf2019();
  writeFileSync(join(books.cwd, "问卷.csv"), SURVEY);
  await run("indicator survey 问卷.csv 2019-dd satisfied --year 2019 --question 总体");
}, 120_000);
afterAll(() => books?.remove());

const ownRow = async () => {
  const { values, lists } = await figures("report evidence 2019-dd");
  const row = lists.indicators.find((r: Record<string, string>) => r.name === "用户满意度");
  return { values, row };
};

describe("the answers of a survey", () => {
  test("stand in the list of documents with name, SHA-256 and why they are not in the pack", async () => {
    const { values, row } = await ownRow();
    expect([row.actual, row.material, row.sha256]).toEqual([
      ...["75.00%", "问卷.csv（原始问卷，可能含姓名，不入资料包）", HASH.slice(0, 16)],
    ]);
    // Four of the five have no file.
    expect([values["count.without"], values["kept-out"]]).toEqual(["4", "1"]);
    const { lists } = await figures("report acceptance 2019-dd");
    expect(lists.annexes.map((a: Record<string, string>) => a.name)).toContain(row.material);
  });

  test("are told by explain at the figure that was counted in them", async () => {
    const { lists } = await figures("report self-evaluation 2019-dd --year 2019");
    const at = lists.targets.findIndex((t: Record<string, string>) => t.name === "用户满意度");
    await run("report self-evaluation 2019-dd --year 2019 -o 自评.docx");
    const told = await run(`explain 自评.docx!targets[${at}].actual`);
    expect(told.stdout).toContain(`原始问卷（可能含姓名，不入资料包） 问卷.csv（SHA-256 ${HASH}）`);
  });

  test("are not in the pack, which says so, and has what was counted, question by question, without a name", async () => {
    await run("pack 2019 --subproject 2019-dd -o 包.zip");
    const bytes = readFileSync(join(books.cwd, "包.zip"));
    const zip = await JSZip.loadAsync(bytes);
    const read = async (path: string): Promise<string> => (await zip.file(path)?.async("string")) ?? "";
    const counted = (await read("subproject/surveys.csv")).trim().split(/\r?\n/).slice(1);
    expect(counted).toEqual([
      `2019,,satisfied,总体,4,4,3,0,0,75.00%,问卷.csv,${HASH}`,
      `2019,,satisfied,速度,4,3,2,1,0,66.67%,问卷.csv,${HASH}`,
    ]);
    const { files, absent } = JSON.parse(await read("index.json"));
    expect(files.map((f: { sha256: string }) => f.sha256)).not.toContain(HASH);
    expect(absent).toContainEqual({
      what: `原始问卷 问卷.csv（SHA-256 ${HASH}）`,
      why: "可能含姓名，不外传；逐题统计见 subproject/surveys.csv",
    });
    const html = await read("index.html");
    expect(html).toContain(`原始问卷 问卷.csv（SHA-256 ${HASH}）: 可能含姓名`);
    expect(html).toContain("满意度问卷的统计");
    for (const path of Object.keys(zip.files)) expect(await read(path)).not.toContain("样例甲");
  });

  test("go with their figure: one that is typed anew is no survey's, another file beside it changes nothing", async () => {
    writeFileSync(join(books.cwd, "小结.txt"), "合成：小结\n");
    await run("indicator assess 2019-dd satisfied --year 2019 --evidence 小结.txt");
    const { lists } = await figures("report evidence 2019-dd");
    const own = lists.indicators.filter((r: Record<string, string>) => r.name === "用户满意度");
    expect(own.map((r: Record<string, string>) => r.material)).toEqual([
      ...["小结.txt", "问卷.csv（原始问卷，可能含姓名，不入资料包）"],
    ]);
    const typed = await run("indicator assess 2019-dd satisfied --year 2019 --actual 93% --json");
    const { assessment } = JSON.parse(typed.stdout);
    expect(assessment.evidence.map((e: { path: string }) => e.path)).toEqual(["小结.txt"]);
    expect(assessment.note).toBe("");
  });
});
