/** 使用经费: what a settlement charges, by the library that asked; the parts add up to the charges again, whatever they are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumOf } from "../../../src/core/list.ts";
import { type FundUse, usedFen } from "../../../src/month/settle/funds-used.ts";
import { shown, step, sum, TWO, total, used } from "./funds.ts";

describe("funds used", () => {
  test("a fee is its requester's, with its requests", () => {
    const fees = used({ requests: TWO });
    expect(fees.map((u) => [u.user, u.payee, u.quantity, u.fen])).toEqual([
      ["10001", "10002", 1n, 360n],
      ["10003", "10002", 1n, 1360n],
    ]);
  });

  test("a supplier's subsidy by rate is shared by the fees of those who asked: 8.60 is 1.80 and 6.80", () => {
    expect(shown(used({ requests: TWO, sums: [sum({})] }))).toEqual([
      ["10001", "10002", "dd-subsidy", 180n],
      ["10003", "10002", "dd-subsidy", 680n],
    ]);
  });

  test("a fen that can't be halved goes by the largest remainder: 8.59 of two equal fees is 4.30 and 4.29", () => {
    const equal = [total({ fen: 859n }), total({ counterparty: "10003", fen: 859n })];
    const charge = sum({ fen: 859n, steps: [step("rate 1/2", { unitFen: 1718n, fen: 859n })] });
    expect(shown(used({ requests: equal, sums: [charge] })).map((u) => u[3])).toEqual([430n, 429n]);
  });

  test("by a rule that rounds down, the parts add up to what it rounded: 8.625 are 8.62, 1.80 and 6.82", () => {
    const fees = [total({}), total({ counterparty: "10003", fen: 1365n })];
    const charge = sum({ fen: 862n, steps: [step("rate 1/2 down", { unitFen: 1725n, fen: 862n })] });
    expect(shown(used({ requests: fees, sums: [charge] })).map((u) => u[3])).toEqual([180n, 682n]);
  });

  test("a reward goes by requests, beside the share", () => {
    const steps = [
      step("rate 1/2", { unitFen: 1720n, fen: 860n }),
      step("reward", { quantity: 2n, unitFen: 10n, fen: 20n }),
    ];
    const shares = shown(used({ requests: TWO, sums: [sum({ fen: 880n, steps })] }));
    expect(shares.map((u) => u[3])).toEqual([190n, 690n]);
  });

  test("what a cap takes off is of no single request", () => {
    const steps = [
      step("rate 1/2", { unitFen: 1720n, fen: 860n }),
      step("cap-period", { unitFen: 800n, fen: -60n }),
    ];
    expect(shown(used({ requests: TWO, sums: [sum({ fen: 800n, steps })] }))).toEqual([
      ["10001", "10002", "dd-subsidy", 180n],
      ["10003", "10002", "dd-subsidy", 680n],
      ["none", "10002", "dd-subsidy", -60n],
    ]);
  });

  test("the amount per volume goes by volumes", () => {
    const loan = { service: "ill", unit: "volume", library: "10001" } as const;
    const requests = [
      total({ ...loan, counterparty: "10002", quantity: 2n, fen: 1000n }),
      total({ ...loan, counterparty: null, quantity: 1n, fen: 500n }),
    ];
    const steps = [step("per-volume", { quantity: 3n, unitFen: 500n, fen: 1500n })];
    const charge = sum({ ...loan, kind: "ill-subsidy", quantity: 3n, fen: 1500n, steps });
    expect(shown(used({ requests, sums: [charge] }))).toEqual([
      [null, "10001", "ill-subsidy", 500n],
      ["10002", "10001", "ill-subsidy", 1000n],
    ]);
  });

  test("a subsidy that does not rest on these fees alone, one fen more or one request less, is not shared out", () => {
    const more = sum({ steps: [step("rate 1/2", { unitFen: 1721n, fen: 860n })] });
    const less = sum({ quantity: 1n });
    for (const charge of [more, less])
      expect(shown(used({ requests: TWO, sums: [charge] }))).toEqual([["none", "10002", "dd-subsidy", 860n]]);
  });

  test("two rule versions in one month are not told apart by totals, so neither is shared out", () => {
    const sums = [sum({}), sum({ id: "C-1-10", rule: "dd-subsidy s@2" })];
    expect(shown(used({ requests: TWO, sums })).map((u) => u[0])).toEqual(["none", "none"]);
  });

  test("what a fund could not pay is of no single request, and the rest is shared all the same", () => {
    const cut = sum({ id: "C-1-10", fen: -100n, quantity: 0n, steps: [step("prorated", { fen: -100n })] });
    expect(shown(used({ requests: TWO, sums: [sum({}), cut] }))).toEqual([
      ["10001", "10002", "dd-subsidy", 180n],
      ["10003", "10002", "dd-subsidy", 680n],
      ["none", "10002", "dd-subsidy", -100n],
    ]);
  });

  test("a scheme's amount is the requester's on whichever side the scheme pays", () => {
    const grant = { kind: "grant", scheme: "reader", rule: "schemes s@1" } as const;
    const paid = total({ ...grant, library: "10001", counterparty: "10002", fen: 90n });
    const asked = (party: "supplier" | "requester" | undefined) =>
      shown(used({ requests: [paid], partyOf: () => party }))[0];
    expect(asked("requester")).toEqual(["10001", "10002", "grant", 90n]);
    expect(asked("supplier")).toEqual(["10002", "10001", "grant", 90n]);
    expect(asked(undefined)).toEqual(["none", "10001", "grant", 90n]);
  });

  test("fees that libraries settle among themselves are earned for, and billed to, those who asked", () => {
    const fees = { scheme: "fees", rule: "dd-tariff t@1" } as const;
    const earned = sum({ ...fees, kind: "grant", fen: 1720n, steps: [step("fee", { fen: 1720n })] });
    const owed = sum({
      ...{ ...fees, id: "C-1-10", kind: "bill", library: "10001", quantity: 1n, fen: 360n },
      steps: [step("fee", { fen: 360n })],
    });
    expect(shown(used({ requests: TWO, sums: [earned, owed] }))).toEqual([
      ["10001", "10002", "grant", 360n],
      ["10003", "10002", "grant", 1360n],
      ["10001", "10002", "bill", 360n],
    ]);
  });

  test("a bill of fees is its library's even where its fees say otherwise", () => {
    const owed = sum({
      kind: "bill",
      scheme: "fees",
      library: "10001",
      fen: 5n,
      steps: [step("fee", { fen: 5n })],
    });
    expect(shown(used({ requests: TWO, sums: [owed] }))).toEqual([["10001", null, "bill", 5n]]);
  });
});

test("by requester is by supplier is the settlement: whatever is charged, its parts are its amount, in any order of the totals", () => {
  const code = fc.constantFrom("10001", "10002", "10003", null);
  const one = fc.record({
    ...{ library: code, counterparty: code, corrects: fc.constantFrom(null, "2019-04/R1") },
    ...{ quantity: fc.bigInt(0n, 9n), fen: fc.bigInt(0n, 5000n) },
  });
  const made = fc.record({
    ...{ library: code, corrects: fc.constantFrom(null, "2019-04/R1") },
    kind: fc.constantFrom("dd-subsidy" as const, "grant" as const, "bill" as const),
    ...{ scheme: fc.constantFrom(null, "fees"), fen: fc.bigInt(-900n, 9000n) },
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), fc.array(made, { maxLength: 5 }), (ones, sums) => {
      const requests = ones.map(total);
      const own = requests.filter((r) => r.library === "10002" && r.corrects === null);
      const basis = sumOf(own, (r) => r.fen);
      const share = sum({
        ...{ quantity: sumOf(own, (r) => r.quantity), fen: basis / 3n },
        steps: [step("rate 1/3", { unitFen: basis, fen: basis / 3n })],
      });
      const charges = [share, ...sums.map((s, i) => sum({ ...s, id: `C-1-${20 + i}` }))];
      const uses = used({ requests, sums: charges });
      for (const charge of charges)
        expect(
          sumOf(
            uses.filter((u) => u.of === charge.id),
            (u) => u.fen,
          ),
        ).toBe(charge.fen);
      expect(sumOf(uses, usedFen)).toBe(
        sumOf(requests, (r) => r.fen) + sumOf(charges, (c) => (c.kind === "bill" ? -c.fen : c.fen)),
      );
      const key = (u: FundUse) => `${u.user} ${u.payee} ${u.kind} ${u.fen} ${typeof u.of}`;
      const turned = used({ requests: requests.toReversed(), sums: charges });
      expect(turned.map(key).sort()).toEqual(uses.map(key).sort());
    }),
  );
});
