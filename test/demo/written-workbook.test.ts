/** The workbooks of the demo are made by hand: programs that are strict about styles open them, too. */
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import { workbookZip } from "../../src/demo/alliance/write-xlsx.ts";
import { hasOpenpyxl, needing, openpyxl } from "../support/other-programs.ts";

test.runIf(hasOpenpyxl)(
  needing("openpyxl", hasOpenpyxl, "another reader finds text, number and day"),
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "balis-written-"));
    try {
      const path = join(folder, "written.xlsx");
      const rows = [["申请单号", 12, { day: "2019-05-06" }]] as const;
      await pipeline(workbookZip([{ name: "表", rows }]), createWriteStream(path));
      const script = "ws = wb.worksheets[0]\nprint(json.dumps([ws.title] + [str(c.value) for c in ws[1]]))";
      expect(openpyxl(path, script)).toEqual(["表", "申请单号", "12", "2019-05-06 00:00:00"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
