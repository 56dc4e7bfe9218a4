/** What stops a close together, and how it is told. */
import { describe, expect, test } from "vitest";
import type { CloseFacts } from "../../../src/month/close/facts.ts";
import { gatesOf } from "../../../src/month/close/gates.ts";
import { closable, discrepancy, policies } from "./facts.ts";

/** The failed gates with the codes of their findings. */
function failed(changes: Partial<CloseFacts>): string[] {
  const gates = gatesOf(closable(changes)).filter((gate) => !gate.passed);
  return gates.map((gate) => `${gate.key}: ${gate.findings.map((f) => f.code).join(" ")}`);
}

describe("open discrepancies that are small one by one", () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => discrepancy(`D-${i}`, 0n, 1200n));
  const rule = policies(5000n);
  const wide = { ...rule, body: { ...rule.body, materialityTotalFen: 10_000n } };
  const STOPS = ["open-total: open-discrepancies-must-stay-below-the-limit"];

  test.each<[string, Partial<CloseFacts>, string[]]>([
    ["48.00 together, below the 50.00 that is the limit for one", { open: many(4) }, []],
    ["60.00 together, where the rule says nothing of all of them", { open: many(5) }, STOPS],
    ["96.00 together, below the 100.00 that the rule allows for all", { open: many(8), policies: wide }, []],
    ["108.00 together, above it", { open: many(9), policies: wide }, STOPS],
    ["just the limit", { open: [...many(4), discrepancy("D-9", 0n, 200n)] }, STOPS],
    [
      "downgraded by a policy",
      { open: many(9).map((d) => ({ ...d, downgradedBy: "policy:small policies sample@1" })) },
      [],
    ],
    [
      "48.00 together, beside a material one, which is told once",
      { open: [...many(4), discrepancy("D-9", 5000n)] },
      ["discrepancies: material-discrepancies-must-be-resolved"],
    ],
  ])("%s", (_, changes, wanted) => {
    expect(failed(changes)).toEqual(wanted);
  });
});

test("of a file with several wrong totals the first is told, with how many there are", () => {
  const wrongTotal = (computed: string) => ({
    ...{
      number: 1,
      library: null,
      isCharged: true,
      file: "a.csv",
      sha256: "a",
      sheet: null,
      row: 9,
      column: "pages",
      declared: "5000",
      computed,
    },
  });
  const totals = [
    wrongTotal("100"),
    { ...wrongTotal("30"), row: 12 },
    { ...wrongTotal("7"), number: 2, library: null, file: "b.csv", sha256: "b" },
  ];
  const found = gatesOf(closable({ leftOut: { ...closable().leftOut, totals } })).flatMap((g) => g.findings);
  expect(found.map((f) => [f.at?.file, f.at?.row, f.params])).toEqual([
    ["a.csv", 9, { period: "2019-05", count: 2, column: "pages", declared: "5000", computed: "100" }],
    ["b.csv", 9, { period: "2019-05", count: 1, column: "pages", declared: "5000", computed: "7" }],
  ]);
});
