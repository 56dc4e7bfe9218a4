/** A layout's column that stands once for every row of a list: years, experts. */
import { describe, expect, test } from "vitest";
import type { Refusal } from "../../../src/core/refusal.ts";
import type { FormFacts } from "../../../src/papers/forms/facts/form-facts.ts";
import { readLayout } from "../../../src/papers/forms/io/read-layout.ts";
import { layOut } from "../../../src/papers/forms/lay-out.ts";
import { layOutDocument } from "../../../src/papers/forms/lay-out-document.ts";
import type { FormPage } from "../../../src/sheet/form-page.ts";
import type { FormShape } from "../../../src/sheet/layout.ts";
import { address, count, text } from "../../../src/sheet/sheet.ts";
import { shownText } from "../../../src/sheet/show-figure.ts";

const HEAD = "layout: trial\nform: trial\nname: {zh-CN: 试, en: trial}\nsource: 样例\n";

/** "A1:D1 text" of every cell. */
const cellsOf = (made: FormPage): string[] =>
  made.cells.map(({ at, across, cell, show }) => {
    const to = { column: at.column + across - 1, row: at.row };
    return `${across === 1 ? address(at) : `${address(at)}:${address(to)}`} ${shownText(cell.value, show)}`;
  });

describe("a column that repeats for a list", () => {
  const YEARS: FormShape = {
    form: "trial",
    values: ["title"],
    lists: { years: ["name", "total"], rows: ["label", "value.1", "value.2"] },
  };
  const facts = (names: string[]): FormFacts => ({
    values: { title: text("比较") },
    lists: {
      years: names.map((name, i) => ({ name: text(name), total: count(100 + i) })),
      rows: [{ label: text("预算"), "value.1": count(1), "value.2": count(2) }],
    },
  });
  const layout = (columns: string, cells: string): string =>
    `${HEAD}\npages:\n  - name: 表\n    columns: ${columns}\n    rows:\n      - { cells: [{ figure: title, across: rest }] }\n      - { cells: [项目, { each: years, text: "{name}年" }, 变化] }\n      - { each: rows, cells: ${cells} }\n      - { cells: [合计, { each: years, figure: total }, "=" ] }\n`;
  const COLUMNS = "[10, { each: years, width: 8 }, 6]";
  const CELLS = "[{ figure: label }, { each: years, figure: value }, { text: 差 }]";
  const made = (names: string[]) =>
    layOut(readLayout({ file: "试.yaml", text: layout(COLUMNS, CELLS) }, [YEARS]), facts(names))[0];

  test("stands once for every row of it; what is behind moves, what spans it grows", () => {
    const two = made(["2023", "2024"]);
    expect(two?.columns).toEqual([10, 8, 8, 6]);
    expect(two && cellsOf(two)).toEqual([
      ...["A1:D1 比较", "A2 项目", "B2 2023年", "C2 2024年", "D2 变化"],
      ...["A3 预算", "B3 1", "C3 2", "D3 差", "A4 合计", "B4 100", "C4 101", "D4 ="],
    ]);
    const none = made([]);
    expect(none?.columns).toEqual([10, 6]);
    expect(none && cellsOf(none)).toEqual([
      "A1:B1 比较",
      "A2 项目",
      "B2 变化",
      "A3 预算",
      "B3 差",
      "A4 合计",
      "B4 =",
    ]);
  });

  test.each([
    ["[10, 8, 6]", CELLS, "cell-must-stand-in-its-column"],
    ["[10, { each: years, width: 8 }, { each: years, width: 8 }]", CELLS, "column-must-repeat-once"],
    ["[10, { each: nobody, width: 8 }, 6]", CELLS, "list-must-be-known"],
    [COLUMNS, "[{ figure: label }, { each: years, figure: nothing }, 差]", "figure-must-be-known"],
    [COLUMNS, "[{ each: years, figure: value }, x, 差]", "cell-must-stand-in-its-column"],
  ])("columns %s, cells %s: %s", (columns, cells, code) => {
    try {
      readLayout({ file: "试.yaml", text: layout(columns, cells) }, [YEARS]);
    } catch (error) {
      const { params } = error as Refusal;
      expect(JSON.stringify(params)).toContain(code);
      return;
    }
    throw new Error("it was taken");
  });
});

describe("pages", () => {
  const SHAPE: FormShape = { form: "trial", values: ["title"], lists: { years: ["name"] } };
  const TABLE = "      - { repeat: true, cells: [年] }\n      - { each: years, cells: [{ figure: name }] }\n";
  const read = (rows: string) =>
    readLayout(
      {
        file: "试.yaml",
        text: `${HEAD}pages:\n  - name: 甲\n    columns: [8]\n    rows: [{ cells: [{ figure: title }] }]\n  - name: 乙\n    when: years\n    columns: [8]\n    rows:\n${rows}`,
      },
      [SHAPE],
    );
  const pages = (years: string[]) =>
    layOut(read(TABLE), {
      values: { title: text("题") },
      lists: { years: years.map((name) => ({ name: text(name) })) },
    }).map((page) => page.name);

  test("one that has a condition is left out while that is empty, in the document, too", () => {
    expect([pages(["2023"]), pages([])]).toEqual([["甲", "乙"], ["甲"]]);
    const none = { values: { title: text("题") }, lists: { years: [] } };
    expect(layOutDocument(read(TABLE), none)).toHaveLength(1);
  });

  test("two tables whose heads repeat are refused: all between them would be printed again", () => {
    const code = (() => {
      try {
        read(TABLE + TABLE);
        return "taken";
      } catch (error) {
        return JSON.stringify((error as Refusal).params);
      }
    })();
    expect(code).toContain("rows-must-repeat-together");
    expect(() =>
      read(TABLE.replace("      - { each", "      - { repeat: true, cells: [名] }\n      - { each")),
    ).not.toThrow();
  });
});
