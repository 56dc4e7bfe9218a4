/** A file whose bytes can be read in several encodings is a question, with the doubtful cell read each way. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, describe, expect, test } from "vitest";
import { Refusal } from "../../src/core/refusal.ts";
import { encodingOf, NAMED_ENCODINGS, type TextEncoding } from "../../src/tables/encoding.ts";
import type { SaidEncoding } from "../../src/tables/files.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { readTextFile } from "../../src/tables/io/read-text.ts";
import { GbkCensus } from "../../src/tables/io/text/gbk-census.ts";
import type { EncodingReading } from "../../src/tables/words/encoding-messages.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-doubt-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Buffer, said?: SaidEncoding): Promise<{ encoding: string; text: string }> {
  const path = join(folder, "a.csv");
  writeFileSync(path, bytes);
  const opened = await openFiles().open(path, said);
  try {
    const rows: string[] = [];
    for await (const batch of opened.sheets[0]?.rows() ?? [])
      rows.push(...batch.map((r) => r.cells.join(",")));
    return { encoding: opened.encoding, text: `${rows.join("\n")}\n` };
  } finally {
    await opened.close();
  }
}

interface Doubt {
  readonly code: string;
  readonly params: { line: number; why?: string; readings: readonly EncodingReading[] };
}

async function doubtOf(bytes: Buffer, said?: SaidEncoding): Promise<Doubt> {
  const error = await read(bytes, said).catch((e: unknown) => e);
  if (error instanceof Refusal) return { code: error.code, params: error.params as Doubt["params"] };
  throw error instanceof Error ? error : new Error(`it was read: ${JSON.stringify(error)}`);
}

const samples = ({ params }: Doubt): Record<string, string> =>
  Object.fromEntries(params.readings.map((r) => [r.encoding, r.sample]));

const gbk = (text: string): Buffer => iconv.encode(text, "gbk");

describe("plain GBK is read without a question:", () => {
  test.each([
    ["a word", "title\n图书馆\n"],
    ["one hanzi in its cell", "id,ok\n1,是\n2,否\n"],
    ["names with rare hanzi", "姓名\n朱镕基\n王喆\n"],
    ["hanzi beside Latin letters", "题名\nDNA与RNA\nA和b的比较\nJava程序设计\nT恤\nα-蒎烯\nm㎡\n"],
    ["titles in old script", "申请单号,题名,状态\n1,臺灣圖書館學刊與資訊科學,满足\n"],
    ["Japanese titles", "题名\n日本の図書館情報学\n"],
    ["accents as pinyin has them", "题名\nZürcher 图书馆\n"],
    ["no hanzi but full-width marks", "a，b\n１２\n"],
  ])("%s", async (_, text) => {
    expect(await read(gbk(text))).toEqual({ encoding: "gb18030", text });
  });

  test("signs of four bytes beside others", async () => {
    const text = "题名\n𠮷野家㐂\n";
    expect(await read(iconv.encode(text, "gb18030"))).toEqual({ encoding: "gb18030", text });
  });
});

const FOREIGN: readonly [TextEncoding, string, string][] = [
  ["windows-1252", "title\nZürcher Bücherei\n", "Zürcher Bücherei"],
  [
    "windows-1252",
    "id,title\n1,Universität München: Zur Übersicht\n2,x\n",
    "Universität München: Zur Übersicht",
  ],
  ["windows-1252", "title\nÉCOLE NORMALE\n", "ÉCOLE NORMALE"],
  ["big5", "申請單號,請求館,狀態\n1,北京大學圖書館,滿足\n", "狀態"],
  ["big5", "id,title\n1,臺灣\n", "臺灣"],
  ["shift_jis", "番号,題名\n1,東京大学附属図書館\n2,情報の科学と技術\n", "番号"],
  ["euc-kr", "번호,도서관\n1,서울대학교 중앙도서관\n2,정보과학과 기술 연구\n", "번호"],
];

describe("a file in", () => {
  test.each(FOREIGN)("%s is asked about (%j)", async (encoding, text, sample) => {
    const bytes = iconv.encode(text, encoding);
    const doubt = await doubtOf(bytes);
    expect(doubt.code).toBe("encoding-must-be-certain");
    expect(samples(doubt)).toMatchObject({
      gb18030: new TextDecoder("gb18030").decode(iconv.encode(sample, encoding)).replace(/\p{Co}/gu, markOf),
      [encoding]: sample,
    });
    // Said, it is read; said otherwise, too: a person decides.
    expect(await read(bytes, { encoding })).toEqual({ encoding, text });
    expect((await read(bytes, { encoding: "gb18030" })).encoding).toBe("gb18030");
  });

  const markOf = (sign: string): string => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}>`;

  test.each([
    ["glued", "windows-1252", "Zürcher", 2],
    ["private", "big5", "北京大學", 2],
    ["rare", "shift_jis", "図書館", 2],
  ])("with its reason and line: %s", async (why, encoding, word, line) => {
    expect((await doubtOf(iconv.encode(`a,b\n1,${word}\n`, encoding))).params).toMatchObject({ why, line });
  });

  test("one that is no GB18030 either is refused with what it may be", async () => {
    const bytes = iconv.encode("title\nCafé, Zürich\n", "windows-1252");
    const doubt = await doubtOf(bytes);
    expect(doubt).toMatchObject({ code: "file-must-be-decodable", params: { line: 2 } });
    expect(samples(doubt)).toEqual({ "windows-1252": "Café" });
  });

  test("one doubtful row among ten thousand good ones is enough", async () => {
    const good = gbk("10001,北京大学图书馆,满足\n".repeat(10_000));
    const bytes = Buffer.concat([good, iconv.encode("1,Zürcher Bücherei\n", "windows-1252"), good]);
    expect((await doubtOf(bytes)).params).toMatchObject({ why: "glued", line: 10_001 });
  });
});

test("a lone byte 0x80 is no € without a word", async () => {
  const bytes = Buffer.concat([gbk("题名,价格\n图书馆学,"), Buffer.from([0x80]), Buffer.from("5\n")]);
  const doubt = await doubtOf(bytes);
  expect(doubt.params).toMatchObject({ why: "euro", line: 2 });
  expect(samples(doubt)).toMatchObject({ gb18030: "€5" });
  expect((await read(bytes, { encoding: "gb18030" })).text).toBe("题名,价格\n图书馆学,€5\n");
});

test("characters of the private area are shown by their numbers", async () => {
  const bytes = Buffer.concat([gbk("题名\n图书馆"), Buffer.from([0xaa, 0xa1]), Buffer.from("\n")]);
  const doubt = await doubtOf(bytes);
  expect([doubt.params.why, samples(doubt)]).toEqual(["private", { gb18030: "图书馆<U+E000>" }]);
});

test("GBK that is UTF-8 by chance is asked about", async () => {
  const doubt = await doubtOf(gbk("id,part\n1,目录\n"));
  expect([doubt.params.why, samples(doubt)]).toEqual(["chance", { "utf-8": "Ŀ¼", gb18030: "目录" }]);
  expect((await read(gbk("id\n目录\n"), { encoding: "gb18030" })).text).toBe("id\n目录\n");
  for (const text of ["Zürcher Bücherei\n", "naïve café\n", "Библиотека\n", "Ŀ\n"])
    expect((await read(Buffer.from(text))).encoding).toBe("utf-8");
});

test("UTF-16 without its mark is asked about, and read where it is said", async () => {
  const text = "申请单号,题名\n1,Zürich 图书馆\n";
  for (const [encoding, bytes] of [
    ["utf-16le", Buffer.from(text, "utf16le")],
    ["utf-16be", Buffer.from(text, "utf16le").swap16()],
  ] as const) {
    expect(await read(bytes, { encoding })).toEqual({ encoding, text });
    const latin = Buffer.from("id,a\n1,b\n", "utf16le");
    const doubt = await doubtOf(encoding === "utf-16le" ? latin : latin.swap16());
    expect([doubt.params.why, samples(doubt)]).toEqual(["unmarked", { [encoding]: "id" }]);
  }
});

describe("what is said", () => {
  test("against a mark or against plain UTF-8 is a contradiction", async () => {
    for (const [bytes, encoding, found] of [
      [Buffer.from("\ufeff题名\n"), "gb18030", "utf-8-bom"],
      [Buffer.from("\ufeff题名\n", "utf16le"), "utf-8", "utf-16le"],
      [Buffer.from("title\n图书馆\n"), "gb18030", "utf-8"],
    ] as const) {
      const { code, params } = await doubtOf(bytes, { encoding });
      expect({ code, params }).toEqual({ code: "encoding-must-agree", params: { said: encoding, found } });
    }
    expect((await read(Buffer.from("\ufeff题名\n"), { encoding: "utf-8" })).encoding).toBe("utf-8-bom");
  });

  test("that the bytes can't be is refused with its place", async () => {
    expect(await doubtOf(gbk("题名\n图书馆\n"), { encoding: "utf-8" })).toMatchObject({
      code: "file-must-be-decodable",
      params: { encoding: "utf-8", line: 1, readings: [] },
    });
    const undefinedByte = Buffer.from([0x61, 10, 0x81, 10]);
    expect(await doubtOf(undefinedByte, { encoding: "windows-1252" })).toMatchObject({
      params: { line: 2, byte: 3 },
    });
    expect(await doubtOf(undefinedByte, { encoding: "big5" })).toMatchObject({ params: { line: 2 } });
  });

  test("when the same bytes came before answers the question, and no other", async () => {
    const bytes = iconv.encode("title\nZürcher\n", "windows-1252");
    const asked: string[] = [];
    const before = async (sha: string): Promise<TextEncoding> => {
      asked.push(sha);
      return "windows-1252";
    };
    expect(await read(bytes, { before })).toEqual({ encoding: "windows-1252", text: "title\nZürcher\n" });
    expect((await read(Buffer.from("题名\n"), { before })).encoding).toBe("utf-8");
    expect(asked).toHaveLength(1);
  });

  test.each([
    ["GBK", "gb18030"],
    ["gb2312", "gb18030"],
    ["UTF8", "utf-8"],
    ["cp1252", "windows-1252"],
    ["Latin1", "windows-1252"],
    ["Shift_JIS", "shift_jis"],
    [" big5 ", "big5"],
    ["xlsx", undefined],
    ["utf-8-bom", undefined],
    ["ansi", undefined],
  ])("%s is %s", (name, encoding) => {
    expect(encodingOf(name)).toBe(encoding);
  });

  test("every encoding that may be named reads what it wrote", async () => {
    const text = "title\nabc\n";
    for (const encoding of NAMED_ENCODINGS)
      expect(await read(iconv.encode(text, encoding), { encoding })).toEqual({ encoding, text });
  });
});

test("windows-1252: the characters that Node leaves out are there", async () => {
  const text = "“€ 5” – L’été à Œ…™\n";
  expect((await read(iconv.encode(text, "windows-1252"), { encoding: "windows-1252" })).text).toBe(text);
});

test("a small text (a profile, a list of libraries) is held to the same", () => {
  const path = join(folder, "p.yaml");
  const name = "# Zürcher Bücherei\nname: 北京\n";
  writeFileSync(path, gbk("# 北京大学\nname: 北京\n"));
  expect(readTextFile(path)).toBe("# 北京大学\nname: 北京\n");
  writeFileSync(path, Buffer.concat([iconv.encode(name.slice(0, 19), "windows-1252"), gbk(name.slice(19))]));
  expect(() => readTextFile(path)).toThrow(
    expect.objectContaining({
      code: "text-must-be-plain-gbk",
      params: { path: "p.yaml", line: 1, why: "glued" },
    }),
  );
});

describe("law: the census is the same wherever the pieces are cut", () => {
  const signs = fc.constantFrom("北", "京", "镕", "囍", "a", "Z", "\n", ",", "，", "㎡", "𠮷", "\ue000", "€");
  test.each(["gb18030", "windows-1252", "big5"])("of %s", (encoding) => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), fc.array(fc.nat(60), { maxLength: 5 }), (all, cuts) => {
        const bytes = iconv.encode(all.join(""), encoding);
        const places = [...new Set(cuts.map((c) => c % (bytes.length + 1)))].sort((a, b) => a - b);
        const pieces = new GbkCensus();
        let from = 0;
        for (const to of [...places, bytes.length]) {
          pieces.add(bytes.subarray(from, to));
          from = to;
        }
        const whole = new GbkCensus();
        whole.add(bytes);
        expect(pieces.doubt()).toEqual(whole.doubt());
        expect(pieces.plainChinese()).toEqual(whole.plainChinese());
      }),
    );
  });
});
