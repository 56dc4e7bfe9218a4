/** Parts packed while they are made: another program unpacks every one of them, long ones too, and its checksum holds. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, expect, test } from "vitest";
import { PartPacker } from "../../src/tables/io/xlsx/part-packer.ts";
import type { Utf8Bytes } from "../../src/tables/io/xlsx/utf8-bytes.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-packer-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function packed(name: string, work: (packer: PartPacker) => Promise<void> | void): Promise<Buffer> {
  const path = join(folder, name);
  const fd = openSync(path, "wx");
  try {
    const packer = new PartPacker(fd);
    await work(packer);
    packer.end();
  } finally {
    closeSync(fd);
  }
  return readFileSync(path);
}

async function unpacked(zip: Buffer): Promise<[string, string][]> {
  const read = await JSZip.loadAsync(zip, { checkCRC32: true });
  const names = Object.keys(read.files);
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [name, (await read.file(name)?.async("string")) ?? ""],
    ),
  );
}

const line = (i: number): string => `<行 n="${i}">北京大学图书馆 é𠮷 ${i * 7919}</行>`;

function* lines(out: Utf8Bytes, to: number): Generator<undefined> {
  for (let i = 0; i < to; i++) {
    out.add(line(i));
    yield;
  }
}

test("short parts, a part of a megabyte and an empty one come out as they went in, in their order", async () => {
  const long = Array.from({ length: 60_000 }, (_, i) => line(i)).join("");
  expect(long.length).toBeGreaterThan(1_000_000);
  const zip = await packed("mixed.zip", async (packer) => {
    packer.add("甲.xml", "<甲/>");
    await packer.stream("long.xml", (out) => lines(out, 60_000));
    packer.addRepeated("same.xml", "<a/>");
    await packer.stream("none.xml", () => []);
    await packer.stream("long-2.xml", (out) => lines(out, 60_000));
    packer.addRepeated("same-2.xml", "<a/>");
  });
  expect(await unpacked(zip)).toEqual([
    ["甲.xml", "<甲/>"],
    ["long.xml", long],
    ["same.xml", "<a/>"],
    ["none.xml", ""],
    ["long-2.xml", long],
    ["same-2.xml", "<a/>"],
  ]);
  expect(zip.length).toBeLessThan((2 * Buffer.byteLength(long)) / 3);
});

test("what fails while a part is made ends the writing, also behind its first pieces", async () => {
  function* failing(out: Utf8Bytes): Generator<undefined> {
    yield* lines(out, 30_000);
    throw new Error("no more");
  }
  await expect(packed("failed.zip", (packer) => packer.stream("a.xml", failing))).rejects.toThrow("no more");
});
