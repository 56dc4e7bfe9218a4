/** Rules in force on every day: what is missing, to the day. */

import { describe, expect, test } from "vitest";
import { doctorMessages } from "../../../src/answers/doctor/words/doctor-messages.ts";
import { facts, foundIn, version, without } from "./facts.ts";

describe("a service's rules", () => {
  test("nothing is found where every day has its rules", () => {
    expect(foundIn({})).toEqual([]);
  });

  for (const [to, days, count] of [
    ["2019-05-31", null, 0],
    ["2019-05-30", "2019-05-31", 1],
    ["2019-04-30", "2019-05-01..2019-05-31", 31],
  ] as const)
    test(`a subsidy to ${to} leaves ${count} days of May`, () => {
      const found = foundIn({ rules: [...without("dd-subsidy"), version("dd-subsidy", { to })] });
      const gaps = found.filter((f) => f.text === "missing rules-must-cover-the-days");
      expect(gaps.map((f) => f.params)).toEqual(
        days === null ? [] : [expect.objectContaining({ part: "dd-subsidy", days, count })],
      );
    });

  for (const [from, days] of [
    ["2019-05-01", []],
    ["2019-05-02", ["2019-05-01"]],
  ] as const)
    test(`a tariff from ${from} misses ${days.length} days`, () => {
      const found = foundIn({ rules: [...without("dd-tariff"), version("dd-tariff", { from })] });
      expect(found.map((f) => f.params)).toEqual(days.map((d) => expect.objectContaining({ days: d })));
    });

  test("two gaps are named each", () => {
    const rules = [
      ...without("ill-subsidy"),
      version("ill-subsidy", { from: "2019-05-02", to: "2019-05-10" }),
      version("ill-subsidy", { from: "2019-05-13", to: null }),
    ];
    const params = { days: "2019-05-01, 2019-05-11..2019-05-12", count: 3 };
    const gaps = foundIn({ rules }).filter((f) => f.text.startsWith("missing"));
    expect(gaps).toEqual([
      { text: "missing rules-must-cover-the-days", params: expect.objectContaining(params) },
    ]);
  });

  test("a service without files and agreements needs no rules; with a file alone it does", () => {
    const { registry } = facts();
    const agreements = registry.agreements.filter((a) => a.service === "ill");
    const says = { registry: { ...registry, agreements }, rules: without("dd-tariff", "dd-subsidy") };
    expect(foundIn(says)).toEqual([]);
    const files = [{ kind: "dd-supplier", lateFor: null } as const];
    expect(foundIn({ ...says, files }).map((f) => f.text)).toEqual([
      "missing service-must-have-agreements",
      "missing rules-must-cover-the-days",
      "missing rules-must-cover-the-days",
    ]);
  });

  for (const [to, texts] of [
    ["2019-05-01", []],
    ["2019-04-30", ["missing agreements-must-be-recorded"]],
  ] as const)
    test(`agreements to ${to}: ${texts.length === 0 ? "the first day counts" : "none is in force"}`, () => {
      const { registry } = facts();
      const agreements = registry.agreements.map((a) => ({ ...a, to }));
      expect(foundIn({ registry: { ...registry, agreements } }).map((f) => f.text)).toEqual(texts);
    });

  test("schemes of the service, and netting for documents, take the subsidy's place", () => {
    const net = (service: string) =>
      version("netting", { body: { services: [{ service, mode: "net" }] } as never });
    const schemes = version("schemes", { body: { schemes: [{ service: "ill" }] } as never });
    expect(foundIn({ rules: [...without("dd-subsidy"), net("dd")] })).toEqual([]);
    expect(foundIn({ rules: [...without("ill-subsidy"), schemes] })).toEqual([]);
    // A loan's price stands in the subsidy: netting needs it.
    const netted = foundIn({ rules: [...without("ill-subsidy"), schemes, net("ill")] });
    expect(netted.map((f) => f.text)).toEqual(["missing rules-must-cover-the-days"]);
  });

  test("the days of a late file's own period, and of requests confirmed from outside, are asked as well", () => {
    const rules = [...without("dd-subsidy"), version("dd-subsidy", { from: "2019-04-02" })];
    const files = [{ kind: "dd-supplier", lateFor: "2019-04" } as const];
    expect(foundIn({ rules, files }).map((f) => f.params)).toEqual([
      expect.objectContaining({ days: "2019-04-01" }),
    ]);
    const outside = [{ service: "dd", days: ["2019-04-01", "2019-04-02"] } as const];
    expect(foundIn({ rules, outside })).toEqual([
      {
        text: "missing confirmed-days-must-have-rules",
        params: { period: "2019-05", part: "dd-subsidy", days: "2019-04-01", count: 1 },
      },
    ]);
  });
});

describe("the courier's contract", () => {
  const ends = (to: string) => [...without("courier"), version("courier", { to })];
  const bill = (company: string | null, ...days: string[]) => ({ bills: [{ company, days }] });

  test("a bill on a day without contract is missing one; a day without bill is for information", () => {
    const params = { company: "顺丰", days: "2019-05-31", count: 1 };
    const say = (text: string) => [{ text, params: expect.objectContaining(params) }];
    const rules = ends("2019-05-30");
    const codes = foundIn({ rules, ...bill("顺丰", "2019-05-31") }).filter((f) => f.text.includes("bills"));
    expect(codes).toEqual(say("missing bills-must-have-their-contract"));
    const quiet = foundIn({ rules, ...bill("顺丰", "2019-05-30") }).filter((f) => f.text.includes("bills"));
    expect(quiet).toEqual(say("note bills-must-have-their-contract"));
  });

  test("a contract to the last day of the month leaves no day", () => {
    const found = foundIn({ rules: ends("2019-05-31"), ...bill("顺丰", "2019-05-31") });
    expect(found.filter((f) => f.text.includes("bills"))).toEqual([]);
  });

  test("another company's bill has no contract; a day of the month before counts where it is billed", () => {
    const other = foundIn(bill("京东", "2019-05-01"));
    expect(other.map((f) => f.text)).toEqual(["missing bills-must-have-their-contract"]);
    const before = foundIn(bill("顺丰", "2018-12-31"));
    expect(before.map((f) => f.params)).toEqual([expect.objectContaining({ days: "2018-12-31", count: 1 })]);
  });

  test("rows that name no company lack the name where several have a contract, and a contract only where none has", () => {
    const jd = version("courier", { pack: "jd", from: "2019-05-10" });
    const second = { ...jd, body: { ...jd.body, company: "京东" } } as typeof jd;
    const rows = [
      { day: "2019-05-12", file: "b.csv", row: 7 },
      { day: "2019-05-11", file: "a.csv", row: 9 },
      // 顺丰 alone has a contract on that day.
      { day: "2019-05-09", file: "a.csv", row: 2 },
    ] as const;
    const days = ["2019-05-09", "2019-05-11", "2019-05-12"];
    const found = foundIn({ rules: [...facts().rules, second], bills: [{ company: "", days, rows }] });
    expect(found).toEqual([
      { text: "missing bill-rows-must-name-their-company", params: { file: "a.csv", row: 9, count: 2 } },
    ]);
    const { next } = doctorMessages["bill-rows-must-name-their-company"]({
      file: "账单 5月.csv",
      row: 9,
      count: 1,
    })["zh-CN"];
    expect(next).toBe(
      '在这些行的“物流公司”列写明公司，再导入更正后的文件：balis import "账单 5月.csv" --supersede',
    );
  });

  test("without bills a contract may still be missing: for information, and only where loans are settled", () => {
    const found = foundIn({ rules: without("courier") });
    expect(found.map((f) => f.text)).toEqual(["note rules-must-cover-the-days"]);
  });
});

test("policies and limits are asked on the last day, for information", () => {
  const ended = ["policies", "limits"].map((part) => version(part as "limits", { to: "2019-05-30" }));
  const texts = foundIn({ rules: [...without("policies", "limits"), ...ended] }).map((f) => f.text);
  expect(texts.slice(0, 2)).toEqual(["note policies-must-be-in-force", "note limits-must-be-in-force"]);
});
