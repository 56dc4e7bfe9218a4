/** A zip of a month is imported file by file; in it and outside of it a file is the same one. */
import { writeFileSync } from "node:fs";
import iconv from "iconv-lite";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { zipOf } from "../../../tables/zip-file.ts";
import { balis, file, HEAD, imported, inBooks, newBooks, removeBooks, row, standing } from "../books.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const export_ = (...rows: string[]): string => `${[HEAD, ...rows].join("\n")}\n`;
const gbk = (text: string): Buffer => iconv.encode(text, "gbk");

function month(name = "2019-05.zip"): string {
  const files = [
    { name: gbk("五月/10001-2019-05.csv"), content: gbk(export_(row("DD1"))) },
    { name: gbk("五月/北京师范大学图书馆 2019年5月.csv"), content: export_(row("DD3")) },
    { name: gbk("五月/说明.txt"), content: "see the wiki\n" },
    { name: gbk("五月/~$10001-2019-05.xlsx"), content: "x" },
  ];
  writeFileSync(inBooks(name), zipOf(files));
  return name;
}

const MONTH = ["10001 2019-05 DD1", "10027 2019-05 DD3"];

test("each file by its own name, with its place in the zip", async () => {
  const { exit, receipts, refused, stdout } = await balis("import", month());
  expect([exit, refused]).toEqual([4, ["profile-must-fit"]]);
  expect(receipts.map((r) => `${r.file} ${r.library}`)).toEqual([
    "2019-05.zip/五月/10001-2019-05.csv 10001",
    "2019-05.zip/五月/北京师范大学图书馆 2019年5月.csv 10027",
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    passedOver: [{ name: "2019-05.zip/五月/~$10001-2019-05.xlsx", why: "lock" }],
  });
  expect(standing()).toEqual(MONTH);
  const why = await balis("why", "10001-2019-05.csv:2", "--text");
  expect([why.exit, why.stdout]).toEqual([0, expect.stringContaining("2019-05.zip/五月/10001-2019-05.csv")]);
});

test("the same bytes inside and outside are one file, whichever came first", async () => {
  await imported(month());
  writeFileSync(inBooks("10001-2019-05.csv"), gbk(export_(row("DD1"))));
  expect(await imported("10001-2019-05.csv")).toEqual(["already-there 10001 2019-05"]);
  expect((await balis("import", month("again.zip"))).receipts.map((r) => r.outcome)).toEqual([
    "already-there",
    "already-there",
  ]);
  await newBooks();
  writeFileSync(inBooks("10001-2019-05.csv"), gbk(export_(row("DD1"))));
  for (const given of [
    ["10001-2019-05.csv", month()],
    [month(), "10001-2019-05.csv"],
  ])
    await balis("import", ...given);
  expect(standing()).toEqual(MONTH);
});

test("a corrected file in a zip takes the place of the one that came by itself", async () => {
  file("10001-2019-05.csv", [row("DD1")]);
  await imported("10001-2019-05.csv");
  const content = export_(row("DD1"), row("DD2"));
  writeFileSync(inBooks("m.zip"), zipOf([{ name: "10001-2019-05.csv", content }]));
  expect(await imported("m.zip")).toEqual(["superseded 10001 2019-05"]);
  expect(standing()).toEqual(["10001 2019-05 DD1", "10001 2019-05 DD2"]);
});

test("two versions in two zips contradict each other, in any order", async () => {
  for (const [name, pages] of [
    ["a.zip", 10],
    ["b.zip", 11],
  ] as const) {
    const content = export_(row("DD1", "2019-05-06", "满足", pages));
    writeFileSync(inBooks(name), zipOf([{ name: "10001-2019-05.csv", content }]));
  }
  const rivals = Array(2).fill("files-of-one-run-must-not-rival");
  expect((await balis("import", "a.zip", "b.zip")).refused).toEqual(rivals);
  expect((await balis("import", "b.zip", "a.zip")).refused).toEqual(rivals);
});

test("a member may be named, previewed, and is refused alone as what it is", async () => {
  month();
  expect(await imported("2019-05.zip/五月/10001-2019-05.csv")).toEqual(["imported 10001 2019-05"]);
  const tried = await balis("profile", "try", "2019-05.zip/五月/10001-2019-05.csv", "--text");
  expect(tried.stdout).toContain("2019-05.zip/五月/10001-2019-05.csv: document delivery");
  expect(await imported("2019-05.zip/none.csv")).toEqual(["file-must-exist"]);
  const locked = { name: "10003-2019-05.csv", content: "x", says: { flags: 0x801 } };
  writeFileSync(inBooks("locked.zip"), zipOf([locked]));
  const { exit, stderr } = await balis("import", "locked.zip", "--text");
  expect([exit, stderr]).toEqual([
    3,
    expect.stringContaining("locked.zip: The zip has a password and cannot be read."),
  ]);
});

test("a zip that files came in is not written over", async () => {
  await imported(month());
  const { refused } = await balis("pack", "2019", "--subproject", "2019-dd", "-o", "2019-05.zip");
  expect(refused).toEqual(["output-must-not-replace-a-source"]);
  expect(await imported("2019-05.zip/五月/10001-2019-05.csv")).toEqual(["already-there 10001 2019-05"]);
});

describe("the names of a zip and of folders in it speak where a file's own name is silent", () => {
  const content = `${HEAD}\n${row("DD1")}\n`;
  const zip = (zipName: string, name: string): string => {
    writeFileSync(inBooks(zipName), zipOf([{ name, content }]));
    return zipName;
  };

  test.each([
    ["10001-2019-05.zip", "dd.csv"],
    ["2019-05.zip", "10001/dd.csv"],
    ["报送.zip", "北京大学图书馆/2019年5月/dd.csv"],
  ])("%s with %s", async (zipName, name) => {
    expect(await imported(zip(zipName, name))).toEqual(["imported 10001 2019-05"]);
  });

  test("and contradict as it would", async () => {
    const flags = ["--library", "10001", "--period", "2019-05"];
    expect(await imported(zip("10003-2019-06.zip", "dd.csv"), ...flags)).toEqual([
      "file-witnesses-must-agree",
    ]);
  });

  test("a file that says its own month is of that: a late one may lie in a later month's zip", async () => {
    expect(await imported(zip("2019-06.zip", "10001-2019-05.csv"))).toEqual(["imported 10001 2019-05"]);
  });
});
