/** Indicators of the four other services, from files as their centres send them: every figure worked out by hand. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-service-indicators-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function balis(line: string): Promise<{ exit: number; out: string; err: string }> {
  const done = await runBalis([...line.split(" "), "--quiet"], { cwd, lang: "zh-CN" });
  return { exit: done.exit, out: done.stdout, err: done.stderr };
}

async function send(name: string, period: string, rows: readonly string[]): Promise<void> {
  writeFileSync(join(cwd, name), `${rows.join("\n")}\n`);
  const { exit, err } = await balis(`import ${name} --period ${period}`);
  expect([exit, err]).toEqual([0, ""]);
}

beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await balis(line);
  await balis("rule enact --builtin balis-indicators");
  await balis("rule enact --builtin china-holidays");
  await send("培训活动.csv", "2019-12", [
    "活动编号,举办日期,主题,学时,讲课费,其他费用,参加人数,人数口径,有效答卷,满意答卷",
    "T1,2019-10-15,领导力,7.5,3000.00,1000.00,100,至少,,",
    "T2,2019-12-12,检索,4,1500.00,500.00,20,,10,9",
    // Not of 2019.
    "T3,2020-01-02,编目,3,,,50,,,",
  ]);
  await send("参训.csv", "2019-12", [
    "活动编号,图书馆,外单位,参加人数",
    "T2,10002,,5",
    "T2,10008,,3",
    "T2,,某研究所,2",
  ]);
  await send("集团采购.csv", "2019-12", [
    "资源包,年度,图书馆,原价,集团价,期次,总期数,本期金额,应付日期,付款日期",
    "数据库甲,2019,10002,2000.00,1200.00,1,2,600.00,2019-06-30,2019-06-20",
    "数据库甲,2019,10002,2000.00,1200.00,2,2,600.00,2019-12-31,",
    "数据库甲,2019,10008,3000.00,2100.00,,,,2019-06-30,2019-06-30",
  ]);
  await send("10008-2019-05-联合咨询.csv", "2019-05", [
    "委托编号,受理日期,完成日期,服务项目,办理结果,质量评分",
    // Monday to Wednesday: 2 working days; Thursday over the weekend to Monday: 2.
    "1,2019-05-06,2019-05-08,科技查新,完成,92.5",
    "2,2019-05-09,2019-05-13,查收查引,完成,85",
    "3,2019-05-09,2019-05-10,科技查新,未能完成,",
    "4,2019-05-28,,科技查新,办理中,",
  ]);
  await send("工单.csv", "2019-05", [
    "工单号,提出日期,解决日期,图书馆,系统,工单类型",
    "1,2019-05-06,2019-05-06,10002,门户,故障",
    "2,2019-05-06,2019-05-09,10008,门户,咨询",
    "3,2019-05-30,,10008,门户,故障",
  ]);
  await send("可用性.csv", "2019-05", [
    "系统,月份,应运行分钟,停机分钟",
    "门户,2019-05,44640,446",
    "互借,2019-05,44640,0",
  ]);
});

const shown = async (key: string, more = ""): Promise<string> => {
  const { exit, out, err } = await balis(`indicator value ${key} --year 2019${more}`);
  expect([exit, err]).toEqual([0, ""]);
  return out.split("\n")[1]?.trim() ?? "";
};

describe("the four other services", () => {
  test.each([
    ["training-sessions", "2 场次"],
    ["training-hours", "11.5 学时"],
    // T1 says 100 at least; T2's list has 5 + 3 + 2.
    ["training-person-times", "110 人次"],
    // Two members by the list.
    ["training-satisfaction", "90.0%"],
    // 4,000.00 + 2,000.00 over 110 people.
    ["training-cost-per-person", "54.55 元"],
    ["purchase-packages", "1 项"],
    // 800.00 + 900.00; each price once though it stands on two instalments.
    ["purchase-savings", "1,700.00 元"],
    ["purchase-saving-rate", "34.0%"],
    ["consulting-done", "2 笔"],
    ["consulting-completion-rate", "66.7%"],
    ["consulting-turnaround", "2.00 工作日"],
    ["consulting-quality", "88.8 分"],
    ["support-resolved", "2 项"],
    ["support-turnaround", "1.50 工作日"],
    // (89,280 − 446) of 89,280.
    ["system-availability", "99.50%"],
  ])("%s is %s", async (key, wanted) => {
    expect(await shown(key)).toBe(wanted);
  });

  test.each([
    ["training-person-times", "10002", "5 人次"],
    ["training-sessions", "10008", "1 场次"],
    ["purchase-savings", "10008", "900.00 元"],
    ["support-resolved", "10002", "1 项"],
    ["consulting-done", "10008", "2 笔"],
  ])("%s of %s is %s", async (key, library, wanted) => {
    expect(await shown(key, ` --library ${library}`)).toBe(wanted);
  });

  test("a lower bound is told as one", async () => {
    const told = await balis("indicator value training-person-times --year 2019");
    expect(told.out).toContain("培训人次的来源只说“超过”，是下限");
    const exact = await balis("indicator value training-sessions --year 2019");
    expect(exact.out).not.toContain("下限");
  });

  test("a year of which nothing was sent has no value, not nought", async () => {
    const { out } = await balis("indicator value purchase-savings --year 2018");
    expect(out.split("\n")[1]).toContain("没有");
  });
});

test("purchases have a year and no day, and the value says so", async () => {
  const year = await balis("indicator value purchase-savings --year 2019");
  const quarter = await balis("indicator value purchase-savings --window 2019-07..2019-09");
  // 2,000.00 − 1,200.00 and 3,000.00 − 2,100.00.
  for (const { out } of [year, quarter]) {
    expect(out.split("\n")[1]?.trim()).toBe("1,700.00 元");
    expect(out).toContain("按采购年度");
  }
});
