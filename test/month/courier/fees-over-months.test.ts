/** 月费 / the fee of a period over several invoices: billed twice, credited, billed anew; owed once, whatever its number. */
import { expect, test } from "vitest";
import type { Fact } from "../../../src/books/port.ts";
import { periodOf } from "../../../src/core/period.ts";
import { courierLines } from "../../../src/month/courier/steps/courier-lines.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { contract } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";
import { add, file, onBooks } from "../close/books.ts";
import { policies } from "../close/facts.ts";

const rule: Fact = {
  kind: "rule-enacted",
  rule: { ...policies(0n), part: "courier", body: { ...contract, perPeriodFen: 20_000n, payable: "lower" } },
};

/** The invoice of a month of 2019. */
const invoice = (month: number, lines: readonly WaybillLine[]): Fact[] =>
  file(month, `2019-0${month}`).map((fact): Fact => {
    if (fact.kind === "file-opened")
      return { ...fact, file: { ...fact.file, kind: "courier-invoice", library: null } };
    if (fact.kind === "file-read")
      return { ...fact, receipt: { ...fact.receipt, rows: lines.length + 2, taken: lines.length } };
    const placed = lines.map((line, i) => ({ ...line, ref: { file: month, sheet: 1, row: i + 1 } }));
    return fact.kind === "records" ? { kind: "waybill-lines", lines: placed } : fact;
  });

/** Of May, 200.00 by the contract. */
const fee = (no: string, chargeFen: bigint, said: Partial<WaybillLine> = {}) =>
  lineOf(no, {
    ...{ chargeFen, item: "period", weightGrams: null, leg: null, shippedOn: "2019-05-31" },
    ...said,
  });
const june = { shippedOn: "2019-06-30" };

/** The invoices from May on; of the last one, what is payable and held. */
test.each<[string, WaybillLine[][], [string, bigint, bigint][]]>([
  [
    "billed twice, and one of them credited: what is held ends",
    [[fee("M1", 20_000n), fee("M2", 20_000n)], [fee("M1", -20_000n)]],
    [["M1", 0n, -20_000n]],
  ],
  [
    "credited under a number of its own",
    [[fee("M1", 20_000n), fee("M2", 20_000n)], [fee("C1", -20_000n)]],
    [["C1", 0n, -20_000n]],
  ],
  [
    "both credited: then what was paid, and no fee of June's",
    [
      [fee("M1", 20_000n), fee("M2", 20_000n)],
      [fee("C1", -20_000n), fee("C2", -20_000n), fee("M6", 20_000n, june)],
    ],
    [
      ["C1", 0n, -20_000n],
      ["C2", -20_000n, 0n],
      ["M6", 20_000n, 0n],
    ],
  ],
  [
    "credited by a number and on a day that no fee has: it lowers nothing",
    [[fee("M1", 20_000n)], [fee("C1", -20_000n, june)]],
    [["C1", 0n, -20_000n]],
  ],
  [
    "of three, 210.00 of them a question, one credited: the question stays held",
    [[fee("M1", 20_000n), fee("M2", 20_000n), fee("M3", 21_000n)], [fee("M1", -20_000n)]],
    [["M1", 0n, -20_000n]],
  ],
  [
    "the first credited, where another amount is held: 200.00 of that are what is owed now",
    [[fee("M1", 20_000n), fee("M2", 21_000n)], [fee("M1", -20_000n)]],
    [["M1", 0n, -20_000n]],
  ],
  [
    "credited in June and billed anew in July",
    [[fee("M1", 20_000n)], [fee("M1", -20_000n)], [fee("M1", 20_000n)]],
    [["M1", 20_000n, 0n]],
  ],
  [
    "and once more in July, under another number",
    [[fee("M1", 20_000n)], [fee("M1", -20_000n)], [fee("M1", 20_000n), fee("M7", 20_000n)]],
    [
      ["M1", 20_000n, 0n],
      ["M7", 0n, 20_000n],
    ],
  ],
  [
    "150.00 of it credited: 150.00 of a new 200.00 are owed",
    [[fee("M1", 20_000n)], [fee("M1", -15_000n)], [fee("M1", 20_000n)]],
    [["M1", 15_000n, 5000n]],
  ],
  [
    "250.00 credited and billed anew on one invoice, beside June's own fee",
    [[fee("M1", 25_000n)], [fee("M1", -25_000n), fee("M1", 20_000n), fee("M6", 20_000n, june)]],
    [
      ["M1", -20_000n, -5000n],
      ["M1", 20_000n, 0n],
      ["M6", 20_000n, 0n],
    ],
  ],
  ["billed again and never credited", [[fee("M1", 20_000n)], [fee("M2", 20_000n)]], [["M2", 0n, 20_000n]]],
  ["billed in June for the first time: late", [[], [fee("M1", 20_000n)]], [["M1", 0n, 20_000n]]],
])("%s", (_, invoices, expected) =>
  onBooks(async (store) => {
    await add(store, [rule, ...invoices.flatMap((lines, i) => invoice(i + 5, lines))]);
    const courier = await courierLines(store.read, periodOf(`2019-0${invoices.length + 4}`));
    const found: [string, bigint, bigint][] = [];
    for await (const { line, payableFen, heldFen } of courier.lines())
      found.push([line.waybillNo, payableFen, heldFen]);
    expect(found).toEqual(expected);
  }));
