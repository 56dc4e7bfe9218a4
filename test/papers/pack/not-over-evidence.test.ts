/** Evidence may be a zip, too: a pack is never written over it. */
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { stagePack } from "../../../src/papers/pack/io/stage-pack.ts";

test("a pack of the name of its evidence is refused, by whatever path", async () => {
  const folder = mkdtempSync(join(tmpdir(), "balis-over-"));
  writeFileSync(join(folder, "佐证.zip"), "PK");
  symlinkSync(folder, join(folder, "也是"));
  for (const pack of ["佐证.zip", "也是/佐证.zip"]) {
    const stage = stagePack({
      pack: join(folder, pack),
      folders: [folder],
      workbooksOf: () => Promise.reject(new Error("no workbook is asked for")),
    });
    await expect(stage.find("佐证.zip", hashText("PK"))).rejects.toMatchObject({
      code: "pack-must-not-replace-evidence",
      params: { path: "佐证.zip", evidence: "佐证.zip" },
    });
    stage.close();
  }
  expect(readdirSync(folder).sort()).toEqual(["也是", "佐证.zip"]);
  rmSync(folder, { recursive: true });
});
