/** What the files of a month leave open is one list, until it is corrected or somebody answers for it. */
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { oneMonth, row } from "./one-month.ts";

const { balis, close, closed, folder, requester, settle, supplier } = oneMonth();

/** The open ones, then the answered ones with their reasons. */
async function findings(period = "2019-05"): Promise<string[]> {
  const { exit, json } = await balis("findings", period);
  const [{ findings }] = json.periods as [{ findings: { id: string; answer: { reason: string } | null }[] }];
  expect(exit).toBe(findings.some((f) => f.answer === null) ? 1 : 0);
  return findings.map((f) => (f.answer === null ? f.id : `${f.id}: ${f.answer.reason}`));
}

const answer = (...more: readonly string[]) => balis("findings", "answer", "2019-05", ...more);

test("a corrected file ends a finding; an answer lets the rest pass, and both stand in the closing record and the workbook", async () => {
  await balis("import", supplier("2019-05", row("DD1", 10), row("DD2", "十余页"), row("DD3", "若干")));
  await balis("import", requester("2019-05", "DD1"));
  expect(await findings()).toEqual(["1-rows"]);
  await balis("import", supplier("2019-05", row("DD1", 10), row("DD2", "十余页")), "--supersede");
  expect(await findings()).toEqual(["3-rows"]);
  await settle();
  expect((await close()).codes).toEqual(["period-must-pass-its-gates", "rows-must-be-corrected"]);
  expect(await answer("3-rows", "--reason", "原单已毁")).toMatchObject({ exit: 0 });
  expect(await findings()).toEqual(["3-rows: 原单已毁"]);
  expect(await close("2019-05", "--despite", "试试")).toMatchObject({ exit: 0, codes: [] });
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
  expect(await findings()).toEqual(["3-rows: 原单已毁"]);

  await balis("report", "finance", "2019-05", "-o", "财务.xlsx");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder(), "财务.xlsx"));
  const notes: string[] = [];
  workbook.getWorksheet("说明")?.eachRow((r) => notes.push(`${r.getCell(1).text} ${r.getCell(2).text}`));
  expect(notes).toContain("数据问题的答复 第 3 号 10002-原文传递-2019-05.csv：待更正 1 行。李会计：原单已毁");
});

test("an answer can be withdrawn and given again while the month is open, and not after", async () => {
  await balis(
    "import",
    supplier("2019-05", row("DD1", 10), row("DD2", "十余页")),
    requester("2019-05", "DD1"),
  );
  await answer("1-rows", "--reason", "甲");
  await answer("1-rows", "--reason", "乙");
  expect(await findings()).toEqual(["1-rows: 乙"]);
  await answer("1-rows", "--withdraw");
  expect(await findings()).toEqual(["1-rows"]);
  await answer("--kind", "rows", "--reason", "丙");
  expect(await findings()).toEqual(["1-rows: 丙"]);
  await settle();
  await close();
  expect(await answer("1-rows", "--withdraw")).toMatchObject({ exit: 3, codes: ["period-must-be-open"] });
});

test("who sent last month and sends nothing this month is missing; a nil return or an answer ends it", async () => {
  await closed("2019-05");
  await balis("import", requester("2019-06", "DD7"));
  expect(await findings("2019-06")).toEqual(["10002-dd-supplier"]);
  await settle("2019-06");
  expect((await close("2019-06")).codes).toEqual(
    expect.arrayContaining(["period-must-pass-its-gates", "expected-files-must-be-here"]),
  );
  await balis("findings", "answer", "2019-06", "--library", "中国人民大学", "--reason", "系统停用");
  expect(await findings("2019-06")).toEqual(["10002-dd-supplier: 系统停用"]);
  await balis("import", supplier("2019-06", "本月无业务"));
  const { json } = await balis("findings", "2019-06");
  expect(json.periods).toEqual([
    {
      ...{ period: "2019-06", closed: null },
      findings: [],
      nilReturns: [{ library: "10002", kind: "dd-supplier", file: "10002-原文传递-2019-06.csv" }],
    },
  ]);
});

test("a month that was closed without a file stays so in its closing record, whoever sends it later", async () => {
  await closed("2019-05");
  await balis("import", requester("2019-06"), supplier("2019-07", row("DD9", 10, "2019-07-06")));
  await settle("2019-06");
  const done = await close("2019-06", "--despite", "停用");
  expect([done.exit, done.json.letPass]).toEqual([0, ["files-complete"]]);
  await balis("import", supplier("2019-06", row("DD7", 10, "2019-06-06")));
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
});

test("an id that is not there, nothing to answer, a reason that is missing: each is refused by its name", async () => {
  await balis(
    "import",
    supplier("2019-05", row("DD1", 10), row("DD2", "十余页")),
    requester("2019-05", "DD1"),
  );
  const refused = async (...more: readonly string[]) => {
    const { exit, codes } = await answer(...more);
    return `${exit} ${codes[0]}`;
  };
  expect(await refused("9-rows", "--reason", "甲")).toBe("3 finding-must-be-known");
  expect(await refused("--kind", "sheets", "--reason", "甲")).toBe("3 finding-must-be-open");
  expect(await refused("1-rows")).toBe("2 flag-must-be-given");
  expect(await refused("1-rows", "--reason", " ")).toBe("2 reason-must-be-given");
  expect(await refused("--reason", "甲")).toBe("2 findings-must-be-chosen");
  expect(await refused("--withdraw")).toBe("2 findings-must-be-chosen");
  expect(await refused("1-rows", "--reason", "甲", "--withdraw")).toBe("2 flags-must-not-be-beside");
  expect(await refused("1-rows", "--kind", "rows", "--reason", "甲")).toBe("2 flags-must-not-be-beside");
  expect(await findings()).toEqual(["1-rows"]);
  await answer("1-rows", "--reason", "甲", "--dry-run");
  expect(await findings()).toEqual(["1-rows"]);
});
