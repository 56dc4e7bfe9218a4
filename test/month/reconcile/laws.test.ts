/** Laws of a whole reconciliation, over random months on real books: files in, discrepancies and matches out. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";

const root = mkdtempSync(join(tmpdir(), "balis-laws-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await runBalis(words(line), { cwd: root, lang: "zh-CN" });
});

interface Row {
  readonly no: string;
  readonly other: string;
  readonly day: number;
  readonly pages: number;
  readonly title: string;
  readonly filled: boolean;
}

/** Few numbers, titles and days, so that rows meet: equal, mistyped, twice, on one side only. */
const row = fc.record<Row>({
  no: fc.constantFrom("20190500", "20190510").chain((head) => fc.nat(7).map((n) => `${head}${n}`)),
  other: fc.constantFrom("10001", "10003"),
  day: fc.integer({ min: 3, max: 9 }),
  pages: fc.integer({ min: 5, max: 7 }),
  title: fc.constantFrom("北京城市记忆研究", "古籍整理方法探讨", "戏曲传播实证分析", ""),
  filled: fc.boolean(),
});
const month = fc.record({
  supplier: fc.array(row, { minLength: 1, maxLength: 14 }),
  requester: fc.array(
    row.map((r) => ({ ...r, other: "10002" })),
    { minLength: 1, maxLength: 14 },
  ),
});
type Month = { readonly supplier: readonly Row[]; readonly requester: readonly Row[] };

const line = (r: Row, hasFee: boolean): string =>
  [r.no, r.other, `2019-05-0${r.day}`, r.filled ? "满足" : "不满足", "期刊论文", "普通", r.pages, r.title]
    .concat(hasFee ? [`${(r.pages * 30) / 100}`] : [])
    .join(",");

function files(m: Month, halves: boolean): Record<string, string> {
  const head = (other: string): string => `申请单号,${other},提供日期,状态,文献类型,申请类别,页数,题名`;
  const supplier = m.supplier.map((r) => line(r, true));
  const requester = m.requester.map((r) => line(r, false));
  const whole = (title: string, lines: readonly string[]): string => [title, ...lines, ""].join("\n");
  // Rows that say the same stay in one file: in two they would be one account.
  const inFirst = (r: Row): boolean => (r.day + r.pages + (r.filled ? 1 : 0)) % 2 === 0;
  const split = [true, false].map((first) =>
    supplier.filter((_, i) => inFirst(m.supplier[i] as Row) === first),
  );
  const parts = halves ? split.filter((lines) => lines.length > 0) : [supplier];
  return Object.fromEntries([
    ...parts.map((lines, i) => [
      `10002-原文传递-2019-05-${i}.csv`,
      whole(`${head("请求馆")},费用(元)`, lines),
    ]),
    ["10001-原文传递请求-2019-05.csv", whole(head("提供馆"), requester)],
  ]) as Record<string, string>;
}

let made = 0;
async function books(m: Month, how: { halves?: boolean; reverse?: boolean } = {}) {
  made += 1;
  const cwd = join(root, `b${made}`);
  mkdirSync(cwd);
  cpSync(join(root, "balis.db"), join(cwd, "balis.db"));
  const given = Object.entries(files(m, how.halves ?? false));
  if (how.reverse) given.reverse();
  const balis = (said: string) => runBalis(words(said), { cwd, lang: "en" });
  for (const [name, text] of given) {
    writeFileSync(join(cwd, name), text);
    const { exit, stderr } = await balis(`import ${name} --beside`);
    if (exit > 1) throw new Error(stderr);
  }
  return { cwd, balis };
}

interface Found {
  readonly id: string;
  readonly caseKey: string;
  readonly kind: string;
  readonly riskFen: number;
  readonly resolution: unknown;
}
type Balis = Awaited<ReturnType<typeof books>>["balis"];

async function discrepancies(balis: Balis): Promise<Found[]> {
  const { stdout } = await balis("discrepancy list 2019-05 --all --json");
  return (JSON.parse(stdout) as { discrepancies: Found[] }).discrepancies;
}

interface Count {
  readonly records: number;
  readonly matched: Record<string, number>;
  readonly kinds: Record<string, { count: number; open: number; riskFen: number }>;
  readonly evidence: Record<string, { cases: number; open: number; riskFen: number }>;
}

async function reconcile(balis: Balis, how = ""): Promise<{ current: boolean; count: Count }> {
  const { stdout } = await balis(`reconcile 2019-05 --service dd --json${how}`);
  const [dd] = (JSON.parse(stdout) as { services: { current: boolean; count: Count }[] }).services;
  if (!dd) throw new Error("document delivery was reconciled");
  return dd;
}

const said = (list: readonly Found[]): string[] =>
  list.map((d) => `${d.id} ${d.caseKey} ${d.kind} ${d.riskFen} ${d.resolution === null}`).sort();

const RUNS = { numRuns: 12 };

describe("law", () => {
  test("any order of rows and files, in one file or two, gives the same result", async () => {
    const shuffled = <T>(list: readonly T[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    const twice = month.chain((m) =>
      fc.tuple(
        fc.constant(m),
        fc.record({ supplier: shuffled(m.supplier), requester: shuffled(m.requester) }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(twice, async ([one, other]) => {
        const [a, b] = [await books(one), await books(other, { halves: true, reverse: true })];
        const [first, second] = [await reconcile(a.balis), await reconcile(b.balis)];
        expect(second.count).toEqual(first.count);
        expect(said(await discrepancies(b.balis))).toEqual(said(await discrepancies(a.balis)));
      }),
      RUNS,
    );
  }, 60_000);

  test("import and reconcile twice is once", async () => {
    await fc.assert(
      fc.asyncProperty(month, async (m) => {
        const { balis } = await books(m);
        await reconcile(balis);
        const before = said(await discrepancies(balis));
        for (const name of Object.keys(files(m, false))) await balis(`import ${name}`);
        expect((await reconcile(balis)).current).toBe(true);
        expect(said(await discrepancies(balis))).toEqual(before);
      }),
      RUNS,
    );
  }, 60_000);

  test("the total at risk, by kind and by evidence, is the sum over the open discrepancies", async () => {
    await fc.assert(
      fc.asyncProperty(month, async (m) => {
        const { balis } = await books(m);
        const { count } = await reconcile(balis);
        const open = (await discrepancies(balis)).filter((d) => d.resolution === null);
        const sum = open.reduce((total, d) => total + d.riskFen, 0);
        const by = (of: Record<string, { open: number; riskFen: number }>) => [
          Object.values(of).reduce((total, k) => total + k.riskFen, 0),
          Object.values(of).reduce((total, k) => total + k.open, 0),
        ];
        expect(by(count.kinds)).toEqual([sum, open.length]);
        expect(by(count.evidence)).toEqual([sum, open.length]);
      }),
      RUNS,
    );
  }, 60_000);

  test("the plan that --dry-run shows is the plan that is applied, and showing it changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(month, async (m) => {
        const { balis, cwd } = await books(m);
        const shown = await reconcile(balis, " --dry-run");
        const store = await openBooks(join(cwd, "balis.db"));
        const untouched = await store.read.run({ period: "2019-05", service: "dd" });
        await store.close();
        expect([untouched, await discrepancies(balis)]).toEqual([null, []]);
        expect((await reconcile(balis)).count).toEqual(shown.count);
      }),
      RUNS,
    );
  }, 60_000);

  test("every row is confirmed in one match or stands in one discrepancy, and in no two of them", async () => {
    await fc.assert(
      fc.asyncProperty(month, async (m) => {
        const { balis, cwd } = await books(m);
        await reconcile(balis);
        const store = await openBooks(join(cwd, "balis.db"));
        const seen: string[] = [];
        for await (const batch of store.read.confirmed({ period: "2019-05", service: "dd" }))
          for (const { match } of batch)
            if (match.discrepancy === null)
              for (const ref of [match.supplier, match.requester, match.centre])
                if (ref) seen.push(`${ref.file}:${ref.row}`);
        for (const d of await store.read.discrepancies({ period: "2019-05" }))
          for (const ref of d.records) seen.push(`${ref.file}:${ref.row}`);
        await store.close();
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toHaveLength(m.supplier.length + m.requester.length);
      }),
      RUNS,
    );
  }, 60_000);
});
