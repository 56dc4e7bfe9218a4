/** Charts as pictures: Chinese is drawn as outlines from a font of our own; no font of the machine is looked at. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DrawnChart } from "../../src/sheet/chart.ts";
import { pictures } from "../../src/sheet/io/pictures.ts";
import { typefaceFor } from "../../src/sheet/io/typeface.ts";
import { type Books, booksOfMay } from "../papers/report/books-of-may.ts";

const chart = (made: Partial<DrawnChart>): DrawnChart => ({
  ...{ key: "a", kind: "column", title: "馆", unit: "笔" },
  categories: { ref: "", texts: ["一", "二"] },
  series: [
    {
      ...{ name: { ref: "", text: "申请" }, ref: "", axis: "left" },
      values: [
        { kind: "count", count: 3n },
        { kind: "count", count: 5n },
      ],
    },
  ],
  ...made,
});

const outline = async (text: string, isBold = false): Promise<string> =>
  (await typefaceFor([text])).pathOf(text, { size: 12, isBold, x: 0, y: 0 });

describe("text as outlines", () => {
  test("each character has its own: boxes would all be the same", async () => {
    const all = await Promise.all([..."北京地区高校图书馆邮电费满足率鑫淼瀛"].map((c) => outline(c)));
    expect(new Set(all).size).toBe(all.length);
    for (const path of all) expect(path.length).toBeGreaterThan(60);
  });

  test("bold is another outline of the same width, a Chinese character is as wide as its size", async () => {
    const typeface = await typefaceFor(["馆"]);
    expect(await outline("馆", true)).not.toBe(await outline("馆"));
    expect(typeface.widthOf("馆", { size: 12, isBold: false })).toBeCloseTo(12, 5);
    expect(typeface.widthOf("馆A", { size: 12, isBold: false })).toBeGreaterThan(18);
  });

  test("a character the font does not have is told, and its code stands in its place", async () => {
    const typeface = await typefaceFor(["𠮷野家"]);
    expect(typeface.missing).toEqual(["𠮷"]);
    const style = { size: 12, isBold: false, x: 0, y: 0 };
    expect(typeface.pathOf("𠮷", style)).toBe(typeface.pathOf("U+20BB7", style));
  });
});

describe("a chart as SVG and PNG", () => {
  test("shows a control character in a name as a mark, which its font may not have", async () => {
    const name = { ref: "", text: "红\u001b[0m馆" };
    const [series] = chart({}).series;
    const made = chart({
      title: "馆\u0007",
      categories: { ref: "", texts: ["一\n二", "\u202e三"] },
      series: series ? [{ ...series, name }, series] : [],
    });
    const { svg } = await pictures().draw(made, "合成\u0001");
    expect(svg).toContain("<title>馆␇</title>");
  });

  test("holds no text that a viewer would need a font for, and a title that is read aloud", async () => {
    const { svg, png, missing } = await pictures().draw(chart({ title: "图书馆<1>" }), "合成数据");
    expect(svg).not.toMatch(/<text|font-family|<style/);
    expect(svg).toContain("<title>图书馆&lt;1&gt;</title>");
    expect(missing).toEqual([]);
    expect([...png.slice(1, 4)].map((b) => String.fromCharCode(b)).join("")).toBe("PNG");
    // 960 × 480, two dots each.
    expect(Buffer.from(png).readUInt32BE(16)).toBe(1920);
    expect(Buffer.from(png).readUInt32BE(20)).toBe(960);
  });

  test("the bars are as long as the figures: 3 and 5", async () => {
    const { svg } = await pictures().draw(chart({}), "");
    const heights = [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l[\d.]+ 0l0 -([\d.]+)l[^"]*" fill="#1F4E79"/g)];
    const [three, five] = heights.map((m) => Number(m[1]));
    expect(heights.length).toBe(2);
    expect((five ?? 0) / (three ?? 1)).toBeCloseTo(5 / 3, 2);
  });

  test("the same chart gives the same picture", async () => {
    const [a, b] = [await pictures().draw(chart({}), ""), await pictures().draw(chart({}), "")];
    expect(Buffer.from(a.png).equals(Buffer.from(b.png))).toBe(true);
  });

  test("what is said beside a figure changes the picture: a sample is not taken for the real thing", async () => {
    const plain = await pictures().draw(chart({}), "");
    const noted = await pictures().draw(chart({ note: "样例" }), "");
    expect(noted.svg.length).toBeGreaterThan(plain.svg.length + 100);
  });
});

/** Highest and lowest point of each text of a colour, in the order they stand in. */
function extents(svg: string, colour: string): { top: number; bottom: number }[] {
  const found = svg.matchAll(
    new RegExp(`<path d="([^"]+)" fill="${colour}" transform="translate\\([-.\\d]+ ([-.\\d]+)\\)"/>`, "g"),
  );
  return [...found].map(([, d, y]) => {
    const numbers = (d ?? "").match(/-?[\d.]+/g) ?? [];
    const ys = numbers.filter((_, i) => i % 2 === 1).map((n) => Number(n) + Number(y));
    return { top: Math.min(...ys), bottom: Math.max(...ys) };
  });
}

describe("a chart of few and small values", () => {
  test("its title stands above its note, whatever characters it has", async () => {
    const { svg } = await pictures().draw(chart({ title: "Top qgy", note: "Sample" }), "balis");
    const title = extents(svg, "#333333").sort((a, b) => a.top - b.top)[0];
    const note = extents(svg, "#808080")[0];
    expect(title?.bottom).toBeGreaterThan(20);
    expect(note?.top).toBeGreaterThan(title?.bottom ?? Infinity);
  });

  test("one request: the axis has whole numbers only", async () => {
    const one = chart({ kind: "bar", categories: { ref: "", texts: ["一"] } });
    const series = one.series.map((s) => ({ ...s, values: [{ kind: "count" as const, count: 1n }] }));
    const { svg } = await pictures().draw({ ...one, series }, "balis");
    // 0 and 1: one line each, the axis itself in another colour.
    expect(svg.match(/stroke="#d9d9d9"/g)).toHaveLength(2);
  });
});

describe("balis report --charts", () => {
  let books: Books;
  beforeAll(async () => {
    books = await booksOfMay();
  }, 60_000);
  afterAll(() => books.remove());

  test("writes each chart of the workbook twice, and says where", async () => {
    const done = await books.balis("report", "finance", "2019-05", "--charts", "图", "--json");
    expect(done.exit).toBe(0);
    const named = ["finance-2019-05-cost-share.svg", "finance-2019-05-cost-share.png"];
    expect(JSON.parse(done.stdout).pictures).toEqual(named.map((name) => `图/${name}`));
    expect(readdirSync(join(books.cwd, "图")).sort()).toEqual([...named].sort());
  });

  test("a file where the folder should be is refused, and stays", async () => {
    writeFileSync(join(books.cwd, "文件"), "旧");
    const done = await books.balis("report", "finance", "2019-05", "-o", "未写.xlsx", "--charts", "文件");
    expect([done.exit, done.stderr]).toEqual([3, expect.stringContaining("[output-must-be-writable]")]);
    expect(readFileSync(join(books.cwd, "文件"), "utf8")).toBe("旧");
    expect(readdirSync(books.cwd)).not.toContain("未写.xlsx");
  });

  test("no folder at all, as an empty variable gives it, is not the folder one is in", async () => {
    const done = await books.balis("report", "finance", "2019-05", "--charts", "");
    expect([done.exit, done.stderr]).toEqual([2, expect.stringContaining("[flag-must-be-given]")]);
  });

  test("a name with a rare character is a finding, and the picture is written all the same", async () => {
    const out = mkdtempSync(join(tmpdir(), "balis-rare-"));
    await books.balis("library", "set", "10001", "--name-zh", "𠮷大图书馆");
    const done = await books.balis("report", "statistics", "2019-05", "--charts", out, "--json");
    const found = JSON.parse(done.stdout).findings as { code: string; message: string }[];
    // The library lends and asks: it stands in both rankings.
    expect(found.map((f) => f.code)).toEqual(["picture-must-have-glyphs", "picture-must-have-glyphs"]);
    for (const { message } of found) expect(message).toContain("𠮷");
    expect(done.exit).toBe(1);
    expect(readFileSync(join(out, "statistics-2019-05-lenders.svg"), "utf8")).toContain("<path d=");
  });
});
