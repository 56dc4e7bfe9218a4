/** The demo's workbooks come from another writer than ours, and programs that are strict about styles open them, too. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { workbookFile } from "../../src/demo/alliance/written-files.ts";
import { hasOpenpyxl, needing, openpyxl } from "../support/other-programs.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "balis-written-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(name: string): Promise<string> {
  const file = workbookFile(join(folder, name), { name: "表", hiddenRow: 2 });
  file.add([
    ["申请单号", 12, { day: "2019-05-06" }],
    ["DD1", 30, null],
  ]);
  file.add([["合计", { formula: "SUM(B1:B2)", value: 42 }, null]]);
  await file.end([{ name: "去年", hidden: true, rows: [["旧"]] }]);
  return file.path;
}

test.runIf(hasOpenpyxl)(
  needing("openpyxl", hasOpenpyxl, "another reader finds text, number, day, formula and what is hidden"),
  async () => {
    const script = `ws = wb.worksheets[0]
print(json.dumps([ws.title, [str(c.value) for c in ws[1]], ws["B3"].value, ws.row_dimensions[2].hidden, wb.worksheets[1].sheet_state]))`;
    expect(openpyxl(await written("one.xlsx"), script)).toEqual([
      "表",
      ["申请单号", "12", "2019-05-06 00:00:00"],
      "=SUM(B1:B2)",
      true,
      "hidden",
    ]);
  },
);

test("written again, it has the same bytes", async () => {
  const [first, second] = [await written("a.xlsx"), await written("b.xlsx")];
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
});
