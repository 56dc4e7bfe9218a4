/** Laws of simulations, over random months on real books. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import {
  type Books,
  booksOf,
  type Kind,
  type Month,
  removeBooks,
  type SimulationJson,
  samplePack,
} from "./books.ts";

afterAll(removeBooks);

const LIBRARIES = ["10001", "10002", "10003"] as const;
const pair = fc.constantFrom(
  ...LIBRARIES.flatMap((from) => LIBRARIES.filter((to) => to !== from).map((to) => ({ from, to }))),
);
const doc = fc
  .record({ pair, pages: fc.integer({ min: 1, max: 90 }), urgent: fc.boolean() })
  .map(({ pair: p, ...rest }) => ({ ...p, ...rest }));
const loan = fc
  .record({ pair, volumes: fc.integer({ min: 1, max: 4 }), grams: fc.integer({ min: 300, max: 5000 }) })
  .map(({ pair: p, ...rest }) => ({ ...p, ...rest }));
const month: fc.Arbitrary<Month> = fc.record({
  docs: fc.array(doc, { minLength: 1, maxLength: 8 }),
  loans: fc.array(loan, { maxLength: 4 }),
});
const months = fc.tuple(month, month).map(([may, june]) => ({ "2019-05": may, "2019-06": june }));
const RUNS = { numRuns: 8 };

const TARIFF = readFileSync("templates/rules/balis-dd-2017.yaml", "utf8");
const RATE = 'rate: "50%"';
const CAP = 'capPerLibraryYear: "20000.00"';
const PER_VOLUME = 'perVolume: "5.00"';

/** Two schemes, one of them with a cap of the year: what is carried from month to month. */
const schemes = (rate: number, yearCap: string): string =>
  samplePack(
    [CAP, `capPerLibraryYear: "${yearCap}"`],
    [RATE, `rate: "${rate}%"`],
    [
      "  # 样例：物流合同",
      `  schemes:
    basis: tariff
    schemes:
      - key: law
        name: { zh-CN: 法, en: law }
        service: dd
        direction: grant
        party: requester
        amount: { kind: percent, rate: "${rate}%" }
        caps: { perLibraryYear: "${yearCap}" }`,
    ],
  );

const allKinds = (s: SimulationJson): Kind[] => [
  ...s.totals,
  ...s.libraries.flatMap((l) => l.kinds),
  ...s.periods.flatMap((p) => p.kinds),
];

describe("law", () => {
  test("simulated by the rules they were settled by, the months are the books, to the fen", async () => {
    await fc.assert(
      fc.asyncProperty(months, async (said) => {
        const { simulate, cwd } = await booksOf(said, { files: { "tariff.yaml": TARIFF } });
        const s = await simulate("--builtin sample-2019 --rules tariff.yaml --periods 2019");
        const both = await simulate("--builtin sample-2019 --periods 2019-05..2019-06");
        for (const kind of [...allKinds(s), ...allKinds(both), ...(both.courier?.classes ?? [])])
          expect(kind).toMatchObject({ differenceFen: 0 });
        for (const share of both.courier?.allocation ?? []) expect(share.differenceFen).toBe(0);
        expect(await bookedBy(cwd)).toEqual(
          both.totals.filter((k) => k.afterFen !== 0).map((k) => `${k.kind} ${k.afterFen}`),
        );
        const courier = both.totals.find((k) => k.kind === "courier");
        const payable = (both.courier?.classes ?? []).reduce((sum, c) => sum + c.afterFen, 0);
        expect(payable).toBe(courier?.afterFen ?? 0);
      }),
      RUNS,
    );
  }, 120_000);

  test("the differences of the libraries, and of the periods, add up to those of the totals", async () => {
    const change = fc.record({
      rate: fc.integer({ min: 0, max: 100 }),
      cap: fc.integer({ min: 0, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(months, change, async (said, { rate, cap }) => {
        const { simulate } = await booksOf(said, { files: { "p.yaml": schemes(rate, `${cap}.00`) } });
        const s = await simulate("--rules p.yaml --periods 2019");
        for (const total of s.totals) {
          const of = (kinds: readonly Kind[]): number =>
            kinds.reduce(
              (n, k) => (k.kind === total.kind && k.scheme === total.scheme ? n + k.differenceFen : n),
              0,
            );
          expect(of(s.libraries.flatMap((l) => l.kinds))).toBe(total.differenceFen);
          expect(of(s.periods.flatMap((p) => p.kinds))).toBe(total.differenceFen);
        }
        expect(s.libraries.reduce((n, l) => n + l.differenceFen, 0)).toBe(s.effect.differenceFen);
        // What is carried through the months keeps the cap of the year, whatever the books paid.
        for (const { kinds } of s.libraries)
          for (const k of kinds)
            if (k.kind === "dd-subsidy" || k.kind === "grant")
              expect(k.afterFen).toBeLessThanOrEqual(cap * 100);
      }),
      RUNS,
    );
  }, 120_000);

  test("a higher rate or amount lowers no library's charge where nothing is capped", async () => {
    await fc.assert(
      fc.asyncProperty(months, fc.integer({ min: 0, max: 50 }), async (said, more) => {
        const text = samplePack([RATE, `rate: "${50 + more}%"`], [PER_VOLUME, `perVolume: "${5 + more}.00"`]);
        const { simulate } = await booksOf(said, { files: { "p.yaml": text } });
        const s = await simulate("--rules p.yaml --periods 2019");
        for (const { kinds } of s.libraries)
          for (const k of kinds) expect(k.differenceFen).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  }, 120_000);

  test("the order in which files were imported changes nothing, whatever the rules", async () => {
    await fc.assert(
      fc.asyncProperty(months, fc.integer({ min: 0, max: 100 }), async (said, rate) => {
        const files = { "p.yaml": schemes(rate, "8.00") };
        const [one, other] = [await booksOf(said, { files }), await booksOf(said, { files, reverse: true })];
        const of = (books: Books) => books.simulate("--rules p.yaml --periods 2019");
        expect(await of(other)).toEqual(await of(one));
      }),
      RUNS,
    );
  }, 120_000);
});

/** What the charges of the books add up to, by kind; read from the store, not from the simulation. */
async function bookedBy(cwd: string): Promise<string[]> {
  const store = await openBooks(join(cwd, "balis.db"));
  const sums = new Map<string, bigint>();
  for (const { settlement } of await store.read.periods())
    if (settlement !== null)
      for (const { kind, fen } of await store.read.chargeTotals(settlement))
        sums.set(kind, (sums.get(kind) ?? 0n) + fen);
  await store.close();
  const order = ["fee-basis", "dd-subsidy", "ill-subsidy", "courier", "courier-held"];
  return order.flatMap((kind) => (sums.get(kind) ? [`${kind} ${sums.get(kind)}`] : []));
}
