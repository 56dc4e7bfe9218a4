/** Importing on real books: what a new version of a file may take the place of. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, file, HEAD, imported, MAY, newBooks, removeBooks, row, standing, text } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

describe("a version in which rows vanish", () => {
  const WHOLE = ["DD1", "DD2", "DD3"].map((no) => row(no));

  test.each([
    ["a part of it", WHOLE.slice(0, 2)],
    ["an overlapping window", [...WHOLE.slice(1), row("DD4")]],
    ["a row set aside now that was good", [...WHOLE.slice(0, 2), row("DD3", "2019-05-06", "特急")]],
    ["nothing", []],
  ])("is refused without --supersede: %s", async (_, rows) => {
    await imported(file("10001-2019-05.csv", WHOLE));
    const done = await balis("import", file("10001-2019-05b.csv", rows));
    expect([done.exit, done.refused]).toEqual([3, ["another-file-stands"]]);
    expect(standing()).toHaveLength(3);
    expect(await imported("10001-2019-05b.csv", "--dry-run")).toEqual(["another-file-stands"]);
    expect(await imported("10001-2019-05b.csv", "--supersede")).toEqual(["superseded 10001 2019-05"]);
  });

  test("is refused for a courier's bill, week by week", async () => {
    const head = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)";
    const line = (no: string): string => `${no},2019-05-08,北京大学,清华大学,去程,1,1,1,8.00`;
    for (const [name, no] of [
      ["a", "SF1"],
      ["b", "SF2"],
    ])
      text(`${name}-2019-05.csv`, `${head}\n${line(no ?? "")}\n`);
    await imported("a-2019-05.csv");
    expect(await imported("b-2019-05.csv")).toEqual(["another-file-stands"]);
    expect(await imported("b-2019-05.csv", "--beside")).toEqual(["imported null 2019-05"]);
  });

  test("is refused where all rows of the standing one were set aside", async () => {
    const bad = ["DD1", "DD2"].map((no) => row(no, "2019-05-06", "特急"));
    await imported(file("10001-2019-05.csv", bad));
    expect(await imported(file("10001-2019-05b.csv", [row("DD8"), row("DD9")]))).toEqual([
      "another-file-stands",
    ]);
    const { receipts } = await balis("import", file("10001-2019-05c.csv", MAY));
    expect(receipts).toMatchObject([
      { outcome: "superseded", difference: { added: 2, removed: 0, changed: 0, kept: 0 } },
    ]);
  });

  test("is refused where the row that vanishes had come back in a return file", async () => {
    await imported(file("10001-2019-05.csv", [row("DD1"), row("DD2", "2019-05-06", "特急")]));
    text("back.csv", `原记录（勿改）,${HEAD}\n1:1:3,${row("DD2")}\n`);
    expect(await imported("back.csv")).toEqual(["imported 10001 2019-05"]);
    expect(await imported(file("10001-2019-05b.csv", [row("DD1")]))).toEqual(["another-file-stands"]);
    expect(await imported(file("10001-2019-05c.csv", MAY))).toEqual(["superseded 10001 2019-05"]);
    expect(standing()).toEqual(["10001 2019-05 DD1", "10001 2019-05 DD2"]);
  });

  test("a version in which rows are corrected or added replaces the other at once", async () => {
    await imported(file("10001-2019-05.csv", WHOLE));
    const corrected = file("10001-2019-05b.csv", [
      ...WHOLE.slice(0, 2),
      row("DD3", "2019-05-06", "满足", 20),
      row("DD4"),
    ]);
    const { receipts } = await balis("import", corrected);
    expect(receipts).toMatchObject([
      { outcome: "superseded", difference: { added: 1, removed: 0, changed: 1, kept: 2 } },
    ]);
  });

  test("a whole account takes the place of all parts that stand side by side", async () => {
    await imported(file("10001-2019-05a.csv", WHOLE.slice(0, 1)));
    await imported(file("10001-2019-05b.csv", WHOLE.slice(1)), "--beside");
    expect(await imported(file("10001-2019-05.csv", WHOLE))).toEqual(["superseded 10001 2019-05"]);
    expect(standing()).toHaveLength(3);
  });

  test("a corrected part takes the place of its own part only", async () => {
    await imported(file("10001-2019-05a.csv", WHOLE.slice(0, 1)));
    await imported(file("10001-2019-05b.csv", WHOLE.slice(1)), "--beside");
    await imported(file("10001-2019-05c.csv", [...WHOLE.slice(1), row("DD4")]));
    expect(standing().map((s) => s.slice(-3))).toEqual(["DD1", "DD2", "DD3", "DD4"]);
  });
});

describe("two versions of one file in one command", () => {
  const OLD = [row("DD1"), row("DD2")];
  const NEW = [row("DD1"), row("DD2", "2019-05-06", "满足", 20), row("DD3")];
  const inBothOrders = async (a: string, b: string, ...flags: string[]): Promise<string[][]> => {
    const seen: string[][] = [];
    for (const paths of [
      [a, b],
      [b, a],
    ]) {
      await newBooks();
      file("new-10001.csv", NEW, "北京大学图书馆 2019-05");
      file("old-10001.csv", OLD, "北京大学图书馆 2019-05");
      file("more-10001.csv", [...OLD, row("DD9")], "北京大学图书馆 2019-05");
      seen.push([...(await imported(...paths, ...flags)), ...standing()]);
    }
    return seen;
  };

  test("that contradict each other are both refused, also with --supersede", async () => {
    const none = ["files-of-one-run-must-not-rival", "files-of-one-run-must-not-rival"];
    expect(await inBothOrders("new-10001.csv", "old-10001.csv")).toEqual([none, none]);
    expect(await inBothOrders("new-10001.csv", "old-10001.csv", "--supersede")).toEqual([none, none]);
  });

  test("of which one only adds: that one stands, whatever their order", async () => {
    const both = await inBothOrders("more-10001.csv", "old-10001.csv");
    const outcome = ["imported 10001 2019-05", "superseded 10001 2019-05"];
    const rows = ["DD1", "DD2", "DD9"].map((no) => `10001 2019-05 ${no}`);
    expect(both).toEqual([
      [...outcome, ...rows],
      [...outcome, ...rows],
    ]);
  });

  test("do not keep the other files out", async () => {
    file("new-10001.csv", NEW, "北京大学图书馆 2019-05");
    file("old-10001.csv", OLD, "北京大学图书馆 2019-05");
    const done = await balis("import", "new-10001.csv", "old-10001.csv", file("10003-2019-05.csv", MAY));
    expect([done.exit, done.refused.length]).toEqual([4, 2]);
    expect(standing()).toEqual(["10003 2019-05 DD1", "10003 2019-05 DD2"]);
  });
});
