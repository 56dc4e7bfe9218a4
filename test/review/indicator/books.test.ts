/** Indicators over real books: what the command answers, as a person would ask. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Books, booksOfMay } from "../../papers/report/books-of-may.ts";

let books: Books;

beforeAll(async () => {
  books = await booksOfMay();
  for (const pack of ["balis-indicators", "china-holidays", "mof-2020", "sample-evaluation"])
    expect((await books.balis("rule", "enact", "--builtin", pack)).exit).toBe(0);
}, 60_000);
afterAll(() => books.remove());

async function json(...argv: string[]): Promise<Record<string, unknown> & { exit: number }> {
  const done = await books.balis(...argv, "--json");
  const document: Record<string, unknown> = JSON.parse(done.stdout || done.stderr);
  return { ...document, exit: done.exit };
}

const shownOf = async (key: string, ...more: string[]) =>
  (await json("indicator", "value", key, "--window", "2019-05", ...more)).shown;

describe("values from the books", () => {
  // DD1 and DD2 are filled, DD3 is not; one working day each; subsidies 8.60; a loan of 2 volumes, 10.00 and 10.00.
  test.each([
    ["dd-fill-rate-of-all", "66.7%"],
    ["dd-refusal-rate", "33.3%"],
    ["dd-completion-rate", "66.7%"],
    ["dd-pages", "24 页"],
    ["dd-cost-per-request", "4.30 元"],
    ["ill-volumes-lent", "2 册"],
    ["ill-cost-per-request", "20.00 元"],
    ["ill-fill-rate-of-processed", "100.0%"],
  ])("%s is %s", async (key, shown) => {
    expect(await shownOf(key)).toBe(shown);
  });

  test("of one library only what it supplied or borrowed", async () => {
    expect(await shownOf("ill-volumes-lent", "--library", "10001")).toBe("2 册");
    expect(await shownOf("ill-volumes-lent", "--library", "10002")).toBe("0 册");
    expect(await shownOf("ill-volumes-borrowed", "--library", "中国人民大学")).toBe("2 册");
  });

  test("a month nothing was reconciled in is no figure, and it is named", async () => {
    const value = await json("indicator", "value", "dd-filled", "--year", "2018");
    expect(value.value).toBeNull();
    expect(value.automatic).toMatchObject({ periods: [], missing: expect.arrayContaining(["2018-01"]) });
  });

  test("the same pack enacted leaves what is settled as it is: no money hangs on it", async () => {
    expect((await books.balis("report", "finance", "2019-05")).exit).toBe(0);
  });
});

describe("typed values", () => {
  const evidence = (): string => join(books.cwd, "问卷.txt");

  test("evidence is needed, and hashed; the value is exact", async () => {
    const record = ["indicator", "record", "satisfaction", "--year", "2019", "--value"];
    expect((await json(...record, "4165/4900")).error).toMatchObject({ code: "evidence-must-be-given" });
    writeFileSync(evidence(), "abc");
    expect((await books.balis(...record, "4165/4900", "--evidence", "问卷.txt")).exit).toBe(0);
    const value = await json("indicator", "value", "satisfaction", "--year", "2019");
    expect(value.shown).toBe("85.0%");
    expect(value.value).toEqual({ num: "4165", den: "4900" });
    // SHA-256 of "abc", as FIPS 180 has it.
    expect(value.typed).toMatchObject({
      evidence: [
        {
          path: "问卷.txt",
          sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
          bytes: 3,
        },
      ],
    });
  });

  test("evidence changed or gone is named with exit code 1; nothing of the books is lost", async () => {
    expect((await json("indicator", "check")).exit).toBe(0);
    appendFileSync(evidence(), "d");
    const changed = await json("indicator", "check");
    expect([changed.exit, (changed.findings as { code: string }[])[0]?.code]).toEqual([
      1,
      "evidence-must-be-unchanged",
    ]);
    rmSync(evidence());
    const gone = await json("indicator", "check");
    expect((gone.findings as { code: string }[]).map((f) => f.code)).toEqual(["evidence-must-exist"]);
    expect((await json("indicator", "value", "satisfaction", "--year", "2019")).shown).toBe("85.0%");
    writeFileSync(evidence(), "abc");
    expect((await json("indicator", "check")).exit).toBe(0);
  });

  test("what the books count is typed only with a reason, and both figures are shown", async () => {
    const record = [
      "indicator",
      "record",
      "dd-filled",
      "--window",
      "2019-05",
      "--value",
      "3",
      "--evidence",
      "问卷.txt",
    ];
    expect((await json(...record)).error).toMatchObject({
      code: "typed-value-must-not-replace-a-counted-one",
    });
    expect((await books.balis(...record, "--override", "平台漏报一笔")).exit).toBe(0);
    const { shown, automatic, typed } = await json("indicator", "value", "dd-filled", "--window", "2019-05");
    expect([shown, automatic, typed]).toMatchObject(["3 笔", { numerator: 2 }, { override: "平台漏报一笔" }]);
  });

  test("a correction is a new fact: the earlier value stays in the history", async () => {
    const record = [
      "indicator",
      "record",
      "satisfaction",
      "--year",
      "2019",
      "--evidence",
      "问卷.txt",
      "--value",
    ];
    await books.balis(...record, "90%");
    const { shown, earlier } = await json("indicator", "value", "satisfaction", "--year", "2019");
    expect([shown, (earlier as { text: string }[]).map((e) => e.text)]).toEqual(["90.0%", ["4165/4900"]]);
  });
});

describe("reported figures and the service evaluation", () => {
  const file = (text: string): void => writeFileSync(join(books.cwd, "上报.csv"), text);
  const take = () => json("indicator", "import", "上报.csv", "--window", "2019-05");

  test("a file with a fault is taken not at all; every fault is told with its row", async () => {
    file(
      "图书馆,指标,数值\n北京大学,ill-card-loans,35\n农大,ill-card-loans,3\n10002,ill-card,3\n10002,ill-card-loans,多\n",
    );
    const done = await take();
    const codes = (done.findings as { code: string; at: { row: number } }[]).map((f) => [f.at.row, f.code]);
    expect([done.exit, codes]).toEqual([
      1,
      [
        [3, "library-must-be-unambiguous"],
        [4, "indicator-must-be-known"],
        [5, "indicator-value-must-be-a-number"],
      ],
    ]);
    const value = await json(
      "indicator",
      "value",
      "ill-card-loans",
      "--window",
      "2019-05",
      "--library",
      "10001",
    );
    expect(value.typed).toBeNull();
  });

  test("union card loans stand beside the points and in no sum of the workbook", async () => {
    file(
      "图书馆,指标,数值\n北京大学,ill-card-loans,3500\n北京大学,ill-holdings-open,80%\n北京大学,ill-survey-satisfaction,95%\n北京大学,ill-promotion-points,15\n",
    );
    expect((await take()).exit).toBe(0);
    const done = await json(
      "indicator",
      "evaluate",
      "--service",
      "ill",
      "--window",
      "2019-05",
      "-o",
      "评估.xlsx",
    );
    const [first] = done.libraries as {
      library: string;
      total: string;
      groups: { points: string }[];
      beside: { value: { num: string } }[];
    }[];
    // 12 of 15 for holdings; it lent all: 25, and borrowed nothing; 25, 15 and 10 for the rest: 87.
    expect([first?.library, first?.total, first?.groups.map((g) => g.points)]).toEqual([
      "10001",
      "87.00",
      ["12.00", "25.00", "25.00", "15.00", "10.00"],
    ]);
    expect(first?.beside[0]?.value.num).toBe("3500");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(join(books.cwd, "评估.xlsx")).buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet("排名");
    const heading = [1, 2, 3, 4, 5].find((row) => sheet?.getCell(row, 1).value === "名次") ?? 0;
    const cell = (column: number) => sheet?.getCell(heading + 1, column);
    expect(cell(3)?.value).toBe("北京大学图书馆");
    expect(cell(9)?.value).toMatchObject({ formula: `SUM(D${heading + 1}:H${heading + 1})`, result: 87 });
    expect(cell(10)?.value).toBe(3500);
    expect(sheet?.getCell(heading, 10).value).toContain("不计分");
  });
});
