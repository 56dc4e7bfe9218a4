/** The first page of a pack: what it links and says, and that nothing in it runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packPage } from "../../../src/papers/pack/pack-page.ts";
import { packWords } from "../../../src/papers/pack/words/pack.ts";
import type { Books } from "../report/books-of-may.ts";
import { booksOfSubProject } from "./books.ts";

let books: Books;
let pack: Buffer;
beforeAll(async () => {
  books = await booksOfSubProject();
  await books.balis("pack", "2019", "--subproject", "dd", "-o", "包.zip");
  pack = readFileSync(join(books.cwd, "包.zip"));
}, 60_000);
afterAll(() => books?.remove());

describe("the first page", () => {
  const page = async (): Promise<string> =>
    (await JSZip.loadAsync(pack)).file("index.html")?.async("string") ??
    Promise.reject(new Error("no index.html"));

  test("links every other file of the pack with its hash, and runs and fetches nothing", async () => {
    const html = await page();
    const index = JSON.parse(
      (await (await JSZip.loadAsync(pack)).file("index.json")?.async("string")) ?? "{}",
    );
    for (const { path, sha256 } of index.files.filter((f: { path: string }) => f.path !== "index.html")) {
      const href = path.split("/").map(encodeURIComponent).join("/").replaceAll("'", "&#39;");
      expect(html).toContain(`<a href="${href}">`);
      expect(html).toContain(sha256);
    }
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|<img|<link|\bon\w+=|https?:/i);
  });

  test("says each amount with its days and its file: 300,000.00 granted on 2018-12-20", async () => {
    expect(await page()).toContain(
      '<td>批复金额</td><td class="n">300,000.00</td><td>2018-12-20</td><td><a href="subproject/moves.csv">',
    );
  });

  test("has a line for every paper a reviewer looks for: where it lies, or that there is none", async () => {
    const html = await page();
    const line = (name: string): string =>
      new RegExp(`<td>${name}[^<]*</td>(<td>.*?</td>)</tr>`).exec(html)?.[1] ?? "no such line";
    expect(line("佐证材料目录")).toContain('href="workbooks/evidence-2019-dd-2019.xlsx"');
    expect(line("申报评审汇总表")).toContain('href="workbooks/applications-2019-dd-2019.xlsx"');
    expect(line("给财务的导出表")).toContain('href="finance/payments-2019-05.csv"');
    for (const name of ["中期检查报告", "整改台账", "后续服务记录", "年度建设方案"])
      expect(line(name)).toBe("<td>没有：账册里没有登记</td>");
    expect(html.match(/专家名单与评分表/g)?.length).toBeGreaterThan(1);
  });

  test("what comes from the books is text, never markup", () => {
    const words = packWords("zh-CN", () => ({ what: "", next: "" }));
    const evil = `<img src=x onerror="alert(1)">&'\u202e`;
    const file = {
      path: `evidence/a<b>&'".txt`,
      kind: "evidence",
      sha256: "0",
      bytes: 1,
      what: evil,
      command: null,
    } as const;
    const html = packPage(
      {
        index: {
          ...{
            schema: "",
            program: "0",
            label: evil,
            subproject: evil,
            name: evil,
            year: "2019",
            absent: [],
          },
          ...{ span: { id: "", from: "", to: "" }, files: [file], chain: { closes: 0, last: "" } },
        },
        papers: [
          { name: evil, files: [evil] },
          { name: evil, files: [] },
        ],
        figures: [{ name: evil, value: evil, window: evil, file: evil }],
        steps: [{ day: evil, what: evil, by: evil, document: evil }],
      },
      words.page,
    );
    expect(html).not.toContain("<img");
    expect(html).not.toContain("\u202e");
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;");
    expect(html).toContain('<a href="evidence/a%3Cb%3E%26&#39;%22.txt">');
  });
});
