/** Laws of a waybill's account: any charges and credits, over three months, in any order of rows. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Period, parsePeriod } from "../../../src/core/period.ts";
import { refText } from "../../../src/core/source.ts";
import { invoiceAudit } from "../../../src/month/courier/invoice-audit.ts";
import type { Booked } from "../../../src/month/courier/waybill-account.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { contract, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

const months = ["2019-04", "2019-05", "2019-06"].flatMap((id) => parsePeriod(id) ?? []);

/** 3.2 kg cost 14.00, 2.2 kg 12.00; billed as that, or otherwise, or credited. */
const billed = fc.constantFrom(1400n, 1200n, 1600n, 500n, 0n, -1400n, -1200n, -1600n, -300n, -9900n);
const row = fc.record({
  chargeFen: billed,
  weightGrams: fc.constantFrom(3200, 2200),
  leg: fc.constantFrom("out" as const, "back" as const),
  outcome: fc.constantFrom(null, null, null, "undelivered" as const),
});
const account = fc.array(fc.array(row, { maxLength: 4 }), { minLength: 3, maxLength: 3 });

interface Sum {
  readonly billedFen: bigint;
  readonly paidFen: bigint;
  readonly heldFen: bigint;
}

/** Each month audited in its turn, on what the months before it booked. */
function sums(invoices: readonly (readonly WaybillLine[])[]): Sum[] {
  const booked = new Map<string, { paidFen: bigint; heldFen: bigint }>();
  const known: Booked = (line) => booked.get(refText(line.ref));
  const earlier: { period: Period; lines: readonly WaybillLine[]; isNear: boolean }[] = [];
  let sum: Sum = { billedFen: 0n, paidFen: 0n, heldFen: 0n };
  return months.map((period, i) => {
    const lines = invoices[i] ?? [];
    const checking = invoiceAudit({
      period,
      contractOn: () => ({ ...contract, payable: "lower" }),
      districtOf: () => "海淀区",
      parcelsOn: () => 1,
    });
    checking.loan(loan("001"), true);
    for (const { line, payableFen, heldFen } of checking.account({ lines, earlier: [...earlier] }, known)) {
      booked.set(refText(line.ref), { paidFen: payableFen, heldFen });
      sum = {
        billedFen: sum.billedFen + line.chargeFen,
        paidFen: sum.paidFen + payableFen,
        heldFen: sum.heldFen + heldFen,
      };
    }
    if (lines.length > 0) earlier.push({ period, lines, isNear: true });
    return sum;
  });
}

function linesOf(rows: readonly (readonly Partial<WaybillLine>[])[]): WaybillLine[][] {
  return rows.map((said) => said.map((s) => lineOf("001", { ...s, shippedOn: "2019-04-29" })));
}

test("paid and held are together what was billed, and nobody is paid less than 0.00 or more than was billed", () => {
  fc.assert(
    fc.property(account, (rows) => {
      for (const { billedFen, paidFen, heldFen } of sums(linesOf(rows))) {
        expect(paidFen + heldFen).toBe(billedFen);
        expect(paidFen >= 0n).toBe(true);
        expect(paidFen <= (billedFen > 0n ? billedFen : 0n)).toBe(true);
        // Two legs of at most 14.00.
        expect(paidFen <= 2800n).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("a charge and its whole credit leave no trace", () => {
  fc.assert(
    fc.property(account, row, (rows, { weightGrams, leg }) => {
      const extra = { weightGrams, leg, chargeFen: 777n };
      const credited = rows.map((r, i) => (i === 1 ? [...r, extra, { ...extra, chargeFen: -777n }] : r));
      expect(sums(linesOf(credited))).toEqual(sums(linesOf(rows)));
    }),
    { numRuns: 300 },
  );
});

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(account, (rows) => {
      const lines = linesOf(rows);
      expect(sums(lines.map((l) => [...l].reverse()))).toEqual(sums(lines));
      expect(sums(linesOf(rows.map((r) => [...r].reverse())))).toEqual(sums(lines));
    }),
    { numRuns: 300 },
  );
});
