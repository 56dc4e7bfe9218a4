import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../src/cli/words/sentences.ts";
import { finding } from "../../../src/core/finding.ts";
import type { CloseFacts } from "../../../src/month/close/facts.ts";
import { gatesOf } from "../../../src/month/close/gates.ts";
import { closeWords } from "../../../src/month/close/words/close.ts";
import type { Unpriced } from "../../../src/month/settle/run.ts";
import { codeAndParams } from "../../support/code-and-params.ts";
import { closable, discrepancy } from "./facts.ts";

const nothing = closable().leftOut;
const of = (file: string) => ({ number: 1, library: null, file, sha256: "a", isCharged: true });
const wrongTotal = (computed: string | null) => ({
  ...of("a.csv"),
  ...{ sheet: null, row: 9, column: "pages", declared: "5000", computed },
});

/** The failed gates with the codes of their findings. */
function failed(changes: Partial<CloseFacts>): string[] {
  const gates = gatesOf(closable(changes)).filter((gate) => !gate.passed);
  return gates.map((gate) => `${gate.key}: ${gate.findings.map((f) => f.code).join(" ")}`);
}

function unpriced(caseKey: string, severity: Unpriced["severity"]): Unpriced {
  const reason = finding("unit-price-must-be-typed", { item: "NLC-ANC", low: "1.00", high: "3.00" });
  return { service: "dd", caseKey, ordinal: 1, severity, finding: reason };
}

test("a period that is reconciled, settled, priced and in balance passes every gate", () => {
  expect(failed({})).toEqual([]);
  const occasional = /^(?:remarks|files|answers|courier|second)-|^(?:netting|budget|approved)$/;
  const every = Object.keys(closeWords.en.gates).filter((key) => !occasional.test(key));
  expect(gatesOf(closable()).map((gate) => gate.key)).toEqual(every);
});

describe("where fees go from library to library", () => {
  const balances = (owed: bigint) => [
    { account: "payable:library:10001", fen: 360n } as const,
    { account: "payable:library:10002", fen: -owed } as const,
    { account: "clearing:dd", fen: owed - 360n } as const,
  ];

  test("positions that sum to zero pass; one fen too much stops the close", () => {
    const gates = (owed: bigint) =>
      gatesOf({ ...closable(), balances: balances(owed) }).filter((g) => g.key === "netting");
    expect(gates(360n).map((g) => g.passed)).toEqual([true]);
    expect(gates(361n).flatMap((g) => g.findings.map(codeAndParams))).toEqual([
      ["net-positions-must-sum-to-zero", { period: "2019-05", account: "clearing:dd", sumYuan: "0.01" }],
    ]);
  });

  test("fees of loans are booked through the clearing of loans", () => {
    const about = { scheme: "fees", service: "ill", count: 1, quantity: 1n, fen: 500n } as const;
    const booked = (account: "clearing:ill" | "clearing:dd") =>
      failed({
        totals: [{ ...about, kind: "grant", library: "10001" }],
        balances: [
          { account: "payable:library:10001", fen: -500n },
          { account, fen: 500n },
        ],
      });
    const OWED_BY_NOBODY = "netting: net-positions-must-sum-to-zero";
    expect(booked("clearing:ill")).toEqual([OWED_BY_NOBODY]);
    expect(booked("clearing:dd")).toEqual([
      ...["ledger: charges-must-equal-ledger charges-must-equal-ledger", OWED_BY_NOBODY],
    ]);
  });
});

test("a fund that is short stops the close, and says by how much", () => {
  const gates = gatesOf(closable({ uncovered: [{ fund: "subsidy", chargedFen: 1000n, leftFen: 750n }] }));
  const [budget] = gates.filter((g) => g.key === "budget");
  expect(budget?.findings.map((f) => f.params)).toEqual([
    { period: "2019-05", fund: "subsidy", wanted: "10.00", left: "7.50", over: "2.50" },
  ]);
});

describe("where a second person checks", () => {
  const approval = { settlement: 2, inputs: "s2", by: "王" };
  const parties: CloseFacts["parties"] = {
    ...{ mode: "two-person", settledBy: "李", approval, closedBy: "王", sharedUser: null },
  };
  const APPROVED = "approved: ";

  test.each<[string, Partial<CloseFacts["parties"]>, string[]]>([
    ["approved and closed by another than who settled", {}, []],
    ["approved by one, closed by a third", { closedBy: "赵" }, []],
    ["nobody is closing yet", { closedBy: null }, []],
    ["nobody has approved", { approval: null }, [`${APPROVED}period-must-be-approved`]],
    [
      "an earlier settlement was approved",
      { approval: { ...approval, settlement: 1, inputs: "s1" } },
      [`${APPROVED}approval-must-be-of-the-settlement-in-force`],
    ],
    [
      "what the approved settlement read was something else",
      { approval: { ...approval, inputs: "other" } },
      [`${APPROVED}approval-must-be-of-the-settlement-in-force`],
    ],
    [
      "approved by who settled",
      { approval: { ...approval, by: "李" } },
      [`${APPROVED}approver-must-not-be-settler`],
    ],
    ["closed by who settled", { closedBy: "李" }, [`${APPROVED}closer-must-not-be-settler`]],
    [
      "all by one person",
      { approval: { ...approval, by: "李" }, closedBy: "李" },
      [`${APPROVED}approver-must-not-be-settler closer-must-not-be-settler`],
    ],
  ])("%s", (_, changes, wanted) => {
    expect(failed({ parties: { ...parties, ...changes } })).toEqual(wanted);
    const said = { ...parties, ...changes };
    expect(gatesOf(closable({ parties: said })).find((g) => g.key === "approved")?.figures).toEqual({
      ...{ settledBy: "李", approvedBy: said.approval?.by ?? "" },
    });
  });

  test("without operators and in single-person mode there is no such gate; an unsettled period fails its own only", () => {
    for (const mode of ["unregistered", "single-person"] as const)
      expect(failed({ parties: { ...parties, mode, approval: null, closedBy: "李" } })).toEqual([]);
    expect(failed({ settlement: null, parties: { ...parties, settledBy: null, approval: null } })).toEqual([
      "settled: period-must-be-settled",
    ]);
  });
});

describe("each gate fails by itself", () => {
  const { services, settlement, balances } = closable();
  const [dd] = services;
  test.each<[string, Partial<CloseFacts>, string[]]>([
    [
      "two earlier periods are open",
      { openBefore: ["2019-03", "2019-04"] },
      ["earlier-closed: earlier-period-must-be-closed earlier-period-must-be-closed"],
    ],
    [
      "a service has no reconciliation",
      { services: [...services, { service: "ill", standing: null }] },
      ["reconciled: service-must-be-reconciled"],
    ],
    [
      "a reconciliation is out of date",
      { services: dd?.standing ? [{ ...dd, standing: { ...dd.standing, current: false } }] : [] },
      ["reconciled: reconciliation-must-be-current"],
    ],
    [
      "a discrepancy risks just the limit",
      { open: [discrepancy("D-1", 5000n)] },
      ["discrepancies: material-discrepancies-must-be-resolved"],
    ],
    ["a discrepancy risks one fen less", { open: [discrepancy("D-1", 4999n)] }, []],
    [
      "no limit is in force, so every discrepancy is material",
      { open: [discrepancy("D-1", 0n)], policies: null },
      ["discrepancies: material-discrepancies-must-be-resolved"],
    ],
    [
      "the sides differ in nothing that costs, and all of it stays unsettled",
      { open: [discrepancy("D-1", 0n, 5000n)] },
      ["discrepancies: material-discrepancies-must-be-resolved"],
    ],
    [
      "rows of a file are still to be corrected",
      { leftOut: { ...nothing, rows: [{ ...of("a.csv"), rows: 10 }] } },
      ["rows-corrected: rows-must-be-corrected"],
    ],
    [
      "a sheet with the same heading was not read",
      {
        leftOut: {
          ...nothing,
          sheets: [{ ...of("a.xlsx"), sheets: ["5月下"] }],
        },
      },
      ["sheets-read: fitting-sheets-must-be-read"],
    ],
    [
      "a total is not what its rows add up to",
      { leftOut: { ...nothing, totals: [wrongTotal("100")] } },
      ["totals-agree: declared-totals-must-agree"],
    ],
    [
      "a total can't be read",
      { leftOut: { ...nothing, totals: [wrongTotal(null)] } },
      ["totals-agree: declared-totals-must-be-readable"],
    ],
    ["no limit is in force, and nothing is open", { open: [], policies: null }, []],
    [
      "the settlement is out of date",
      { settlement: settlement && { ...settlement, current: false } },
      ["settled: settlement-must-be-current"],
    ],
    [
      "a confirmed request has no charge",
      { unpriced: [unpriced("A1", "unpriced"), unpriced("A2", "differs")] },
      ["priced: requests-must-be-priced unit-price-must-be-typed"],
    ],
    ["a confirmed fee differs, but is charged", { unpriced: [unpriced("A2", "differs")] }, []],
    ["the books do not add up to zero", { trialFen: 1n }, ["trial-balance: trial-balance-must-be-zero"]],
    [
      "a library is booked one fen short",
      {
        balances: balances.map((b) =>
          b.account === "payable:library:10002" ? { ...b, fen: b.fen + 1n } : b,
        ),
      },
      ["ledger: charges-must-equal-ledger"],
    ],
    [
      "an entry has no charges",
      { balances: [...balances, { account: "payable:library:10005", fen: -1n }] },
      ["ledger: charges-must-equal-ledger"],
    ],
    [
      "the courier's bill is booked without its charges",
      { totals: closable().totals.filter((t) => t.kind !== "courier") },
      ["ledger: charges-must-equal-ledger charges-must-equal-ledger"],
    ],
  ])("%s", (_, changes, wanted) => {
    expect(failed(changes)).toEqual(wanted);
  });
});

test("gates that fail are all told at once", () => {
  expect(failed({ openBefore: ["2019-04"], open: [discrepancy("D-1", 9900n)], trialFen: -1n })).toHaveLength(
    3,
  );
});

test("an unsettled period with nothing booked fails for its settlement alone", () => {
  expect(failed({ settlement: null, totals: [], balances: [] })).toEqual(["settled: period-must-be-settled"]);
});

test("the fee basis is charged to nobody, nor is what is free, so they are booked nowhere", () => {
  const about = {
    scheme: "calis-exchange",
    service: "dd",
    library: "10002",
    count: 1,
    quantity: 1n,
  } as const;
  const totals = [...closable().totals, { kind: "free", fen: 500n, ...about } as const];
  const gate = gatesOf(closable({ totals })).find((g) => g.key === "ledger");
  expect(gate?.findings).toEqual([]);
  expect(gate?.figures).toEqual({ accounts: "6", chargedYuan: "1,299.50", bookedYuan: "1,299.50" });
});

test("what a policy has made minor stays open and is never material, whatever its amount", () => {
  const minor = { ...discrepancy("D-1", 999_999n), downgradedBy: "policy:small policies sample@1" };
  const gate = gatesOf(closable({ open: [minor] })).find((g) => g.key === "discrepancies");
  expect([gate?.passed, gate?.figures]).toEqual([
    true,
    {
      ...{ open: "1", material: "0", riskYuan: "9,999.99" },
      unsettledYuan: "9,999.99",
      materialityYuan: "50.00",
    },
  ]);
});

test("the material discrepancies are counted and the largest is named", () => {
  const open = [discrepancy("D-2", 6000n), discrepancy("D-1", 1200n), discrepancy("D-3", 7050n)];
  const gate = gatesOf(closable({ open })).find((g) => g.key === "discrepancies");
  expect(gate?.findings[0]?.params).toEqual({
    period: "2019-05",
    count: 2,
    unsettledYuan: "130.50",
    materialityYuan: "50.00",
    largest: "D-3 70.50",
  });
  expect(gate?.figures).toEqual({
    ...{ open: "3", material: "2", riskYuan: "142.50", unsettledYuan: "142.50" },
    materialityYuan: "50.00",
  });
});

test("each figure has its word in both languages, and each failure names the command to type next", () => {
  const gates = gatesOf(
    closable({
      openBefore: ["2019-04"],
      services: [{ service: "ill", standing: null }],
      open: [discrepancy("D-1", 5000n)],
      settlement: null,
      unpriced: [unpriced("A1", "unpriced")],
    }),
  );
  for (const language of ["zh-CN", "en"] as const) {
    for (const gate of gates) {
      expect(Object.keys(closeWords[language].figures)).toEqual(
        expect.arrayContaining(Object.keys(gate.figures)),
      );
      for (const found of gate.findings.slice(0, 1)) {
        const said = sentenceOf(language, found);
        expect(said.what).not.toMatch(/undefined/);
        expect(said.next).toMatch(/balis \w+/);
      }
    }
  }
});
