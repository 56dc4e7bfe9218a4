/** A withdrawal leaves no trace in the accounts: laws over small months of all that money rests on. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { hashText } from "../../../../src/core/io/hash.ts";
import { stands } from "../../../../src/month/import/file.ts";
import { profileShelf } from "../../../../src/month/import/io/profile-shelf.ts";
import { importFile } from "../../../../src/month/import/steps/import-file.ts";
import type { ImportOptions } from "../../../../src/month/import/steps/importing.ts";
import { withdrawFile } from "../../../../src/month/import/steps/withdraw-file.ts";
import { reconcilePeriod } from "../../../../src/month/reconcile/steps/reconcile-period.ts";
import { settlePeriod } from "../../../../src/month/settle/steps/settle-period.ts";
import { openFiles } from "../../../../src/tables/io/open-file.ts";
import { gathered } from "../../../books/facts.ts";
import { runBalis, STANDARD_BOOKS } from "../../../cases/run-case.ts";

const MAY = "2019-05";
const folder = mkdtempSync(join(tmpdir(), "balis-laws-"));
const profiles = profileShelf("templates/profiles", hashText)([]);
const action = { at: "2019-06-05T10:00:00+08:00", operator: "王会计", command: "test" };

beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await runBalis(line.split(" "), { cwd: folder, lang: "en" });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One request as its two sides tell it; null: that side does not speak of it. */
interface Told {
  readonly supplier: number | null;
  readonly requester: number | null;
}

interface Month {
  readonly documents: readonly Told[];
  readonly loans: readonly Told[];
  /** Kilograms of each loan's parcel. */
  readonly parcels: readonly number[];
}

const side = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 5 });
const told = fc.record({ supplier: side, requester: side });
const months: fc.Arbitrary<Month> = fc.record({
  documents: fc.array(told, { maxLength: 4 }),
  loans: fc.array(told, { maxLength: 3 }),
  parcels: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
});

/** The files of a month, by name. */
function filesOf({ documents, loans, parcels }: Month): Map<string, string> {
  const rows = (of: readonly Told[], who: keyof Told, row: (no: number, value: number) => string): string[] =>
    of.flatMap((t, i) => (t[who] === null ? [] : [row(i + 1, t[who])]));
  const table = (head: string, lines: readonly string[]): string => `${[head, ...lines].join("\n")}\n`;
  const dd = (other: string) => (no: number, pages: number) =>
    `DD${no},${other},2019-05-06,满足,期刊论文,${pages * 5},${(pages * 1.5).toFixed(2)}`;
  const ill = (other: string) => (no: number, volumes: number) =>
    `LL${no},${other},2019-05-07,满足,${volumes},SF${no}`;
  const line = (kg: number, i: number): string =>
    `SF${i + 1},2019-05-08,中国人民大学,清华大学,去程,1,${kg},1,${8 + 2 * (kg - 1)}.00`;
  const dh = (side_: string): string => `申请单号,${side_},提供日期,状态,文献类型,页数,费用(元)`;
  const lh = (side_: string): string => `申请单号,${side_},发出日期,状态,册数,去程运单号`;
  return new Map([
    ["10002-文献-2019-05.csv", table(dh("请求馆"), rows(documents, "supplier", dd("清华大学")))],
    ["10003-文献-2019-05.csv", table(dh("提供馆"), rows(documents, "requester", dd("中国人民大学")))],
    ["10002-借出-2019-05.csv", table(lh("借入馆"), rows(loans, "supplier", ill("清华大学")))],
    ["10003-借入-2019-05.csv", table(lh("借出馆"), rows(loans, "requester", ill("中国人民大学")))],
    [
      "物流-2019-05.csv",
      table("运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)", parcels.map(line)),
    ],
  ]);
}

let counter = 0;

/** Runs a story on books of its own, with the files of a month beside them. */
async function onBooks<T>(
  files: ReadonlyMap<string, string>,
  tell: (story: Story) => Promise<T>,
): Promise<T> {
  counter += 1;
  const path = join(folder, `${counter}.db`);
  copyFileSync(join(folder, "balis.db"), path);
  const store = await openBooks(path);
  try {
    return await tell(new Story(store, files));
  } finally {
    await store.close();
    rmSync(path);
  }
}

class Story {
  private readonly store: Store;
  private readonly files: ReadonlyMap<string, string>;

  constructor(store: Store, files: ReadonlyMap<string, string>) {
    this.store = store;
    this.files = files;
  }

  async import(names: readonly string[], options: ImportOptions = {}): Promise<void> {
    for (const name of names) {
      const path = join(folder, name);
      writeFileSync(path, this.files.get(name) ?? "");
      const { store } = this;
      await importFile({ store, files: openFiles(), profiles, path, options, action });
    }
  }

  async withdraw(names: readonly string[], earlier: "bring-back" | null = null): Promise<void> {
    for (const name of names) {
      const file = (await this.store.read.files()).findLast((f) => f.name === name);
      const text = `${file?.number}`;
      await withdrawFile({ store: this.store, text, reason: "导错了", earlier, action });
    }
  }

  async settle(): Promise<void> {
    const { store } = this;
    const about = { store, period: MAY, action };
    const files = await store.read.files({ period: MAY });
    // A month that nothing is left of, and nothing had been matched in, has nothing to reconcile.
    const state = (await store.read.periods()).find((p) => p.period === MAY);
    if (files.some(stands) || (state?.reconciled ?? []).length > 0)
      await reconcilePeriod({ ...about, services: ["dd", "ill"], hash: hashText });
    await settlePeriod(about);
  }

  /** All that the month's accounts say, but for the numbers of files and runs. */
  async accounts() {
    const { read } = this.store;
    const numberless = (record: object) => ({ ...record, ref: null });
    const [records, matches] = [[] as unknown[], [] as unknown[]];
    for (const service of ["dd", "ill"] as const) {
      const span = { period: MAY, service };
      records.push((await gathered(read.recordsOf(span))).map(numberless));
      for (const { match, record } of await gathered(read.confirmed(span)))
        matches.push([match.caseKey, match.pass, match.values, numberless(record)]);
    }
    const settlement = (await read.settlement(MAY))?.number;
    const charges = settlement === undefined ? [] : await gathered(read.charges({ settlement }));
    const discrepancies = await read.discrepancies({ period: MAY });
    const state = (await read.periods()).find((p) => p.period === MAY);
    return {
      ...{ records, matches, balances: (await read.balances()).filter((b) => b.fen !== 0n) },
      waybills: (await gathered(read.waybillLines(MAY))).map(numberless),
      charges: charges.map((c) => ({ ...c, id: null, record: null })),
      discrepancies: discrepancies.map((d) => [d.id, d.kind, d.riskFen, d.resolution]),
      // A run over nothing stays in force where something had been reconciled: that is history, not account.
      // A month of which nothing is left, and in which nothing was done, is none.
      state: [state?.files, state?.records, state?.quarantined, state?.openDiscrepancies].map((n) => n ?? 0),
    };
  }
}

const settledOnce = (files: ReadonlyMap<string, string>, order: readonly string[]) =>
  onBooks(files, async (story) => {
    await story.import(order);
    await story.settle();
    return story.accounts();
  });

const RUNS = { numRuns: 10 };

test("the months of these laws are settled: matches, discrepancies and charges of every kind come about", async () => {
  const files = filesOf({
    documents: [
      { supplier: 2, requester: 2 },
      { supplier: 1, requester: 3 },
      { supplier: 1, requester: null },
    ],
    loans: [{ supplier: 1, requester: 1 }],
    parcels: [1],
  });
  const { matches, discrepancies, charges } = await settledOnce(files, [...files.keys()]);
  expect([matches.length, discrepancies.length]).toEqual([2, 2]);
  expect(new Set(charges.map((c) => c.kind))).toEqual(
    new Set(["fee-basis", "dd-subsidy", "ill-subsidy", "courier"]),
  );
});

test("import, withdraw, import is import: whichever files, settled in between or not", async () => {
  await fc.assert(
    fc.asyncProperty(
      months,
      fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
      fc.boolean(),
      async (month, which, isSettled) => {
        const files = filesOf(month);
        const names = [...files.keys()];
        const some = names.filter((_, i) => which.includes(i));
        const again = await onBooks(files, async (story) => {
          await story.import(names);
          if (isSettled) await story.settle();
          await story.withdraw(some);
          if (isSettled) await story.settle();
          await story.import(some, { again: true });
          await story.settle();
          return story.accounts();
        });
        expect(again).toEqual(await settledOnce(files, names));
      },
    ),
    RUNS,
  );
});

test("any order of the files gives the same books", async () => {
  const names = [...filesOf({ documents: [], loans: [], parcels: [] }).keys()];
  await fc.assert(
    fc.asyncProperty(
      months,
      fc.shuffledSubarray(names, { minLength: names.length }),
      async (month, order) => {
        const files = filesOf(month);
        expect(await settledOnce(files, order)).toEqual(await settledOnce(files, names));
      },
    ),
    RUNS,
  );
});

test("what is withdrawn as a whole leaves an empty month, and what was booked is taken back", async () => {
  await fc.assert(
    fc.asyncProperty(months, fc.boolean(), async (month, isSettled) => {
      const files = filesOf(month);
      const names = [...files.keys()];
      const left = await onBooks(files, async (story) => {
        await story.import(names);
        if (isSettled) await story.settle();
        await story.withdraw(names);
        if (isSettled) await story.settle();
        return story.accounts();
      });
      const { records, matches, waybills, charges, discrepancies, balances, state } = left;
      expect([records, matches, waybills, charges, discrepancies]).toEqual([[[], []], [], [], [], []]);
      expect(balances).toEqual([]);
      expect(state.slice(0, 3)).toEqual([0, 0, 0]);
    }),
    RUNS,
  );
});

test("a replacement that is withdrawn, and what it had replaced brought back, is as if it never came", async () => {
  await fc.assert(
    fc.asyncProperty(months, months, fc.boolean(), async (month, slip, isSettled) => {
      const [files, other] = [filesOf(month), filesOf(slip)];
      const names = [...files.keys()];
      const changed = names.filter((name) => files.get(name) !== other.get(name));
      const versions = new Map([...files, ...changed.map((n) => [`改-${n}`, other.get(n) ?? ""] as const)]);
      const second = changed.map((n) => `改-${n}`);
      const back = await onBooks(versions, async (story) => {
        await story.import(names);
        if (isSettled) await story.settle();
        for (const name of second) await story.import([name], { supersede: true, ...libraryOf(name) });
        if (isSettled) await story.settle();
        await story.withdraw(second, "bring-back");
        await story.settle();
        return story.accounts();
      });
      expect(back).toEqual(await settledOnce(files, names));
    }),
    RUNS,
  );
});

/** A changed name may say less than the first one did. */
function libraryOf(name: string): { library?: string } {
  const library = /\d{5}/.exec(name)?.[0];
  return library === undefined ? {} : { library };
}
