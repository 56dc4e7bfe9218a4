/** Laws of an account in parts: boxes, kinds of charge, supplements and credits, over three invoices, in any order of rows. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupBy, sumOf } from "../../../src/core/list.ts";
import { kindOf } from "../../../src/month/courier/account-part.ts";
import type { AuditedLine } from "../../../src/month/courier/courier-audit.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import { auditMonths } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

const said: Partial<CourierContract> = {
  payable: "lower",
  services: [{ item: "packing", fen: 300n }],
  insurance: { rate: { num: 1n, den: 200n }, perVolumeFen: 30_000n },
};

const amounts = fc.constantFrom(1400n, 1200n, 800n, 300n, 100n, 0n, -1400n, -300n, -100n);
const row = fc.record({
  chargeFen: amounts,
  weightGrams: fc.constantFrom(3200, 2200, 900),
  charge: fc.constantFrom(null, null, null, "supplement", "packing", "insurance", "upstairs"),
  box: fc.constantFrom("001", "001", "002", "003"),
  leg: fc.constantFrom("out" as const, "out" as const, "back" as const),
});
interface Row extends Pick<WaybillLine, "chargeFen" | "weightGrams" | "charge" | "leg"> {
  readonly box: string;
}
const account = fc.array(fc.array(row, { maxLength: 4 }), { minLength: 3, maxLength: 3 });

function lineOfRow({ box, ...rest }: Row): WaybillLine {
  const motherNo = box === "001" ? null : "001";
  return lineOf(box, { ...rest, motherNo, company: "", shippedOn: "2019-04-29" });
}

function linesOf(rows: readonly (readonly Row[])[]): WaybillLine[][] {
  return rows.map((month) => month.map(lineOfRow));
}

function sums(lines: readonly AuditedLine[]) {
  return {
    billedFen: sumOf(lines, (a) => a.line.chargeFen),
    paidFen: sumOf(lines, (a) => a.payableFen),
    heldFen: sumOf(lines, (a) => a.heldFen),
  };
}

test("paid and held are what was billed; of each kind nobody is paid less than 0.00 or more than is billed net", () => {
  fc.assert(
    fc.property(account, (rows) => {
      const audited = auditMonths(linesOf(rows), said);
      for (const month of audited.keys()) {
        const lines = audited.slice(0, month + 1).flat();
        const all = sums(lines);
        expect(all.paidFen + all.heldFen).toBe(all.billedFen);
        for (const own of groupBy(lines, (a) => kindOf(a.line)).values()) {
          const { billedFen, paidFen } = sums(own);
          expect(paidFen >= 0n).toBe(true);
          expect(paidFen <= (billedFen > 0n ? billedFen : 0n)).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("a service costs at most what the contract says, once a leg and box, and one that it does not name nothing", () => {
  fc.assert(
    fc.property(account, (rows) => {
      const lines = auditMonths(linesOf(rows), said).flat();
      for (const [kind, own] of groupBy(lines, ({ line }) => kindOf(line))) {
        const parts = new Set(own.map(({ line }) => `${line.waybillNo} ${line.leg}`)).size;
        const most = kind === "packing" || kind === "insurance" ? 300n : 0n;
        if (kind !== "") expect(sums(own).paidFen <= most * BigInt(parts)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("all boxes of a leg cost at most one first weight and what they weigh together", () => {
  fc.assert(
    fc.property(account, (rows) => {
      const lines = auditMonths(linesOf(rows), said).flat();
      const freight = lines.filter(({ line }) => kindOf(line) === "");
      const most = [...groupBy(freight, ({ line }) => `${line.leg}`).values()].map((own) => {
        const boxes = [...groupBy(own, ({ line }) => line.waybillNo).values()];
        const grams = boxes.map((box) => Math.max(...box.map(({ line }) => line.weightGrams ?? 0)));
        const more = Math.ceil((grams.reduce((a, g) => a + g, 0) - 1000) / 1000);
        return 800n + 200n * BigInt(Math.max(more, 0));
      });
      expect(sums(freight).paidFen <= sumOf(most, (fen) => fen)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(account, (rows) => {
      const audited = auditMonths(linesOf(rows), said).map(sums);
      expect(auditMonths(linesOf(rows.map((r) => [...r].reverse())), said).map(sums)).toEqual(audited);
    }),
    { numRuns: 200 },
  );
});

test("a charge and its whole credit leave no trace", () => {
  fc.assert(
    fc.property(account, row, (rows, extra) => {
      const charge = { ...extra, chargeFen: 777n };
      const credited = rows.map((r, i) => (i === 1 ? [...r, charge, { ...charge, chargeFen: -777n }] : r));
      const audited = auditMonths(linesOf(rows), said).map(sums);
      expect(auditMonths(linesOf(credited), said).map(sums)).toEqual(audited);
    }),
    { numRuns: 200 },
  );
});

test("a price split into rows by kind changes nothing", () => {
  const part = fc.record({
    freight: fc.integer({ min: 1, max: 1800 }),
    packing: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(part, ({ freight, packing }) => {
      const line = (chargeFen: number, charge: string | null) =>
        lineOf("001", { chargeFen: BigInt(chargeFen), charge, company: "", shippedOn: "2019-04-29" });
      const { paidFen } = sums(auditMonths([[line(freight, null), line(packing, "packing")]], said).flat());
      // 3.2 kg cost 14.00, a packing 3.00.
      expect(paidFen).toBe(BigInt(Math.min(freight, 1400) + Math.min(packing, 300)));
    }),
  );
});
