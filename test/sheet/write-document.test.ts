/** A Word file that every word processor opens, with pictures that stay on their page. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, describe, expect, test } from "vitest";
import type { DocumentRow } from "../../src/sheet/document.ts";
import { writeDocument } from "../../src/sheet/io/write-document.ts";
import { STYLES } from "../../src/sheet/layout-style.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-document-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

async function made(of: { above: string | null; width: number; height: number }): Promise<JSZip> {
  const { above, width, height } = of;
  const picture = { title: "图", alternative: "图", png: Buffer.from(DOT, "base64"), width, height };
  const path = join(folder, "文稿.docx");
  const sections = [{ isLandscape: false, blocks: [{ kind: "picture" as const, picture }] }];
  await writeDocument(path, { title: "文稿", above, below: "", sections });
  return JSZip.loadAsync(readFileSync(path));
}

describe("a document", () => {
  test("has a header only where there is something to say above: one without a paragraph can't be opened", async () => {
    const headers = async (above: string | null) =>
      (await made({ above, width: 100, height: 50 })).file(/word\/header/).length;
    expect([await headers(null), await headers("草稿")]).toEqual([0, 1]);
  });

  test("a table wider than the page is printed smaller, and the head of a table stays with its first row", async () => {
    const style = STYLES.money;
    if (!style) throw new Error("money");
    const row = (text: string, isHead: boolean): DocumentRow => ({
      ...{ height: null, isHead, keeps: isHead },
      cells: [{ text, style, column: 0, across: 1, down: 1 }],
    });
    const sizes = async (columns: readonly number[]) => {
      const path = join(folder, "表.docx");
      const table = { kind: "table" as const, columns, rows: [row("头", true), row("1,234,567.89", false)] };
      const sections = [{ isLandscape: false, blocks: [table] }];
      await writeDocument(path, { title: "表", above: null, below: "", sections });
      const xml = await (await JSZip.loadAsync(readFileSync(path)))
        .file("word/document.xml")
        ?.async("string");
      const keeps = xml?.split("<w:tr>").map((part) => part.includes("<w:keepNext/>"));
      return [[...(xml ?? "").matchAll(/<w:sz w:val="(\d+)"/g)].map((m) => Number(m[1])), keeps?.slice(1)];
    };
    // 10.5 points are 21 halves; a page has room for 447.3 points, four columns of 30 characters are 645: 10.5 × 0.69 is 7.28, in halves 14.
    expect(await sizes([20])).toEqual([
      [21, 21],
      [true, false],
    ]);
    expect(await sizes([30, 30, 30, 30])).toEqual([
      [14, 14],
      [true, false],
    ]);
  });

  test("has pictures as wide as its text, or as high as a page: 8946 × 4473 twips of 2:1, 3642.5 × 14570 of 1:4", async () => {
    const extent = async (width: number, height: number) => {
      const body = await (await made({ above: null, width, height }))
        .file("word/document.xml")
        ?.async("string");
      const [, cx, cy] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(body ?? "") ?? [];
      // 12,700 EMU are a point, 20 twips are a point; a dot is 15 twips.
      return [cx, cy].map((emu) => Math.round(Number(emu) / 635 / 15));
    };
    expect(await extent(1000, 500)).toEqual([596, 298]);
    expect(await extent(100, 400)).toEqual([243, 971]);
  });
});
