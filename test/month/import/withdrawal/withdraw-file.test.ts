/** Withdrawing files on real books: which file is meant, what stays out by night, and what becomes of what it had replaced. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { balis, file, imported, MAY, newBooks, removeBooks, row, standing, text } from "../books.ts";
import { states, withdraw } from "./withdrawing.ts";

beforeEach(newBooks);
afterAll(removeBooks);

const NAME = "10001-2019-05.csv";

describe("a file is named", () => {
  test("by its number, #number or name, wherever it lay", async () => {
    await imported(file(NAME, MAY));
    for (const named of ["1", "#1", "＃1", NAME, `inbox/${NAME}`])
      expect((await balis("file", "show", named)).exit).toBe(0);
    for (const unknown of ["2", "#0", "10001", "1.csv", ""])
      expect((await balis("file", "show", unknown)).refused).toEqual(["named-file-must-be-in-the-books"]);
  });

  test("by its number where several have its name, whatever became of them", async () => {
    await imported(file(NAME, MAY));
    await imported(file(NAME, [...MAY, row("DD3")]));
    expect((await withdraw(NAME, "--leave-empty")).refused).toEqual(["named-file-must-be-unambiguous"]);
    expect((await withdraw("2", "--leave-empty")).exit).toBe(0);
  });
});

describe("a withdrawn file", () => {
  test("no longer counts; twice is refused, and a look ahead changes nothing", async () => {
    await imported(file(NAME, MAY));
    expect((await withdraw("1", "--dry-run")).exit).toBe(0);
    expect(standing()).toHaveLength(2);
    expect((await withdraw("1")).exit).toBe(0);
    expect(standing()).toEqual([]);
    expect(await states()).toEqual(["1 withdrawn"]);
    const again = await withdraw("1");
    expect([again.exit, again.refused]).toEqual([3, ["withdrawn-file-must-stand"]]);
  });

  test("needs a reason that says something", async () => {
    await imported(file(NAME, MAY));
    for (const [reason, code] of [
      [[], "flag-must-be-given"],
      [["--reason", "  "], "reason-must-be-given"],
    ] as const)
      expect((await balis("file", "withdraw", "1", ...reason)).refused).toEqual([code]);
    expect(standing()).toHaveLength(2);
  });

  test("does not come back by night, and comes back with --again", async () => {
    await imported(file(NAME, MAY));
    await withdraw("1");
    for (const flags of [[], ["--supersede"], ["--beside"], ["--dry-run"]]) {
      const night = await balis("import", NAME, ...flags);
      expect([night.exit, night.receipts]).toMatchObject([
        1,
        [{ outcome: "already-there", withdrawn: { number: 1, reason: "导错了" } }],
      ]);
    }
    expect(standing()).toEqual([]);
    expect(await imported(NAME, "--again")).toEqual(["imported 10001 2019-05"]);
    expect(standing()).toHaveLength(2);
    expect(await imported(NAME)).toEqual(["already-there 10001 2019-05"]);
  });

  test("under another name in its place is the same file", async () => {
    await imported(file(NAME, MAY));
    await withdraw("1");
    expect(await imported(file("10001-b-2019-05.csv", MAY))).toEqual(["already-there 10001 2019-05"]);
    expect(standing()).toEqual([]);
  });

  test("does not keep others out that come with it", async () => {
    await imported(file(NAME, MAY));
    await withdraw("1");
    const both = await imported(NAME, file("10001-b-2019-05.csv", [row("DD7")]));
    expect(both).toEqual(["already-there 10001 2019-05", "imported 10001 2019-05"]);
  });

  test("is free to be read otherwise: for its right month, library or by another profile", async () => {
    const slip = ["--period", "2019-06", "--despite", "name,rows"];
    await imported(file(NAME, MAY), ...slip);
    await withdraw("1");
    expect(await imported(NAME)).toEqual(["imported 10001 2019-05"]);
    // The slip itself stays out, and where the file stands now it stays.
    expect(await imported(NAME, ...slip)).toEqual(["already-there 10001 2019-06"]);
    await withdraw("2");
    expect(await imported(NAME, "--library", "10003", "--despite", "name")).toEqual([
      "imported 10003 2019-05",
    ]);
    await withdraw("3");
    text("p.yaml", "profile: own\nextends: dd-supplier\n");
    await balis("profile", "save", "p.yaml");
    expect(await imported(NAME, "--profile", "own")).toEqual(["imported 10001 2019-05"]);
  });
});

describe("what it had replaced", () => {
  const CHANGED = [row("DD1"), row("DD2", "2019-05-06", "满足", 99)];

  beforeEach(async () => {
    await imported(file(NAME, MAY));
    await imported(file("10001-b-2019-05.csv", CHANGED));
  });

  test("is a question", async () => {
    expect((await withdraw("2")).refused).toEqual(["earlier-file-must-be-decided"]);
    expect((await withdraw("2", "--bring-back", "--leave-empty")).refused).toEqual([
      "flags-must-not-be-beside",
    ]);
    expect(await states()).toEqual(["1 replaced", "2 counts"]);
    expect((await withdraw("1")).refused).toEqual(["withdrawn-file-must-stand"]);
  });

  test("counts again with --bring-back, may be replaced again, and be withdrawn itself", async () => {
    await withdraw("2", "--bring-back");
    expect(await states()).toEqual(["1 counts", "2 withdrawn"]);
    expect(await imported(NAME)).toEqual(["already-there 10001 2019-05"]);
    expect(await imported("10001-b-2019-05.csv")).toEqual(["already-there 10001 2019-05"]);
    expect(await imported(file("10001-c-2019-05.csv", [...MAY, row("DD3")]))).toEqual([
      "superseded 10001 2019-05",
    ]);
    await withdraw("3", "--bring-back");
    expect(await states()).toEqual(["1 counts", "2 withdrawn", "3 withdrawn"]);
    expect((await withdraw("1", "--bring-back")).refused).toEqual(["earlier-file-must-exist"]);
    expect((await withdraw("1")).exit).toBe(0);
  });

  test("stays out with --leave-empty, by night, too", async () => {
    await withdraw("2", "--leave-empty");
    expect(await states()).toEqual(["1 replaced", "2 withdrawn"]);
    const night = await balis("import", NAME, "10001-b-2019-05.csv");
    expect(night.exit).toBe(1);
    expect(night.receipts).toMatchObject([
      { outcome: "already-there", withdrawn: { number: 2 }, replacedBy: null },
      { outcome: "already-there", withdrawn: { number: 2 } },
    ]);
    expect(standing()).toEqual([]);
    expect(await imported(NAME, "--again")).toEqual(["imported 10001 2019-05"]);
  });

  test("comes back step by step where one replaced the other", async () => {
    await imported(file("10001-c-2019-05.csv", [...CHANGED, row("DD3")]));
    await withdraw("3", "--bring-back");
    await withdraw("2", "--bring-back");
    expect(await states()).toEqual(["1 counts", "2 withdrawn", "3 withdrawn"]);
  });

  test("does not come back beside a file that was imported since", async () => {
    await imported(file("10001-d-2019-05.csv", [row("DD9")]), "--beside");
    expect((await withdraw("2", "--bring-back")).refused).toEqual(["earlier-file-must-be-free-to-return"]);
    await withdraw("3");
    expect((await withdraw("2", "--bring-back")).exit).toBe(0);
  });

  test("does not come back where its bytes count elsewhere", async () => {
    await imported(file("10003-2019-05.csv", MAY), "--library", "10003");
    expect((await withdraw("2", "--bring-back")).refused).toEqual(["earlier-file-must-be-free-to-return"]);
    expect((await withdraw("2", "--leave-empty")).exit).toBe(0);
    expect(standing()).toEqual(["10003 2019-05 DD1", "10003 2019-05 DD2"]);
  });
});

describe("a file that was moved by reading it again", () => {
  test("goes back where it was with --bring-back, and nowhere with --leave-empty", async () => {
    const slip = ["--period", "2019-06", "--despite", "name,rows"];
    await imported(file(NAME, MAY), ...slip);
    await imported(NAME, "--period", "2019-05");
    expect(await states()).toEqual(["1 replaced", "2 counts"]);
    expect((await withdraw("2", "--bring-back", "--dry-run")).exit).toBe(0);
    await withdraw("2", "--leave-empty");
    expect(standing()).toEqual([]);
    expect(await imported(NAME, ...slip)).toEqual(["already-there 10001 2019-06"]);
    expect(await imported(NAME)).toEqual(["already-there 10001 2019-05"]);
    expect(standing()).toEqual([]);
  });
});
