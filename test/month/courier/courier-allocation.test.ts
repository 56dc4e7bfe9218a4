import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocateCourier, CourierUsage } from "../../../src/month/courier/courier-allocation.ts";
import type { AuditedLine } from "../../../src/month/courier/courier-audit.ts";
import { lineOf } from "../../support/records.ts";

const use = (library: string, legs: number, volumes: number, stops: number) => ({
  library,
  legs,
  volumes,
  stops,
});
const MIXED = { base: 3n, legs: 0n, volumes: 4n, stops: 3n };

describe("allocating the courier's cost", () => {
  test("100.00 by base 3, volumes 4, stops 3: 60.00 and 40.00", () => {
    const shares = allocateCourier(10_000n, [use("A", 3, 3, 1), use("B", 1, 1, 1)], MIXED);
    expect(shares.map((s) => [s.baseFen, s.volumesFen, s.stopsFen, s.fen])).toEqual([
      [1500n, 3000n, 1500n, 6000n],
      [1500n, 1000n, 1500n, 4000n],
    ]);
  });

  test("a part that nobody has anything of goes by legs, so the whole is still shared out", () => {
    const shares = allocateCourier(1000n, [use("A", 3, 0, 0), use("B", 1, 0, 0)], { ...MIXED, base: 0n });
    expect(shares.map((s) => s.fen)).toEqual([750n, 250n]);
  });

  test("law: the shares are exactly the whole, whoever used what, and the order does not matter", () => {
    const uses = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 10_001, max: 10_099 }), fc.nat(40), fc.nat(90), fc.nat(20)),
      { selector: ([code]) => code, minLength: 1, maxLength: 30 },
    );
    const part = fc.bigInt({ min: 0n, max: 9n });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_999_999n }),
        uses,
        part,
        part,
        part,
        (total, found, a, b, c) => {
          const used = found.map(([code, legs, volumes, stops]) => use(`${code}`, legs, volumes, stops));
          const by = { base: a, legs: b, volumes: c, stops: 1n };
          const shares = allocateCourier(total, used, by);
          expect(shares.reduce((sum, s) => sum + s.fen, 0n)).toBe(total);
          const other = allocateCourier(total, [...used].reverse(), by);
          expect(other.find((s) => s.library === used[0]?.library)?.fen).toBe(shares[0]?.fen);
        },
      ),
    );
  });

  test("nobody used the courier: there is nobody to allocate to", () => {
    expect(allocateCourier(1000n, [], MIXED)).toEqual([]);
  });

  test("the borrower is the cost object: the receiver on the way out, the sender on the way back; a day is one stop", () => {
    const usage = new CourierUsage();
    const add = (said: Parameters<typeof lineOf>[1], loanVolumes: number | null = 2): void =>
      usage.add({ line: lineOf("1", said), loanVolumes } as AuditedLine);
    add({ leg: "out", to: "B" });
    add({ leg: "out", to: "B" });
    add({ leg: "back", from: "B", to: "A", shippedOn: "2019-05-20" }, null);
    add({ leg: "out", to: "C", chargeFen: -100n });
    expect(usage.all()).toEqual([
      { library: "B", legs: 3, volumes: 6, stops: 2 },
      { library: "C", legs: 0, volumes: 0, stops: 0 },
    ]);
  });
});
