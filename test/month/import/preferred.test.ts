/** Which of several fitting profiles is meant: a saved one is made for some files, and never takes everybody's. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { recogniseSheet } from "../../../src/month/import/columns/recognise.ts";
import { profileShelf } from "../../../src/month/import/io/profile-shelf.ts";

const shelf = profileShelf("templates/profiles", hashText);
const PLAIN = ["申请单号", "请求馆", "提供日期", "状态", "文献类型", "页数", "费用(元)"];
const renamed = (from: string, to: string): string[] => PLAIN.map((h) => (h === from ? to : h));

/** The profiles that are left for a file with this heading. */
function meant(headings: readonly string[], ...saved: readonly string[]): string[] {
  const texts = saved.map((more, i) => ({
    name: `own${i + 1}`,
    text: `profile: own${i + 1}\nextends: dd-supplier\n${more}\n`,
  }));
  const { fits } = recogniseSheet(shelf(texts), [{ row: 1, hidden: false, cells: [...headings] }]);
  return fits.map((f) => f.profile.name);
}

const OF_ONE = `library: {code: "10008"}
columns:
  requestNo: {headings: [请求编号]}
  suppliedOn: {headings: [传递日期]}
  status: {fixed: filled}`;
const PAGES = "columns: {pages: {headings: [总页数]}}";

describe("a profile that extends another", () => {
  test("leaves the files that the plain one explains as well to it", () => {
    expect(meant(PLAIN, OF_ONE)).toEqual(["dd-supplier"]);
    expect(meant(PLAIN, 'library: {code: "10008"}')).toEqual(["dd-supplier"]);
  });

  test.each([
    ["申请单号", "请求编号"],
    ["提供日期", "传递日期"],
  ])("is preferred where a heading of its own stands in the file: %s → %s", (from, to) => {
    expect(meant(renamed(from, to), OF_ONE)).toEqual(["own1"]);
  });

  test("is preferred where it leaves a column out by name", () => {
    expect(meant([...PLAIN, "其中税额"], "ignored: [其中税额]")).toEqual(["own1"]);
    expect(meant(PLAIN, "ignored: [其中税额]")).toEqual(["dd-supplier"]);
  });

  test("is preferred where it takes a heading for another field", () => {
    expect(meant(PLAIN, "columns: {actualCostFen: {headings: [费用]}}")).toEqual(["own1"]);
  });

  test("is preferred where it is told apart, or by a higher priority", () => {
    expect(meant(PLAIN, "recognise: {headings: [状态]}")).toEqual(["own1"]);
    expect(meant(PLAIN, "priority: 1")).toEqual(["own1"]);
  });

  test("that only reads an amount in another unit is asked for, unless the file says the unit", () => {
    const FEN = "columns: {feeFen: {unit: fen}}";
    expect(meant(PLAIN, FEN)).toEqual(["dd-supplier"]);
    expect(meant(renamed("费用(元)", "费用"), FEN)).toEqual(["dd-supplier", "own1"]);
    expect(meant(renamed("费用(元)", "费用"), `recognise: {headings: [费用]}\n${FEN}`)).toEqual(["own1"]);
  });

  test("decides between two columns of the plain one, and touches no other file", () => {
    expect(meant([...PLAIN, "总页数"], PAGES)).toEqual(["own1"]);
    expect(meant(PLAIN, PAGES)).toEqual(["dd-supplier"]);
    expect(meant(renamed("页数", "总页数"), PAGES)).toEqual(["dd-supplier"]);
  });
});

describe("two saved profiles on one", () => {
  const NUMBER = "columns: {requestNo: {headings: [请求编号]}}";
  const BOTH = "columns: {requestNo: {headings: [请求编号]}, suppliedOn: {headings: [传递日期]}}";

  test("leave the plain files to the plain profile", () => {
    expect(meant(PLAIN, NUMBER, PAGES)).toEqual(["dd-supplier"]);
  });

  test("the one that explains more columns is meant", () => {
    const headings = renamed("申请单号", "请求编号").map((h) => (h === "提供日期" ? "传递日期" : h));
    expect(meant([...headings, "完成日期"], NUMBER, BOTH)).toEqual(["own2"]);
    expect(meant(headings, NUMBER, BOTH)).toEqual(["own2"]);
  });

  test("are asked for only where both explain as much, and more than the plain one", () => {
    expect(meant(renamed("申请单号", "请求编号"), NUMBER, BOTH)).toEqual(["own1", "own2"]);
  });

  test("one that extends the other is preferred to it where it says more", () => {
    const shelved = shelf([
      { name: "own1", text: `profile: own1\nextends: dd-supplier\n${NUMBER}\n` },
      { name: "own2", text: "profile: own2\nextends: own1\ncolumns: {suppliedOn: {headings: [传递日期]}}\n" },
    ]);
    const of = (cells: string[]): string[] =>
      recogniseSheet(shelved, [{ row: 1, hidden: false, cells }]).fits.map((f) => f.profile.name);
    expect(of(renamed("申请单号", "请求编号"))).toEqual(["own1"]);
    expect(of(renamed("提供日期", "传递日期"))).toEqual(["own2"]);
    expect(of(PLAIN)).toEqual(["dd-supplier"]);
  });
});
