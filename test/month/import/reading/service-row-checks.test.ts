/** 其他各中心的行: what a row of consulting, training, purchases and support says, and where it contradicts itself. */
import { describe, expect, test } from "vitest";
import { consultingReading } from "../../../../src/month/import/reading/read-consulting.ts";
import { purchaseReading } from "../../../../src/month/import/reading/read-purchase.ts";
import {
  availabilityReading,
  supportTicketReading,
} from "../../../../src/month/import/reading/read-support.ts";
import {
  trainingAttendanceReading,
  trainingEventReading,
} from "../../../../src/month/import/reading/read-training.ts";
import { readRows } from "./read-rows.ts";

describe("consulting", () => {
  const headings = ["委托编号", "受理日期", "完成日期", "委托方类型", "委托馆", "服务项目", "结果", "评分"];
  const GOOD = ["1", "2019-05-06", "2019-05-08", "成员馆", "北京大学", "查新", "完成", "92.5"];
  const read = (...rows: Record<number, string>[]) =>
    readRows(
      consultingReading,
      { profile: "consulting", headings },
      ...rows.map((said) => GOOD.map((cell, i) => said[i] ?? cell)),
    );
  test("is of the library whose file it is", () => {
    expect(read({}).read[0]).toMatchObject({
      faults: [],
      record: { supplier: "10002", asker: "10001", serviceItem: "CX", result: "done", scoreTenths: 925 },
    });
  });
  test.each<[string, Record<number, string>, string[]]>([
    ["done on the day it came", { 2: "2019-05-06" }, []],
    ["done the day before", { 2: "2019-05-05" }, ["end-must-not-precede-beginning 完成日期 2019-05-05"]],
    ["done on no day", { 2: "" }, ["result-and-day-must-agree 完成日期"]],
    [
      "done on a day that can't be read: that alone is told",
      { 2: "x" },
      ["date-must-be-readable 完成日期 x"],
    ],
    ["not done yet, with a day", { 6: "办理中" }, ["result-and-day-must-agree 完成日期"]],
    ["not done yet, on no day", { 2: "", 6: "办理中" }, []],
    ["refused on a day", { 6: "未能完成" }, []],
    ["refused on no day", { 2: "", 6: "未能完成" }, []],
    ["of a hundred points", { 7: "100" }, []],
    ["of more", { 7: "100.1" }, ["score-must-be-within-scale 评分 100.1"]],
    ["of much more", { 7: "101" }, ["score-must-be-within-scale 评分 101"]],
    ["of an outside client, who is not kept", { 3: "校外", 4: "某公司" }, []],
    [
      "of a client's name where a library should stand: it is not repeated",
      { 4: "某人" },
      ["client-must-not-be-named 委托馆"],
    ],
  ])("%s", (_, said, faults) => expect(read(said).faults).toEqual([faults]));
  test("a number stands once, of capitals or not; an empty one is no number", () => {
    expect(read({ 0: "a" }, { 0: "A" }, { 0: "b" }).faults).toEqual([
      [],
      ["number-must-be-unique 委托编号 10002 A"],
      [],
    ]);
    expect(read({ 3: "校外", 4: "某公司" }).read[0]?.record.asker).toBeNull();
  });
});

describe("a training event", () => {
  const headings = [
    "活动编号",
    "举办日期",
    "主题",
    "参加人数",
    "人数口径",
    "参加馆数",
    "有效答卷",
    "满意答卷",
  ];
  const read = (...cells: string[]) =>
    readRows(trainingEventReading, { profile: "training-event", headings }, [
      "T1",
      "2019-05-06",
      "会",
      ...cells,
    ]).read[0];
  test("counts exactly where it does not say otherwise, and what is not counted has no bound", () => {
    expect(read("190", "超过", "76", "", "")).toMatchObject({
      faults: [],
      record: { participants: 190, participantsBound: "at-least", units: 76, unitsBound: "exact" },
    });
    expect(read("", "超过", "", "", "")?.record).toMatchObject({ participantsBound: null, unitsBound: null });
  });
  test("has no more satisfied answers than valid ones", () => {
    const faults = (valid: string, satisfied: string) => read("1", "", "1", valid, satisfied)?.faults;
    const wrong = (satisfied: string) => [`satisfied-must-not-exceed-valid 满意答卷 ${satisfied}`];
    expect([faults("96", "96"), faults("96", "97"), faults("", "0"), faults("", "1")]).toEqual([
      ...[[], wrong("97"), [], wrong("1")],
    ]);
  });
});

describe("who took part", () => {
  const headings = ["活动编号", "图书馆", "外单位", "参加人数", "证书数", "证书起号", "证书止号"];
  const more = { events: new Set(["T1"]) };
  const read = (...rows: string[][]) =>
    readRows(trainingAttendanceReading, { profile: "training-attendance", headings, more }, ...rows).faults;
  const range = (...certificates: string[]) => read(["T1", "北京大学", "", "5", ...certificates])[0];
  test.each<[string, string[], string[]]>([
    ["as many certificates as there are numbers", ["5", "2018-101", "2018-105"], []],
    ["one number", ["1", "2018-101", "2018-101"], []],
    ["one fewer", ["4", "2018-101", "2018-105"], ["certificates-must-fit-range 证书止号 2018-105"]],
    ["a range without a count", ["", "2018-101", "2018-105"], []],
    ["a count without a range", ["5", "", ""], []],
    ["backwards", ["1", "2018-105", "2018-104"], ["certificates-must-fit-range 证书止号 2018-104"]],
    ["of two years", ["5", "2018-101", "2019-105"], ["certificates-must-fit-range 证书止号 2019-105"]],
    ["half a range", ["1", "2018-101", ""], ["certificates-must-fit-range 证书止号 "]],
    ["more certificates than people", ["6", "", ""], ["certificates-must-not-exceed-participants 证书数 6"]],
  ])("%s", (_, certificates, faults) => expect(range(...certificates)).toEqual(faults));
  test("is one unit, of an event that is known, once, and somebody", () => {
    expect(read(["T1", "", "天津某馆", "1", "", "", ""])).toEqual([[]]);
    expect(read(["T1", "北京大学", "天津某馆", "1", "", "", ""], ["T1", "", "", "1", "", "", ""])).toEqual([
      ...[["unit-must-be-one"], ["unit-must-be-one"]],
    ]);
    expect(read(["T9", "北京大学", "", "0", "", "", ""])).toEqual([
      ["event-must-be-known 活动编号 T9", "count-must-be-positive 参加人数 0"],
    ]);
    const twice = ["T1", "北京大学", "", "1", "", "", ""];
    expect(read(twice, twice)[1]).toEqual(["number-must-be-unique 活动编号 T1 10001"]);
  });
});

describe("a group purchase", () => {
  const headings = ["资源包", "年度", "图书馆", "原价", "集团价", "期次", "总期数", "本期金额"];
  const GOOD = ["甲", "2019", "北京大学", "200.00", "120.00", "", "", ""];
  const read = (...rows: Record<number, string>[]) =>
    readRows(
      purchaseReading,
      { profile: "group-purchase", headings },
      ...rows.map((said) => GOOD.map((cell, i) => said[i] ?? cell)),
    );
  const part = (n: string, of: string, yuan: string, said: Record<number, string> = {}) => ({
    5: n,
    6: of,
    7: yuan,
    ...said,
  });
  test.each<[string, Record<number, string>, string[]]>([
    ["whole", {}, []],
    ["of the first plausible year", { 1: "1990" }, []],
    ["of the year before", { 1: "1989" }, ["year-must-be-plausible 年度 1989"]],
    ["of the last plausible year", { 1: "2199" }, []],
    ["of the year after", { 1: "2200" }, ["year-must-be-plausible 年度 2200"]],
    ["the first of two", part("1", "2", "60.00"), []],
    ["the third of two", part("3", "2", "60.00"), ["instalment-must-be-complete 期次"]],
    ["the zeroth", part("0", "2", "60.00"), ["instalment-must-be-complete 期次"]],
    ["one of nobody knows how many", part("1", "", "60.00"), ["instalment-must-be-complete 期次"]],
    ["of two, nobody knows which", part("", "2", "60.00"), ["instalment-must-be-complete 期次"]],
    ["one without an amount", part("1", "2", ""), ["instalment-must-be-complete 期次"]],
  ])("%s", (_, said, faults) => expect(read(said).faults).toEqual([faults]));
  test("in instalments adds up, in as many as it should be", () => {
    expect(read(part("1", "2", "60.00"), part("2", "2", "60.00")).advice).toEqual([]);
    expect(read(part("1", "2", "60.00"), part("2", "2", "59.99")).advice).toEqual([
      "2 instalments-must-add-up",
    ]);
    expect(read(part("1", "2", "120.00")).advice).toEqual(["2 instalments-must-add-up"]);
    expect(read({ 7: "119.00" }).advice).toEqual(["2 instalments-must-add-up"]);
    // Of another year, library or package it is another purchase.
    for (const said of [{ 0: "乙" }, { 1: "2020" }, { 2: "中国人民大学" }])
      expect(read(part("1", "2", "60.00"), part("2", "2", "60.00", said)).advice).toHaveLength(2);
  });
  test("has the same prices in each row, and stands once", () => {
    const next = (said: Record<number, string>) =>
      read(part("1", "2", "60.00"), part("2", "2", "60.00", said)).faults[1];
    expect(next({})).toEqual([]);
    const differs = ["purchase-prices-must-agree 集团价"];
    expect([next({ 3: "201.00" }), next({ 4: "121.00" }), next({ 6: "3" })]).toEqual([
      differs,
      differs,
      differs,
    ]);
    expect(read({}, {}).faults[1]).toContain("number-must-be-unique 资源包 2019 甲 10001 1");
  });
  test("above the list price is told; at it, it is not", () => {
    const of = (list: string) => read({ 3: list }).advice;
    expect([of("120.00"), of("119.99")]).toEqual([[], ["2 group-price-should-not-exceed-list"]]);
    expect(read({ 3: "119.99", 1: "1989" }).advice).toEqual([]);
  });
});

test("a ticket is resolved no earlier than it was opened, and stands once", () => {
  const headings = ["工单号", "提出日期", "解决日期", "图书馆", "系统", "问题类型", "严重程度"];
  const of = (...days: string[]) =>
    readRows(
      supportTicketReading,
      { profile: "support-ticket", headings },
      ...days.map((day) => ["0017", "2019-05-06", day, "北京大学", "馆际互借", "故障", "紧急"]),
    );
  expect(of("2019-05-06").read[0]).toMatchObject({
    faults: [],
    record: { ticketNo: "0017", library: "10001", ticketKind: "fault", severity: "critical" },
  });
  expect(of("2019-05-05", "").faults).toEqual([
    ["end-must-not-precede-beginning 解决日期 2019-05-05"],
    ["number-must-be-unique 工单号 0017"],
  ]);
});

test("a month has its own minutes, and a system is down no longer than it should have run", () => {
  const headings = ["系统", "月份", "应运行分钟", "停机分钟"];
  const of = (...cells: string[]) =>
    readRows(availabilityReading, { profile: "availability", headings }, ["馆际互借", ...cells]).faults[0];
  expect([of("2019-05", "44640", "446"), of("2019-05", "44640", "44640")]).toEqual([[], []]);
  expect(of("2019-05", "44641", "0")).toEqual(["planned-must-fit-month 应运行分钟"]);
  expect(of("2019-02", "40321", "0")).toEqual(["planned-must-fit-month 应运行分钟"]);
  expect(of("2019-05", "100", "101")).toEqual(["downtime-must-fit-planned 停机分钟 101"]);
  expect(of("2019-05", "0", "0")).toEqual(["count-must-be-positive 应运行分钟 0"]);
  expect(of("x", "50000", "0")).toEqual(["month-must-be-readable 月份 x"]);
  expect(of("2019-05", "x", "1")).toEqual([expect.stringMatching(/应运行分钟 x$/)]);
});
