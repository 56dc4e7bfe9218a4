/** Parts of a package are exchanged; everything else stays byte for byte what it was. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { openPackage } from "../../src/tables/io/xlsx/package-parts.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "balis-package-"));

async function written(parts: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  const path = join(folder(), "a.zip");
  writeFileSync(path, await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }));
  return path;
}

async function contents(path: string): Promise<Record<string, string>> {
  const zip = await JSZip.loadAsync(readFileSync(path));
  const found: Record<string, string> = {};
  for (const [name, part] of Object.entries(zip.files))
    if (!part.dir) found[name] = await part.async("string");
  return found;
}

test("parts are replaced, added and removed, and the rest is as it was", async () => {
  const path = await written({ "[Content_Types].xml": "<a/>", "xl/one.xml": "1", "xl/two.xml": "2" });
  const parts = await openPackage(path);
  expect(parts.names()).toEqual(["[Content_Types].xml", "xl/one.xml", "xl/two.xml"]);
  expect(parts.has("/XL/ONE.xml")).toBe(true);
  parts.replace("xl/one.xml", "一");
  expect(await parts.text("xl/one.xml")).toBe("一");
  parts.remove("xl/two.xml");
  parts.add("xl/three.xml", Buffer.from("3"));
  const to = join(folder(), "b.zip");
  await parts.write(to);
  parts.close();
  expect(await contents(to)).toEqual({
    "[Content_Types].xml": "<a/>",
    "xl/one.xml": "一",
    "xl/three.xml": "3",
  });
  expect(execFileSync("unzip", ["-tq", to], { encoding: "utf8" })).toContain("No errors");
});

test("the file itself may be the place, and the same parts give the same bytes", async () => {
  const path = await written({ "a.xml": "x".repeat(100_000), "b.xml": "b" });
  const write = async (): Promise<Buffer> => {
    const parts = await openPackage(path);
    parts.replace("b.xml", "c");
    await parts.write(path);
    parts.close();
    return readFileSync(path);
  };
  const first = await write();
  expect((await write()).equals(first)).toBe(true);
  expect(await contents(path)).toEqual({ "a.xml": "x".repeat(100_000), "b.xml": "c" });
});

test("a damaged part ends the writing, and nothing is left at the place or beside it", async () => {
  const path = await written({
    "a.xml": Buffer.from(crypto.getRandomValues(new Uint8Array(50_000))),
    "b.xml": "b",
  });
  const bytes = readFileSync(path);
  bytes[20_000] = (bytes[20_000] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const parts = await openPackage(path);
  const place = folder();
  await expect(parts.write(join(place, "b.zip"))).rejects.toMatchObject({
    code: "workbook-must-be-complete",
  });
  parts.close();
  expect(readdirSync(place)).toEqual([]);
});

test("an old file stays when the new one can't be written whole", async () => {
  const path = await written({ "a.xml": "a" });
  const parts = await openPackage(path);
  writeFileSync(
    path,
    "changed by another program meanwhile, and longer than it was before, so that its size says so",
  );
  const size = statSync(path).size;
  await expect(parts.write(path)).rejects.toThrow();
  parts.close();
  expect(existsSync(path) && statSync(path).size).toBe(size);
});
