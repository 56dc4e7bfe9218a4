/**
 * 演算 / what the platform's export is worth, reckoned by hand: it confirms one side or doubts it, and is never paid by itself.
 * Half of 0.30 a page. Source: SOURCES.md [fee-is-the-basis].
 */
import { expect, test } from "vitest";
import { allianceOf, chargesOf, filesOf, sumsOf } from "./alliance.ts";

const CENTRE = `申请单号,提供馆,请求馆,提供日期,状态,文献类型,申请类别,页数
DD1,中国人民大学,北京大学,2019-05-06,满足,期刊论文,普通,12
DD2,中国人民大学,北京大学,2019-05-06,满足,期刊论文,普通,12
DD3,中国人民大学,北京大学,2019-05-06,满足,期刊论文,普通,11
DD4,中国人民大学,北京大学,2019-05-06,满足,期刊论文,普通,40
`;

test("all three agree: paid; the requester is silent: paid where the platform agrees, asked where it does not, and never by it alone", async () => {
  const books = await allianceOf();
  try {
    const request = { supplier: "10002", requester: "10001", day: "2019-05-06", pages: 12 };
    const files = filesOf("2019-05", [
      // 3.60 each: DD1 by all three, DD2 and DD3 by the supplier alone; DD4, 12.00, by the platform alone.
      { ...request, no: "DD1" },
      { ...request, no: "DD2", pagesAsked: null },
      { ...request, no: "DD3", pagesAsked: null },
    ]);
    await books.importAll({ ...files, "平台-原文传递-2019-05.csv": CENTRE });
    await books.must("reconcile 2019-05");
    await books.must("settle 2019-05");
    // DD1 and DD2: 7.20 of fees, half of it 3.60.
    const paid = { "fee-basis 10002": 720, "dd-subsidy 10002": 360 };
    expect(sumsOf(await chargesOf(books, "2019-05"))).toEqual(paid);
    const list = await books.json<{ discrepancies: { id: string; number: string; kind: string }[] }>(
      "discrepancy list 2019-05 --status open",
    );
    expect(list.discrepancies.map((d) => d.kind).sort()).toEqual(["centre-only", "supplier-only"]);
  } finally {
    books.remove();
  }
});
