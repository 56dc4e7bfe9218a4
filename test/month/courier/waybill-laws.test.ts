/** Laws of a waybill's account: any charges and credits, over three months, in any order of rows. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { sumOf } from "../../../src/core/list.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import { auditMonths } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

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

/** What all months up to each one come to. */
function sums(invoices: readonly (readonly WaybillLine[])[]): Sum[] {
  const audited = auditMonths(invoices);
  return audited.map((_, i) => {
    const lines = audited.slice(0, i + 1).flat();
    return {
      billedFen: sumOf(lines, (a) => a.line.chargeFen),
      paidFen: sumOf(lines, (a) => a.payableFen),
      heldFen: sumOf(lines, (a) => a.heldFen),
    };
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

test("what is billed after a credit of a part is paid up to that part, in however many lines and months", () => {
  const parts = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 3 });
  fc.assert(
    fc.property(parts, parts, parts, (credits, june, july) => {
      const fenOf = (list: readonly number[]) => list.map((fen) => ({ chargeFen: BigInt(fen) }));
      const taken = fenOf(credits).map((c) => ({ chargeFen: -c.chargeFen }));
      const invoices = linesOf([[{ chargeFen: 1400n }], taken, fenOf(june), fenOf(july)]);
      const { billedFen, paidFen, heldFen } = sums(invoices)[3] ?? {
        billedFen: 0n,
        paidFen: 0n,
        heldFen: 0n,
      };
      // 14.00 by the contract.
      expect([paidFen, heldFen]).toEqual(billedFen < 1400n ? [billedFen, 0n] : [1400n, billedFen - 1400n]);
    }),
    { numRuns: 300 },
  );
});
