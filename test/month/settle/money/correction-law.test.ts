/** Law: a year with its corrections is the year from scratch, under caps of library, month and year, and quotas. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alliance, allianceOf, copyOf } from "./alliance.ts";
import { byMonth, MONTHS, request, requireSound, YEAR_CAP, yearOf } from "./year-of-months.ts";

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
      { numRuns: 5 },
    );
  }, 600_000);
});
