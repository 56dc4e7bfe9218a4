/** verify, step by step: what two closed months rest on, each figure edited by itself and found where it stands. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { verifyBooks } from "../../../src/month/close/steps/verify-books.ts";
import { add, file, reconcile, refused } from "./books.ts";
import { sha256 } from "./facts.ts";
import { SettledBooks, settleAgain } from "./settled-books.ts";

const books = new SettledBooks();
beforeAll(() => books.make(), 60_000);
afterAll(() => books.remove());

const verify = (store: Store, period: string | null = null) =>
  verifyBooks({ read: store.read, period, hash: sha256 });

/** Each finding: its period, its code, and what it names. */
async function found(store: Store): Promise<string[]> {
  const { periods } = await verify(store);
  return periods.flatMap((p) =>
    p.findings.map(({ code, params }) => {
      const said = params as Readonly<Record<string, unknown>>;
      return `${p.period} ${code} ${said.part ?? said.id ?? said.stored ?? said.why ?? ""}`.trim();
    }),
  );
}

test("nothing is found in books that nobody has edited", async () => {
  const verified = await books.story((store) => verify(store));
  expect(verified.periods).toEqual([
    // Fee bases and subsidy; the first settlement's entry, its reversal, and the second's.
    { period: "2019-05", charges: 2, entries: 3, isClosed: true, findings: [] },
    { period: "2019-06", charges: 2, entries: 1, isClosed: true, findings: [] },
  ]);
  expect([verified.rules, verified.chain, verified.log.broken]).toEqual([[], null, null]);
});

test("one period is verified alone; one that is not settled is refused", async () => {
  await books.story(async (store) => {
    expect((await verify(store, "2019-06")).periods.map((p) => p.period)).toEqual(["2019-06"]);
    expect(await refused(verify(store, "2019-07"))).toEqual(["period-must-be-settled"]);
    await add(store, file(3, "2019-07"));
    expect(await refused(verify(store, "2019-07"))).toEqual(["period-must-be-settled"]);
    expect((await verify(store)).periods.map((p) => p.period)).toEqual(["2019-05", "2019-06"]);
    await reconcile(store, { period: "2019-07", file: 3 });
    await settleAgain(store, "2019-07");
    expect((await verify(store)).periods.at(-1)).toEqual({
      ...{ period: "2019-07", charges: 2, entries: 1, isClosed: false, findings: [] },
    });
  });
});

const MAY2 = "2019-05/S2/dd-subsidy/10002";

const manifestOfMay = (path: string, value: string): string =>
  `UPDATE period_close SET manifest = json_set(manifest, '${path}', ${value}) WHERE period = '2019-05'`;

describe("what is edited behind the program's back", () => {
  test.each<[string, string, string[]]>([
    [
      "pages",
      "UPDATE record SET pages = 22 WHERE file = 2",
      [
        "2019-06 charge-must-be-what-it-rests-on C-3-1",
        "2019-06 charge-must-be-what-it-rests-on C-3-2",
        "2019-06 entry-must-be-what-it-rests-on 2019-06/S3/dd-subsidy/10002",
        "2019-06 manifest-must-be-what-it-rests-on contents.records",
        "2019-06 manifest-must-be-what-it-rests-on requests",
      ],
    ],
    [
      "a title",
      "UPDATE record SET title = 'x' WHERE file = 1",
      ["2019-05 manifest-must-be-what-it-rests-on contents.records"],
    ],
    [
      "an amount",
      "UPDATE charge SET fen = fen + 1 WHERE settlement = 3 AND sequence = 1",
      [
        "2019-06 charge-must-be-what-it-rests-on C-3-1",
        "2019-06 manifest-must-be-what-it-rests-on kinds",
        "2019-06 manifest-must-be-what-it-rests-on totals",
      ],
    ],
    [
      "a posting",
      `UPDATE posting SET fen = fen + 1 WHERE entry = '${MAY2}' AND ordinal = 1`,
      [
        `2019-05 entry-must-be-what-it-rests-on ${MAY2}`,
        "2019-05 manifest-must-be-what-it-rests-on balances",
        "2019-05 manifest-must-be-what-it-rests-on entries",
      ],
    ],
    [
      "a reversal",
      "UPDATE posting SET fen = fen + 1 WHERE entry LIKE '2019-05/S2/reversal/%' AND ordinal = 1",
      [
        "2019-05 entry-must-be-what-it-rests-on 2019-05/S1/dd-subsidy/10002",
        "2019-05 manifest-must-be-what-it-rests-on balances",
        "2019-05 manifest-must-be-what-it-rests-on entries",
      ],
    ],
    [
      "the name of a file",
      "UPDATE source_file SET name = 'x.csv' WHERE number = 2",
      ["2019-06 manifest-must-be-what-it-rests-on files"],
    ],
    [
      "a rule that the settlement names",
      "UPDATE settlement_run SET rules = replace(rules, 'dd-subsidy sample', 'dd-subsidy gone') WHERE number = 3",
      [
        "2019-06 settlement-must-be-computable rate-must-be-configured",
        "2019-06 manifest-must-be-what-it-rests-on rules",
      ],
    ],
    [
      "a program version in a manifest: it is the chain that tells",
      "UPDATE period_close SET manifest = replace(manifest, '0.1.0', '0.2.0') WHERE period = '2019-05'",
      [],
    ],
    [
      "the rules in a manifest: one that names no policies has no limit, either",
      manifestOfMay("$.rules", "'x'"),
      ["materialityFen", "rules"].map((part) => `2019-05 manifest-must-be-what-it-rests-on ${part}`),
    ],
    [
      "the version of its digests, to one with other fields",
      manifestOfMay("$.contents.version", "1"),
      ["2019-05 manifest-must-be-what-it-rests-on contents.records"],
    ],
    [
      "the version of its digests, to one with more parts: none of those that are there differs",
      manifestOfMay("$.contents.version", "3"),
      ["2019-05 manifest-must-be-what-it-rests-on contents"],
    ],
    [
      "the version of its digests, to one that never was",
      manifestOfMay("$.contents.version", "4"),
      ["2019-05 manifest-must-be-what-it-rests-on contents.version"],
    ],
    [
      "the digests are a word",
      manifestOfMay("$.contents", "'x'"),
      ["2019-05 manifest-must-be-what-it-rests-on contents"],
    ],
    [
      "the digests are null",
      manifestOfMay("$.contents", "null"),
      ["2019-05 manifest-must-be-what-it-rests-on contents"],
    ],
    [
      "no digests at all, as in the first closes: the chain tells",
      "UPDATE period_close SET manifest = json_remove(manifest, '$.contents') WHERE period = '2019-05'",
      [],
    ],
    [
      "a manifest that is none",
      "UPDATE period_close SET manifest = 'x' WHERE period = '2019-06'",
      ["2019-06 manifest-must-name-its-close"],
    ],
  ])("%s", async (_, sql, wanted) => {
    expect(await books.story(found, sql)).toEqual(wanted);
  });

  test("a charge that is gone, or one too many", async () => {
    const gone = "DELETE FROM charge WHERE settlement = 3 AND sequence = 1";
    expect(await books.story(found, gone)).toEqual(
      expect.arrayContaining([
        "2019-06 charge-must-be-what-it-rests-on C-3-1",
        "2019-06 charges-must-be-as-many 1",
      ]),
    );
    const [finding] = (await books.story((store) => verify(store), gone)).periods.at(-1)?.findings ?? [];
    expect(finding?.params).toMatchObject({ storedFen: "—", againFen: "360", case: "DD-2" });
  });

  test("the chain, the rules and the log are looked at by themselves", async () => {
    const edited = await books.story(
      (store) => verify(store),
      "UPDATE period_close SET manifest = replace(manifest, '0.1.0', '0.2.0') WHERE period = '2019-05'",
    );
    expect(edited.chain?.code).toBe("manifest-must-match-its-hash");
  });
});
