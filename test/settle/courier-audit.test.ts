import { expect, test } from "vitest";
import type { RequestRecord, WaybillLine } from "../../src/domain/import/record.ts";
import { parsePeriod } from "../../src/domain/period.ts";
import type { CourierContract } from "../../src/domain/rules.ts";
import { courierAudit } from "../../src/domain/settle/courier-audit.ts";
import { recordOf } from "../support/records.ts";

const may = parsePeriod("2019-05");
if (!may) throw new Error("2019-05 is a period");

/** First kilogram 8.00, each started kilogram more 2.00; a remote district 3.00. */
const contract: CourierContract = {
  company: "快递公司",
  first: { grams: 1000, fen: 800n },
  step: { grams: 1000, fen: 200n },
  perPieceFen: 0n,
  minimumFen: 0n,
  surcharges: [{ district: "昌平区", fen: 300n }],
  payable: "contract",
};

function audit() {
  return courierAudit({
    period: may as NonNullable<typeof may>,
    contractOn: (day) => (day >= "2019-01-01" ? contract : undefined),
    districtOf: (library) => (library === "10003" ? "昌平区" : ""),
  });
}

let row = 0;
function lineOf(waybillNo: string, said: Partial<WaybillLine> = {}): WaybillLine {
  row += 1;
  const ref = { file: 9, sheet: 1, row };
  const places = { from: "10002", to: "10001", leg: "out" as const, pieces: 1 };
  const size = { weightGrams: 3200, volumes: 2, chargeFen: 1400n };
  return { ref, waybillNo, shippedOn: "2019-05-06", ...places, ...size, ...said };
}

function loan(waybillOut: string | null, said: Partial<RequestRecord> = {}): RequestRecord {
  return recordOf("supplier", { service: "ill", waybillOut, volumes: 2, pages: null, ...said });
}

/** The line after loans that fill the parcel "001" with two volumes. */
function classOf(line: WaybillLine) {
  const checking = audit();
  checking.loan(loan("001"), true);
  const { class: of, contractFen, disputedFen } = checking.line(line);
  return [of, contractFen, disputedFen];
}

// 3.2 kg: 8.00 + 3 started kilograms × 2.00 = 14.00.
const cases: readonly [string, WaybillLine, readonly [string, bigint | null, bigint]][] = [
  ["as the contract says", lineOf("001"), ["correct", 1400n, 0n]],
  ["2.00 too much", lineOf("001", { chargeFen: 1600n }), ["over", 1400n, 200n]],
  ["0.01 too little", lineOf("001", { chargeFen: 1399n }), ["under", 1400n, -1n]],
  [
    "a remote district costs 3.00 more",
    lineOf("001", { to: "10003", chargeFen: 1700n }),
    ["correct", 1700n, 0n],
  ],
  ["billed as three volumes", lineOf("001", { volumes: 3 }), ["volumes-differ", 1400n, 0n]],
  ["a parcel no loan names: the whole amount", lineOf("777"), ["waybill-without-loan", 1400n, 1400n]],
  ["leading zeros are part of a waybill number", lineOf("1"), ["waybill-without-loan", 1400n, 1400n]],
  ["shipped in April", lineOf("001", { shippedOn: "2019-04-30" }), ["outside-period", 1400n, 1400n]],
  ["no weight: nothing to price it by", lineOf("001", { weightGrams: null }), ["no-weight", null, 1400n]],
];
for (const [name, line, expected] of cases) test(name, () => expect(classOf(line)).toEqual(expected));

test("the second line of one waybill and leg is a duplicate; the way back under the same number is not", () => {
  const checking = audit();
  checking.loan(loan("001"), true);
  const classes = ["out", "out", "back"].map(
    (leg) => checking.line(lineOf("001", { leg: leg as "out" })).class,
  );
  expect(classes).toEqual(["correct", "duplicate-waybill", "correct"]);
});

test("no contract in force on the day of shipment", () => {
  const checking = courierAudit({
    period: may as NonNullable<typeof may>,
    contractOn: () => undefined,
    districtOf: () => "",
  });
  checking.loan(loan("001"), true);
  expect(checking.line(lineOf("001"))).toMatchObject({
    class: "no-contract",
    contractFen: null,
    disputedFen: 1400n,
  });
});

test("two loans of one parcel add up, and the other side's account of them is not added", () => {
  const checking = audit();
  checking.loan(loan("001", { volumes: 1 }), true);
  checking.loan(loan("001", { volumes: 1, requestNo: "2" }), true);
  checking.loan({ ...loan("001"), role: "requester" }, true);
  expect(checking.line(lineOf("001"))).toMatchObject({ class: "correct", loanVolumes: 2 });
});

test("parcels sent in the period that no line bills are listed; those of months before and way-backs are not", () => {
  const checking = audit();
  checking.loan(loan("003"), true);
  checking.loan(loan("002"), true);
  checking.loan(loan("004"), false);
  checking.loan(loan(null, { waybillBack: "005" }), true);
  checking.loan(loan("006", { status: "unfilled" }), true);
  checking.line(lineOf("003"));
  expect(checking.notBilled().map((p) => p.waybill)).toEqual(["002"]);
});
