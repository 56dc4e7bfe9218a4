/** Our strict parser against csv-parse: the same cells, or both refuse. Wherever the pieces are cut. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutCells, rowsOf } from "../../src/tables/io/csv/flat-records.ts";
import { type CsvFault, CsvParser, type Delimiter } from "../../src/tables/io/csv/parse-csv.ts";

type Parsed = { readonly rows: string[][] } | { readonly fault: CsvFault };

function parsed(text: string, cuts: readonly number[] = [], delimiter: Delimiter = ","): Parsed {
  const parser = new CsvParser(delimiter);
  const rows: string[][] = [];
  const places = [...new Set(cuts.map((c) => c % (text.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, text.length]) {
    const last = to === text.length && (places.length === 0 || from <= to);
    for (const batch of parser.feed(text.slice(from, to), false)) rows.push(...cellsOf(batch));
    from = to;
    if (parser.fault) return { fault: parser.fault };
    if (last) break;
  }
  for (const batch of parser.feed("", true)) rows.push(...cellsOf(batch));
  return parser.fault ? { fault: parser.fault } : { rows };
}

/** A fault's example text may be shorter when the text was not all there yet; its place may not differ. */
function place(found: Parsed): unknown {
  return "fault" in found ? { ...found.fault, text: "" } : found;
}

function cellsOf(batch: Parameters<typeof cutCells>[0]): string[][] {
  return rowsOf(cutCells(batch)).map((row) => row.cells.map((cell) => `${cell ?? ""}`));
}

/** csv-parse's answer in our terms: empty cells at the end of a row are left out, and so is what follows the last line end. */
function theirs(text: string, delimiter: string, trim = false): string[][] | null {
  try {
    const rows = parse(text, {
      delimiter,
      trim,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ["\r\n", "\n", "\r"],
      bom: false,
    }) as string[][];
    return rows.map(trimmed);
  } catch {
    return null;
  }
}

function trimmed(row: readonly string[]): string[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === "") end -= 1;
  return row.slice(0, end);
}

const bare = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((row) => trimmed(row.map((cell) => cell.trim()))).filter((row) => row.length > 0);

const sign = fc.constantFrom("a", "1", "北", "𠮷", ",", ";", "\t", '"', '""', "\n", "\r\n", " ", "");

describe("a text of random signs", () => {
  test.each([
    ",",
    ";",
    "\t",
  ] as const)("with %j gives the cells csv-parse gives; what it refuses is refused but for blanks around quotes", (delimiter) => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const text = signs.join("");
        const peer = theirs(text, delimiter);
        const ours = parsed(text, [], delimiter);
        if (peer !== null) expect("rows" in ours ? ours.rows.map(trimmed) : ours).toEqual(peer);
        else if ("rows" in ours) expect(bare(ours.rows)).toEqual(bare(theirs(text, delimiter, true) ?? []));
      }),
      { numRuns: 4000 },
    );
  });

  test("gives the same wherever it is cut into pieces", () => {
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 60 }),
        fc.array(fc.nat(200), { maxLength: 6 }),
        (signs, cuts) => {
          const text = signs.join("");
          expect(place(parsed(text, cuts))).toEqual(place(parsed(text)));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

test("law: any table, written with quotes where they are needed, is read back as it was", () => {
  const cell = fc.string({ unit: fc.constantFrom("北", "a", ",", '"', "\n", "\r", " ", "0") });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 }),
      (table) => {
        const text = table
          .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(","))
          .join("\r\n");
        const back = parsed(`${text}\r\n`);
        expect("rows" in back ? back.rows.map(trimmed) : back).toEqual(table.map(trimmed));
      },
    ),
  );
});

test.each([
  ['a,b\n1,"open', "csv-quote-must-be-closed", 2, 2],
  ['a,b\n1,2"3', "csv-quote-must-begin-its-cell", 2, 2],
  ['a,b\n"1"2,3', "csv-quote-must-end-its-cell", 2, 1],
  ['a,b\n="1,2",3', "csv-quote-must-begin-its-cell", 2, 1],
  ['a,b\n1, "2\n3"', "csv-quote-must-begin-its-cell", 2, 2],
  ['a,b\n="1"&"2",3', "csv-quote-must-end-its-cell", 2, 1],
  ['a,b\nx="1",3', "csv-quote-must-begin-its-cell", 2, 1],
  ['a,b\n1,="2', "csv-quote-must-be-closed", 2, 2],
  [`${"a,".repeat(16_384)}b`, "csv-row-must-be-bounded", 1, 16_385],
])("%j is refused with its row and column", (text, code, row, column) => {
  const found = parsed(text);
  expect(found).toMatchObject({ fault: { code, row, column } });
});

test.each([
  ["as campus systems write it", '="DD0001"'],
  ["correctly quoted", '"=""DD0001"""'],
  ["behind a blank", ' ="DD0001"'],
  ["with a tab behind it", '"DD0001"\t'],
  ["with blanks around its quotes", ' "DD0001" '],
])("a number guarded from Excel is what it guards: %s", (_, cell) => {
  expect(parsed(`${cell},7\r\n7,${cell},7\n${cell}`)).toEqual({
    rows: [["DD0001", "7"], ["7", "DD0001", "7"], ["DD0001"]],
  });
});

test.each([
  ['="a""b"', 'a"b'],
  ['"=""a""""b"""', 'a"b'],
  ['=""', ""],
  ['"="""""', ""],
  ['"=1+1"', "=1+1"],
  ['"=""a""&""b"""', '="a"&"b"'],
  ['"=""a"', '="a'],
])("%s is %j", (written, cell) => {
  expect(parsed(`x,${written},y`)).toEqual({ rows: [["x", cell, "y"]] });
});

test.each([
  "\ufeffa,b",
  '\ufeff"a",b',
  '\ufeff="a",b',
])("a mark in the middle is no sign of a cell: %j", (joined) => {
  expect(parsed(`a,b\n1,2\n${joined}\n3,4\n`)).toEqual({
    rows: [
      ["a", "b"],
      ["1", "2"],
      ["a", "b"],
      ["3", "4"],
    ],
  });
});

test("a text that stands below itself crosses to the reader once, and every row has it", () => {
  const parser = new CsvParser(",");
  const [batch] = parser.feed('满足,a,""""\n满足,,""""\n满足,a\nb,满足\nb,满足,c\n', true);
  if (batch === undefined) throw new Error("nothing was read");
  expect(cellsOf(batch)).toEqual([
    ["满足", "a", '"'],
    ["满足", "", '"'],
    ["满足", "a"],
    ["b", "满足"],
    ["b", "满足", "c"],
  ]);
  expect(cutCells(batch).texts).toEqual([null, "满足", "a", '"', '"', "a", "b", "满足", "c"]);
});

test("line ends may be mixed, and rows are counted as an editor counts them", () => {
  expect(parsed("a\r\nb\nc\rd")).toEqual({ rows: [["a"], ["b"], ["c"], ["d"]] });
});

describe("what programs put around a cell or a file", () => {
  test.each<[string, string[][] | string]>([
    ['a,="0500093",b\n', [["a", "0500093", "b"]]],
    ['a,"=""0500093""",b\n', [["a", "0500093", "b"]]],
    ['="a""b"\r\n', [['a"b']]],
    ['"=""a""""b"""\n', [['a"b']]],
    ['=""\n', [[]]],
    ['x,=""', [["x"]]],
    ["=A1+B1,2\n", [["=A1+B1", "2"]]],
    ['"=A1&""x"""\n', [['=A1&"x"']]],
    ['="a,b",c\n', "csv-quote-must-begin-its-cell"],
    ['="a\nb",c\n', "csv-quote-must-begin-its-cell"],
    ['="a"&"b"\n', "csv-quote-must-end-its-cell"],
    ['x="a"\n', "csv-quote-must-begin-its-cell"],
    [
      "a,b\n\uFEFFa,b\n",
      [
        ["a", "b"],
        ["a", "b"],
      ],
    ],
    ['a\n\uFEFF"a"\n', [["a"], ["a"]]],
    ["a,b\n\u001a", [["a", "b"]]],
    ["a,b\u001a", [["a", "b"]]],
    ["a,\uFEFFb\u001ac\n", [["a", "\uFEFFb\u001ac"]]],
  ])("%j, wherever its pieces are cut", (text, expected) => {
    for (let cut = 0; cut <= text.length; cut++) {
      const found = parsed(text, [cut]);
      expect("fault" in found ? found.fault.code : found.rows.map(trimmed)).toEqual(expected);
    }
  });
});
