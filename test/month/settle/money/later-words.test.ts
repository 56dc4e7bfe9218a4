/**
 * Laws of two months: what May settled, what June's files say of it, and what is decided. Every fen is settled, open or taken back,
 * once; no row stands in two open discrepancies; and the order of files changes nothing.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../../cases/run-case.ts";

const root = mkdtempSync(join(tmpdir(), "balis-later-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await runBalis(words(line), { cwd: root, lang: "en" });
});

interface Row {
  readonly no: string;
  readonly pages: number;
  readonly status?: "满足" | "取消" | "不满足" | "处理中";
  readonly day?: string;
}

const csv = (month: string, rows: readonly Row[], side: "supplier" | "requester"): string => {
  const isSupplier = side === "supplier";
  const head = [
    "申请单号",
    isSupplier ? "请求馆" : "提供馆",
    "提供日期",
    "状态",
    "文献类型",
    "申请类别",
    "页数",
  ];
  const lines = rows.map(({ no, pages, status = "满足", day = `${month}-06` }) =>
    [no, isSupplier ? "北京大学" : "中国人民大学", day, status, "期刊论文", "普通", pages]
      .concat(isSupplier ? [((pages * 30) / 100).toFixed(2)] : [])
      .join(","),
  );
  return [(isSupplier ? [...head, "费用(元)"] : head).join(","), ...lines, ""].join("\n");
};

let made = 0;
function newBooks() {
  made += 1;
  const cwd = join(root, `b${made}`);
  mkdirSync(cwd);
  cpSync(join(root, "balis.db"), join(cwd, "balis.db"));
  const balis = async (line: string): Promise<string> => {
    const { exit, stdout, stderr } = await runBalis(words(line), { cwd, lang: "en" });
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
    return stdout;
  };
  const month = async (
    id: string,
    of: { supplier: readonly Row[]; requester: readonly Row[]; reverse?: boolean },
  ) => {
    const files = [
      [`10002-原文传递-${id}.csv`, csv(id, of.supplier, "supplier")],
      [`10001-原文传递请求-${id}.csv`, csv(id, of.requester, "requester")],
    ] as const;
    for (const [name, text] of of.reverse ? [...files].reverse() : files) {
      writeFileSync(join(cwd, name), text);
      await balis(`import ${name}`);
    }
    await balis(`reconcile ${id}`);
  };
  const close = async (id: string) => {
    await balis(`settle ${id}`);
    await balis(`close ${id} --confirm ${id}`);
  };
  return { balis, month, close };
}
type Balis = ReturnType<typeof newBooks>["balis"];

interface Found {
  readonly id: string;
  readonly caseKey: string;
  readonly kind: string;
  readonly riskFen: number;
  readonly records: readonly { file: number; row: number }[];
  readonly resolution: unknown;
}
const listed = async (balis: Balis, period: string): Promise<Found[]> =>
  (JSON.parse(await balis(`discrepancy list ${period} --all --json`)) as { discrepancies: Found[] })
    .discrepancies;
const open = async (balis: Balis, period: string) =>
  (await listed(balis, period)).filter((d) => d.resolution === null);

/** The fee bases of a settlement, corrections included. */
async function settledFen(balis: Balis, period: string): Promise<number> {
  await balis(`settle ${period}`);
  const { count } = JSON.parse(await balis(`settle ${period} --json`)) as {
    count: { totals: Record<string, { fen: number }> };
  };
  return count.totals["fee-basis"]?.fen ?? 0;
}

const both = (...rows: readonly Row[]) => ({ supplier: rows, requester: rows });

describe("what a closed month settled", () => {
  test("is corrected by a decision as long as the decision holds, and by a note beside it not once more", async () => {
    const { balis, month, close } = newBooks();
    await month("2019-05", both({ no: "DD1", pages: 10 }));
    await close("2019-05");
    await month(
      "2019-06",
      both({ no: "DD1", pages: 10, status: "取消", day: "2019-05-06" }, { no: "DD2", pages: 20 }),
    );
    const [later] = await open(balis, "2019-06");
    await balis(`discrepancy resolve ${later?.id} --as requester-right --reason 电话确认`);
    expect(await settledFen(balis, "2019-06")).toBe(600 - 300);
    await balis(`discrepancy withdraw ${later?.id} --reason 记错`);
    expect(await balis("correct list")).not.toContain("DD1");
    expect(await settledFen(balis, "2019-06")).toBe(600);
    await balis("correct note 2019-05 DD1 --void --reason 来函");
    await balis(`discrepancy resolve ${later?.id} --as supplier-right --reason 来函`);
    expect(await settledFen(balis, "2019-06")).toBe(600 - 300);
    await balis("close 2019-06 --confirm 2019-06");
    // Reported once more: it is known, and nothing is asked.
    await month(
      "2019-07",
      both({ no: "DD1", pages: 10, status: "取消", day: "2019-05-06" }, { no: "DD3", pages: 1 }),
    );
    expect(await open(balis, "2019-07")).toEqual([]);
    expect(await settledFen(balis, "2019-07")).toBe(30);
    expect(await balis("verify")).toContain("Everything agrees.");
  }, 60_000);

  test("is not what both sides still call pending: filled in June, it is paid in June", async () => {
    const { balis, month, close } = newBooks();
    await month("2019-05", both({ no: "DD1", pages: 10, status: "处理中" }, { no: "DD2", pages: 10 }));
    await close("2019-05");
    await month("2019-06", both({ no: "DD1", pages: 10 }));
    expect(await open(balis, "2019-06")).toEqual([]);
    expect(await settledFen(balis, "2019-06")).toBe(300);
  }, 60_000);

  test("leaves what was open to one month only, the first with files, though two are being worked on", async () => {
    const { balis, month, close } = newBooks();
    await month("2019-05", { supplier: [{ no: "DD1", pages: 10 }], requester: [{ no: "DD7", pages: 40 }] });
    await balis("discrepancy resolve --period 2019-05 --as defer --reason 待复");
    await close("2019-05");
    await month("2019-07", both({ no: "DD3", pages: 10 }));
    const before = (await open(balis, "2019-07")).length;
    await month("2019-06", both({ no: "DD2", pages: 10 }));
    await balis("reconcile 2019-07");
    expect(before).toBeGreaterThan(0);
    expect(await open(balis, "2019-07")).toEqual([]);
    expect(await open(balis, "2019-06")).toHaveLength(before);
  }, 60_000);
});

type Later = "nothing" | "cancelled" | "unfilled" | "fewer" | "requester-cancels" | "supplier-fewer";
const LATER: readonly Later[] = [
  "nothing",
  "cancelled",
  "unfilled",
  "fewer",
  "requester-cancels",
  "supplier-fewer",
];
const DECISIONS = ["supplier-right", "requester-right", "write-off", "open"] as const;
const request = fc.record({
  pages: fc.integer({ min: 3, max: 12 }),
  later: fc.constantFrom(...LATER),
  decision: fc.constantFrom(...DECISIONS),
});
type Request = { pages: number; later: Later; decision: (typeof DECISIONS)[number] };

/** What June's files of each side say of the request; null: nothing. */
function said({ pages, later }: Request, no: string): { supplier: Row | null; requester: Row | null } {
  const day = "2019-05-06";
  const row = (more: Partial<Row>): Row => ({ no, pages, day, ...more });
  const [cancelled, unfilled] = [row({ status: "取消" }), row({ status: "不满足" })];
  const fewer = row({ pages: pages - 1 });
  const of: Record<Later, [Row | null, Row | null]> = {
    nothing: [null, null],
    cancelled: [cancelled, cancelled],
    unfilled: [unfilled, unfilled],
    fewer: [fewer, fewer],
    "requester-cancels": [null, cancelled],
    "supplier-fewer": [fewer, null],
  };
  const [supplier, requester] = of[later];
  return { supplier, requester };
}

/** By hand: what is taken off May in June, at 0.30 a page; and what an open question leaves in doubt. */
function expected({ pages, later, decision }: Request): { off: number; doubt: number } {
  const at = {
    nothing: 0,
    cancelled: pages,
    unfilled: pages,
    fewer: 1,
    "requester-cancels": pages,
    "supplier-fewer": 1,
  };
  const fen = at[later] * 30;
  if (decision === "open") return { off: 0, doubt: fen };
  const speaks = {
    "supplier-right": later !== "requester-cancels",
    "requester-right": later !== "supplier-fewer",
    "write-off": false,
  };
  return { off: speaks[decision] ? fen : 0, doubt: 0 };
}

/** June's own, enough of them that its file speaks for June beside five rows of May: five pages, 1.50. */
const OWN: readonly Row[] = [1, 2, 3, 4, 5].map((n) => ({ no: `DD2019069900${n}`, pages: 1 }));
const OWN_FEN = 5 * 30;

async function twoMonths(requests: readonly Request[], reverse: boolean) {
  const { balis, month, close } = newBooks();
  const no = (i: number): string => `DD2019050${i}7${i}`;
  await month("2019-05", { ...both(...requests.map(({ pages }, i) => ({ no: no(i), pages }))), reverse });
  await close("2019-05");
  const later = requests.map((r, i) => said(r, no(i)));
  const rows = (side: "supplier" | "requester") => [...OWN, ...later.flatMap((l) => l[side] ?? [])];
  await month("2019-06", { supplier: rows("supplier"), requester: rows("requester"), reverse });
  const asked = await open(balis, "2019-06");
  for (const d of asked) {
    const decision = requests.find((_, i) => no(i) === d.caseKey)?.decision ?? "open";
    if (decision !== "open") await balis(`discrepancy resolve ${d.id} --as ${decision} --reason 电话`);
  }
  const left = await open(balis, "2019-06");
  return { asked, left, fen: await settledFen(balis, "2019-06"), balances: await balis("balance --json") };
}

describe("law", () => {
  test("May and June settle what counts, the rest is open, each row once, in any order of files", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 5 }), async (requests) => {
        const [one, other] = [await twoMonths(requests, false), await twoMonths(requests, true)];
        const hands = requests.map(expected);
        const sum = (of: "off" | "doubt"): number => hands.reduce((total, h) => total + h[of], 0);
        expect(one.asked).toHaveLength(requests.filter((r) => r.later !== "nothing").length);
        expect(one.fen).toBe(OWN_FEN - sum("off"));
        expect(one.left.reduce((total, d) => total + d.riskFen, 0)).toBe(sum("doubt"));
        const rows = one.left.flatMap((d) => d.records.map((r) => `${r.file}:${r.row}`));
        expect(new Set(rows).size).toBe(rows.length);
        expect([other.fen, other.balances, other.left.map((d) => d.id)]).toEqual([
          ...[one.fen, one.balances, one.left.map((d) => d.id)],
        ]);
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});
