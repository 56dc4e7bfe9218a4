/** A pack that other programs packed anew: its contents are found under their names, and the message says what was done to it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPackFile } from "../../../src/papers/pack/io/check-pack-file.ts";
import { runBalis, words } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-repacked-"));
const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });

beforeAll(async () => {
  // 佐证 in GBK is D7 F4 D6 A4, no UTF-8; 目录 is C4 BF C2 BC, which is Ŀ¼ in UTF-8.
  writeFileSync(join(cwd, "佐证.txt"), "合成\n");
  await balis("init");
  await balis("library import --builtin");
  await balis(
    "subproject add 2019-dd --name DD --rule central --libraries 10002 --from 2019-01-01 --to 2019-12-15",
  );
  await balis("subproject move 2019-dd apply --library 10002 --on 2018-10-15 --evidence 佐证.txt");
  expect(await balis("pack 2019 --subproject dd -o p.zip")).toMatchObject({ exit: 0 });
}, 30_000);
afterAll(() => rmSync(cwd, { recursive: true }));

const GBK = new Map([
  ["佐证", [0xd7, 0xf4, 0xd6, 0xa4]],
  ["目录", [0xc4, 0xbf, 0xc2, 0xbc]],
]);

/** Latin-1 text of the bytes of a name. */
function gbk(name: string): string {
  let said = name;
  for (const [word, bytes] of GBK) said = said.replace(word, Buffer.from(bytes).toString("latin1"));
  return said;
}
const utf8 = (name: string): string => Buffer.from(name).toString("latin1");

async function repacked(named: (name: string) => string): Promise<string[]> {
  const zip = await JSZip.loadAsync(readFileSync(join(cwd, "p.zip")));
  const made = new JSZip();
  for (const [name, part] of Object.entries(zip.files)) made.file(name, await part.async("nodebuffer"));
  const bytes = await made.generateAsync({ type: "nodebuffer", encodeFileName: named });
  writeFileSync(join(cwd, "again.zip"), unflagged(bytes));
  return (await checkPackFile(join(cwd, "again.zip"))).findings.map((f) => f.code);
}

/** Bit 11 cleared, and the extra field 0x7075 renamed, in every entry of the directory. */
function unflagged(bytes: Buffer): Buffer {
  const made = Buffer.from(bytes);
  const end = made.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  let at = made.readUInt32LE(end + 16);
  for (let left = made.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => made.readUInt16LE(at + field));
    const next = at + 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    made.writeUInt16LE(made.readUInt16LE(at + 8) & ~0x800, at + 8);
    if (extra) made.writeUInt16LE(0x7a7a, at + 46 + (name ?? 0));
    at = next;
  }
  return made;
}

describe("packed anew from its unpacked contents", () => {
  test("with names in GBK, as Chinese Windows writes them", async () =>
    expect(await repacked(gbk)).toEqual(["pack-must-be-as-written"]));

  test("with names in UTF-8 that are not said to be", async () =>
    expect(await repacked(utf8)).toEqual(["pack-must-be-as-written"]));

  test("with its folder: what was done is said, with the folder", async () => {
    const zip = await JSZip.loadAsync(readFileSync(join(cwd, "p.zip")));
    const made = new JSZip();
    for (const [name, part] of Object.entries(zip.files))
      made.file(`资料/${name}`, await part.async("nodebuffer"));
    writeFileSync(join(cwd, "again.zip"), await made.generateAsync({ type: "nodebuffer" }));
    const done = await balis("pack check again.zip");
    expect(done.exit).toBe(1);
    expect(done.stderr).toContain("index.json 在压缩包的文件夹 资料/ 里");
  });
});

test.each([
  ["", "是空文件"],
  ["text", "的内容不是 zip 压缩包"],
])("what is no zip by its content is said to be none, whatever its name: %j", async (content, said) => {
  writeFileSync(join(cwd, "no.zip"), content);
  expect(await balis("pack check no.zip")).toMatchObject({ exit: 3, stderr: expect.stringContaining(said) });
});
