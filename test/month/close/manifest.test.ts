import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { finding } from "../../../src/core/finding.ts";
import { buildClose, entryText, GENESIS } from "../../../src/month/close/build-manifest.ts";
import { consentIn } from "../../../src/month/close/consent.ts";
import { entryOf } from "../../../src/month/ledger/entry.ts";
import { closable, discrepancy, periodOf, sha256 } from "./facts.ts";

const about = { before: null, programVersion: "0.1.0", hash: sha256 };

test("canonical JSON has sorted keys, no blanks, and amounts as text", () => {
  expect(canonicalJson({ b: 5n, a: [1, null, { d: true, c: "馆" }] })).toBe(
    '{"a":[1,null,{"c":"馆","d":true}],"b":"5"}',
  );
  expect(() => canonicalJson(0.5)).toThrow("whole");
});

test("the manifest says what went in, what came out, and what it follows", () => {
  const close = buildClose(closable(), about);
  const said = JSON.parse(close.manifest);
  expect(said).toMatchObject({
    schema: "balis/manifest/1",
    period: "2019-05",
    from: "2019-05-01",
    to: "2019-05-31",
    ordinal: 1,
    previous: GENESIS,
    program: "0.1.0",
    counts: {
      files: 1,
      rows: 12,
      taken: 10,
      quarantined: 1,
      discrepanciesOpen: 1,
      discrepanciesResolved: 3,
      feesDiffering: 0,
    },
    settlement: { run: 2, inputs: "s2", sample: true },
    reconciliations: [{ service: "dd", run: 1, inputs: "i1" }],
    materialityFen: "5000",
  });
  expect(said.files).toEqual([
    {
      sha256: "a".repeat(64),
      name: "人大-2019-05.xlsx",
      kind: "dd-supplier",
      library: "10002",
      lateFor: null,
      rows: 12,
      taken: 10,
      quarantined: 1,
    },
  ]);
  expect(said.rules).toEqual([
    { part: "policies", pack: "balis-sample", version: "2017-01-01", hash: "b".repeat(64), sample: true },
  ]);
  expect(said.kinds).toContainEqual({ kind: "courier", count: 2, quantity: "2", fen: "2000" });
  expect(said.totals).toContainEqual({
    kind: "dd-subsidy",
    library: "10002",
    count: 1,
    quantity: "1",
    fen: "123450",
  });
  expect(said.openDiscrepancies).toMatchObject([{ id: "D-1", riskFen: "1200", caseKey: "DD-D-1" }]);
  expect(said.entries.count).toBe(1);
  expect(close).toMatchObject({ period: "2019-05", ordinal: 1, previous: GENESIS });
  expect(close.hash).toBe(sha256(close.manifest));
});

test("a stated reason stands in the manifest, with who gave it and all that it let pass; without one nothing does", () => {
  const leftOut = {
    rows: [{ number: 1, library: null, isCharged: true, file: "a.csv", sha256: "a1", rows: 10 }],
    sheets: [],
    columns: [],
    totals: [
      {
        ...{ number: 2, library: null, isCharged: true, file: "b.xlsx", sha256: "b1" },
        ...{ sheet: "明细", row: 9, column: "pages" },
        declared: "5000",
        computed: "100",
      },
    ],
    remarks: [],
  };
  const open = [1, 2, 3, 4, 5].map((n) => discrepancy(`D-${n}`, 0n, 1200n));
  const parties = { ...closable().parties, closedBy: "王会计" };
  const close = buildClose(closable({ leftOut, open, parties }), { ...about, despite: "原始记录已无从核对" });
  expect(JSON.parse(close.manifest).consent).toEqual({
    reason: "原始记录已无从核对",
    by: "王会计",
    letPass: [
      { gate: "rows-corrected", files: [{ file: "a.csv", sha256: "a1", rows: 10 }] },
      {
        gate: "totals-agree",
        totals: [
          {
            ...{ file: "b.xlsx", sha256: "b1", sheet: "明细", row: 9, column: "pages" },
            ...{ declared: "5000", computed: "100" },
          },
        ],
      },
      { gate: "open-total", open: 5, unsettledFen: "6000", limitFen: "5000" },
    ],
  });
  expect(consentIn(close.manifest)).toEqual({ reason: "原始记录已无从核对", by: "王会计" });
  const plain = buildClose(closable(), about);
  expect(buildClose(closable(), { ...about, despite: null })).toEqual(plain);
  expect([JSON.parse(plain.manifest).consent, consentIn(plain.manifest)]).toEqual([undefined, null]);
});

test("of what a person looked at, the fees that differ are counted", () => {
  const about = { service: "dd", caseKey: "A1", ordinal: 1 } as const;
  const reason = finding("volumes-must-be-given", { request: "A1" });
  const unpriced = (["differs", "unpriced", "differs"] as const).map((severity) => ({
    ...{ ...about, severity, finding: reason },
  }));
  const { counts } = JSON.parse(
    buildClose(closable({ unpriced }), { before: null, programVersion: "0.1.0", hash: sha256 }).manifest,
  );
  expect(counts.feesDiffering).toBe(2);
});

test("a later manifest names the one before it", () => {
  const may = buildClose(closable(), about);
  const june = buildClose(closable({ period: periodOf("2019-06") }), { ...about, before: may });
  expect(june).toMatchObject({ ordinal: 2, previous: may.hash });
  expect(JSON.parse(june.manifest)).toMatchObject({ ordinal: 2, previous: may.hash });
});

test("a manifest names who settled, approved and closed, and in which mode; where nobody is registered, nobody", () => {
  const approval = { settlement: 2, inputs: "s2", by: "王" };
  const said = (parties: Partial<ReturnType<typeof closable>["parties"]>) => {
    const all = { ...closable().parties, settledBy: "李", ...parties };
    return JSON.parse(buildClose(closable({ parties: all }), about).manifest).people;
  };
  const two = { mode: "two-person", approval, closedBy: "赵" } as const;
  expect(said(two)).toEqual({ mode: "two-person", settled: "李", approved: "王", closed: "赵" });
  expect(said({ ...two, sharedUser: "office" })).toEqual({
    ...{ mode: "two-person", settled: "李", approved: "王", closed: "赵", user: "office" },
  });
  const alone = { mode: "single-person", approval: null, closedBy: "李", sharedUser: "office" } as const;
  expect(said(alone)).toEqual({ mode: "single-person", settled: "李", approved: null, closed: "李" });
  expect(said({ mode: "unregistered", approval, closedBy: "李" })).toBeUndefined();
});

test("law: the same books give the same bytes, in whatever order they are read", () => {
  const open = [1n, 2n, 3n, 4n].map((fen) => discrepancy(`D-${fen}`, fen * 100n));
  const facts = closable({ open });
  const wanted = buildClose(facts, about).manifest;
  const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  fc.assert(
    fc.property(
      shuffled(facts.totals),
      shuffled(facts.balances),
      shuffled(open),
      (totals, balances, found) => {
        expect(buildClose({ ...facts, totals, balances, open: found }, about).manifest).toBe(wanted);
      },
    ),
  );
});

test("one posting moved to another account changes the manifest", () => {
  const entry = entryOf({
    id: "2019-05/S2/dd-subsidy/10002",
    period: "2019-05",
    day: "2019-05-31",
    text: "补贴",
    reverses: null,
    postings: [
      { account: "expense:dd-subsidy", fen: 123_450n },
      { account: "payable:library:10002", fen: -123_450n },
    ],
  });
  const [debit] = entry.postings;
  const moved = {
    ...entry,
    postings: debit ? [debit, { account: "payable:library:10003", fen: -123_450n } as const] : [],
  };
  const hashWith = (text: string) => buildClose(closable({ entries: [text] }), about).hash;
  expect(hashWith(entryText(entry))).toBe(hashWith(entryText({ ...entry })));
  expect(hashWith(entryText(entry))).not.toBe(hashWith(entryText(moved)));
});
