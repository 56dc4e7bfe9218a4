/** Which encoding a file is in: decided by its bytes, for the whole file, without replacing a single character. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, describe, expect, test } from "vitest";
import { Refusal } from "../../src/core/refusal.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-encoding-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Buffer, name = "a.csv"): Promise<{ encoding: string; rows: string[][] }> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const opened = await openFiles().open(path);
  const rows: string[][] = [];
  try {
    for await (const batch of opened.sheets[0]?.rows() ?? [])
      rows.push(...batch.map((r) => r.cells.map(String)));
    return { encoding: opened.encoding, rows };
  } finally {
    await opened.close();
  }
}

async function refusal(bytes: Buffer, name?: string): Promise<Pick<Refusal, "code" | "params">> {
  const error = await read(bytes, name).catch((e: unknown) => e);
  if (!(error instanceof Refusal)) throw new Error("it was read");
  return { code: error.code, params: error.params };
}

const TEXT = "申请单号,请求馆\n0001,北京大学\n";
const ROWS = [
  ["申请单号", "请求馆"],
  ["0001", "北京大学"],
];

describe("the same table", () => {
  test.each([
    ["utf-8", Buffer.from(TEXT)],
    ["utf-8-bom", Buffer.from(`\ufeff${TEXT}`)],
    ["gb18030", iconv.encode(TEXT, "gbk")],
    ["utf-16le", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
    ["utf-16be", Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16()],
  ])("in %s is read alike", async (encoding, bytes) => {
    expect(await read(bytes)).toEqual({ encoding, rows: ROWS });
  });

  test.each([
    ["a.tsv", TEXT.replaceAll(",", "\t")],
    ["b.csv", TEXT.replaceAll(",", ";")],
    ["c.txt", TEXT.replaceAll(",", "\t")],
  ])("separated otherwise (%s) is read alike", async (name, text) => {
    expect((await read(Buffer.from(text), name)).rows).toEqual(ROWS);
  });

  test("with characters of four bytes in GB18030 keeps them", async () => {
    const text = "题名\n𠮷野家㐂\n";
    const { encoding, rows } = await read(iconv.encode(text, "gb18030"));
    expect([encoding, rows[1]]).toEqual(["gb18030", ["𠮷野家㐂"]]);
  });
});

test("bytes that are neither UTF-8 nor GB18030 are refused with their line, and nothing is replaced", async () => {
  const bytes = Buffer.concat([
    Buffer.from("申请单号\n0001\n"),
    Buffer.from([0xff, 0xff]),
    Buffer.from("\n"),
  ]);
  expect(await refusal(bytes)).toMatchObject({ code: "file-must-be-decodable", params: { line: 3 } });
});

test("a zero byte says that the file is half-written or no text", async () => {
  const bytes = Buffer.concat([Buffer.from("申请单号,页数\n0001,1"), Buffer.alloc(64)]);
  expect(await refusal(bytes)).toMatchObject({ code: "file-must-be-text", params: { line: 2 } });
});

test("an empty file is refused", async () => {
  expect((await refusal(Buffer.alloc(0))).code).toBe("file-must-not-be-empty");
});

test("law: a UTF-8 file is never taken for GBK, wherever its characters fall in the pieces it is read in", async () => {
  const line = fc.string({
    unit: fc.constantFrom("北", "京", "a", "é", "𠮷", "0"),
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 50 }), fc.nat(3), async (lines, shift) => {
      // More than two of the pieces of 128 KB that are decoded at a time.
      const text = `${"x".repeat(131_070 + shift)}\n${lines.join("\n")}\n${"北".repeat(60_000)}\n`;
      const found = await read(Buffer.from(text));
      expect(found.encoding).toBe("utf-8");
      expect(found.rows.slice(1, -1)).toEqual(lines.map((l) => [l]));
    }),
    { numRuns: 20 },
  );
}, 60_000);
