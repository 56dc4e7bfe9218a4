/** 双向结算的对账单: where libraries owe each other fees no paper says that nobody does, and a small balance says whose it is. */
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, filesOf } from "../../month/settle/money/alliance.ts";

/** 0.30 a page. */
const request = (no: string, requester: string, supplier: string, pages: number) => ({
  ...{ no, supplier, requester, day: "2019-05-06", pages },
});

async function sheetsOf(file: string): Promise<Map<string, string[]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const lines: string[] = [];
      sheet.eachRow((row) => {
        const cells = (row.values as unknown[]).slice(1).map((_, i) => row.getCell(i + 1).text);
        lines.push([...new Set(cells)].join(" ").trim());
      });
      return [sheet.name, lines];
    }),
  );
}

const statement = async (
  books: Alliance,
  library: string,
  lang = "zh-CN",
): Promise<Map<string, string[]>> => {
  await books.must(`report statements 2019-05 --library ${library} -o out-${lang} --lang ${lang}`);
  return sheetsOf(join(books.cwd, `out-${lang}`, `statement-2019-05-${library}.xlsx`));
};
const finance = async (books: Alliance): Promise<Map<string, string[]>> => {
  await books.must("report finance 2019-05 -o finance.xlsx");
  return sheetsOf(join(books.cwd, "finance.xlsx"));
};
const textOf = (sheets: Map<string, string[]>): string => [...sheets.values()].flat().join("\n");
const notice = (sheets: Map<string, string[]>): string =>
  (sheets.get("通知") ?? sheets.get("Notice") ?? []).join("\n");

const NOBODY = /不向任何一方收取|not billed to anyone/;

describe("fees settled net, with no subsidy of the alliance", () => {
  let books: Alliance;
  afterAll(() => books.remove());
  beforeAll(async () => {
    books = await allianceOf(["calis-2015"], (text) =>
      text.replace("netting: { dd: net }", 'netting: { dd: net, carryForwardBelow: "5.00" }'),
    );
    // 10001 owes 12.00 + 3.00; 10002 earns 12.00; 10003 earns 3.00 and owes 0.30; 10004 earns 0.30 and owes 1.50 to 10002.
    const requests = [
      request("DD1", "10001", "10002", 40),
      request("DD2", "10001", "10003", 10),
      request("DD3", "10003", "10004", 1),
      request("DD4", "10004", "10002", 5),
    ];
    await books.month("2019-05", filesOf("2019-05", requests));
  });

  test("the library that is billed reads it below its requests, in both languages, and nowhere that nobody is", async () => {
    const zh = await statement(books, "10001");
    expect(notice(zh)).toMatch(/应缴：文献费 2 笔 -15/);
    expect(textOf(zh)).toContain("请求馆应缴，提供馆应收，由中心轧差收付");
    const en = await statement(books, "10001", "en");
    expect(notice(en)).toContain("Owed by you: fee");
    expect(textOf(en)).toContain("the requester owes them, the supplier earns them");
    for (const said of [textOf(zh), textOf(en), textOf(await finance(books))])
      expect(said).not.toMatch(NOBODY);
  });

  test("the one that is paid receives fees, no subsidy: no row and no word of one", async () => {
    const zh = notice(await statement(books, "10002"));
    expect(zh).toMatch(/应收：文献费 2 笔 13\.5/);
    expect(zh).toContain("本通知告知贵馆将收到的款项");
    expect(zh).not.toContain("补贴");
    expect(notice(await statement(books, "10002", "en"))).not.toMatch(/subsidy/i);
  });

  test("what is too small to move says who owes it: beside the direction and beside the amount in capitals", async () => {
    const kept = async (library: string, lang?: string): Promise<string[]> => {
      const lines = notice(await statement(books, library, lang)).split("\n");
      return lines.filter((line) => /欠|owe the centre|owes you/.test(line));
    };
    expect(await kept("10003")).toEqual([
      "中心欠贵馆 ￥2.70，不足起付额 ￥5.00，结转下期",
      "款项方向：本期无收付（中心欠贵馆，结转下期）",
      "合计金额（大写）：人民币贰元柒角整　　（小写）：￥2.70　　中心欠贵馆",
    ]);
    expect((await kept("10004"))[2]).toBe(
      "合计金额（大写）：人民币壹元贰角整　　（小写）：￥1.20　　贵馆欠中心",
    );
    expect(await kept("10004", "en")).toEqual([
      "You owe the centre RMB 1.20, below RMB 5.00: carried forward",
      "Payment: none in this period (You owe the centre; carried forward)",
      "Total in figures: RMB 1.20    In Chinese capitals: 人民币壹元贰角整    You owe the centre",
    ]);
  });

  test("the finance workbook calls them fees, and speaks of no rate where there is none", async () => {
    const sheets = await finance(books);
    const summary = (sheets.get("汇总") ?? []).join("\n");
    expect(summary).toMatch(/应收文献费 .*16\.8/);
    expect(summary).toMatch(/应付文献费 .*-16\.8/);
    expect(textOf(sheets)).not.toContain("补贴率，按馆");
  });
});

describe("where no fee is billed", () => {
  test("an alliance that subsidises says that nobody owes the basis; the note names a rounding that is not half up", async () => {
    const books = await allianceOf(undefined, (text) =>
      text.replace('rate: "50%"', 'rate: "50%"\n    rounding: down'),
    );
    try {
      await books.month("2019-05", filesOf("2019-05", [request("DD1", "10001", "10002", 40)]));
      const supplier = await statement(books, "10002");
      expect(textOf(supplier)).toMatch(NOBODY);
      expect(notice(supplier)).toContain("馆际互借补贴");
      const text = textOf(await finance(books));
      expect(text).toMatch(NOBODY);
      expect(text).toContain("四舍五入（另有规定：dd-subsidy sample@2019 只舍不入）");
    } finally {
      books.remove();
    }
  });

  test("a scheme that bills what goes beyond a quota: only that is owed", async () => {
    const quota =
      "{ key: quota, name: { zh-CN: 超额, en: excess }, service: dd, direction: bill, party: requester, amount: { kind: over-quota, quota: '10.00' } }";
    const books = await allianceOf(undefined, (text) =>
      text.replace("  # 样例：馆际互借按", `  schemes: { schemes: [${quota}] }\n  # 样例：馆际互借按`),
    );
    try {
      await books.month("2019-05", filesOf("2019-05", [request("DD1", "10001", "10002", 40)]));
      const text = textOf(await statement(books, "10002"));
      expect(text).toContain("费用基数本身不收取，只有结算方案规定应缴的部分向图书馆收取");
      expect(text).not.toMatch(NOBODY);
    } finally {
      books.remove();
    }
  });
});
