/** Layouts are data: what a file says is what is printed, and what it can't say is refused at its line and column. */
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../src/cli/words/sentences.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import type { FormFacts } from "../../../src/papers/forms/facts/form-facts.ts";
import { readLayout } from "../../../src/papers/forms/io/read-layout.ts";
import { layOut } from "../../../src/papers/forms/lay-out.ts";
import { pageCellAt } from "../../../src/sheet/form-page.ts";
import type { FormShape } from "../../../src/sheet/layout.ts";
import { address, count, decimal, parseAddress, ratio, text, yuan } from "../../../src/sheet/sheet.ts";
import { plainFigure, shownText } from "../../../src/sheet/show-figure.ts";

const SHAPE: FormShape = {
  form: "trial",
  values: ["year", "project", "total", "own", "other", "rate", "points", "reason"],
  lists: { targets: ["level", "group", "name", "points"], notes: ["text"] },
};

/** 30.50005 + 1.00001 = 31.50006 万元; 4 + 6 = 10 points. */
const FACTS: FormFacts = {
  values: {
    year: text("2019"),
    project: text("原文传递"),
    total: yuan(31_500_060n, { kind: "rule", name: "x" }),
    own: yuan(30_500_050n, { kind: "rule", name: "own" }),
    other: yuan(1_000_010n),
    rate: ratio(30_500_050n, 31_500_060n),
    points: decimal({ scaled: 1000n, decimals: 2 }),
    reason: text(""),
  },
  lists: {
    targets: [
      {
        level: text("产出"),
        group: text("数量"),
        name: text("甲"),
        points: decimal({ scaled: 400n, decimals: 2 }),
      },
      {
        level: text("产出"),
        group: text("质量"),
        name: text("乙"),
        points: decimal({ scaled: 350n, decimals: 2 }),
      },
      {
        level: text("效益"),
        group: text("质量"),
        name: text("丙"),
        points: decimal({ scaled: 250n, decimals: 2 }),
      },
    ],
    notes: [],
  },
};

const HEAD = `
layout: trial
form: trial
name: {zh-CN: 试, en: trial}
source: 样例
`;

const page = (rows: string, more = ""): string =>
  `${HEAD}${more}\npages:\n  - name: 表\n    columns: [10, 10, 12, 12]\n    rows:\n${rows
    .split("\n")
    .map((line) => `      ${line}`)
    .join("\n")}\n`;

function laid(rows: string, more = "", facts = FACTS) {
  const [made] = layOut(readLayout({ file: "试.yaml", text: page(rows, more) }, [SHAPE]), facts);
  if (!made) throw new Error("no page");
  return made;
}

/** "B2:C3 text" of every cell. */
const cellsOf = (made: ReturnType<typeof laid>): string[] =>
  made.cells.map(({ at, across, down, cell, show }) => {
    const to = { column: at.column + across - 1, row: at.row + down - 1 };
    const range = across * down === 1 ? address(at) : `${address(at)}:${address(to)}`;
    return `${range} ${shownText(cell.value, show)}${cell.formula ? ` =${cell.formula}` : ""}`;
  });

describe("what a layout says", () => {
  test("cells take the next free column, across and down as they say", () => {
    const made = laid(`- cells: [{text: 项目, down: 2}, {figure: project, across: rest}]
- cells: [年度, {text: "{year}年", across: 2}]`);
    expect(cellsOf(made)).toEqual(["A1:A2 项目", "B1:D1 原文传递", "B2 年度", "C2:D2 2019年"]);
  });

  test("a list repeats its row; cells that follow one another and are alike become one, within what stands before them", () => {
    const made = laid(`- beside: [{text: 指标, style: side}]
  rows:
    - cells: [一级, 二级, 分值]
    - each: targets
      cells: [{figure: level, merge: true}, {figure: group, merge: true}, {figure: points}]`);
    expect(cellsOf(made)).toEqual([
      ...["A1:A4 指标", "B1 一级", "C1 二级", "D1 分值"],
      ...["B2:B3 产出", "C2 数量", "D2 4.00", "C3 质量", "D3 3.50", "B4 效益", "C4 质量", "D4 2.50"],
    ]);
  });

  test("sums are live formulas over the cells that show the parts, with the exact value", () => {
    const made =
      laid(`- cells: [资金, {figure: total, show: wan, sumOf: [own, other]}, {figure: rate, ratioOf: [own, total]}]
- cells: [{text: 其中, column: B}, {figure: own, show: wan}]
- cells: [{text: 其他, column: B}, {figure: other, show: wan, decimals: 4}]
- each: targets
  cells: [{figure: points}]
- cells: [{figure: points, sumOf: ["targets[].points"]}]`);
    expect(cellsOf(made).slice(0, 3)).toEqual(["A1 资金", "B1 31.50 =SUM(C2:C3)", "C1 96.83% =C2/B1"]);
    expect(cellsOf(made).slice(4, 7)).toEqual(["C2 30.50", "B3 其他", "C3 1.0000"]);
    expect(cellsOf(made).at(-1)).toBe("A7 10.00 =SUM(A4:A6)");
    const total = pageCellAt(made, parseAddress("B1") ?? { column: 0, row: 0 });
    expect(total && plainFigure(total.cell.value, total.show)).toBe("31.500060");
    expect(total?.cell.origin).toEqual({ kind: "cells", addresses: ["C2:C3"] });
  });

  test("a total that contradicts its parts is refused", () => {
    const facts = { ...FACTS, values: { ...FACTS.values, total: yuan(31_500_061n) } };
    const rows = "- cells: [{figure: total, sumOf: [own, other]}, {figure: own}, {figure: other}]";
    expect(refusal(() => laid(rows, "", facts)).params).toMatchObject({
      ...{ name: "total", total: "315,000.61", come: "315,000.6", parts: "305,000.5 + 10,000.1" },
    });
  });

  // 1.006 + 1.006 = 2.012 prints 1.01 + 1.01 and 2.01.
  test("the note on rounding is there only where the printed sum is not what the printed parts come to", () => {
    const rows = `- cells: [{figure: total, show: wan, sumOf: [own, other]}, {figure: own, show: wan}, {figure: other, show: wan}]
- {when: rounded, paragraph: 因四舍五入, style: note}`;
    expect(cellsOf(laid(rows))).toHaveLength(3);
    const cents = { total: yuan(2_012_000n), own: yuan(1_006_000n), other: yuan(1_006_000n) };
    const made = laid(rows, "", { ...FACTS, values: { ...FACTS.values, ...cents } });
    expect(cellsOf(made)).toEqual(["A1 2.01 =SUM(B1,C1)", "B1 1.01", "C1 1.01", "A2:D2 因四舍五入"]);
  });

  test("a row is left out while its figure has no text, or its list is empty", () => {
    const rows = `- {when: reason, cells: [原因]}
- {when: notes, cells: [说明]}
- {when: project, cells: [项目]}
- {when: targets, cells: [目标]}`;
    expect(cellsOf(laid(rows))).toEqual(["A1 项目", "A2 目标"]);
  });

  test("a text that names figures is explained by each of them", () => {
    const made = laid(`- paragraph: "{year}年预算{total:wan}万元，其中{own:wan}万元。"`);
    expect(cellsOf(made)).toEqual(["A1:D1 　　2019年预算31.50万元，其中30.50万元。"]);
    expect(made.cells[0]?.cell.origin).toMatchObject({ kind: "figures", figures: [{}, {}] });
  });

  test("a paragraph of several lines is as many rows, each as high as its text", () => {
    const long = "一二三四五六七八九十".repeat(20);
    const made = laid(`- {style: body, paragraph: "短\\n${long}"}`);
    // 44 characters of the default font are 248 points: 14 characters of 16 points a line.
    expect(made.rows.map((r) => r.height > 300)).toEqual([false, true]);
  });

  test("a row that no spreadsheet program could show becomes several, and its cells reach over all of them", () => {
    const made = laid(`- cells: [说明, {text: "${"一二三四五六七八九十".repeat(30)}"}]`);
    expect(made.rows.length).toBeGreaterThan(1);
    expect(Math.max(...made.rows.map((r) => r.height))).toBeLessThanOrEqual(400);
    expect(made.cells.map((c) => c.down)).toEqual([made.rows.length, made.rows.length]);
  });

  test("styles change what there is, or are new; Chinese sizes have their points", () => {
    const styles = "styles: {title: {size: 一号}, 红字: {like: value, colour: red, font: 仿宋}}";
    const made = laid(`- cells: [{text: 题, style: title}, {text: 红, style: 红字}]`, styles);
    expect(made.cells.map((c) => c.style)).toMatchObject([
      { size: 26, bold: true, align: "center" },
      { size: 10.5, colour: "red", font: "仿宋", border: "thin" },
    ]);
  });
});

function refusal(run: () => void): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was taken");
}

describe("a bad layout is refused with file, line and column", () => {
  // The rows begin in line 10, at column 7.
  test.each<[string, string, string, [number, number], string]>([
    ["unknown figure", "- cells: [{figure: projekt}]", "figure-must-be-known", [11, 26], "project"],
    ["unknown figure in a text", '- paragraph: "{yaer}年"', "figure-must-be-known", [11, 20], "year"],
    [
      "unknown figure of a list",
      "- {each: targets, cells: [{figure: score}]}",
      "figure-must-be-known",
      [11, 42],
      "points",
    ],
    [
      "unknown part of a sum",
      "- cells: [{figure: points, sumOf: ['targets[].score']}]",
      "figure-must-be-known",
      [11, 42],
      "",
    ],
    ["unknown list", "- {each: target, cells: [甲]}", "list-must-be-known", [11, 16], "targets, notes"],
    ["unknown condition", "- {when: never, cells: [甲]}", "figure-must-be-known", [11, 16], "year"],
    ["unknown style", "- cells: [{text: 甲, style: titel}]", "style-must-be-known", [11, 34], "title"],
    [
      "overlap",
      "- cells: [{text: 甲, down: 2, column: B}]\n- cells: [{text: 乙, across: 2}]",
      "cells-must-not-overlap",
      [12, 17],
      "B",
    ],
    ["too wide", "- cells: [{text: 甲, across: 5}]", "row-must-fit-its-columns", [11, 17], "4"],
    ["too many", "- cells: [甲, 乙, 丙, 丁, 戊]", "row-must-fit-its-columns", [11, 29], "5"],
    ["down too far", "- cells: [{text: 甲, down: 2}]", "span-must-end-in-its-rows", [11, 33], "2"],
    [
      "down over a list",
      "- cells: [{text: 甲, down: 2}]\n- {each: targets, cells: [乙]}",
      "span-must-end-in-its-rows",
      [11, 33],
      "2",
    ],
    ["nothing in a row", "- height: 20", "row-must-be-one-thing", [11, 9], "cells"],
    [
      "two things in a cell",
      "- cells: [{text: 甲, figure: year}]",
      "cell-must-show-one-thing",
      [11, 17],
      "figure",
    ],
    [
      "merge without a list",
      "- cells: [{figure: year, merge: true}]",
      "merge-must-be-in-a-list",
      [11, 39],
      "each",
    ],
    [
      "merge in two rows",
      "- {each: targets, rows: [{cells: [{figure: name, merge: true}]}, {cells: [甲]}]}",
      "merge-must-be-in-a-list",
      [11, 63],
      "each",
    ],
    ["unknown key", "- {cels: [甲]}", "key-must-be-known", [11, 10], "cels"],
  ])("%s", (_what, rows, code, [line, column], known) => {
    const { code: refused, params } = refusal(() => laid(rows));
    expect([refused, params as unknown]).toMatchObject([
      "layout-must-be-valid",
      { file: "试.yaml", line, column, problem: { code } },
    ]);
    for (const language of ["zh-CN", "en"] as const) {
      const { what } = sentenceOf(language, { code: "layout-must-be-valid", params: params as never });
      expect(what).toContain(known);
      expect(what).toContain(
        language === "en" ? `line ${line}, column ${column}` : `第 ${line} 行第 ${column} 列`,
      );
    }
  });

  test("two pages of one name", () => {
    const twice = `${page("- cells: [甲]")}  - {name: 表, columns: [9], rows: [{cells: [乙]}]}\n`;
    expect(refusal(() => readLayout({ file: "x", text: twice }, [SHAPE])).params).toMatchObject({
      ...{ line: 12, column: 12, problem: { code: "entry-must-be-there-once" } },
    });
  });

  test("a form that does not exist, and broken YAML", () => {
    const other = page("- cells: [甲]").replace("form: trial", "form: trail");
    expect(refusal(() => readLayout({ file: "x", text: other }, [SHAPE])).params).toMatchObject({
      ...{ line: 3, column: 7, problem: { code: "form-must-be-known" } },
    });
    const itself = page("- &r {rows: [*r]}");
    for (const text of ["layout: [", "layout: *x", itself, "- 1\n---\n- 2"])
      expect(refusal(() => readLayout({ file: "x", text }, [SHAPE])).params).toMatchObject({
        problem: { code: "yaml-must-be-sound" },
      });
  });
});

test("counts are printed with their thousands", () => {
  expect(shownText(count(53_202).value, { kind: "count", decimals: 0 })).toBe("53,202");
});
