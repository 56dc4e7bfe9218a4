/** Importing on real books: a file that is read again, elsewhere or otherwise. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  balis,
  file,
  HEAD,
  imported,
  MAY,
  newBooks,
  removeBooks,
  row,
  settleable,
  standing,
  text,
} from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

describe("a file that is read again", () => {
  test("in the right month leaves the wrong one", async () => {
    const name = file("10001.csv", [row("DD1", "2019-05-31"), row("DD2", "2019-06-01")]);
    await imported(name, "--period", "2019-06");
    const { receipts } = await balis("import", name, "--period", "2019-05");
    expect(receipts).toMatchObject([
      { outcome: "imported", period: "2019-05", moved: { period: "2019-06", isLeftEmpty: true } },
    ]);
    expect(standing().map((s) => s.slice(0, 13))).toEqual(["10001 2019-05", "10001 2019-05"]);
    expect(await imported(name, "--period", "2019-05")).toEqual(["already-there 10001 2019-05"]);
  });

  test("for the right library leaves the wrong one, and what it had replaced there is named", async () => {
    await imported(file("10003-2019-05.csv", [row("DD8")]));
    const name = file("10001-2019-05.csv", MAY);
    await imported(name, "--library", "10003", "--despite", "name", "--supersede");
    const { receipts } = await balis("import", name);
    expect(receipts).toMatchObject([
      { library: "10001", moved: { library: "10003", lost: ["10003-2019-05.csv"] } },
    ]);
    expect(await imported("10003-2019-05.csv")).toEqual(["imported 10003 2019-05"]);
    expect(standing()).toHaveLength(3);
  });

  test("after another took its place by a slip stands again", async () => {
    const june = file("10001-2019-06.csv", [row("DD5", "2019-06-03")]);
    const may = file("10001-2019-05.csv", MAY);
    await imported(june, "--period", "2019-05", "--despite", "name,rows");
    await imported(may, "--supersede");
    expect(await imported(june)).toEqual(["imported 10001 2019-06"]);
    expect(standing()).toEqual(["10001 2019-05 DD1", "10001 2019-05 DD2", "10001 2019-06 DD5"]);
  });

  test("after a later version replaced it does not come back by itself", async () => {
    const first = file("10001-2019-05.csv", MAY);
    const second = file("10001-2019-05b.csv", [...MAY, row("DD3")]);
    await imported(first);
    await imported(second);
    const again = await balis("import", first);
    expect(again.receipts).toMatchObject([{ outcome: "already-there", replacedBy: second }]);
    expect(again.exit).toBe(1);
    expect(standing()).toHaveLength(3);
    expect(await imported(first, "--supersede")).toEqual(["superseded 10001 2019-05"]);
    expect(standing()).toHaveLength(2);
    expect(await imported(second)).toEqual(["already-there 10001 2019-05"]);
  });

  test("by another profile is another reading, and the same file again keeps to that profile", async () => {
    text("p.yaml", "profile: in-fen\nextends: dd-supplier\ncolumns:\n  feeFen: {unit: fen}\n");
    const head = HEAD.replace("(元)", "");
    text("10001-2019-05.csv", `${head}\n${MAY[0]?.replace("3.00", "300")}\n`);
    await imported("10001-2019-05.csv");
    await balis("profile", "save", "p.yaml");
    const { receipts } = await balis("import", "10001-2019-05.csv", "--profile", "in-fen");
    expect(receipts).toMatchObject([
      { outcome: "superseded", profile: "in-fen", difference: { changed: 1 } },
    ]);
    const again = await balis("import", "10001-2019-05.csv");
    expect(again.receipts).toMatchObject([{ outcome: "already-there", profile: "in-fen" }]);
  });

  test("by its profile, which was mended since, is another reading", async () => {
    const yaml = (unit: string): string =>
      `profile: own\nextends: dd-supplier\npriority: 1\ncolumns:\n  feeFen: {unit: ${unit}}\n`;
    text("p.yaml", yaml("yuan"));
    await balis("profile", "save", "p.yaml");
    text("10001-2019-05.csv", `${HEAD.replace("(元)", "")}\n${MAY[0]?.replace("3.00", "300")}\n`);
    await imported("10001-2019-05.csv");
    text("p.yaml", yaml("fen"));
    await balis("profile", "save", "p.yaml");
    const { receipts } = await balis("import", "10001-2019-05.csv");
    expect(receipts).toMatchObject([{ outcome: "superseded", difference: { changed: 1 } }]);
    expect(await imported("10001-2019-05.csv")).toEqual(["already-there 10001 2019-05"]);
  });

  test("with rows still set aside needs a person on each run; once they are mended no more", async () => {
    const name = file("10001-2019-05.csv", [row("DD1"), row("DD2", "2019-05-06", "特急")]);
    expect([(await balis("import", name)).exit, (await balis("import", name)).exit]).toEqual([1, 1]);
    text("back.csv", `原记录（勿改）,${HEAD}\n1:1:3,${row("DD2")}\n`);
    expect((await balis("import", "back.csv")).exit).toBe(0);
    expect((await balis("import", name)).exit).toBe(0);
  });
});

describe("a file that is there already still needs a person", () => {
  test("where a total row does not agree, or can't be read", async () => {
    const fee = (text: string): string => `合计,,,,,,${text}`;
    for (const [name, total] of [
      ["10001-2019-05.csv", "99.00"],
      ["10003-2019-05.csv", "九元"],
    ] as const) {
      file(name, [...MAY, fee(total)]);
      expect([(await balis("import", name)).exit, (await balis("import", name)).exit]).toEqual([1, 1]);
      expect((await balis("import", name, "--strict")).exit).toBe(1);
    }
    file("10002-2019-05.csv", [row("DD1").replace("中国人民大学", "清华大学"), fee("3.00")]);
    const agreed = [await balis("import", "10002-2019-05.csv"), await balis("import", "10002-2019-05.csv")];
    expect(agreed.map((done) => done.exit)).toEqual([0, 0]);
  });

  test("where another profile would be chosen today, until one is named", async () => {
    const name = file("10001-2019-05.csv", MAY);
    text(
      "p.yaml",
      "profile: own\nextends: dd-supplier\nrecognise: {required: [requestNo, status, pages, feeFen, requester]}\n",
    );
    await imported(name);
    await balis("profile", "save", "p.yaml");
    const again = await balis("import", name);
    expect(again.receipts).toMatchObject([{ outcome: "already-there", otherProfile: "own" }]);
    expect(again.exit).toBe(1);
    expect((await balis("import", name, "--profile", "dd-supplier")).exit).toBe(0);
    expect((await balis("import", name, "--profile", "own")).receipts).toMatchObject([{ profile: "own" }]);
    expect((await balis("import", name)).exit).toBe(0);
  });
});

test("a file of a closed month is there already, whatever is set since, and can't be moved away", async () => {
  await settleable();
  const name = file("10002-2019-05.csv", [MAY[0]?.replace("中国人民大学", "北京大学") ?? ""]);
  const asked = "申请单号,提供馆,提供日期,状态,文献类型,页数\nDD1,中国人民大学,2019-05-06,满足,期刊论文,10\n";
  text("10001-2019-05.csv", asked);
  await imported(name, "10001-2019-05.csv");
  for (const step of ["reconcile", "settle"]) await balis(step, "2019-05");
  expect((await balis("close", "2019-05", "--confirm", "2019-05")).exit).toBe(0);
  await balis("setting", "set", "late-files", "refuse");
  expect(await imported(name)).toEqual(["already-there 10002 2019-05"]);
  const moved = await imported(name, "--period", "2019-06", "--despite", "name,rows");
  expect(moved).toEqual(["closed-period-needs-correction"]);
});

test("a period that all its files have left is reconciled to nothing, and asks for no more", async () => {
  await settleable();
  const name = file("10001.csv", [row("DD1", "2019-05-31"), row("DD2", "2019-06-01")]);
  await imported(name, "--period", "2019-06");
  await balis("reconcile", "2019-06");
  const { receipts } = await balis("import", name, "--period", "2019-05");
  expect(receipts[0]?.moved).toMatchObject({ isReconciled: true });
  expect((await balis("reconcile", "2019-06")).exit).toBe(0);
  const list = await balis("discrepancy", "list", "2019-06");
  expect(JSON.parse(list.stdout)).toMatchObject({ discrepancies: [] });
  expect((await balis("settle", "2019-06")).exit).toBe(0);
});
