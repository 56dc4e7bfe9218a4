/** One number at two companies: what the loans tell apart is owed twice, what they don't is held with a question. */
import { expect, test } from "vitest";
import { parsePeriod } from "../../../../src/core/period.ts";
import { invoiceAudit } from "../../../../src/month/courier/invoice-audit.ts";
import type { BilledAccount } from "../../../../src/month/courier/judged-charge.ts";
import type { RequestRecord, WaybillLine } from "../../../../src/records/record.ts";
import { contract, loan } from "../../../support/auditing.ts";
import { lineOf } from "../../../support/records.ts";

const [april, may] = ["2019-04", "2019-05"].map((id) => parsePeriod(id));
if (!april || !may) throw new Error("both are periods");

/** 3.2 kg cost 14.00 at either company. A loan goes from 10002 to 10001. */
const said: Partial<RequestRecord> = { suppliedOn: "2019-05-06" };
const line = (company: string, over: Partial<WaybillLine> = {}) =>
  lineOf("001", { company, volumes: null, ...over });

function classes(account: BilledAccount, loans: readonly RequestRecord[], over = {}) {
  const checking = invoiceAudit({
    period: may as NonNullable<typeof may>,
    contractOn: ({ company }) => (company === "yto" ? undefined : { ...contract, company: company ?? "" }),
    districtOf: () => "海淀区",
    parcelsOn: () => 1,
    ...over,
  });
  for (const record of loans) checking.loan(record, true);
  checking.look(account);
  return checking.account(account).map((a) => `${a.line.company} ${a.class} ${a.payableFen} ${a.heldFen}`);
}

const held = ["sf two-companies 0 1400", "jd two-companies 0 1400"];
const owed = ["sf correct 1400 0", "jd correct 1400 0"];
const back = { leg: "back", from: "10001", to: "10002", shippedOn: "2019-05-20" } as const;

test.each<[string, Partial<WaybillLine>, readonly RequestRecord[], readonly string[]]>([
  ["one loan: nobody can say who carried it", {}, [loan("001", said)], held],
  [
    "two loans in one parcel: neither",
    {},
    [loan("001", said), loan("001", { ...said, requestKey: "B" })],
    held,
  ],
  ["no loan names numbers: neither", {}, [], held],
  [
    "another loan of the other line's day: two parcels",
    { shippedOn: "2019-05-07" },
    [loan("001", said), loan("001", { requestKey: "B", suppliedOn: "2019-05-07" })],
    owed,
  ],
  [
    "another loan on the other line's way: two parcels",
    { to: "10003" },
    [loan("001", said), loan("001", { ...said, requestKey: "B", requester: "10003" })],
    owed,
  ],
  ["a way that no loan went: nobody can say", { to: "10003" }, [loan("001", said)], held],
  [
    "out and back of one loan under one number: two legs",
    back,
    [loan("001", { ...said, waybillBack: "001" })],
    owed,
  ],
  ["back, and no loan came back under it", back, [loan("001", said)], held],
])("%s", (_, other, loans, want) => {
  expect(classes({ lines: [line("sf"), line("jd", other)], earlier: [] }, loans)).toEqual(want);
});

const one = [loan("001", said)];

test("the company that credits its line is out of it, whole and not in part", () => {
  const credited = (fen: bigint) =>
    classes({ lines: [line("sf"), line("jd"), line("jd", { chargeFen: -fen })], earlier: [] }, one)[0];
  expect(credited(1400n)).toBe("sf correct 1400 0");
  expect(credited(1300n)).toBe("sf two-companies 0 1400");
});

test("a company without a contract raises the question as well, and its own line has the reason of its own", () => {
  expect(classes({ lines: [line("sf"), line("yto")], earlier: [] }, one)).toEqual([
    "sf two-companies 0 1400",
    "yto no-contract 0 1400",
  ]);
});

test("what an earlier month settled stays: the later company's line is asked, and the earlier one's supplement waits", () => {
  const sent = { shippedOn: "2019-04-29" };
  const before = (company: string) => [
    { period: april as NonNullable<typeof april>, lines: [line(company, sent)], isNear: true },
  ];
  const loans = [loan("001", { suppliedOn: "2019-04-29" })];
  expect(classes({ lines: [line("jd", { shippedOn: "2019-05-02" })], earlier: before("sf") }, loans)).toEqual(
    ["jd two-companies 0 1400"],
  );
});

test("a number that comes again after 92 days is another parcel's; on the 92nd it is not", () => {
  const before = (shippedOn: string) => [
    { period: april as NonNullable<typeof april>, lines: [line("sf", { shippedOn })], isNear: true },
  ];
  // 2019-05-06 is 92 days after 2019-02-03.
  const jd = (day: string) => classes({ lines: [line("jd")], earlier: before(day) }, one);
  expect(jd("2019-02-03")).toEqual(["jd two-companies 0 1400"]);
  expect(jd("2019-02-02")).toEqual(["jd correct 1400 0"]);
});

test("once a person approved the own line, or rejected the other's, nothing more is asked", () => {
  const answer = (company: string, kind: "approved" | "rejected") => ({
    ...{ number: 1, period: "2019-04", company, waybill: "001", piece: "001", leg: "out", charge: "freight" },
    ...{ kind, fen: 1400n, isOfRejected: false, reason: "…" },
  });
  const sent = { shippedOn: "2019-04-29" };
  const more = line("sf", {
    charge: "supplement",
    chargeFen: 200n,
    weightGrams: 4200,
    shippedOn: "2019-05-02",
  });
  const supplement = (...answers: ReturnType<typeof answer>[]) =>
    classes(
      {
        lines: [more],
        earlier: [
          {
            period: april as NonNullable<typeof april>,
            lines: [line("sf", sent), line("jd", sent)],
            ...{ isNear: true, answers: answers as never },
          },
        ],
      },
      [loan("001", { suppliedOn: "2019-04-29" })],
    )[0];
  expect(supplement()).toBe("sf two-companies 0 200");
  expect(supplement(answer("jd", "approved"))).toBe("sf two-companies 0 200");
  // 4.2 kg cost 16.00: the 14.00 that were held are owed with the 2.00.
  expect(supplement(answer("jd", "rejected"))).toBe("sf supplemented 1600 -1400");
  expect(supplement(answer("sf", "approved"))).toBe("sf supplemented 200 0");
});

test("closed months of earlier programs are verified without the question", () => {
  const account = { lines: [line("sf"), line("jd")], earlier: [] };
  expect(classes(account, one, { isEarlier: true })).toEqual(owed);
});
