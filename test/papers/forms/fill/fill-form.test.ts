/** An officer's own form, filled: what was asked stands in its cells, and everything else is as it was. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { fillWorkbook } from "../../../../src/papers/forms/io/fill/fill-workbook.ts";
import { readCellMap } from "../../../../src/papers/forms/io/fill/read-cell-map.ts";
import { propertyOf } from "../../../../src/papers/forms/io/fill/workbook-property.ts";
import { planFill } from "../../../../src/papers/forms/plan-fill.ts";
import { runBalis, words } from "../../../cases/run-case.ts";
import { hasLibreOffice, hasOpenpyxl, needing, openpyxl } from "../../../support/other-programs.ts";
import { facts } from "./facts.ts";

const FORM = resolve(import.meta.dirname, "../../../../fixtures/officer-form/form.xlsx");
const MAP = resolve(import.meta.dirname, "../../../../fixtures/officer-form/map.yaml");

async function filled(): Promise<string> {
  const map = readCellMap({ file: "map.yaml", text: readFileSync(MAP, "utf8") });
  const to = join(mkdtempSync(join(tmpdir(), "balis-fill-")), "filled.xlsx");
  await fillWorkbook({ form: FORM, to, map: "map.yaml", cells: planFill(map, facts), note: null });
  return to;
}

async function parts(path: string): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(readFileSync(path));
  const found = new Map<string, string>();
  for (const [name, part] of Object.entries(zip.files)) found.set(name, await part.async("binarystring"));
  return found;
}

test.skipIf(!hasOpenpyxl)(
  needing("openpyxl", hasOpenpyxl, "the figures stand in their cells, in the unit the map says"),
  async () => {
    const cells = [
      "A2",
      "B3",
      "B4",
      "C7",
      "D7",
      "E7",
      "C8",
      "G8",
      "H7",
      "G20",
      "B21",
      "J24",
      "G7",
      "F20",
      "A3",
    ];
    const found = openpyxl(
      await filled(),
      `ws = wb["自评表"]\nprint(json.dumps({a: ws[a].value for a in ${JSON.stringify(cells)}}))`,
    );
    expect(found).toEqual({
      A2: "（2019年度）",
      B3: "原文传递 <补贴> & “合成”",
      B4: " 某市教委\n（合成）",
      C7: 67.9,
      D7: 67.9,
      E7: 58.73,
      C8: 12.345678,
      G8: 0.865,
      H7: 8.6,
      G20: 97.6,
      B21: "优",
      J24: "总分 97.6，执行率 86.50%",
      G7: "=IF(D7=0,0,E7/D7)",
      F20: "=SUM(F10:F19)+F7",
      A3: "项目名称",
    });
  },
);

test.skipIf(!hasOpenpyxl)(
  needing("openpyxl", hasOpenpyxl, "a list fills its rows and empties the ones it does not need"),
  async () => {
    const found = openpyxl(
      await filled(),
      `ws = wb["自评表"]\nprint(json.dumps([[c.value for c in row] for row in ws["A10:H13"]] + [str(ws["F5"].value)]))`,
    );
    expect(found).toEqual([
      [1, "产出指标", "传递文献数量", "≥50000篇", 53202, 50, 50, null],
      [2, "产出指标", "_x005F_x0041_满足率␇", "≥50000篇", 53202, 30, 30, null],
      [3, "产出指标", "满意度", "≥50000篇", 53202, 10, 9, "样本不足"],
      [null, null, null, null, null, null, null, null],
      "2020-01-15 00:00:00",
    ]);
  },
);

test.skipIf(!hasOpenpyxl)(
  needing(
    "openpyxl",
    hasOpenpyxl,
    "styles, merges, validations, print area, names, protection, pictures and text boxes are as they were",
  ),
  async () => {
    const script = `
ws = wb["自评表"]
def all_of(ws): return [[c.coordinate, c.number_format, c.font.name, c.font.sz, c.fill.fgColor.rgb, c.border.left.style, c.alignment.horizontal] for r in ws.iter_rows(max_row=22, max_col=8) for c in r]
print(json.dumps([all_of(ws), sorted(str(m) for m in ws.merged_cells.ranges), [[v.type, v.formula1, str(v.sqref)] for v in ws.data_validations.dataValidation], ws.print_area, ws.print_title_rows, ws.freeze_panes, [[n.name, n.attr_text] for n in wb.defined_names.definedName], wb["填表说明"].protection.sheet, wb["填表说明"].protection.password, [len(s._charts) for s in wb], ws.page_setup.paperSize, {k: v.width for k, v in ws.column_dimensions.items()}, str(ws.conditional_formatting)]))`;
    const to = await filled();
    const [before, after] = [FORM, to].map((path) =>
      openpyxl(
        path,
        script.replace("str(ws.conditional_formatting)", "len(list(ws.conditional_formatting))"),
      ),
    );
    expect(after).toEqual(before);
    const [old, made] = await Promise.all([parts(FORM), parts(to)]);
    const changed = [...made].filter(([name, text]) => old.get(name) !== text).map(([name]) => name);
    expect(changed.sort()).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/charts/chart1.xml",
      "xl/charts/chart2.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    expect([...old.keys()].filter((name) => !made.has(name))).toEqual(["xl/calcChain.xml"]);
  },
);

test("nothing old is shown: formulas keep no value, charts of filled cells have the new ones, untouched ones their own", async () => {
  const made = await parts(await filled());
  const sheet = made.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toContain('<c r="F20" s="3"><f>SUM(F10:F19)+F7</f></c>');
  expect(made.get("xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
  expect(made.get("[Content_Types].xml")).not.toContain("calcChain");
  expect(made.get("xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
  const chart = made.get("xl/charts/chart1.xml") ?? "";
  // The headings of C6:E6 were not touched, the money of C7:E7 was.
  expect(chart).toContain(
    "<f>'\u00e8\u0087\u00aa\u00e8\u00af\u0084\u00e8\u00a1\u00a8'!$C$6:$E$6</f><numCache>",
  );
  expect(chart).toMatch(
    /\$C\$7:\$E\$7<\/f><numCache><formatCode>General<\/formatCode><ptCount val="3"\/>(<pt idx="\d"><v>[\d.]+<\/v><\/pt>){3}<\/numCache>/,
  );
  expect(chart).toContain('<pt idx="2"><v>58.73</v></pt>');
  expect(made.get("xl/charts/chart2.xml")).toContain('<ptCount val="3"/><pt idx="0"><v>50</v></pt>');
});

test.skipIf(!hasLibreOffice)(
  "LibreOffice computes the form anew",
  async () => {
    const to = await filled();
    const folder = resolve(to, "..");
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
        "--outdir",
        folder,
        to,
      ],
      { stdio: "ignore" },
    );
    const csv = readFileSync(join(folder, "filled-自评表.csv"), "utf8");
    expect(csv).toContain("年度资金总额,67.9,67.9,58.73,10,86.4948453608247%,8.6");
    expect(csv).toMatch(/总分,,,,,100,97.6/);
  },
  60_000,
);

test("the template's map fills the form from books, and each of its figures is explained from the file alone", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "balis-fill-books-"));
  const books = resolve(import.meta.dirname, "../../../../fixtures/cases/indicator/004-score-draft");
  cpSync(join(books, "files"), cwd, { recursive: true });
  cpSync(FORM, join(cwd, "表样.xlsx"));
  cpSync(
    resolve(import.meta.dirname, "../../../../templates/cell-maps/self-evaluation-sample.yaml"),
    join(cwd, "对照.yaml"),
  );
  const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });
  for (const line of readFileSync(join(books, "argv"), "utf8").trim().split("\n").slice(0, -1))
    await balis(line);
  const report =
    "report self-evaluation 2019-dd --year 2019 --initial 1000000 --full-year 1000000 --executed 860000";
  const made = await balis(`${report} --fill 表样.xlsx --map 对照.yaml -o 填好.xlsx`);
  expect(made.stdout).toContain("已填 84 格，已生成 填好.xlsx");
  expect((await balis("explain 填好.xlsx!自评表!C7")).stdout).toContain(
    " = 1,000,000.00 元\n└─ 命令行填写：--initial",
  );
  expect((await balis("explain 填好.xlsx!自评表!$G$10")).stdout).toContain("得分计算：100% × 20");
  expect((await balis("explain 填好.xlsx!自评表!A1")).exit).toBe(3);
  // Filled again, the old note gives way to the new one, and what is there is not written over the form itself.
  expect((await balis(`${report} --fill 填好.xlsx --map 对照.yaml -o 再填.xlsx`)).stdout).toContain(
    "再填.xlsx",
  );
  expect((await balis("explain 再填.xlsx!自评表!H7")).stdout).toContain("86% × 10");
  symlinkSync(cwd, join(cwd, "同一文件夹"));
  for (const itself of ["表样.xlsx", "同一文件夹/表样.xlsx"]) {
    const refused = await balis(`${report} --fill 表样.xlsx --map 对照.yaml -o ${itself}`);
    expect(refused).toMatchObject({ exit: 3, stderr: expect.stringContaining("就是空白表样本身") });
  }
  expect(readFileSync(join(cwd, "表样.xlsx"))).toEqual(readFileSync(FORM));
  cpSync(FORM, join(cwd, "宏.xlsm"));
  const other = await balis(`${report} --fill 宏.xlsm --map 对照.yaml -o 填好的.xlsx`);
  expect(other).toMatchObject({ exit: 3, stderr: expect.stringContaining("以 .xlsm 结尾") });
  writeFileSync(join(cwd, "旧.xls"), "a,b\n");
  const old = await balis(`${report} --fill 旧.xls --map 对照.yaml -o 填好的.xlsx`);
  expect(old).toMatchObject({ exit: 3, stderr: expect.stringContaining("另存为“Excel 工作簿（.xlsx）”") });
  expect(await balis(`${report} --fill 表样.xlsx`)).toMatchObject({ exit: 2 });
  // Where nobody checks, the map must leave a place for saying so.
  await balis("setting set single-person yes");
  const said = await balis(`${report} --fill 表样.xlsx --map 对照.yaml -o 单人.xlsx`);
  expect(said.stdout).not.toContain("无人复核");
  const without = readFileSync(join(cwd, "对照.yaml"), "utf8").replace("{unchecked}", "");
  writeFileSync(join(cwd, "无.yaml"), without);
  const unsaid = await balis(`${report} --fill 表样.xlsx --map 无.yaml -o 单人.xlsx`);
  expect(unsaid.stdout).toContain("注意：无人复核");
  expect((await balis(`${report} --figures`)).stdout).toMatch(/funds\.total\.rate +86\.00%/);
});

test("a strict workbook whose names have prefixes, unpacked parts, a protected sheet: filled, and protected as before", async () => {
  const MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const REL = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
  const zip = new JSZip();
  zip.file(
    "[Content_Types].xml",
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  );
  zip.file("_rels/.rels", relations(relation("r1", "officeDocument", "/xl/workbook.xml")));
  zip.file("xl/_rels/workbook.xml.rels", relations(relation("rA", "worksheet", "worksheets/表.xml")));
  zip.file(
    "xl/workbook.xml",
    `<x:workbook xmlns:x="${MAIN}" xmlns:R="${REL}" conformance="strict"><x:sheets><x:sheet name="绩效 表（一）" sheetId="1" R:id="rA"/></x:sheets></x:workbook>`,
  );
  const protection = '<x:sheetProtection sheet="1" password="CC1A"/>';
  zip.file(
    "xl/worksheets/表.xml",
    `\ufeff<?xml version="1.0"?><x:worksheet xmlns:x="${MAIN}"><x:sheetData/>${protection}</x:worksheet>`,
  );
  const folder = mkdtempSync(join(tmpdir(), "balis-strict-"));
  const [form, to] = [join(folder, "form.xlsx"), join(folder, "to.xlsx")];
  writeFileSync(form, await zip.generateAsync({ type: "nodebuffer", compression: "STORE" }));
  const map = readCellMap({
    file: "m",
    text: "sheets: { 绩效 表（一）: { cells: { B2: grade, C2: total } } }",
  });
  await fillWorkbook({ form, to, map: "m", cells: planFill(map, facts), note: "{}" });
  const made = await JSZip.loadAsync(readFileSync(to));
  expect(await made.file("xl/worksheets/表.xml")?.async("string")).toContain(
    '<x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t xml:space="preserve">优</x:t></x:is></x:c>' +
      `<x:c r="C2"><x:v>97.6</x:v></x:c></x:row></x:sheetData>${protection}`,
  );
  expect(await made.file("xl/workbook.xml")?.async("string")).toContain('<x:calcPr fullCalcOnLoad="1"/>');
  expect(await propertyOf(to, "balis")).toBe("{}");
  // Once more: the property that is there is found again.
  const again = join(folder, "again.xlsx");
  await fillWorkbook({ form: to, to: again, map: "m", cells: planFill(map, facts), note: '{"a":"<1>"}' });
  expect(await propertyOf(again, "balis")).toBe('{"a":"<1>"}');
  expect((await JSZip.loadAsync(readFileSync(again))).file(/^docProps\//).length).toBe(1);
});
