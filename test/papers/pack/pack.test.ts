/** A pack holds what it says, proves itself without the books, and names whatever was done to it. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { checkPackFile } from "../../../src/papers/pack/io/check-pack-file.ts";
import { evidencePath } from "../../../src/papers/pack/pack-index.ts";
import { runBalis } from "../../cases/run-case.ts";
import type { Books } from "../report/books-of-may.ts";
import { booksOfSubProject } from "./books.ts";

let books: Books;
let pack: Buffer;
const elsewhere = mkdtempSync(join(tmpdir(), "balis-pack-"));

beforeAll(async () => {
  books = await booksOfSubProject();
  const made = await books.balis("pack", "2019", "--subproject", "dd", "-o", "包.zip");
  // The forms in it are drafts: what they lack is told.
  expect(made.exit).toBe(1);
  expect(made.stderr).toContain("[actual-must-be-given]");
  pack = readFileSync(join(books.cwd, "包.zip"));
}, 60_000);
afterAll(() => books.remove());

function put(bytes: Buffer): string {
  const path = join(elsewhere, "received.zip");
  writeFileSync(path, bytes);
  return path;
}

async function codes(bytes: Buffer): Promise<string[]> {
  return (await checkPackFile(put(bytes))).findings.map((f) => f.code);
}

type Change = (files: Map<string, string | Buffer>) => void;

/** Packed anew by another program, with something changed. */
async function repacked(change: Change): Promise<Buffer> {
  const zip = await JSZip.loadAsync(pack);
  const files = new Map<string, string | Buffer>();
  for (const [name, part] of Object.entries(zip.files)) files.set(name, await part.async("nodebuffer"));
  change(files);
  const made = new JSZip();
  for (const [name, content] of files) made.file(name, content);
  return made.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

/** Index and sums made to agree with what was changed. */
function reindexed(files: Map<string, string | Buffer>): void {
  const index = JSON.parse(String(files.get("index.json")));
  for (const file of index.files) {
    const content = Buffer.from(files.get(file.path) ?? "");
    file.sha256 = createHash("sha256").update(content).digest("hex");
    file.bytes = content.length;
  }
  files.set("index.json", JSON.stringify(index));
  const listed = [...index.files, { path: "index.json", sha256: hashText(JSON.stringify(index)) }];
  files.set("SHA256SUMS", listed.map((f) => `${f.sha256}  ${f.path}\n`).join(""));
}

describe("a pack", () => {
  test("holds the steps of subject service libraries and their documents", async () => {
    const zip = await JSZip.loadAsync(pack);
    const steps = JSON.parse((await zip.file("subproject/subject-libraries.json")?.async("string")) ?? "");
    expect(steps.map((s: { step: string; document: string }) => [s.step, s.document])).toEqual([
      ["apply", ""],
      ["verify", "样例核实1号"],
    ]);
    const index = JSON.parse((await zip.file("index.json")?.async("string")) ?? "");
    const found = index.files.find((f: { source?: string }) => f.source?.endsWith("学科服务馆.txt"));
    expect(found.uses.join()).toContain("10002");
    expect(await zip.file(found.path)?.async("string")).toBe("合成：学科服务馆申请\n");
  });

  test("holds workbooks, evidence, lists, rules and the chain; what has nothing to show is said", async () => {
    const zip = await JSZip.loadAsync(pack);
    const index = JSON.parse((await zip.file("index.json")?.async("string")) ?? "");
    const paths: string[] = index.files.map((f: { path: string }) => f.path);
    expect(Object.keys(zip.files).sort()).toEqual([...paths, "SHA256SUMS", "index.json"].sort());
    expect(paths.filter((p) => p.startsWith("workbooks/"))).toEqual([
      ...["workbooks/applications-2019-dd-2019.xlsx", "workbooks/declaration-2019-dd-2019.xlsx"],
      ...["workbooks/evidence-2019-dd-2019.xlsx", "workbooks/finance-2019-04.xlsx"],
      ...["workbooks/finance-2019-05.xlsx", "workbooks/monitoring-2019-dd-2019-07.xlsx"],
      "workbooks/self-evaluation-2019-dd-2019.xlsx",
      "workbooks/statistics-2019.xlsx",
    ]);
    expect(paths.filter((p) => p.startsWith("chain/"))).toEqual([
      "chain/001-2019-04.json",
      "chain/002-2019-05.json",
      "chain/chain.json",
    ]);
    // Two files of one name, one of them for two moves.
    const evidence = index.files.filter((f: { kind: string }) => f.kind === "evidence");
    expect(evidence.map((f: { uses: string[] }) => f.uses)).toEqual(
      expect.arrayContaining([
        ["第 1 步“申报”", "第 2 步“专家评审”"],
        ["第 1 步“申报”"],
        ["指标 satisfaction 2019"],
      ]),
    );
    expect(paths).toContain(
      evidencePath({ path: "佐证/二/申报书.txt", sha256: hashText("合成：另一馆的申报书\n") }),
    );
    expect(index.absent.map((a: { what: string }) => a.what)).toEqual([
      "账期 2019-06",
      "服务评估 dd",
      "服务评估 ill",
    ]);
    // The manifest's own hash, as it was printed at the close, is the hash of its file.
    const closed = (await books.balis("verify", "--json")).stdout;
    expect(closed).toContain('"chain": true');
    const manifest = index.files.find((f: { path: string }) => f.path === "chain/002-2019-05.json");
    expect(manifest.sha256).toBe(index.chain.last);
  });

  test("is checked by balis without any books, and by sha256sum without balis", async () => {
    const path = put(pack);
    const done = await runBalis(["pack", "check", path], { cwd: elsewhere, lang: "zh-CN" });
    expect(done).toMatchObject({ exit: 0, stderr: "" });
    expect(done.stdout).toContain("关账链完整：2 次关账");
    expect(existsSync(join(elsewhere, "balis.db"))).toBe(false);
    const folder = mkdtempSync(join(tmpdir(), "balis-unpacked-"));
    execFileSync("unzip", ["-q", path, "-d", folder], { env: { ...process.env, LC_ALL: "C.UTF-8" } });
    const sums = execFileSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(sums.split("\n").filter((line) => line.endsWith(": OK")).length).toBe(
      sums.trim().split("\n").length,
    );
  });

  test("is the same, byte for byte, from the same books", async () => {
    await new Promise((wait) => setTimeout(wait, 2100)); // a zip's clock has steps of two seconds
    await books.balis("pack", "2019", "--subproject", "原文传递", "-o", "again.zip");
    expect(readFileSync(join(books.cwd, "again.zip")).equals(pack)).toBe(true);
  });
});

describe("what was done to a pack is named", () => {
  test("any byte changed: never sound, and a file's own bytes name the file", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(pack);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const checked = await checkPackFile(put(bytes)).catch((error) => ({ findings: [error] }));
        expect(checked.findings.length).toBeGreaterThan(0);
      }),
      {
        numRuns: 150,
        examples: [
          [0, 1],
          [pack.length - 1, 1],
          [pack.length - 30, 255],
        ],
      },
    );
  }, 60_000);

  test("bytes within a file's contents name that file", async () => {
    const zip = await JSZip.loadAsync(pack);
    for (const path of ["workbooks/finance-2019-04.xlsx", "subproject/moves.csv", "chain/001-2019-04.json"]) {
      expect(zip.file(path)).not.toBeNull();
      const name = Buffer.from(path);
      const bytes = Buffer.from(pack);
      const middle = bytes.indexOf(name) + name.length + 60;
      bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
      const { findings } = await checkPackFile(put(bytes));
      const named = findings.filter((f) => JSON.stringify(f.params).includes(path));
      expect(named.length, path).toBeGreaterThan(0);
    }
  });

  test("any piece cut off its end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: pack.length - 4 }), async (cut) => {
        expect(await codes(pack.subarray(0, pack.length - cut))).toContain("pack-must-open");
      }),
      { numRuns: 40 },
    );
  });

  const cases: [string, Change, string[]][] = [
    ["packed anew, nothing changed", () => {}, ["pack-must-be-as-written"]],
    [
      "a file taken out",
      (files) => files.delete("workbooks/finance-2019-04.xlsx"),
      ["pack-file-must-be-there"],
    ],
    ["a file put in", (files) => files.set("evidence/extra.txt", "x"), ["pack-file-must-be-listed"]],
    ["a figure changed", (files) => files.set("subproject/budget.csv", "x"), ["pack-file-must-be-unchanged"]],
    ["the index taken out", (files) => files.delete("index.json"), ["pack-index-must-be-there"]],
    ["the sums taken out", (files) => files.delete("SHA256SUMS"), ["pack-file-must-be-there"]],
    ["the index no JSON", (files) => files.set("index.json", "{"), ["pack-index-must-be-valid"]],
    [
      "the sums of another pack",
      (files) => files.set("SHA256SUMS", String(files.get("SHA256SUMS")).replace(/^[0-9a-f]{4}/, "0000")),
      ["pack-sums-must-agree"],
    ],
    [
      "a manifest edited, with index and sums made to agree",
      (files) => {
        const path = "chain/001-2019-04.json";
        files.set(path, String(files.get(path)).replace('"rows":', '"rows":1'));
        reindexed(files);
      },
      ["manifest-must-match-its-hash"],
    ],
    [
      "the last close left out, with index and sums made to agree",
      (files) => {
        const links = JSON.parse(String(files.get("chain/chain.json")));
        files.set("chain/chain.json", JSON.stringify(links.slice(0, 1)));
        reindexed(files);
      },
      ["pack-chain-must-end-as-said"],
    ],
    [
      "the first close left out, with index and sums made to agree",
      (files) => {
        const links = JSON.parse(String(files.get("chain/chain.json")));
        files.set("chain/chain.json", JSON.stringify(links.slice(1)));
        reindexed(files);
      },
      ["close-order-must-hold"],
    ],
  ];
  for (const [name, change, wanted] of cases)
    test(name, async () => expect(await codes(await repacked(change))).toEqual(wanted));

  test("exit 1 with the finding, in both languages; no zip at all is refused", async () => {
    const path = put(await repacked((files) => files.set("subproject/budget.csv", "x")));
    const zh = await runBalis(["pack", "check", path], { cwd: elsewhere, lang: "zh-CN" });
    expect(zh.exit).toBe(1);
    expect(zh.stderr).toContain("文件 subproject/budget.csv 被改过");
    const en = await runBalis(["pack", "check", path, "--json"], { cwd: elsewhere, lang: "en" });
    expect(en.exit).toBe(1);
    expect(JSON.parse(en.stdout)).toMatchObject({ schema: "balis/pack-check/1", sound: false });
    writeFileSync(join(elsewhere, "no.zip"), "text");
    expect((await runBalis(["pack", "check", "no.zip"], { cwd: elsewhere, lang: "en" })).exit).toBe(3);
  });
});

describe("evidence that is not as it was", () => {
  const make = () => books.balis("pack", "2019", "--subproject", "dd", "-o", "new.zip");

  test("is refused by name, all of it at once, and nothing is written", async () => {
    const [first, second] = [join(books.cwd, "佐证/申报书.txt"), join(books.cwd, "问卷.csv")];
    const before = readFileSync(first);
    writeFileSync(first, "改过");
    renameSync(second, `${second}.away`);
    const files = readdirSync(books.cwd).sort();
    try {
      const done = await make();
      expect(done.exit).toBe(3);
      expect(done.stdout).toBe("");
      expect(done.stderr).toContain("佐证文件缺 1 个、变了 2 个，没有生成资料包");
      expect(done.stderr).toContain("佐证文件 佐证/申报书.txt（第 1 步“申报”）登记后变了");
      expect(done.stderr).toContain("找不到佐证文件 问卷.csv（指标 satisfaction 2019）");
      expect(readdirSync(books.cwd).sort()).toEqual(files);
    } finally {
      writeFileSync(first, before);
      renameSync(`${second}.away`, second);
    }
  });

  test("an unknown sub-project, one of another year, a missing flag, another ending", async () => {
    expect((await books.balis("pack", "2019", "--subproject", "ill")).stderr).toContain("2019-dd");
    expect(await books.balis("pack", "2018", "--subproject", "2019-dd")).toMatchObject({ exit: 3 });
    expect(await books.balis("pack", "2019")).toMatchObject({ exit: 2 });
    expect(await books.balis("pack", "--subproject", "dd")).toMatchObject({ exit: 2 });
    expect(await books.balis("pack", "2019", "--subproject", "dd", "-o", "a.tar")).toMatchObject({ exit: 3 });
    expect(await books.balis("pack", "2019", "--subproject", "dd", "-o", "no/a.zip")).toMatchObject({
      exit: 3,
    });
  });
});

describe("the name of evidence within the pack", () => {
  const sha256 = "3fa9c1b2d0e4".padEnd(64, "0");
  test.each([
    ["佐证/申报书.pdf", "evidence/3fa9c1b2d0e4-申报书.pdf"],
    ["../../etc/passwd", "evidence/3fa9c1b2d0e4-passwd"],
    ["C:\\共享\\表 1.xlsx", "evidence/3fa9c1b2d0e4-表 1.xlsx"],
    ["/", "evidence/3fa9c1b2d0e4-file"],
    ["..", "evidence/3fa9c1b2d0e4-file"],
    ["a:b*c?.txt.", "evidence/3fa9c1b2d0e4-a_b_c_.txt"],
    [`${"a".repeat(300)}.pdf`, `evidence/3fa9c1b2d0e4-${"a".repeat(80)}.pdf`],
    // 200 bytes: 66 letters of three, 50 of four.
    [`${"长".repeat(80)}.pdf`, `evidence/3fa9c1b2d0e4-${"长".repeat(66)}.pdf`],
    [`${"😀".repeat(60)}.txt`, `evidence/3fa9c1b2d0e4-${"😀".repeat(50)}.txt`],
    ["行\n二.txt", "evidence/3fa9c1b2d0e4-行_二.txt"],
  ])("%j", (path, wanted) => expect(evidencePath({ path, sha256 })).toBe(wanted));
});
