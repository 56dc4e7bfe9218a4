/** balis profile new: what is guessed of a file, what is asked, and that what is written down is a profile. Only the keyboard is played. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "../../../../src/cli/main.ts";
import { hashText } from "../../../../src/core/io/hash.ts";
import { profileYaml } from "../../../../src/month/import/columns/draft-profile.ts";
import {
  guessColumns,
  likelyHeading,
  likelyKinds,
} from "../../../../src/month/import/columns/guess-profile.ts";
import { headingOfRow } from "../../../../src/month/import/columns/heading.ts";
import { profileShelf } from "../../../../src/month/import/io/profile-shelf.ts";
import { profilesWith } from "./profile-language.ts";

const shipped = profileShelf("templates/profiles", hashText)([]);
const base = (name: string) => shipped.find((p) => p.name === name) ?? expect.fail(name);

const keyboard = vi.hoisted(() => ({
  asked: [] as { message: string; default?: unknown }[],
  answers: [] as unknown[],
}));
vi.mock("inquirer", () => ({
  default: {
    createPromptModule:
      () =>
      async ([question]: [{ name: string; message: string; default?: unknown }]) => {
        keyboard.asked.push(question);
        return { [question.name]: keyboard.answers.shift() ?? question.default };
      },
  },
}));

const folder = mkdtempSync(join(tmpdir(), "balis-new-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a guess", () => {
  const table = (...lines: readonly string[]) => {
    const rows = lines.map((line, i) => ({ row: i + 1, hidden: false, cells: line.split("|") }));
    const at = likelyHeading(shipped, rows);
    const of = {
      heading: headingOfRow(rows[at]?.cells ?? []),
      row: rows[at]?.row ?? 0,
      below: rows.slice(at + 1),
    };
    const [kind] = likelyKinds(shipped, of);
    const guess = guessColumns(kind ?? expect.fail("a kind"), shipped, of);
    return {
      kind: kind?.name,
      row: of.row,
      columns: guess.columns.map((c) => `${c.heading}: ${c.field} ${c.by}`),
      guess,
    };
  };

  test("known names, names alike, values and shapes; a name of a person is not looked at", () => {
    const seen = table(
      "某馆 2019年5月",
      "流水号|请求馆|送出时间|结果|实际页数|收费(元)|读者姓名|备注",
      "甲1|清华大学|2019-05-03|满足|9|2.70|张|急",
      "甲2|中国人民大学|2019-05-04|不满足|||李|",
      "合计||||9|2.70||",
    );
    expect([seen.kind, seen.row]).toEqual(["dd-supplier", 2]);
    expect(seen.columns).toEqual([
      "流水号: requestNo shape",
      "请求馆: requester name",
      "送出时间: suppliedOn shape",
      "结果: status like",
      "实际页数: pages like",
      "收费(元): feeFen shape",
      "读者姓名: null null",
      "备注: null null",
    ]);
    expect(seen.guess.columns.flatMap((c) => (c.isPersonal ? [c.heading, ...c.examples] : []))).toEqual([
      "读者姓名",
    ]);
    expect(seen.guess.missing).toEqual(["requestNo", "status", "suppliedOn"]);
  });

  test.each([
    ["运单号|寄件日期|寄件馆|收件馆|件数|应付", "S1|2019-05-03|10001|10002|1|12.00", "courier-invoice"],
    ["申请单号|借入馆|寄出日期|状态|册数", "I1|清华大学|2019-05-03|满足|1", "ill-supplier"],
    ["系统|月份|应运行分钟|停机分钟", "检索|2019-05|44640|30", "availability"],
    [
      "凭证号|日期|摘要|借方金额|贷方金额|经济分类|子项目",
      "记-1|2019-05-03|物流|10.00||30207|原文传递",
      "subproject-spending",
    ],
  ])("%s is of the kind", (head, row, kind) => expect(table(head, row).kind).toBe(kind));

  test("a decimal comma is seen where no usual number is", () => {
    const styles = (...cells: readonly string[]) =>
      table(
        "运单号|寄件日期|寄件馆|收件馆|件数|金额",
        ...cells.map((c, i) => `S${i}|2019-05-03|10001|10002|1|${c}`),
      ).guess.columns.at(-1)?.numbers;
    expect(styles("1.234,50", "3,60")).toEqual({ decimal: ",", groups: "." });
    expect(styles("1'234.50")).toEqual({ decimal: ".", groups: "'" });
    expect(styles("1,234.50", "3.60")).toBeNull();
    expect(styles("1.234,50", "1,234.50")).toBeNull();
  });
});

test("law: what is written down is a profile, whatever the columns are called", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((t) => t.trim() !== "");
  fc.assert(
    fc.property(
      fc.uniqueArray(text, {
        minLength: 2,
        maxLength: 4,
        selector: (t) =>
          t
            .normalize("NFKC")
            .toLowerCase()
            .replace(/[\s*:_]+/g, ""),
      }),
      text,
      (headings, remark) => {
        const none = { how: null, numbers: null, currency: null };
        const [first = "", ...others] = headings;
        const yaml = profileYaml({
          ...{
            name: "own",
            base: base("courier-invoice"),
            headingRow: 25,
            remarks: [remark],
          },
          columns: [{ ...none, field: "chargeFen", headings, how: "sum" }],
          ignored: others,
          unsure: [{ column: { ...none, field: "volumes", headings: [first] }, remark }],
        });
        const rule = profilesWith(yaml)
          .profiles.find((p) => p.name === "own")
          ?.columns.get("chargeFen");
        expect(rule?.from).toEqual({ by: "columns", how: "sum", headings });
      },
    ),
    { numRuns: 60 },
  );
});

describe("at a terminal", () => {
  beforeEach(() => {
    keyboard.asked.length = 0;
  });
  async function made(name: string, file: string, answers: readonly unknown[]) {
    keyboard.answers = [...answers];
    writeFileSync(join(folder, `${name}.csv`), file);
    let out = "";
    const io = {
      ...{
        out: (text: string) => {
          out += text;
        },
        err: () => {},
        cwd: folder,
        user: "li",
        isTerminal: true,
        hasColour: false,
      },
      ...{
        env: { BALIS_LANG: "zh-CN", BALIS_OPERATOR: "李会计" },
        now: () => new Date("2019-06-03T01:30:00Z"),
      },
    };
    const exit = await run(["profile", "new", `${name}.csv`, "-o", `${name}.yaml`], io);
    const yaml = readFileSync(join(folder, `${name}.yaml`), "utf8");
    return {
      exit,
      out,
      yaml: yaml.split("\n").filter((line) => !line.startsWith("#") && line !== ""),
      asked: keyboard.asked,
    };
  }

  test("the guess stands there for each column, and Enter takes it", async () => {
    const file =
      "流水号,请求馆,送出时间,结果,页数,姓名\n甲1,清华大学,2019-05-03,满足,9,张\n甲2,清华大学,2019-05-04,满足,3,李\n合计,,,,12,\n";
    const seen = await made("enter", file, []);
    expect(seen.asked.map((q) => [q.message, q.default])).toEqual([
      ["这是哪一种文件", "dd-supplier"],
      ["A 列“流水号”（甲1 | 甲2）是", "requestNo"],
      ["B 列“请求馆”（清华大学 | 清华大学）是", "requester"],
      ["C 列“送出时间”（2019-05-03 | 2019-05-04）是", "suppliedOn"],
      ["D 列“结果”（满足 | 满足）是", "status"],
      ["E 列“页数”（9 | 3）是", "pages"],
      ["格式的名字（小写字母、数字、连字符）", "enter"],
    ]);
    expect(seen.yaml).toEqual([
      "profile: enter",
      "extends: dd-supplier",
      "columns:",
      "  requestNo: {headings: [流水号]}",
      "  suppliedOn: {headings: [送出时间]}",
      "  status: {headings: [结果]}",
    ]);
    expect(seen.exit).toBe(0);
    expect(seen.out).toContain("合计核对：页数 12，相符");
    expect(seen.out).toContain("共 4 行：采用 2，待更正 0，其余 2");
  });

  test("two columns of one field, another style and another currency are asked about", async () => {
    const file =
      "运单号;寄件日期;寄件馆;收件馆;件数;应付;附加\nS1;2019-05-03;10001;10002;1;$1.234,50;$2,00\n";
    const seen = await made("parts", file, [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      "chargeFen",
      "chargeFen",
      true,
      "USD",
      "7.1",
      "央行 5-31",
      "sum",
    ]);
    expect(seen.yaml.slice(2)).toEqual([
      "columns:",
      '  chargeFen: {from: {sum: [应付, 附加]}, numbers: {decimal: ",", groups: "."}, currency: {code: USD, rate: "7.1", source: "央行 5-31"}}',
    ]);
    // (1234.50 + 2.00) × 7.1 = 8779.15
    expect(seen.out).toContain("8779.15");
  });

  test("a column that is left out is named so, though the format it extends would read it", async () => {
    const file = "运单号,寄件日期,寄件馆,收件馆,件数,金额,附加费\nS1,2019-05-03,10001,10002,1,12.00,2.00\n";
    const seen = await made("without", file, [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      "-",
    ]);
    expect(seen.yaml).toEqual([
      "profile: without",
      "extends: courier-invoice",
      "ignored: [附加费]",
      "columns:",
      "  surchargeFen: none",
    ]);
  });
});
