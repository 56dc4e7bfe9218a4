/**
 * A correction frees or takes something of what a year allows: the later months, closed ones as well, are then what they would have
 * been from scratch. Caps of a library and year, of all libraries and year, and quotas.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { directoryOf } from "../../src/domain/registry/directory.ts";
import { ruleName } from "../../src/domain/rules.ts";
import { Settlement } from "../../src/domain/settle/settlement.ts";
import { settlementRules } from "../../src/domain/settle/settlement-rules.ts";
import { openBooks } from "../../src/io/store/sqlite/open.ts";
import { periodOf } from "../../src/workflow/open-period.ts";
import { readRegistry } from "../../src/workflow/registry/read-registry.ts";
import { settlementFacts } from "../../src/workflow/settle/settle-period.ts";
import { type Alliance, allianceOf, chargesOf, copyOf, filesOf, type Request, sumsOf } from "./alliance.ts";

const MONTHS = ["2019-01", "2019-02", "2019-03", "2019-04"] as const;

/** The whole fee is paid, at most 9.00 a library and year. */
const YEAR_CAP = (text: string): string =>
  text
    .replace('rate: "50%"', 'rate: "100%"')
    .replace('capPerLibraryYear: "20000.00"', 'capPerLibraryYear: "9.00"');

const request = (no: string, month: string, pages: number, supplier = "10002"): Request => ({
  ...{ no, supplier, requester: "10001", day: `${month}-06`, pages },
});

/** Each month imported and settled; all but the last closed. `notes` by the month that they go into. */
async function yearOf(
  books: Alliance,
  months: readonly (readonly Request[])[],
  notes: readonly (readonly string[])[] = [],
): Promise<Alliance> {
  for (const [i, requests] of months.entries()) {
    const month = MONTHS[i] ?? "";
    for (const note of notes[i] ?? []) await books.must(`correct note ${note} --into ${month} --reason 复核`);
    await books.month(month, filesOf(month, requests));
    if (i < months.length - 1) await books.must(`close ${month} --confirm ${month}`);
  }
  return books;
}

/** Σ fen by the month it belongs to, kind, scheme and library: what corrects a month is of that one. */
async function byMonth(books: Alliance): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const month of MONTHS)
    for (const { kind, scheme, library, fen, corrects } of await chargesOf(books, month)) {
      const key = [corrects?.split("/")[0] ?? month, kind, scheme ?? "", library].join(" ");
      sums[key] = (sums[key] ?? 0) + fen;
    }
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0));
}

async function requireSound(books: Alliance): Promise<void> {
  const { exit, stdout } = await books.balis("verify");
  expect([exit, stdout.includes("全部相符")]).toEqual([0, true]);
}

describe("a cap of 9.00 a library and year", () => {
  let empty: Alliance;
  beforeAll(async () => {
    empty = await allianceOf(["balis-dd-2017", "sample-2019"], YEAR_CAP);
  });
  afterAll(() => empty.remove());
  const subsidies = async (books: Alliance, month: string) =>
    sumsOf((await chargesOf(books, month)).filter((c) => c.kind === "dd-subsidy"))["dd-subsidy 10002"] ?? 0;

  test("20 pages become 10 after the close: 6.00 − 3.00, and the next month has 6.00 left, not 3.00", async () => {
    const months = [[request("A1", "2019-01", 20)], [request("B1", "2019-02", 30)]];
    const books = await yearOf(copyOf(empty, "less"), months, [[], ["2019-01 A1 --pages 10"]]);
    expect([await subsidies(books, "2019-01"), await subsidies(books, "2019-02")]).toEqual([600, -300 + 600]);
    await requireSound(books);
  });

  test("a closed month in between that was cut gets back what the correction frees, and is named as corrected", async () => {
    const months = [[request("A1", "2019-01", 20)], [request("B1", "2019-02", 30)], []];
    // 6.00 and 3.00 of 9.00; then 3.00 and 6.00: nothing is left for March, whatever it supplies.
    months[2] = [request("C1", "2019-03", 10)];
    const books = await yearOf(copyOf(empty, "between"), months, [[], [], ["2019-01 A1 --pages 10"]]);
    const march = (await chargesOf(books, "2019-03")).filter((c) => c.kind === "dd-subsidy");
    expect(march.map((c) => [c.corrects, c.fen])).toEqual([
      [null, 0],
      ["2019-01/R1", -300],
      ["2019-02/R1", 300],
    ]);
    await requireSound(books);
    expect((await books.balis("explain 2019-02/R1")).exit).toBe(0);
  });

  test("more in a closed month takes from the months after it, to the cap and no further", async () => {
    const months = [
      [request("A1", "2019-01", 10)],
      [request("B1", "2019-02", 20)],
      [request("C1", "2019-03", 20)],
    ];
    // 3.00 and 6.00; A1 of 20 pages is 6.00, and leaves 3.00 of February's 6.00.
    const books = await yearOf(copyOf(empty, "more"), months, [[], [], ["2019-01 A1 --pages 20"]]);
    const march = (await chargesOf(books, "2019-03")).filter((c) => c.kind === "dd-subsidy");
    expect(march.map((c) => [c.corrects, c.fen])).toEqual([
      [null, 0],
      ["2019-01/R1", 300],
      ["2019-02/R1", -300],
    ]);
    await requireSound(books);
  });
});

describe("a quota of 1,000 yuan a year (balis-standards-2012)", () => {
  /** Both sides' files; the last column tells them apart. */
  const standards = (month: string, rows: readonly (readonly [no: string, pages: number])[]) => {
    const head = "申请单号,请求馆,提供馆,提供日期,状态,文献类型,申请类别,处理方式,传递方式,页数,填报方";
    const text = (by: string) =>
      [
        head,
        ...rows.map(
          ([no, pages]) => `${no},10002,10001,${month}-03,满足,标准文献,普通,本馆提供,Email,${pages},${by}`,
        ),
        "",
      ].join("\n");
    return {
      [`10001-原文传递-${month}.csv`]: text("提供馆填报"),
      [`10002-原文传递请求-${month}.csv`]: text("请求馆填报"),
    };
  };
  const sums = async (books: Alliance, month: string) => {
    const charges = (await chargesOf(books, month)).filter((c) => c.kind === "free" || c.kind === "bill");
    return charges.map((c) => [c.corrects ?? "", c.kind, c.fen].join(" ").trim());
  };
  let empty: Alliance;
  beforeAll(async () => {
    empty = await allianceOf(["balis-standards-2012", "sample-2019"], (text) =>
      text.replace('from: "2019-01-01"', 'from: "2012-01-01"'),
    );
  });
  afterAll(() => empty.remove());

  test("257 pages become 20 in the next month: its 100 pages are free, and nobody is billed", async () => {
    const books = copyOf(empty, "next");
    // 899.50 and 3.50 of 1,000.00; then 70.00 and 3.50, and 350.00 in June: 423.50 in all.
    await books.month(
      "2012-05",
      standards("2012-05", [
        ["A1", 257],
        ["A2", 1],
      ]),
    );
    await books.must("close 2012-05 --confirm 2012-05");
    await books.must("correct note 2012-05 A1 --pages 20 --reason 复核");
    await books.month("2012-06", standards("2012-06", [["B1", 100]]));
    expect(await sums(books, "2012-06")).toEqual(["2012-05/R1 free -82950", "free 35000"]);
    await requireSound(books);
  });

  test("a request of the same month that was billed beyond the quota is free once another one is smaller", async () => {
    const books = copyOf(empty, "same");
    // 899.50 and 350.00: 100.50 of it free, 249.50 billed; with 70.00 for A1 all 350.00 are free.
    await books.month(
      "2012-05",
      standards("2012-05", [
        ["A1", 257],
        ["A2", 100],
        ["A3", 10],
      ]),
    );
    expect(await sums(books, "2012-05")).toEqual(["bill 24950", "bill 3500", "free 89950", "free 10050"]);
    await books.must("close 2012-05 --confirm 2012-05");
    await books.must("correct note 2012-05 A1 --pages 20 --reason 复核");
    await books.month("2012-06", standards("2012-06", [["B1", 2]]));
    expect(await sums(books, "2012-06")).toEqual([
      "2012-05/R1 bill -24950",
      "2012-05/R1 bill -3500",
      "2012-05/R1 free -82950",
      "2012-05/R1 free 24950",
      "2012-05/R1 free 3500",
      "free 700",
    ]);
    await requireSound(books);
  });
});

/** As settlements of before 2026-11-29 were made: the month's own charges first, by what was left before its corrections. */
async function settleOwnFirst(books: Alliance, month: string): Promise<void> {
  const store = await openBooks(join(books.cwd, "balis.db"));
  try {
    const { read } = store;
    const [period, number, versions] = [
      periodOf(month),
      await read.nextSettlementNumber(),
      await read.rules(),
    ];
    const settlement = new Settlement({
      ...{ number, rules: settlementRules(versions), directory: directoryOf(await readRegistry(read)) },
      ...{ lastDay: period.to, before: await read.chargedBefore(month) },
    });
    const inputs = await read.settlementInputs(month);
    const run = { number, period: month, inputs, rules: versions.map(ruleName), sample: true, funds: null };
    const about = { read, period, number, services: ["dd"] as const, settlement, versions, funds: null };
    await store.apply(
      async function* () {
        yield { kind: "settlement-run" as const, run };
        yield* settlementFacts({ ...about, corrections: null });
      },
      { at: "2019-06-03T01:30:00Z", operator: "李会计", command: "balis settle" },
    );
  } finally {
    await store.close();
  }
}

test("a closed month that was settled before its corrections freed anything stays as it is, and verify agrees with it", async () => {
  const books = await allianceOf(["balis-dd-2017", "sample-2019"], YEAR_CAP);
  try {
    await books.month("2019-01", filesOf("2019-01", [request("A1", "2019-01", 20)]));
    await books.must("close 2019-01 --confirm 2019-01");
    await books.must("correct note 2019-01 A1 --pages 10 --reason 复核");
    await books.importAll(filesOf("2019-02", [request("B1", "2019-02", 30)]));
    await books.must("reconcile 2019-02");
    await settleOwnFirst(books, "2019-02");
    const subsidies = (await chargesOf(books, "2019-02")).filter((c) => c.kind === "dd-subsidy");
    expect(subsidies.map((c) => c.fen)).toEqual([300, -300]);
    await books.must("close 2019-02 --confirm 2019-02");
    await requireSound(books);
    // March goes on from what February was really paid: 3.00 and 3.00 of 9.00.
    await books.month("2019-03", filesOf("2019-03", [request("C1", "2019-03", 30)]));
    expect((await byMonth(books))["2019-03 dd-subsidy  10002"]).toBe(900 - 300 - 300);
  } finally {
    books.remove();
  }
});

/** A cap of each kind over a year, and a quota, of one type of document; beside the subsidy's own caps of a month and a year. */
const LIMITS = `
pack: limits-of-a-year
version: "1"
from: "2019-01-01"
sample: true
notice: { title: 样例, source: 样例, certainty: sample }
parts:
  schemes:
    schemes:
      - { key: own, name: { zh-CN: 甲, en: a }, service: dd, direction: grant, party: supplier, when: { documentTypes: [期刊论文] }, amount: { kind: percent, rate: "100%" }, caps: { perLibraryPeriod: "7.00", perLibraryYear: "11.00" } }
      - { key: all, name: { zh-CN: 乙, en: b }, service: dd, direction: grant, party: supplier, when: {}, amount: { kind: percent, rate: "50%" }, caps: { perPeriod: "6.00", perYear: "13.00" } }
      - { key: quota, name: { zh-CN: 丙, en: c }, service: dd, direction: bill, party: requester, when: {}, amount: { kind: over-quota, quota: "12.00" }, caps: { perLibraryYear: "15.00" } }
`;

interface Life {
  readonly months: readonly (readonly { readonly pages: number; readonly supplier: string }[])[];
  readonly notes: readonly { of: number; request: number; later: number; pages: number | null }[];
}

/** The requests as they were sent, the notes by the month they go into, and the requests as they are known in the end. */
function told({ months, notes }: Life) {
  const sent = months.map((requests, i) =>
    requests.map((r, k) => request(`M${i}K${k}`, MONTHS[i] ?? "", r.pages, r.supplier)),
  );
  const known = sent.map((requests) => new Map(requests.map((r) => [r.no, r])));
  const into: string[][] = MONTHS.map(() => []);
  const inOrder = [...notes].sort((a, b) => a.of + 1 + a.later - (b.of + 1 + b.later));
  for (const { of, request: k, later, pages } of inOrder) {
    const at = Math.min(of + 1 + later, MONTHS.length - 1);
    const no = `M${of}K${k}`;
    const now = known[of]?.get(no);
    if (!now || now.pages === pages) continue;
    into[at]?.push(`${MONTHS[of]} ${no} ${pages === null ? "--void" : `--pages ${pages}`}`);
    if (pages === null) known[of]?.delete(no);
    else known[of]?.set(no, { ...now, pages });
  }
  return { sent, into, known: known.map((month) => [...month.values()]) };
}

describe("law", () => {
  let empty: Alliance;
  let made = 0;
  beforeAll(async () => {
    empty = await allianceOf(["balis-dd-2017", "sample-2019"], (text) =>
      YEAR_CAP(text).replace("capPerLibraryPeriod: null", 'capPerLibraryPeriod: "5.00"'),
    );
    writeFileSync(join(empty.cwd, "limits.yaml"), LIMITS);
    await empty.must("rule enact limits.yaml");
  });
  afterAll(() => empty.remove());

  const pages = fc.integer({ min: 1, max: 30 });
  const sent = fc.record({ pages, supplier: fc.constantFrom("10002", "10003") });
  const life: fc.Arbitrary<Life> = fc.record({
    months: fc.array(fc.array(sent, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    notes: fc.array(
      fc.record({
        of: fc.nat({ max: 2 }),
        request: fc.nat({ max: 2 }),
        later: fc.nat({ max: 2 }),
        pages: fc.option(pages, { freq: 6 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  });

  test("a year with its corrections is the year from scratch, under every cap and quota, month by month", async () => {
    await fc.assert(
      fc.asyncProperty(life, async (said) => {
        made += 1;
        const { sent, into, known } = told(said);
        // A month of which nothing is left was there all the same.
        fc.pre(known.every((month) => month.length > 0));
        const corrected = await yearOf(copyOf(empty, `c${made}`), sent, into);
        const scratch = await yearOf(copyOf(empty, `s${made}`), known);
        expect(await byMonth(corrected)).toEqual(await byMonth(scratch));
        await requireSound(corrected);
      }),
      { numRuns: Number(process.env.BALIS_RUNS ?? 5) },
    );
  }, 600_000);
});
