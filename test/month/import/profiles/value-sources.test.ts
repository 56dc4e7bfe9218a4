/** Where a value comes from: one column, several, the sheet's name, a cell above the table, the profile itself. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainYuan } from "../../../../src/core/money.ts";
import { profilesWith, readCsv, readSheets, refusal } from "./profile-language.ts";

const invoice = (columns: string, more = ""): string =>
  `profile: own\nkind: courier-invoice\ntitle: {zh: 甲, en: A}\nextends: courier-invoice\n${more}columns:\n${columns}`;

const HEAD = "运单号,寄件日期,寄件馆,收件馆,件数";
const line = (no: string, ...more: readonly string[]): string =>
  [no, "2019-05-03", "10001", "10002", "1", ...more].join(",");
const charges = (rows: readonly string[]): string[] =>
  rows.map((r) => /chargeFen=(\S+)/.exec(r)?.[1] ?? "null");

describe("several columns as one value", () => {
  const FILE = [
    `${HEAD},运费,附加费,优惠`,
    line("A1", "10.00", "2.00", "1.50"),
    line("A2", "10.00", "", "0"),
    line("A3", "", "2.00", "3.00"),
    line("A4", "", "", ""),
    line("A5", "10.00", "约2", "1.00"),
  ].join("\n");
  test.each([
    [
      "sum: [运费, 附加费]",
      ["1200", "1000", "200"],
      ["5 运费 + 附加费 value-must-be-given", "6 附加费 amount-must-be-exact 约2"],
    ],
    [
      "difference: [运费, 优惠]",
      ["850", "1000"],
      [
        "4 运费 value-must-be-given",
        "5 运费 − 优惠 value-must-be-given",
        "6 附加费 amount-must-be-exact 约2",
      ],
    ],
    [
      "first: [附加费, 运费]",
      ["200", "1000", "200"],
      ["5 附加费 / 运费 value-must-be-given", "6 附加费 amount-must-be-exact 约2"],
    ],
    [
      "larger: [优惠, 附加费]",
      ["200", "0", "300"],
      ["5 优惠 / 附加费 value-must-be-given", "6 附加费 amount-must-be-exact 约2"],
    ],
    [
      "sum: [运费, 附加费, 优惠]",
      ["1350", "1000", "500"],
      ["5 运费 + 附加费 + 优惠 value-must-be-given", "6 附加费 amount-must-be-exact 约2"],
    ],
  ])("{%s}", async (how, taken, findings) => {
    const seen = await readCsv(invoice(`  chargeFen: {from: {${how}}}`), FILE);
    expect(charges(seen.rows)).toEqual(taken);
    expect(seen.findings).toEqual(findings);
    expect(seen.counts).toBe(`6 = ${taken.length} taken + ${5 - taken.length} quarantined + 1 title`);
  });

  test("a column may be a field of its own besides", async () => {
    const seen = await readCsv(
      invoice("  chargeFen: {from: {sum: [运费, 附加费]}}\n  freightFen: {headings: [运费]}"),
      FILE,
    );
    expect(seen.rows[0]).toBe(
      "2 waybillNo=A1 shippedOn=2019-05-03 from=10001 to=10002 pieces=1 chargeFen=1200 freightFen=1000 surchargeFen=200 discountFen=150",
    );
  });

  test("each column's unit is its own", async () => {
    const file = `${HEAD},运费(元),附加费(分)\n${line("A1", "10.00", "200")}`;
    const seen = await readCsv(invoice("  chargeFen: {from: {sum: [运费, 附加费]}}"), file);
    expect(charges(seen.rows)).toEqual(["1200"]);
  });

  test("a total row has a total of each column", async () => {
    const file = [
      `${HEAD},运费,附加费`,
      line("A1", "10.00", "2.00"),
      line("A2", "5.00", ""),
      "合计,,,,,15.00,3.00",
    ].join("\n");
    const seen = await readCsv(invoice("  chargeFen: {from: {sum: [运费, 附加费]}}"), file);
    expect(seen.totals).toEqual(["运费 15.00 15.00", "附加费 3.00 2.00"]);
  });

  test("what may not be below zero is a finding where the difference is", async () => {
    const yaml =
      "profile: own\nkind: dd-supplier\ntitle: {zh: 甲, en: A}\nextends: dd-supplier\ncolumns:\n  feeFen: {from: {difference: [应收, 优惠]}}\n  pages: {from: {difference: [页数, 空白页]}}";
    const file = [
      "申请单号,请求馆,提供日期,状态,页数,空白页,应收,优惠",
      "D1,10001,2019-05-03,满足,10,1,3.00,-0.50",
      "D2,10001,2019-05-03,满足,10,11,3.00,3.01",
    ].join("\n");
    const seen = await readCsv(yaml, file);
    expect(seen.rows).toEqual([
      "2 requestNo=D1 requester=10001 suppliedOn=2019-05-03 status=filled pages=9 feeFen=350",
    ]);
    expect(seen.findings).toEqual([
      "3 页数 − 空白页 count-must-not-be-negative",
      "3 应收 − 优惠 amount-must-not-be-negative",
    ]);
  });

  test("law: a sum is the sum of what is filled in, to the fen", async () => {
    const cell = fc.option(fc.bigInt({ min: -99_999n, max: 99_999n }), { nil: null });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const shown = (v: bigint | null): string => (v === null ? "" : plainYuan(v));
        const file = [`${HEAD},甲,乙`, ...rows.map(([a, b], i) => line(`A${i}`, shown(a), shown(b)))].join(
          "\n",
        );
        const seen = await readCsv(invoice("  chargeFen: {from: {sum: [甲, 乙]}}"), file);
        const right = rows.flatMap(([a, b]) =>
          a === null && b === null ? [] : [`${(a ?? 0n) + (b ?? 0n)}`],
        );
        expect(charges(seen.rows)).toEqual(right);
      }),
      { numRuns: 25 },
    );
  });

  test("a file that lacks one of the columns of a sum is another file", async () => {
    const file = `${HEAD},运费\n${line("A1", "10.00")}`;
    expect(
      await refusal(() => readCsv(invoice("  chargeFen: {from: {sum: [运费, 附加费]}}"), file)),
    ).toContain("profile-must-fit");
  });

  test("one of its columns twice is a question", async () => {
    const file = `${HEAD},运费,附加费,运费\n${line("A1", "10.00", "1.00", "10.00")}`;
    expect(
      await refusal(() => readCsv(invoice("  chargeFen: {from: {sum: [运费, 附加费]}}"), file)),
    ).toContain("heading-must-be-unique");
  });

  test("of one's own profile and the shipped one, the one that reads more of the file is meant", async () => {
    const yaml = invoice("  chargeFen: {from: {sum: [运费, 附加费]}}");
    const both = `${HEAD},运费,附加费\n${line("A1", "10.00", "2.00")}`;
    const one = `${HEAD},运费\n${line("A1", "10.00")}`;
    expect((await readCsv(yaml, both, { named: false })).profile).toBe("own");
    expect((await readCsv(yaml, one, { named: false })).profile).toBe("courier-invoice");
  });
});

describe("a value that a sheet says once", () => {
  const supplier = (source: string): string =>
    `profile: own\nkind: dd-centre\ntitle: {zh: 甲, en: A}\nextends: dd-centre\nlibrary: none\ncolumns:\n  supplier: {from: ${source}}`;
  const HEADING: readonly string[] = ["申请单号", "请求馆", "提供日期", "状态", "页数"];
  const ROW: readonly string[] = ["D1", "10002", "2019-05-03", "满足", "9"];
  const said = (rows: readonly string[]): string[] =>
    rows.map((r) => /supplier=(\S+)/.exec(r)?.[1] ?? "null");

  test("the name of each sheet", async () => {
    const yaml = supplier("sheet-name").replace("library: none", "library: none\nsheets: all");
    const seen = await readSheets(yaml, { 北京大学: [HEADING, ROW], 清华大学: [HEADING, ROW, ROW] });
    expect(said(seen.rows)).toEqual(["北京大学", "清华大学", "清华大学"]);
  });

  test.each<[string, string, readonly (readonly string[])[], string]>([
    ["behind its label", "{above: 结算单位}", [["结算单位：北京大学  账期：2019-05"]], "北京大学"],
    ["beside its label", "{above: 结算单位}", [["明细"], ["", "结算 单位：", "", "北京大学"]], "北京大学"],
    ["beside another label", "{above: 结算单位}", [["日期", "2019-05", "结算单位", "北京大学"]], "北京大学"],
    ["twice the same", "{above: 结算单位}", [["结算单位：北京大学"], ["结算单位", "北京大学"]], "北京大学"],
    ["by its address", "{cell: B1}", [["单位", "北京大学", "x"]], "北京大学"],
  ])("%s", async (_, source, above, right) => {
    expect(said((await readSheets(supplier(source), { 明细: [...above, HEADING, ROW] })).rows)).toEqual([
      right,
    ]);
  });

  test.each<[string, string, readonly (readonly string[])[], string]>([
    ["no label", "{above: 结算单位}", [["明细"]], "profile-must-fit"],
    [
      "a label and nothing beside it",
      "{above: 结算单位}",
      [["结算单位："]],
      "value-said-once-must-be-clear missing",
    ],
    [
      "two different values",
      "{above: 结算单位}",
      [["结算单位：北京大学"], ["结算单位：清华大学"]],
      "value-said-once-must-be-clear contradictory 北京大学 | 清华大学",
    ],
    ["an address in the table", "{cell: B2}", [["明细"]], "value-said-once-must-be-clear missing"],
  ])("%s: refused", async (_, source, above, right) => {
    expect(await refusal(() => readSheets(supplier(source), { 明细: [...above, HEADING, ROW] }))).toContain(
      right,
    );
  });

  test("it is read as its field is: a day is a day, and what is none is refused once", async () => {
    const yaml = (cell: string): string =>
      supplier(
        `{above: 结算单位}\n  requestedOn: {from: {cell: ${cell}}}`
          .replace("{above: 结算单位}\n", "{above: 结算单位}}\n")
          .replace(/\}$/, ""),
      );
    const rows = [["结算单位：北京大学", { kind: "date", serial: "43588" } as const, "五月"], HEADING, ROW];
    expect((await readSheets(yaml("B1"), { 明细: rows })).rows[0]).toContain("requestedOn=2019-05-03");
    expect(await refusal(() => readSheets(yaml("C1"), { 明细: rows }))).toBe(
      "value-said-once-must-be-clear unreadable 五月",
    );
  });
});

describe("a profile that says two things of one field is refused", () => {
  test.each([
    ["{headings: [运费], from: {sum: [运费, 附加费]}}", "two-sources chargeFen"],
    ["{fixed: 1, from: sheet-name}", "two-sources chargeFen"],
    ['{fixed: "1", generate: "{row}"}', "two-sources chargeFen"],
    ["{from: {sum: [运费, 运 费]}}", "heading-twice 运 费"],
    ["{from: {sum: [运费]}}", "wrong-value columns.chargeFen.from.sum"],
    ["{from: {sum: [运费, 附加费], first: [运费, 附加费]}}", "two-sources chargeFen"],
  ])("chargeFen: %s", async (rule, right) => {
    expect(await refusal(() => profilesWith(invoice(`  chargeFen: ${rule}`)))).toContain(
      `profile-must-be-valid ${right}`,
    );
  });

  test("days and names are not added up", async () => {
    expect(await refusal(() => profilesWith(invoice("  shippedOn: {from: {sum: [甲, 乙]}}")))).toContain(
      "not-summable shippedOn",
    );
  });

  test("a child's word for where a value comes from takes the place of the parent's", () => {
    const own = (columns: string) => profilesWith(invoice(columns)).profiles.find((p) => p.name === "own");
    const rule = own("  chargeFen: {from: {sum: [运费, 附加费]}}")?.columns.get("chargeFen");
    expect([rule?.headings, rule?.from]).toEqual([
      [],
      { by: "columns", how: "sum", headings: ["运费", "附加费"] },
    ]);
    expect(own("  leg: {fixed: out}")?.columns.get("leg")?.headings).toEqual(["方向", "Leg"]);
  });
});
