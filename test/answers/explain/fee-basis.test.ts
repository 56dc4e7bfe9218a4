/** A document's fee basis that is not the tariff's: explain names the confirmed fee, the cap and the rule that counts them. */
import { expect, test } from "vitest";
import { type Alliance, allianceOf, filesOf, type Request } from "../../month/settle/money/alliance.ts";

const PACKS = ["balis-dd-2017", "sample-2019"];

async function story(change: (pack: string) => string, tell: (books: Alliance) => Promise<void>) {
  const books = await allianceOf(PACKS, change);
  try {
    await tell(books);
  } finally {
    books.remove();
  }
}

/** 0.30 a page. */
const request = (no: string, pages: number): Request => ({
  ...{ no, supplier: "10002", requester: "10001", day: "2019-05-06" },
  pages,
});

/** The file of the supplier says another fee for a request. */
function withFee(files: Readonly<Record<string, string>>, from: string, to: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(from, to)]));
}

const explainedIn = async (books: Alliance, lang: string): Promise<string> =>
  (await books.balis(`explain C-1-1 --lang ${lang}`)).stdout;

test("400 pages are 120.00 by the tariff, of which the cap of 100.00 counts: nothing differs from the rule", () =>
  story(
    (text) => text,
    async (books) => {
      await books.month("2019-05", filesOf("2019-05", [request("DD1", 400)]));
      const said = await explainedIn(books, "zh-CN");
      expect(said).toContain("费用项 C-1-1：费用基数，2019-05，图书馆 10002 = 100.00 元");
      expect(said).toContain(
        "按补贴规则 dd-subsidy sample@2019 计入的费用：按收费标准 120.00 元，提供馆确认 120.00 元，取收费标准，每笔最多计 100.00 元（费用封顶，再乘补贴率） = 100.00 元",
      );
      expect(said).toContain("规则：原文传递补贴规则 dd-subsidy sample@2019");
      expect(said).not.toContain("不符");
      expect(await explainedIn(books, "en")).toContain(
        "Fee counted by subsidy rule dd-subsidy sample@2019: 120.00 yuan by the tariff, 120.00 confirmed by the supplier, of which the tariff's is taken, of which at most 100.00 yuan a request counts (cap of the fee, before the rate) = 100.00 yuan",
      );
    },
  ));

test("just at the cap of 120.00 the tariff's fee counts, and no cap is named", () =>
  story(
    (text) => text.replace('capFeePerRequest: "100.00"', 'capFeePerRequest: "120.00"'),
    async (books) => {
      await books.month("2019-05", filesOf("2019-05", [request("DD1", 400)]));
      expect(await explainedIn(books, "zh-CN")).not.toContain("计入的费用");
    },
  ));

test.each([
  ["lower", "3.00", "两者中较低的", "3.00"],
  ["confirmed", "4.20", "提供馆确认的费用", "4.20"],
  ["tariff", "4.20", "收费标准", "3.60"],
])("of 3.60 by the tariff and another confirmed fee the rule's basis %s takes one, and both are named", (basis, fee, taken, counted) =>
  story(
    (text) => text.replace("basis: tariff", `basis: ${basis}`),
    async (books) => {
      await books.month("2019-05", withFee(filesOf("2019-05", [request("DD1", 12)]), ",3.6", `,${fee}`));
      const said = await explainedIn(books, "zh-CN");
      expect(said).toContain(
        `按补贴规则 dd-subsidy sample@2019 计入的费用：按收费标准 3.60 元，提供馆确认 ${fee} 元，取${taken} = ${counted} 元`,
      );
    },
  ));
