/** Whom to believe where the command line, the profile, titles, name and rows speak of one file. */
import { describe, expect, test } from "vitest";
import {
  decisions,
  heard,
  rowsSaid,
  type Testimony,
  type Witness,
} from "../../../src/month/import/witness.ts";

const same = (a: string, b: string): boolean => a === b;
const says = (by: Testimony["by"], ...values: string[]): Testimony => ({
  ...{ by, says: values, text: by, isSure: values.length === 1 },
});
const ask = (said: readonly Testimony[], ...despite: Witness[]) => heard(said, { despite, agree: same });

test("who agree are believed, and who is not sure supports what may be meant", () => {
  const said = [says("title", "10028", "13629"), says("name", "13629")];
  expect(ask(said)).toEqual({ decided: "13629", isAgreed: true });
});

test("one who may mean several decides nothing alone", () => {
  expect(ask([says("title", "10028", "13629")])).toEqual({ decided: null, isAgreed: true });
});

test("who disagree are not believed, the flag no more than the others", () => {
  expect(ask([says("flag", "10002"), says("name", "10001")]).isAgreed).toBe(false);
  expect(ask([says("title", "10003"), says("name", "10001")]).isAgreed).toBe(false);
  expect(ask([says("title", "10028", "13629"), says("name", "10001")]).isAgreed).toBe(false);
});

test("a decision against a witness lets the others decide", () => {
  const said = [says("title", "10003"), says("name", "10001")];
  expect(ask(said, "title")).toEqual({ decided: "10001", isAgreed: true });
  expect(ask(said, "name")).toEqual({ decided: "10003", isAgreed: true });
});

test("a witness decided against is heard all the same where nobody else speaks", () => {
  expect(ask([says("name", "10001")], "name")).toEqual({ decided: "10001", isAgreed: true });
});

test("what to decide is said for each value: against all who say otherwise", () => {
  const said = [says("flag", "a"), says("title", "b"), says("name", "b"), says("rows", "a", "c")];
  expect(decisions(said, same)).toEqual([
    { value: "a", despite: ["title", "name"] },
    { value: "b", despite: ["rows"] },
  ]);
});

describe("rows of several months", () => {
  const rows = (of: Record<string, number>) =>
    rowsSaid(new Map(Object.entries(of)), "period") ?? says("rows");
  const name = says("name", "2019-05");

  test.each<[string, Record<string, number>, boolean]>([
    ["exactly half of them lie in it", { "2019-05": 2, "2019-04": 1, "2019-06": 1 }, true],
    ["more than half lie outside", { "2019-05": 2, "2019-04": 1, "2019-06": 2 }, false],
    [
      "a year's rows, one month of which it is said to be",
      { "2019-05": 1, "2019-01": 1, "2019-12": 1 },
      false,
    ],
  ])("%s", (_, of, isAgreed) => expect(ask([name, rows(of)]).isAgreed).toBe(isAgreed));

  test("are decided against like any other witness, and only where they speak against it", () => {
    const said = [name, says("flag", "2019-04"), rows({ "2019-05": 1, "2019-04": 3 })];
    expect(decisions(said, same)).toEqual([
      { value: "2019-05", despite: ["rows"] },
      { value: "2019-04", despite: ["name"] },
    ]);
    expect(ask([name, rows({ "2019-04": 9, "2019-06": 1 })], "rows").isAgreed).toBe(true);
  });

  test("that count for their own day bear out a period that one of them lies in, and none other", () => {
    const year =
      rowsSaid(new Map(["2019-04", "2019-09", "2019-12"].map((month) => [month, 9])), "own-day") ??
      says("rows");
    expect(ask([says("name", "2019-12"), year]).isAgreed).toBe(true);
    expect(ask([says("name", "2020-01"), year]).isAgreed).toBe(false);
  });

  test("none with a day says nothing", () => expect(rowsSaid(new Map(), "period")).toBe(null));
});
