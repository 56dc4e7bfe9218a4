/**
 * Strange lines of a bill: each is a finding or the right amount, never a silent payment. sf: first kilogram 8.00, each started one more
 * 2.00, insurance 0.5 % of the declared value, at least 1.00. Paid and held in fen.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis } from "../../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-strange-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const balis = (...argv: readonly string[]) => runBalis([...argv, "--quiet"], { cwd, lang: "en" });

const HEAD =
  "运单号,物流公司,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额(元),费用项目,签收结果,母单号,声明价值,备注";
type Said = Partial<
  Record<
    "no" | "company" | "day" | "leg" | "kg" | "yuan" | "item" | "outcome" | "mother" | "declared" | "note",
    string
  >
>;
const rowOf = (own: string, said: Said): string => {
  const { no = own, company = "顺丰", day = "2019-05-06", leg = "去程", kg = "1", yuan = "8.00" } = said;
  const way = leg === "去程" ? "北京大学,清华大学" : "清华大学,北京大学";
  const { item = "", outcome = "", mother = "", declared = "", note = "" } = said;
  return [no, company, day, way, leg, "1", kg, yuan, item, outcome, mother, declared, note].join();
};
const back = { leg: "回程" } as const;

/** What the lines are, which number they stand under first, and what becomes of them: class, paid and held, or the finding of the row. */
const LINES: readonly (readonly [string, readonly Said[], readonly string[]])[] = [
  [
    "a credit before its charge: nothing is left",
    [{ yuan: "-8.00" }, {}],
    ["credit -800 0", "credited 800 0"],
  ],
  [
    "a credit larger than the bill is asked",
    [{}, { yuan: "-20.00" }],
    ["credit-excess -800 -1200", "credited 800 0"],
  ],
  ["no weight: held", [{ kg: "" }], ["no-weight 0 800"]],
  ["weight 0: the first weight, the least a parcel costs", [{ kg: "0", yuan: "9.00" }], ["over 800 100"]],
  ["a negative weight", [{ kg: "-1" }], ["weight-must-be-readable"]],
  ["grams said in the cell", [{ kg: "1000g", yuan: "9.00" }], ["over 800 100"]],
  ["kilograms said in the cell", [{ kg: "1kg", yuan: "9.00" }], ["over 800 100"]],
  ["grams under kg: far under the contract, and said", [{ kg: "1000" }], ["under 800 0"]],
  ["an amount in fen: all above the contract is held", [{ yuan: "800" }], ["over 800 79200"]],
  [
    "a supplement alone is paid within the one price",
    [{ item: "补差", yuan: "12.00", kg: "2" }],
    ["over 1000 200"],
  ],
  ["a way back billed on two days is asked", [back, { ...back, day: "2019-05-08" }], ["billed-again 0 800"]],
  ["returned, twice the same: held", [{ outcome: "退回" }, { outcome: "退回" }], ["duplicate-waybill 0 800"]],
  ["insurance without a value: its minimum", [{}, { item: "保价费", yuan: "5.00" }], ["over 100 400"]],
  ["insurance of 600.00: 3.00", [{ item: "保价费", yuan: "5.00", declared: "600" }], ["over 300 200"]],
  ["a charge that is not contracted", [{ item: "燃油费", yuan: "2.00" }], ["not-contracted 0 200"]],
  [
    "a service that the contract names by another of its words: 3.00",
    [{ item: "包装", yuan: "4.00" }],
    ["over 300 100"],
  ],
  ["before the days of the bill is asked", [{ day: "2019-04-30" }], ["late-line 0 800"]],
  ["after them: held for its own month", [{ day: "2019-06-01" }], ["outside-period 0 800"]],
  ["a number made scientific", [{ no: "7.00000E+11" }], ["identifier-must-be-text"]],
  ["no number", [{ no: "" }], ["value-must-be-given"]],
  ["an amount of 0.00 for a parcel is said", [{ yuan: "0.00" }], ["under 0 0"]],
  ["another currency", [{ yuan: "$8.00" }], ["amount-must-be-exact"]],
  ["¥ and 元 are yuan", [{ yuan: "¥9.00元" }], ["over 800 100"]],
  ["half a fen", [{ yuan: "8.005" }], ["amount-must-be-exact"]],
  ["an amount in words", [{ yuan: "见附件" }], ["amount-must-be-exact"]],
  ["a company without a contract", [{ company: "圆通" }], ["no-contract 0 800"]],
  ["no company, where two have a contract", [{ company: "" }], ["company-unknown 0 800"]],
  ["an impossible day", [{ day: "2019-02-30" }], ["date-must-exist"]],
  ["a line that its remark calls void", [{ note: "作废" }], ["notes-must-not-void-rows"]],
  [
    "a mother that no loan names",
    [{ no: "SF8888888888", mother: "SF9999999999" }],
    ["waybill-without-loan 0 800"],
  ],
  ["one number at two companies", [{}, { company: "京东" }], ["two-companies 0 800", "two-companies 0 800"]],
];
const numberOf = (i: number): string => `SF40000000${10 + i}`;

interface Line {
  readonly class: string;
  readonly payableFen: number;
  readonly heldFen: number;
  readonly line: { readonly ref: { readonly row: number } };
}
let lines: Line[] = [];
let findings: { readonly code: string; readonly text: string }[] = [];
/** The row of the file that each line stands in. */
const rows: { readonly at: number; readonly text: string }[] = [];

beforeAll(async () => {
  for (const [company, first] of [
    ["sf", "8.00"],
    ["jd", "9.00"],
  ] as const) {
    const more =
      company === "sf"
        ? ', insurance: { rate: "0.5%", minimum: "1.00" }, services: [{ item: 包装费, yuan: "3.00" }]'
        : "";
    writeFileSync(
      join(cwd, `${company}.yaml`),
      [
        ...[`pack: ${company}`, 'version: "1"', 'from: "2019-01-01"', "sample: false"],
        "notice: { title: 合同, number: null, date: null, source: invented, certainty: sample }",
        `parts: { courier: { company: ${company}, first: { grams: 1000, yuan: "${first}" }, step: { grams: 1000, yuan: "2.00" },`,
        `  perPiece: "0.00", minimum: "${first}", surcharges: [], payable: lower${more} } }`,
      ].join("\n"),
    );
  }
  const loans = LINES.map((_, i) => `R${i},清华大学,2019-05-06,满足,1,${numberOf(i)},${numberOf(i)}`);
  const loanHead = "申请单号,借入馆,发出日期,状态,册数,去程运单号,回程运单号";
  writeFileSync(join(cwd, "10001-馆际互借借出-2019-05.csv"), [loanHead, ...loans].join("\n"));
  for (const [i, [, said]] of LINES.entries())
    for (const one of said) rows.push({ at: i, text: rowOf(numberOf(i), one) });
  writeFileSync(join(cwd, "物流账单-2019-05.csv"), [HEAD, ...rows.map((r) => r.text)].join("\n"));
  for (const argv of [
    ...[["init"], ["library", "import", "--builtin"], ["agreement", "import", "--builtin"]],
    ...[
      ["rule", "enact", "sf.yaml"],
      ["rule", "enact", "jd.yaml"],
      ["import", "10001-馆际互借借出-2019-05.csv"],
    ],
  ])
    expect((await balis(...argv)).exit).toBe(0);
  const imported = await balis("import", "--json", "--period", "2019-05", "物流账单-2019-05.csv");
  findings = (JSON.parse(imported.stdout) as { findings: { code: string }[] }).findings.map((f) => ({
    ...{ code: f.code, text: JSON.stringify(f) },
  }));
  const audit = JSON.parse((await balis("courier", "audit", "2019-05", "--json")).stdout);
  lines = audit.exceptions ?? audit.lines;
});

test.each(LINES.map(([name, , want], i) => [name, i, want] as const))("%s", (_, i, want) => {
  const own = rows.flatMap((r, n) => (r.at === i ? [n + 2] : []));
  const audited = lines
    .filter((l) => own.includes(l.line.ref.row))
    .map((l) => `${l.class} ${l.payableFen} ${l.heldFen}`);
  const said = findings.filter((f) => own.some((row) => new RegExp(`row"?:? ?${row}\\b`).test(f.text)));
  expect([...audited, ...said.map((f) => f.code)].sort()).toEqual([...want].sort());
});
