/** A long name in Chinese: the file in the making may not have a name that is too long where the file itself has none. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stagePack } from "../../src/papers/pack/io/stage-pack.ts";
import { markOf } from "../../src/tables/io/drafts.ts";
import { writeText, writeWhole } from "../../src/tables/io/write-whole.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-long-"));

test("a name of 251 bytes is written, one of 275 is refused in words, and nothing is left of it", async () => {
  const name = `${"长".repeat(82)}.xlsx`;
  await writeWhole(join(folder, name), async (draft) => {
    // 53 letters of three bytes are 159; one byte of the next one is left out.
    expect(draft).toBe(join(folder, `.${"长".repeat(53)}.${markOf(hostname())}-${process.pid}.tmp`));
    await writeFile(draft, "x");
  });
  await expect(writeText(join(folder, `${"长".repeat(90)}.xlsx`), "x")).rejects.toMatchObject({
    code: "output-must-be-writable",
    params: { why: "ENAMETOOLONG" },
  });
  const workbooksOf = () => Promise.reject(new Error("no workbook is asked for"));
  stagePack({ pack: join(folder, `${"长".repeat(83)}.zip`), folders: [], workbooksOf }).close();
  expect(readdirSync(folder)).toEqual([name]);
  rmSync(folder, { recursive: true });
});
