/** 差异处理表、证据表、退回文件: what stands in each cell of a row, and what is summed. */
import { expect, test } from "vitest";
import { type DeskWords, deskSheet, evidenceSheet } from "../../../../src/month/reconcile/desk/desk-sheet.ts";
import { missingWorkbook, returnWorkbook } from "../../../../src/month/reconcile/desk/return-file.ts";
import type { Discrepancy, Resolution } from "../../../../src/month/reconcile/discrepancy.ts";
import type { Cell } from "../../../../src/sheet/origin.ts";
import type { Sheet } from "../../../../src/sheet/sheet.ts";
import { discrepancy } from "../../close/facts.ts";

const echo = new Proxy({}, { get: (_, key) => key });
const WORDS = {
  ...{ sheet: "desk", title: (period: string) => period, above: [], columns: echo, total: "total" },
  ...{ service: (of: string) => of, kind: (of: string) => of, field: (of: string) => of },
  ...{ value: (field: string, said: string) => `${field}=${said}`, resolution: (of: string) => of },
  ...{ library: (code: string | null) => code ?? "—", evidenceSheet: "evidence", evidenceAbove: [] },
  evidenceColumns: { found: "found", open: "open", risk: "risk" },
} as unknown as DeskWords;

type Line = Parameters<typeof deskSheet>[0]["lines"][number];
function line(
  said: Partial<Discrepancy> & { dueOn?: string; isOverdue?: boolean; resolution?: Resolution },
): Line {
  const found = { foundOn: "2019-06-03", dueOn: null, isOverdue: false, owner: null, resolution: null };
  return {
    discrepancy: { ...discrepancy("D-1", 30n), period: "2019-05", ...found, ...said },
    places: ["a.csv 3", "b.csv 4"],
    choices: ["supplier-right", "write-off"],
    check: "c",
  };
}
/** The text, amount or count of each cell; null where it is empty. */
const shown = (cell: Cell | null) => (cell === null ? null : (Object.values(cell.value)[1] ?? null));
const values = ({ rows }: Sheet) => rows.map((row) => row.map(shown));
function cells(said: Parameters<typeof line>[0]): Record<string, unknown> {
  const sheet = deskSheet({ period: "2019-05", lines: [line(said)], words: WORDS });
  const [row = []] = values(sheet);
  return Object.fromEntries(sheet.columns.map(({ head }, i) => [head, row[i]]));
}

test("a discrepancy stands with what each side says, and with empty cells for what nobody has decided", () => {
  const fields = [
    { field: "pages", supplier: "12", requester: "11", centre: null },
    { field: "status", supplier: "filled", requester: null, centre: "filled" },
  ] as unknown as Discrepancy["fields"];
  expect(cells({ fields, requester: null })).toMatchObject({
    ...{ id: "D-1", supplier: "10002", requester: "—", field: "pages\nstatus", risk: 30n },
    ...{ supplierValue: "pages=12\nstatus=filled", requesterValue: "pages=11\n—" },
    ...{ centreValue: "—\nstatus=filled", dueOn: "", owner: "", places: "a.csv 3\nb.csv 4" },
    ...{ resolution: "", pages: null, volumes: null, fee: null, count: null, reason: "", check: "c" },
  });
  expect([
    cells({ dueOn: "2019-06-18" }).dueOn,
    cells({ dueOn: "2019-06-18", isOverdue: true }).dueOn,
  ]).toEqual([...["2019-06-18", "2019-06-18 !"]]);
});

test("what was decided stands in its cells; a fee that no longer counts is empty", () => {
  const made = (values: Resolution["values"]) =>
    cells({ resolution: { discrepancy: "D-1", kind: "agreed-value", values, reason: "核实", by: "王" } });
  expect(made({ pages: 11, volumes: 0, feeFen: 330n, count: 2 })).toMatchObject({
    ...{ resolution: "agreed-value", pages: 11n, volumes: 0n, fee: 330n, count: 2n, reason: "核实" },
  });
  expect(made({ feeFen: null })).toMatchObject({ pages: null, fee: null });
  expect(made(null)).toMatchObject({ resolution: "agreed-value", fee: null });
});

test("only what is at risk is summed", () => {
  const { columns } = deskSheet({ period: "2019-05", lines: [], words: WORDS });
  expect(columns.flatMap(({ head, summed }) => (summed ? [`${head} ${summed}`] : []))).toEqual(["risk yuan"]);
});

test("by evidence and kind: how many are found, how many are open, and what of those is at risk", () => {
  const resolution: Resolution = { discrepancy: "D-1", kind: "defer", values: null, reason: "x", by: "王" };
  const lines = [
    line({ evidence: "S", kind: "supplier-only", riskFen: 500n }),
    line({ evidence: "S+R" }),
    line({ evidence: "S+R", riskFen: 70n }),
    line({ evidence: "S+R", riskFen: 900n, resolution }),
    line({ evidence: "S+R", kind: "duplicate", riskFen: 900n, resolution }),
  ];
  expect(values(evidenceSheet({ period: "2019-05", lines, words: WORDS }))).toEqual([
    ["S+R", "differs", 3n, 2n, 100n],
    ["S+R", "duplicate", 1n, 0n, 0n],
    ["S", "supplier-only", 1n, 1n, 500n],
  ]);
});

test("a return file has the library's own columns, as wide as what is in them, the reasons, and the place", () => {
  const words = { sheet: "s", above: [], reason: "why", original: "row" };
  const rows = [
    { cells: ["DD1", "北京大学图书馆学系"], reasons: ["a", "b"], ref: "1:1:3" },
    { cells: ["12345678901"], reasons: [], ref: "1:1:4" },
  ];
  const about = { title: "t", headings: ["no", "library", "x".repeat(40)], rows, words, mark: "" };
  const [sheet] = returnWorkbook(about).sheets;
  if (!sheet) throw new Error("a sheet");
  // A place for each Latin letter, two for a Chinese one, and two more; 10 at least, and 30 at most.
  expect(sheet.columns.map((c) => c.width)).toEqual([13, 20, 30, 50, 16]);
  expect(values(sheet)).toEqual([
    ["DD1", "北京大学图书馆学系", "", "a\nb", "1:1:3"],
    ["12345678901", "", "", "", "1:1:4"],
  ]);
  const [empty] = returnWorkbook({ ...about, headings: ["no"], rows: [] }).sheets;
  expect(empty?.columns[0]?.width).toBe(10);
});

test("what others say of requests that a library does not have", () => {
  const row = { service: "dd", number: "1", other: "B", suppliedOn: "d", size: "12", title: "t", dueOn: "u" };
  const words = { missingSheet: "m", missingAbove: [], missingColumns: row };
  const [sheet] = missingWorkbook({ title: "t", rows: [row], words, mark: "" }).sheets;
  expect(sheet && [sheet.columns.map((c) => c.head), ...values(sheet)]).toEqual([
    Object.values(row),
    Object.values(row),
  ]);
});
