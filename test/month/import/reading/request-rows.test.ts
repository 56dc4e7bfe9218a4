/** 业务记录、物流账单、注册用户: what one row says, and every fault that it has, never only the first. */
import { describe, expect, test } from "vitest";
import { bindColumns, headingOfRow } from "../../../../src/month/import/columns/heading.ts";
import { requestReading } from "../../../../src/month/import/reading/read-request.ts";
import { userCountReading, waybillReading } from "../../../../src/month/import/reading/read-waybill.ts";
import { profilesWith } from "../profiles/profile-language.ts";
import { readRows } from "./read-rows.ts";

const REQUEST = [
  "申请单号",
  "请求馆",
  "申请日期",
  "提供日期",
  "状态",
  "文献类型",
  "申请类别",
  "页数",
  "费用(元)",
];
const GOOD = ["DD1", "北京大学", "2019-05-02", "2019-05-03", "满足", "期刊", "普通", "12", "3.60"];
/** The good row with other cells, by their place. */
const row = (said: Record<number, string>, good = GOOD) => good.map((cell, i) => said[i] ?? cell);
const request = (said: Record<number, string>, profile = "dd-supplier", headings = REQUEST) =>
  readRows(requestReading, { profile, headings }, row(said)).read[0];

describe("a request", () => {
  test("is the library's own, by the day of supply", () => {
    expect(request({})).toMatchObject({
      faults: [],
      record: {
        ...{ ref: { file: 1, sheet: 1, row: 2 }, service: "dd", role: "supplier", requestNo: "DD1" },
        ...{ supplier: "10002", requester: "10001", requestedOn: "2019-05-02", suppliedOn: "2019-05-03" },
        ...{ status: "filled", documentType: "期刊论文", urgency: "ordinary", pages: 12, feeFen: 360n },
        ...{ volumes: null, reader: null, agent: null },
      },
    });
  });
  test.each<[string, Record<number, string>, string[]]>([
    ["supplied on the day it was asked for", { 3: "2019-05-02" }, []],
    ["supplied the day before", { 3: "2019-05-01" }, ["supply-must-not-precede-request 提供日期 2019-05-01"]],
    ["supplied to itself", { 1: "中国人民大学" }, ["parties-must-differ"]],
    ["of nobody known", { 1: "某馆" }, ["library-must-be-known 请求馆 某馆"]],
    ["filled without a day", { 3: "" }, ["filled-request-must-have-supply-date 提供日期"]],
    ["not filled, and without a day", { 3: "", 4: "不满足" }, []],
    ["filled with no page", { 7: "0" }, ["count-must-be-positive 页数 0"]],
    ["not filled, with no page", { 4: "不满足", 7: "0" }, []],
    ["of a state that is none", { 4: "好" }, ["value-must-be-listed 状态 好"]],
    [
      "of a day that can't be read: that alone is told",
      { 3: "五月" },
      ["date-must-be-readable 提供日期 五月"],
    ],
    [
      "with several faults: each is told",
      { 1: "某馆", 3: "2019-05-01", 7: "0" },
      [
        "library-must-be-known 请求馆 某馆",
        "supply-must-not-precede-request 提供日期 2019-05-01",
        "count-must-be-positive 页数 0",
      ],
    ],
  ])("%s", (_, said, faults) => expect(request(said)?.faults).toEqual(faults));

  test("of a loan has volumes, and pages of none do no harm", () => {
    const loans = [...REQUEST.slice(0, 5), "册数", "页数"];
    const of = (...cells: string[]) =>
      readRows(requestReading, { profile: "ill-supplier", headings: loans }, [...GOOD.slice(0, 5), ...cells]);
    expect(of("1", "0").faults).toEqual([[]]);
    expect(of("0", "").faults).toEqual([["count-must-be-positive 册数 0"]]);
  });

  test("of a loan is returned after it was sent, or on that day", () => {
    const loans = [...REQUEST.slice(0, 5), "册数", "归还日期"];
    const returned = (day: string, sent = "2019-05-03", status = "满足") =>
      readRows(requestReading, { profile: "ill-supplier", headings: loans }, [
        ...[...GOOD.slice(0, 3), sent, status, "1", day],
      ]).faults[0];
    expect([returned("2019-05-03"), returned("2019-06-03"), returned("")]).toEqual([[], [], []]);
    expect(returned("2019-05-02")).toEqual(["return-must-not-precede-supply 归还日期 2019-05-02"]);
    // Where it is not said when it was sent, the day of the request speaks.
    expect(returned("2019-05-01", "", "不满足")).toEqual([
      "return-must-not-precede-supply 归还日期 2019-05-01",
    ]);
  });

  test("is known by its number in capitals, without blanks; a plain one is its own key", () => {
    const key = (no: string) => request({ 0: no })?.record.requestKey;
    expect(["DD-1", "dd-1", "ＤＤ-1", "~", "1a", "1z", "1{"].map(key)).toEqual([
      ...["DD-1", "DD-1", "DD-1", "~", "1A", "1Z", "1{"],
    ]);
  });

  test("of a reader keeps a hash by the centre's key, and without a key nothing", () => {
    const headings = [...REQUEST, "读者编号"];
    const of = (text: string, readerKey: { key: string; hash: (text: string) => string } | null) =>
      readRows(requestReading, { profile: "dd-supplier", headings, more: { readerKey } }, [...GOOD, text])
        .read[0]?.record.reader;
    const key = { key: "k", hash: (text: string) => `${text}${"0".repeat(40)}` };
    expect([of(" r1 ", key), of("", key), of("r1", null)]).toEqual(["k\nR1000000000000", null, null]);
  });

  test("stands in a file of one reporter", () => {
    const headings = [...REQUEST, "提供馆", "填报方"];
    const of = (...cells: string[]) =>
      readRows(requestReading, { profile: "dd-supplier-collected", headings }, [...GOOD, ...cells]).faults[0];
    expect(of("中国人民大学", "提供馆填报")).toEqual([]);
    expect(of("中国人民大学", "请求馆填报")).toEqual(["rows-must-have-one-reporter 填报方"]);
  });
});

describe("a line of the courier's invoice", () => {
  const HEADINGS = [
    "运单号",
    "寄件日期",
    "寄件馆",
    "收件馆",
    "方向",
    "件数",
    "重量(kg)",
    "册数",
    "金额",
    "项目",
    "签收状态",
  ];
  const LINE = ["W1", "2019-05-06", "北京大学", "中国人民大学", "去程", "1", "3.2", "2", "14.00", "", ""];
  const line = (said: Record<number, string>) =>
    readRows(waybillReading, { profile: "courier-invoice", headings: HEADINGS }, row(said, LINE)).read[0];
  test("is a parcel where it says nothing else", () => {
    expect(line({})).toMatchObject({
      faults: [],
      record: {
        ...{ waybillNo: "W1", shippedOn: "2019-05-06", from: "10001", to: "10002", leg: "out", pieces: 1 },
        ...{ weightGrams: 3200, volumes: 2, chargeFen: 1400n, item: "parcel", outcome: null, district: null },
      },
    });
    expect(line({ 9: "停靠费", 10: "未签收", 8: "-14.00", 4: "返程", 6: "" })?.record).toMatchObject({
      ...{ item: "stop", outcome: "undelivered", chargeFen: -1400n, leg: "back", weightGrams: null },
    });
  });
  test("has the key of a charge that its profile does not list, unless it is nobody's word", () => {
    const { profiles } = profilesWith(
      "profile: own\nkind: courier-invoice\ntitle: {zh: 甲, en: A}\nextends: courier-invoice\ncolumns:\n  item: {values: {upstairs: [搬楼]}}\n",
    );
    const profile = profiles.find((p) => p.name === "own");
    if (!profile) throw new Error("no profile of this name");
    const more = { profile, columns: bindColumns(profile, headingOfRow(HEADINGS)) };
    const charge = (word: string) =>
      readRows(
        waybillReading,
        { profile: "courier-invoice", headings: HEADINGS, more },
        row({ 9: word }, LINE),
      ).read[0]?.record.charge;
    expect(["搬楼", "耗材费", "签收拍照"].map(charge)).toEqual(["upstairs", "packing", "签收拍照"]);
  });
  test("is billed in the unit of its heading, credits as well", () => {
    const fen = (heading: string, text: string) =>
      readRows(
        waybillReading,
        { profile: "courier-invoice", headings: HEADINGS.map((h) => (h === "金额" ? heading : h)) },
        row({ 8: text }, LINE),
      ).read[0]?.record.chargeFen;
    expect([
      fen("金额", "14.00"),
      fen("金额(元)", "14"),
      fen("金额(分)", "1400"),
      fen("金额(分)", "-1400"),
    ]).toEqual([...[1400n, 1400n, 1400n, -1400n]]);
  });
  test("has a piece; one that does not say how many is at fault for that alone", () => {
    expect(line({ 5: "0" })?.faults).toEqual(["count-must-be-positive 件数 0"]);
    expect(line({ 5: "x" })?.faults).toEqual([expect.stringMatching(/件数 x$/)]);
  });
});

test("registered users: a library, and loans where no service is said", () => {
  const headings = ["图书馆", "服务类型", "注册用户数", "新增用户数"];
  const { read } = readRows(
    userCountReading,
    { profile: "registered-users", headings },
    ["北京大学", "原文传递", "1200", "10"],
    ["北京大学", "", "1200", ""],
    ["某馆", "馆际互借", "x", ""],
  );
  expect(read[0]).toMatchObject({
    faults: [],
    record: { library: "10001", service: "dd", registered: 1200, newUsers: 10 },
  });
  expect(read[1]?.record).toMatchObject({ service: "ill", newUsers: null, activeUsers: null });
  expect(read[2]?.faults).toHaveLength(2);
});

test.each([
  "服务类型",
  "服务",
  "业务类型",
  "服务项目",
  "Service",
])("a service under %s is read, not taken for loans", (service) => {
  const headings = ["图书馆", service, "注册用户数"];
  const about = { profile: "registered-users", headings };
  const { read } = readRows(userCountReading, about, ["北京大学", "原文传递", "1200"]);
  expect(read[0]?.record).toMatchObject({ service: "dd", registered: 1200 });
});
