/** Months that hold files of the four other services only: what is to be done next, and which file has the last word. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-months-of-services-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const balis = async (line: string): ReturnType<typeof runBalis> =>
  runBalis([...line.split(" "), "--quiet"], { cwd, lang: "zh-CN" });

const write = (name: string, rows: readonly string[]): void =>
  writeFileSync(join(cwd, name), `${rows.join("\n")}\n`);

const EVENTS = ["活动编号,举办日期,主题,学时", "T1,2019-04-18,检索,4"];
const CONSULTING = "委托编号,承接馆,委托方类型,委托馆,服务项目,受理日期,完成日期,办理结果";

beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await balis(line);
  await balis("rule enact --builtin balis-indicators");
  write("培训.csv", EVENTS);
  write("咨询-06.csv", [CONSULTING, "A1,10008,成员馆,10002,科技查新,2019-05-06,2019-06-11,完成"]);
  await balis("import 培训.csv --period 2019-04");
  write("工单.csv", [
    "工单号,提出日期,解决日期,图书馆,系统,工单类型",
    "1,2019-05-06,2019-05-06,10002,门户,故障",
  ]);
  await balis("import 工单.csv --period 2019-05");
  await balis("settle 2019-05");
  await balis("close 2019-05 --confirm 2019-05");
  await balis("import 咨询-06.csv --period 2019-06");
}, 60_000);

const next = async (): Promise<unknown> => JSON.parse((await balis("status --json")).stdout).next;

describe("a month without requests", () => {
  test("is not to be reconciled, and one of training alone not to be settled either", async () => {
    expect(await next()).toEqual({ step: "settle", period: "2019-06" });
    const done = await balis("reconcile 2019-06");
    expect([done.exit, done.stderr]).toEqual([3, expect.stringContaining("[period-must-have-requests]")]);
  });

  test("of training alone is not told as not settled", async () => {
    const { unsettled } = JSON.parse((await balis("statistics 2019 --json")).stdout);
    expect(unsettled).toEqual(["2019-06"]);
  });

  test("is settled and closed as it is", async () => {
    await balis("settle 2019-06");
    expect(await next()).toEqual({ step: "close", period: "2019-06" });
    expect((await balis("close 2019-06 --confirm 2019-06")).exit).toBe(0);
    expect(await next()).toBe(null);
  });
});

test("a late file says what was known in its own month: what ended since stays ended", async () => {
  write("咨询-05.csv", [CONSULTING, "A1,10008,成员馆,10002,科技查新,2019-05-06,,办理中"]);
  // Sent for May after May and June were closed: it lands in July.
  const late = await balis("import 咨询-05.csv --period 2019-05 --json");
  expect(JSON.parse(late.stdout).files[0]).toMatchObject({ period: "2019-07", lateFor: "2019-05" });
  const value = JSON.parse((await balis("indicator value consulting-done --year 2019 --json")).stdout);
  expect(value.automatic.numerator).toBe(1);
  expect((await balis("verify")).exit).toBe(0);
});

test("a list of participants may be named before the events it speaks of", async () => {
  write("a-attendance.csv", ["活动编号,图书馆,外单位,参加人数", "T9,10002,,3"]);
  write("b-events.csv", ["活动编号,举办日期,主题,学时", "T9,2019-09-18,检索,4"]);
  const done = await balis("import a-attendance.csv b-events.csv --period 2019-09 --json");
  const { files } = JSON.parse(done.stdout);
  expect(files.map((f: { file: string; rows: { taken: number } }) => [f.file, f.rows.taken])).toEqual([
    ["b-events.csv", 1],
    ["a-attendance.csv", 1],
  ]);
  expect(done.exit).toBe(0);
});

test("a corrected list of events that drops one with participants says so, and keeps quiet of the others", async () => {
  write("c-events.csv", ["活动编号,举办日期,主题,学时", "T8,2019-10-18,检索,4", "T7,2019-10-20,编目,4"]);
  write("c-attendance.csv", ["活动编号,图书馆,外单位,参加人数", "T8,10002,,3", "T8,10008,,2"]);
  await balis("import c-events.csv c-attendance.csv --period 2019-10");
  write("d-events.csv", ["活动编号,举办日期,主题,学时", "T6,2019-10-18,检索,4"]);
  const done = await balis("import d-events.csv --period 2019-10 --supersede");
  expect([done.exit, done.stderr]).toEqual([1, expect.stringContaining("[attended-event-must-stay]")]);
  expect(done.stderr).toContain("“T8”，它的参训名单（2 行，5 人次）");
  expect(done.stderr).not.toContain("T7");
  expect(done.stdout).toMatch(/＋ T6 2019-10-18$/m);
  expect((await balis("import d-events.csv --period 2019-10")).exit).toBe(0);
});
