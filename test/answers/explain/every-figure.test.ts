/** Every figure of every workbook leads to a row, a rule, money that moved or a named count, and what is shown adds up to it. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Explanation, figureOf, sumOfValues } from "../../../src/answers/explain/explanation.ts";
import { explainCell } from "../../../src/answers/explain/steps/explain-cell.ts";
import { explainCharges } from "../../../src/answers/explain/steps/explain-charge.ts";
import { explainedWorkbook } from "../../../src/answers/explain/steps/explained-workbook.ts";
import { type Known, Walk } from "../../../src/answers/explain/steps/walk.ts";
import type { Store } from "../../../src/books/port.ts";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { courierWords } from "../../../src/month/courier/words/courier.ts";
import { deskSheet, evidenceSheet } from "../../../src/month/reconcile/desk/desk-sheet.ts";
import { readQueue } from "../../../src/month/reconcile/steps/discrepancy-queue.ts";
import { deskWords } from "../../../src/month/reconcile/words/desk.ts";
import { reportWords } from "../../../src/papers/report/words/report.ts";
import type { CellValue } from "../../../src/sheet/cell-value.ts";
import { address, cellAt, headingRow, totalRow, type Workbook } from "../../../src/sheet/sheet.ts";
import type { Books } from "../../papers/report/books-of-may.ts";
import { booksOfSpring, MONTHS } from "../../papers/report/books-of-spring.ts";

let books: Books;
let store: Store;
beforeAll(async () => {
  books = await booksOfSpring();
  store = await openBooks(join(books.cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  books?.remove();
});

const known: Known = new Map();
const walk = (isWhole: boolean): Walk =>
  new Walk(
    {
      read: store.read,
      text: "",
      words: reportWords["zh-CN"],
      auditWords: courierWords["zh-CN"],
      names: reportWords["zh-CN"],
      programVersion: "0",
      isWhole,
    },
    known,
  );

/** Where a branch may end. */
const ENDS: ReadonlySet<string> = new Set([
  ...["record", "row", "rule", "users", "movement", "requests", "nothing", "position", "more"],
  ...["budget", "spent"],
]);

/** Kinds of facts and steps that came up. */
const seen = new Set<string>();

/** What is wrong with an explanation, as paths from the top. */
function faultsOf(explanation: Explanation, path: string, isWhole: boolean): string[] {
  const { fact, origin } = explanation;
  const here = `${path} › ${fact.kind}`;
  const faults: string[] = [];
  if (origin.length === 0 && !ENDS.has(fact.kind)) faults.push(`${here} ends nowhere`);
  if (isWhole && fact.kind === "more") faults.push(`${here} leaves something out`);
  const base = baseFault(explanation, path);
  if (base) faults.push(`${here} ${base}`);
  seen.add(fact.kind);
  if (fact.kind === "charge") for (const step of fact.charge.steps) seen.add(step.item.split(" ")[0] ?? "");
  const figure = figureOf(fact);
  const adding = origin.flatMap(({ adds }) => adds ?? []);
  if (adding.length > 0 && figure !== null && figure.kind !== "ratio") {
    const sum = sumOfValues(adding);
    if (!isEqual(sum, figure))
      faults.push(`${here} ${said(figure)} is not the sum ${said(sum)} of its parts`);
  }
  return [...faults, ...origin.flatMap((child) => faultsOf(child, here, isWhole))];
}

/** What a charge that rests on a sum must have below it: the very sum its first step begins with. */
function baseFault({ fact, origin }: Explanation, path: string): string | null {
  if (fact.kind !== "charge" || fact.charge.record !== null || fact.charge.corrects !== null) return null;
  const { kind, scheme, steps, fen, quantity } = fact.charge;
  const [first] = steps;
  const below = origin.find(({ fact: { kind: own } }) => own === "sum" || own === "requests");
  const figure = below ? figureOf(below.fact) : null;
  const item = first?.item ?? "";
  // Beside a share of a pool the others' shares stand with their rule only.
  if (item.startsWith("pool-") && path.endsWith("sum")) return null;
  const expected = ((): CellValue => {
    if (item.startsWith("pool-")) return { kind: "count", count: quantity };
    if (kind === "ill-subsidy") return { kind: "count", count: first?.quantity ?? 0n };
    if (scheme === "fees" && item === "fee") return { kind: "yuan", fen };
    if (item === "cap-period") return { kind: "yuan", fen: (first?.unitFen ?? 0n) - fen };
    return { kind: "yuan", fen: first?.unitFen ?? 0n };
  })();
  // What is cut of all libraries together, or of a year, is set against several sums.
  if (/^cap-(all|year)/.test(item)) return figure === null ? "a cap has no sum" : null;
  return isEqual(figure, expected)
    ? null
    : `${fact.charge.id} rests on ${said(figure)}, not ${said(expected)}`;
}

function isEqual(a: CellValue | null, b: CellValue): boolean {
  if (b.kind === "yuan") return a?.kind === "yuan" && a.fen === b.fen;
  return b.kind === "count" && a?.kind === "count" && a.count === b.count;
}

function said(value: CellValue | null): string {
  if (value?.kind === "yuan") return `${value.fen} fen`;
  return value?.kind === "count" ? `${value.count}` : "nothing";
}

interface Looked {
  readonly figures: number;
  readonly faults: readonly string[];
}

async function look(workbook: Workbook, isWhole: boolean): Promise<Looked> {
  const faults: string[] = [];
  let figures = 0;
  for (const sheet of workbook.sheets) {
    const last = sheet.total === null ? totalRow(sheet) - 1 : totalRow(sheet);
    for (let row = headingRow(sheet) + 1; row <= last; row++) {
      for (let column = 0; column < sheet.columns.length; column++) {
        const cell = cellAt(sheet, { column, row });
        if (!cell || cell.value.kind === "text") continue;
        figures += 1;
        const at = { sheet: sheet.name, address: address({ column, row }) };
        const place = `${at.sheet}!${at.address}`;
        if (cell.origin === undefined) {
          faults.push(`${place} has no origin`);
          continue;
        }
        const own = walk(isWhole);
        const found = await explainCell(own, workbook, at, { explain: explainCharges(own), depth: 0 });
        faults.push(...faultsOf(found, place, isWhole));
        if (!hasParts(found)) faults.push(`${place} has reasons and no parts`);
      }
    }
  }
  return { figures, faults };
}

/** Zero, a position, a ratio and a share of a cost have reasons only. */
function hasParts({ fact, origin }: Explanation): boolean {
  if (fact.kind === "cell" && fact.figure.kind === "ratio") return true;
  if (origin.some(({ fact: { kind } }) => ["nothing", "position", "invoiced", "discrepancy"].includes(kind)))
    return true;
  return origin.some(({ adds }) => adds !== null);
}

const REPORTS = ["finance", "statistics", "audit", "dispute"] as const;

async function made(report: (typeof REPORTS)[number] | "statement", period: string, library: string | null) {
  return explainedWorkbook(walk(true).asked, { report, period, library });
}

const PERIODS = new Map<string, readonly string[]>([
  ["finance", MONTHS],
  ["statistics", ["2019", "2019-05"]],
  ["audit", ["2019-05"]],
  ["dispute", ["2019-05"]],
]);

/** What the books hold, so that nothing above passes because there was none of it. */
const MUST_COME_UP = [
  ...[
    "cell",
    "charge",
    "share",
    "recomputed",
    "rule",
    "sum",
    "match",
    "record",
    "row",
    "users",
    "entry",
    "movement",
  ],
  ...["budget", "spent"],
  ...["account", "requests", "audited", "invoiced", "use", "fund", "correction", "discrepancy", "nothing"],
  ...[
    "rate",
    "reward",
    "cap-period",
    "cap-year",
    "cap-all-period",
    "cap-all-year",
    "cap-request",
    "library-part",
  ],
  ...["quota-left", "pool-requests", "pool-net-requests", "fee", "prorated", "correction"],
  ...["per-volume", "first-weight", "stop", "period"],
];

describe.each([true, false])("shown whole: %s", (isWhole) => {
  test.each(
    REPORTS.flatMap((report) => (PERIODS.get(report) ?? []).map((period) => [report, period] as const)),
  )(
    "every figure of the %s workbook of %s",
    async (report, period) => {
      const { figures, faults } = await look(await made(report, period, null), isWhole);
      expect(faults).toEqual([]);
      expect(figures).toBeGreaterThan(10);
    },
    60_000,
  );

  test.each(MONTHS)("every figure of the statements and correction notes of %s", async (period) => {
    for (const library of ["10001", "10002", "10003"]) {
      const { faults } = await look(await made("statement", period, library), isWhole);
      expect(faults).toEqual([]);
    }
  }, 60_000);

  test("every figure of the desk workbook", async () => {
    const action = { at: "2019-06-05T10:00:00+08:00", operator: "王会计", command: "test" };
    const found = await readQueue({ read: store.read, filter: { period: "2019-05" }, action });
    const lines = found.map((discrepancy) => ({ discrepancy, places: [], choices: [], check: "" }));
    const words = deskWords("zh-CN", (code) => code ?? "");
    const about = { period: "2019-05", lines, words };
    const { figures, faults } = await look(
      { sheets: [deskSheet(about), evidenceSheet(about)], mark: "" },
      isWhole,
    );
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(5);
  });
});

test("all kinds of charges and facts came up", () => {
  expect(MUST_COME_UP.filter((kind) => !seen.has(kind))).toEqual([]);
});
