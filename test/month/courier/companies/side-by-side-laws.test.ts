/**
 * Laws of companies side by side: two companies, three waybills, cycles from the 26th, several files a month with rows in any order,
 * and what people answer. Bounds are of the contract: first kilogram 8.00, each started one more 2.00.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupBy, sumOf } from "../../../../src/core/list.ts";
import { periodOf } from "../../../../src/core/period.ts";
import { refText } from "../../../../src/core/source.ts";
import { pieceOf } from "../../../../src/month/courier/account-part.ts";
import { accountOf, type CourierAnswer, chargeOf } from "../../../../src/month/courier/courier-answer.ts";
import type { AuditedLine } from "../../../../src/month/courier/courier-audit.ts";
import { invoiceAudit } from "../../../../src/month/courier/invoice-audit.ts";
import type { BilledMonth } from "../../../../src/month/courier/judged-charge.ts";
import type { WaybillLine } from "../../../../src/records/record.ts";
import { contract, loan } from "../../../support/auditing.ts";
import { lineOf } from "../../../support/records.ts";

const MONTHS = ["2019-04", "2019-05", "2019-06"].map((id) => periodOf(id));

/** Days on and beside the borders of cycles from the 26th: of May's and June's, and one before April's. */
const day = fc.constantFrom(
  "2019-03-25",
  "2019-03-26",
  "2019-04-25",
  "2019-04-26",
  "2019-05-25",
  "2019-05-26",
);
const row = fc.record({
  month: fc.integer({ min: 0, max: 2 }),
  company: fc.constantFrom("sf", "jd"),
  number: fc.constantFrom("1", "2", "3"),
  chargeFen: fc.constantFrom(1400n, 1200n, 1600n, 200n, 0n, -1400n, -1200n, -200n, -9900n),
  weightGrams: fc.constantFrom(3200, 2200, 900),
  charge: fc.constantFrom(null, null, null, "supplement", "packing", "upstairs"),
  leg: fc.constantFrom("out" as const, "out" as const, "back" as const),
  shippedOn: day,
  outcome: fc.constantFrom(null, null, null, "undelivered" as const, "refused" as const),
  /** Which file of its month. */
  file: fc.integer({ min: 1, max: 3 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const story = fc.array(row, { maxLength: 14 });
const order = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 20, maxLength: 20 });
const answered = fc.array(
  fc.record({ nth: fc.nat(5), percent: fc.integer({ min: 1, max: 100 }), isApproved: fc.boolean() }),
  { minLength: 3, maxLength: 3 },
);
type Answers = typeof answered extends fc.Arbitrary<infer T> ? T : never;

/** `places`: sorts the rows of a file, and the numbers that its files were imported under. */
function linesOf(
  rows: readonly Row[],
  places: readonly number[] = [],
): { month: number; line: WaybillLine }[] {
  const place = (i: number): number => (places[i % 20] ?? 0) * 100 + i;
  const at = [...rows.keys()].sort((a, b) => place(a) - place(b));
  return at.map((i, n) => {
    const { month, company, number, file, ...said } = rows[i] as Row;
    const no = `${company === "sf" || number === "3" ? "" : "J"}${number}`;
    // The third number is billed by both.
    const ref = { file: 10 + ((file + (places[19] ?? 0)) % 3), sheet: 1, row: n + 1 };
    return { month, line: lineOf(no, { ...said, company, ref, volumes: null }) };
  });
}

const ACCOUNTS = ["1", "2", "3", "J1", "J2"];

/** All months, each on what those before it booked. `answers`: of each month, what is said of one held amount. */
function told(
  lines: readonly { month: number; line: WaybillLine }[],
  answers: Answers = [],
): AuditedLine[][] {
  const booked = new Map<string, { paidFen: bigint; heldFen: bigint }>();
  const earlier = new Map<string, BilledMonth[]>(ACCOUNTS.map((no) => [no, []]));
  return MONTHS.map((period, m) => {
    const said = {
      payable: "lower",
      cycle: { from: 26 },
      services: [{ item: "packing", fen: 300n }],
    } as const;
    const checking = invoiceAudit({
      period,
      contractOn: ({ company }) => ({ ...contract, ...said, company: company ?? "" }),
      districtOf: () => "海淀区",
      parcelsOn: () => 1,
    });
    for (const no of ACCOUNTS) checking.loan(loan(no, { requestKey: no }), true);
    return ACCOUNTS.flatMap((no) => {
      const own = lines.filter((l) => l.month === m && l.line.waybillNo === no).map((l) => l.line);
      const before = earlier.get(no) ?? [];
      const asBooked = (l: WaybillLine) => booked.get(refText(l.ref) + l.waybillNo);
      const open = { lines: own, earlier: [...before] };
      const held = checking.open(open, "held", asBooked);
      const decided = answersOf(held, {
        at: answers[m],
        period: period.id,
        number: m * 10 + ACCOUNTS.indexOf(no),
      });
      const audited = checking.account({ ...open, answers: decided }, asBooked);
      for (const a of audited)
        if (a.answer === null)
          booked.set(refText(a.line.ref) + a.line.waybillNo, { paidFen: a.payableFen, heldFen: a.heldFen });
      if (own.length + decided.length > 0)
        before.push({ period, lines: own, isNear: true, answers: decided });
      return audited;
    });
  });
}

function answersOf(
  held: readonly { line: WaybillLine; fen: bigint }[],
  of: { at: Answers[number] | undefined; period: string; number: number },
): CourierAnswer[] {
  const one = of.at && held[of.at.nth];
  const fen = one && of.at ? (one.fen * BigInt(of.at.percent)) / 100n : 0n;
  if (!one || !of.at || fen === 0n) return [];
  const { line } = one;
  const part = { waybill: accountOf(line), piece: pieceOf(line), leg: line.leg, charge: chargeOf(line) };
  const kind = of.at.isApproved ? ("approved" as const) : ("rejected" as const);
  const about = { number: of.number, period: of.period, company: line.company ?? "", reason: "…" };
  return [{ ...part, ...about, kind, fen, isOfRejected: false }];
}

/** Of each month: billed, paid, held and rejected, by company and number. */
function balances(months: readonly (readonly AuditedLine[])[]): Record<string, bigint[]>[] {
  return months.map((lines) => {
    const own = groupBy(lines, ({ line }) => `${line.company} ${line.waybillNo}`);
    const sums = [...own].map(([key, all]): [string, bigint[]] => [
      key,
      [
        sumOf(all, (a) => a.line.chargeFen),
        ...[sumOf(all, (a) => a.payableFen), sumOf(all, (a) => a.heldFen), sumOf(all, (a) => a.rejectedFen)],
      ],
    ]);
    return Object.fromEntries(sums.filter(([, s]) => s.some((fen) => fen !== 0n)).sort());
  });
}

const runs = { numRuns: 40 };

test("paid, held and rejected are what was billed net, of every account after every month", () => {
  fc.assert(
    fc.property(story, answered, (rows, answers) => {
      const months = balances(told(linesOf(rows), answers));
      for (const [, [billed = 0n, ...parts]] of months.flatMap((m) => Object.entries(m)))
        expect(sumOf(parts, (fen) => fen)).toBe(billed);
    }),
    runs,
  );
});

test("rows and files in any order come to the same, month by month", () => {
  fc.assert(
    fc.property(story, order, (rows, places) => {
      expect(balances(told(linesOf(rows, places)))).toEqual(balances(told(linesOf(rows))));
    }),
    runs,
  );
});

test("another company's bills change nothing of a company's, but under a number that both bill", () => {
  fc.assert(
    fc.property(story, answered, (rows, answers) => {
      const isOwn = (key: string): boolean => key.startsWith("sf") && key !== "sf 3";
      const own = (of: readonly Row[]) =>
        balances(told(linesOf(of), answers)).map((m) =>
          Object.fromEntries(Object.entries(m).filter(([key]) => isOwn(key))),
        );
      expect(own(rows)).toEqual(own(rows.filter((r) => r.company === "sf")));
    }),
    runs,
  );
});

test("under a number that both bill, and of one loan, no month pays both what it takes in anew", () => {
  fc.assert(
    fc.property(story, (rows) => {
      const same = { number: "3", leg: "out", charge: null, month: 0 } as const;
      const first = rows.map((r) => ({ ...r, ...same }));
      const charges = first.filter((r) => r.chargeFen > 0n);
      const [april = []] = told(linesOf(charges));
      const paid = new Set(april.filter((a) => a.payableFen > 0n).map((a) => a.line.company));
      expect(paid.size).toBeLessThan(2);
    }),
    runs,
  );
});

test("an answer moves just its amount from held to paid or rejected, of its account and month, once", () => {
  fc.assert(
    fc.property(story, answered, (rows, answers) => {
      const only = answers.slice(0, 1);
      const [plain, april] = [told(linesOf(rows)), told(linesOf(rows), only)].map((m) => m[0] ?? []);
      const made = (april ?? []).filter((a) => a.answer !== null);
      for (const a of made) {
        expect(a.payableFen + a.rejectedFen).toBe(-a.heldFen);
        expect(a.line.chargeFen).toBe(0n);
      }
      const rest = (april ?? []).filter((a) => a.answer === null);
      expect(balances([rest])).toEqual(balances([plain ?? []]));
    }),
    runs,
  );
});
