/** A zip of a month: its files as files of their own, and what a zip can ask for that nobody means. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, describe, expect, test, vi } from "vitest";
import { Refusal } from "../../src/core/refusal.ts";
import { findFiles } from "../../src/tables/io/find-files.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { bytesOf, workbookZip } from "./workbook-file.ts";
import { type Packed, zipOf } from "./zip-file.ts";

const root = mkdtempSync(join(tmpdir(), "balis-month-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

function saved(files: readonly Packed[] | Buffer, name?: string): string {
  made += 1;
  const path = join(root, name ?? `${made}.zip`);
  writeFileSync(path, Buffer.isBuffer(files) ? files : zipOf(files));
  return path;
}

async function found(...given: string[]) {
  const { paths, passedOver, refused } = await findFiles(given, join(root, "balis.db"));
  return {
    members: paths.map((p) => p.slice(p.indexOf(".zip/") + 5)),
    passedOver: passedOver.map((p) => `${p.name.replace(/^\d+\.zip\//, "")} ${p.why}`),
    refused: refused.map(
      (r) => `${r.at?.file.replace(/^\d+\.zip\//, "")} ${r.code} ${"why" in r.params ? r.params.why : ""}`,
    ),
  };
}

interface Read {
  readonly name: string;
  readonly sha256: string;
  readonly cells: unknown[];
}

async function read(path: string): Promise<Read> {
  const opened = await openFiles().open(path);
  try {
    const cells: unknown[] = [];
    for (const sheet of opened.sheets)
      for await (const batch of sheet.rows()) cells.push(...batch.flatMap((r) => r.cells));
    return { name: opened.name, sha256: opened.sha256, cells };
  } finally {
    await opened.close();
  }
}

async function refusalOf(path: string): Promise<unknown> {
  const error = await read(path).catch((e: unknown) => e);
  if (error instanceof Refusal) return { code: error.code, params: error.params, file: error.at?.file };
  throw error instanceof Error ? error : new Error("it was read");
}

const gbk = (name: string): Buffer => iconv.encode(name, "gbk");
const csv = (name: Packed["name"], content: Packed["content"] = "a,b\n1,2\n"): Packed => ({ name, content });

describe("the files of a zip", () => {
  test("are found in all of its folders, by name", async () => {
    const at = saved([csv("2019-05/"), csv("2019-05/b.csv"), csv("./a.csv"), csv("2019-05//c/d.csv")]);
    expect(await found(at)).toEqual({
      members: ["2019-05/b.csv", "2019-05/c/d.csv", "a.csv"],
      passedOver: [],
      refused: [],
    });
  });

  test("are read as they are outside, place and hash", async () => {
    const book = await bytesOf(
      workbookZip({ sheets: [{ name: "a", rows: '<row r="1"><c r="A1"><v>7</v></c></row>' }] }),
    );
    const at = saved([csv("月/a.csv"), { name: "b.xlsx", content: book, stored: true }], "2019-05.zip");
    const [outside, inside] = [
      await read(saved(Buffer.from("a,b\n1,2\n"), "a.csv")),
      await read(`${at}/月/a.csv`),
    ];
    expect(inside).toEqual({ ...outside, name: "2019-05.zip/月/a.csv" });
    expect(await read(`${at}/b.xlsx`)).toEqual({
      ...(await read(saved(book, "b.xlsx"))),
      name: "2019-05.zip/b.xlsx",
    });
  });

  test("are said to be there by their place when they are broken", async () => {
    const at = saved([csv("x/a.csv", 'a\n"open')], "broken.zip");
    expect(await refusalOf(`${at}/x/a.csv`)).toMatchObject({
      code: "csv-quote-must-be-closed",
      file: "broken.zip/x/a.csv",
    });
    const params = { extension: "", found: "csv", rename: "b.csv" };
    expect(await refusalOf(`${saved([csv("x/b")], "no-ending.zip")}/x/b`)).toMatchObject({ params });
  });

  test("leave nothing behind where they were unpacked", async () => {
    const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("balis-zip-"));
    const before = left();
    const at = saved([csv("a.csv"), csv("b.csv", 'a\n"open')]);
    await read(`${at}/a.csv`);
    await refusalOf(`${at}/b.csv`);
    expect(left().filter((name) => !before.includes(name))).toEqual([]);
  });

  test("are refused where there is no place to unpack them", async () => {
    const at = saved([csv("a.csv")]);
    vi.stubEnv("TMPDIR", join(root, "none"));
    expect(await refusalOf(`${at}/a.csv`)).toMatchObject({
      code: "file-must-be-readable",
      params: { why: "ENOENT" },
    });
    vi.unstubAllEnvs();
  });

  test("that programs put there are passed over", async () => {
    const at = saved(
      ["a.csv", "__MACOSX/._a.csv", "x/.DS_Store", "x/~$a.xlsx", "Thumbs.db"].map((name) => csv(name)),
    );
    expect(await found(at)).toEqual({
      members: ["a.csv"],
      passedOver: ["Thumbs.db system", "__MACOSX/._a.csv system", "x/.DS_Store system", "x/~$a.xlsx lock"],
      refused: [],
    });
    expect((await found(saved([csv(".DS_Store")]))).refused).toEqual([`${made}.zip zip-must-hold-files `]);
    expect((await found(saved([]))).refused).toEqual([`${made}.zip zip-must-hold-files `]);
  });

  test.each(["a.docx", "a.zip", "a"])("a workbook or document named %s is no zip of files", async (name) => {
    const book = await bytesOf(workbookZip({ sheets: [{ name: "a", rows: "" }] }));
    const path = saved(book, `${made}-${name}`);
    expect((await findFiles([path], "")).paths).toEqual([path]);
  });
});

describe("names", () => {
  test.each([
    ["as Windows writes them", [gbk("北京大学图书馆/10001-2019-05.csv"), gbk("目录.csv")]],
    ["in UTF-8 that says so", ["北京大学图书馆/10001-2019-05.csv", "目录.csv"]],
    ["in UTF-8 that does not", [Buffer.from("北京大学图书馆/10001-2019-05.csv"), Buffer.from("目录.csv")]],
    ["with Windows' strokes", [gbk("北京大学图书馆\\10001-2019-05.csv"), gbk("目录.csv")]],
  ])("%s are read", async (_, names) => {
    const at = saved(names.map((name) => csv(name)));
    expect((await found(at)).members).toEqual(["北京大学图书馆/10001-2019-05.csv", "目录.csv"]);
    expect((await read(`${at}/目录.csv`)).cells).toEqual(["a", "b", "1", "2"]);
  });

  test("one that is UTF-8 by chance is Chinese where that is plain; accents stay accents", async () => {
    expect((await found(saved([csv(gbk("目录.csv"))]))).members).toEqual(["目录.csv"]);
    expect((await found(saved([csv(Buffer.from("résumé.csv"))]))).members).toEqual(["résumé.csv"]);
  });

  test("each says for itself that it is UTF-8, beside others that do not", async () => {
    const at = saved([csv("清华.csv"), csv(gbk("北大.csv"))]);
    expect((await found(at)).members).toEqual(["北大.csv", "清华.csv"]);
  });
});

describe("a member is refused by itself", () => {
  const good = csv("good.csv");
  const bomb = { name: "bomb.csv", content: Buffer.alloc(64 * 1024 ** 2, "1,") };

  test.each<[string, Packed[], string]>([
    ["with a password", [{ ...csv("locked.csv"), says: { flags: 0x801 } }], "locked.csv encrypted"],
    ["packed in another way", [{ ...csv("lzma.csv"), says: { method: 14 } }], "lzma.csv method"],
    ["that is a link", [{ ...csv("link.csv", "/etc/passwd"), says: { mode: 0o120777 } }], "link.csv link"],
    ["that climbs out", [csv("../../out.csv")], "../../out.csv outside"],
    ["that begins at the root", [csv("/etc/out.csv")], "/etc/out.csv outside"],
    ["on a drive", [csv("C:\\out.csv")], "C:/out.csv outside"],
    ["of a name that two have", [csv("two.csv"), csv("two.csv", "x\n")], "two.csv twin"],
    ["that unpacks to far more than it is", [bomb], "bomb.csv bomb"],
  ])("%s", async (_, files, said) => {
    const at = saved([...files, good]);
    const [name = "", why = ""] = said.split(" ");
    expect(await found(at)).toEqual({
      members: ["good.csv"],
      passedOver: [],
      refused: [`${name} zip-member-must-be-readable ${why}`],
    });
    if (why !== "outside")
      expect(await refusalOf(`${at}/${name}`)).toMatchObject({
        code: "zip-member-must-be-readable",
        params: { why },
      });
  });

  test("that is a zip", async () => {
    const at = saved([{ name: "inner.zip", content: zipOf([good]), stored: true }, good]);
    expect((await found(at)).members).toEqual(["good.csv", "inner.zip"]);
    expect(await refusalOf(`${at}/inner.zip`)).toMatchObject({
      code: "zip-member-must-be-readable",
      params: { why: "nested" },
    });
  });

  test("whose bytes are not those it was packed from, or fewer than it says", async () => {
    for (const says of [{ crc: 1 }, { size: 9 }, { size: 7 }]) {
      const at = saved([{ ...csv("bad.csv"), says }]);
      expect(await refusalOf(`${at}/bad.csv`)).toMatchObject({
        code: "zip-member-must-be-readable",
        params: { why: "damaged" },
      });
    }
  });

  test("that is not there", async () => {
    expect(await refusalOf(`${saved([good])}/none.csv`)).toMatchObject({ code: "file-must-exist" });
    expect(await refusalOf(`${saved(Buffer.from("a,b\n"), "plain.csv")}/none.csv`)).toMatchObject({
      code: "file-must-exist",
    });
  });
});

describe("a zip is refused whole", () => {
  test("that was cut, or whose directory is broken; other files are found", async () => {
    const whole = zipOf([csv("a.csv")]);
    const directory = whole.lastIndexOf("PK\u0001\u0002");
    const broken = Buffer.from(whole);
    broken.writeUInt8(0, directory);
    const [cut, bad] = [saved(whole.subarray(0, whole.length - 30)), saved(broken)];
    const { members, refused } = await found(cut, bad, saved([csv("b.csv")]));
    expect(members).toEqual(["b.csv"]);
    expect(refused.map((r) => r.replace(/^\d+\.zip /, ""))).toEqual([
      "zip-must-be-complete truncated",
      "zip-must-be-complete damaged",
    ]);
  });

  test("all of whose files have a password: it is said once", async () => {
    const says = { flags: 0x801 };
    const { refused } = await found(
      saved([{ ...csv("a.csv"), says }, { ...csv("b.csv"), says }, csv(".DS_Store")]),
    );
    expect(refused).toEqual([`${made}.zip zip-must-be-complete encrypted`]);
  });

  test("of more files than an alliance sends", async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => ({ ...csv(`${i}.csv`, ""), stored: true }));
    expect((await found(saved(many))).refused).toEqual([`${made}.zip zip-must-be-bounded `]);
  });
});
