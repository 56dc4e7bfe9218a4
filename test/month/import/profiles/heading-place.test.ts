/** Where the heading of a table is: searched, in a row that the profile names, or nowhere. */
import { describe, expect, test } from "vitest";
import { readCsv, refusal } from "./profile-language.ts";

const own = (base: string, more: string): string =>
  `profile: own\nkind: ${base}\ntitle: {zh: 甲, en: A}\nextends: ${base}\n${more}`;
const csv = (...rows: readonly string[]): string => rows.join("\n");

describe("where the heading is", () => {
  const HEAD = ["运单号", "寄件日期", "寄件馆", "收件馆", "件数", "金额"].join(",");
  const ROW = "A1,2019-05-03,10001,10002,1,10.00";
  const taken = "waybillNo=A1 shippedOn=2019-05-03 from=10001 to=10002 pieces=1 chargeFen=1000";
  const preamble = (n: number): string[] => Array.from({ length: n }, (_, i) => `说明 ${i + 1}`);

  test.each([
    ["", 19, `21 ${taken}`],
    ["", 20, "profile-must-fit"],
    ["heading: {within: 40}\n", 30, `32 ${taken}`],
    ["heading: {within: 30}\n", 30, "profile-must-fit"],
    ["heading: {row: 25}\n", 24, `26 ${taken}`],
    ["heading: {row: 24}\n", 24, "profile-must-fit"],
  ])("%j below %i rows", async (heading, above, right) => {
    const read = async (): Promise<string> =>
      (await readCsv(own("courier-invoice", heading), csv(...preamble(above), HEAD, ROW))).rows.join("|");
    const found = right.startsWith("profile") ? await refusal(read) : await read();
    expect(found).toContain(right);
  });

  const LETTERS = [
    ["waybillNo", "A"],
    ["shippedOn", "B"],
    ["from", "C"],
    ["to", "D"],
    ["pieces", "E"],
    ["chargeFen", "F"],
  ];
  const lettered = (heading: string): string =>
    own(
      "courier-invoice",
      `heading: ${heading}\ncolumns:\n${LETTERS.map(([field, letter]) => `  ${field}: {headings: [${letter}]}`).join("\n")}\n`,
    );

  test("none: columns are known by their letters, and every row is data", async () => {
    const seen = await readCsv(lettered("none"), csv(ROW, ROW.replace("A1", "A2"), "合计,,,,2,20.00"));
    expect(seen.rows.map((r) => r.slice(0, 14))).toEqual(["1 waybillNo=A1", "2 waybillNo=A2"]);
    expect(seen.totals).toEqual(["E 2 2", "F 20.00 20.00"]);
    expect(seen.counts).toBe("3 = 2 taken + 1 totals");
  });

  test("one that nobody can use is passed over", async () => {
    const seen = await readCsv(
      lettered("{row: 2, names: letters}"),
      csv("顺达", "No.,date,from,to,pcs,￥", ROW),
    );
    expect(seen.rows).toEqual([`3 ${taken}`]);
    expect(seen.counts).toBe("3 = 1 taken + 2 title");
  });

  test("a row of fewer cells is not read", async () => {
    const seen = await readCsv(lettered("none"), csv(ROW, "A2,2019-05-03,10001,1,10.00"));
    expect(seen.findings).toEqual(["2 row-must-have-all-cells"]);
  });

  test("letters fit any table, so such a profile is taken only by its name", async () => {
    expect(await refusal(() => readCsv(lettered("none"), ROW, { named: false }))).toContain(
      "profile-must-fit",
    );
  });
});
