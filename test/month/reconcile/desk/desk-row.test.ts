/** 差异处理表的一行: what a row that came back decides; nothing that can't be read is taken for nothing. */
import { expect, test } from "vitest";
import { type DeskCells, readDeskRow } from "../../../../src/month/reconcile/desk/desk-row.ts";
import type { ResolutionKind } from "../../../../src/records/discrepancy-kind.ts";

const KINDS = new Map<string, ResolutionKind>([
  ["supplier-right", "supplier-right"],
  ["以提供馆为准", "supplier-right"],
  ["agreed-value", "agreed-value"],
]);
function read(said: Partial<DeskCells>) {
  const empty = {
    id: " D-1 ",
    check: " c ",
    resolution: "",
    pages: "",
    volumes: "",
    fee: "",
    count: "",
    reason: "",
  };
  const row = readDeskRow({ ...empty, ...said }, KINDS);
  return "code" in row ? row.code : [row.kind, row.values];
}

test.each<[string, Partial<DeskCells>, ReturnType<typeof read>]>([
  ["nothing is decided", { resolution: " " }, [null, null]],
  ["in one language", { resolution: " 以提供馆为准 " }, ["supplier-right", null]],
  ["by its code, in capitals", { resolution: "Supplier-Right" }, ["supplier-right", null]],
  ["by a word that nobody knows", { resolution: "好" }, "desk-resolution-must-be-known"],
  [
    "with values",
    { resolution: "agreed-value", pages: " 10 ", fee: "3.00" },
    ["agreed-value", { pages: 10, feeFen: 300n }],
  ],
  [
    "with volumes and a count",
    { resolution: "agreed-value", volumes: "2", count: "0" },
    ["agreed-value", { volumes: 2, count: 0 }],
  ],
  ["with a fee of nothing", { resolution: "agreed-value", fee: "0" }, ["agreed-value", { feeFen: 0n }]],
  ["with a fee below nothing", { resolution: "agreed-value", fee: "-0.01" }, "desk-value-must-be-a-number"],
  ["with a fee that is none", { resolution: "agreed-value", fee: "三元" }, "desk-value-must-be-a-number"],
  ["with half a page", { resolution: "agreed-value", pages: "1.5" }, "desk-value-must-be-a-number"],
  [
    "with a number of seven places",
    { resolution: "agreed-value", pages: "1234567" },
    ["agreed-value", { pages: 1_234_567 }],
  ],
  [
    "with a number of eight places",
    { resolution: "agreed-value", pages: "12345678" },
    "desk-value-must-be-a-number",
  ],
  ["values without a decision", { pages: "10" }, "desk-value-needs-agreement"],
])("%s", (_, said, wanted) => expect(read(said)).toEqual(wanted));

test("blanks around what is written are none of it", () => {
  const row = readDeskRow(
    {
      id: " D-1 ",
      check: " c ",
      resolution: "",
      pages: "",
      volumes: "",
      fee: " ",
      count: "",
      reason: " 已核实 ",
    },
    KINDS,
  );
  expect(row).toEqual({ id: "D-1", check: "c", kind: null, values: null, reason: "已核实" });
});
