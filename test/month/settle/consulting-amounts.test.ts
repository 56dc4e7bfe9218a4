/** 联合咨询经费补偿, worked out by hand: by item, score, day and cap. */
import { describe, expect, test } from "vitest";
import { consultingCharges, toCompensate } from "../../../src/month/settle/consulting-compensation.ts";
import { settlementRules } from "../../../src/month/settle/settlement-rules.ts";
import type { ConsultingRequest } from "../../../src/records/service-record.ts";
import type { ConsultingCompensation, RuleVersion } from "../../../src/rules/rules.ts";
import { ref } from "../../books/facts.ts";

const BODY: ConsultingCompensation = {
  amounts: [{ item: "CX", perRequestFen: 10_000n }],
  minimumScoreTenths: 800,
  capPerLibraryPeriodFen: null,
  capPerLibraryYearFen: 15_000n,
};
const RULE: RuleVersion<"consulting-compensation"> = {
  ...{ part: "consulting-compensation", pack: "p", version: "1", from: "2019-05-01", to: null, sample: true },
  ...{
    notice: { title: "", number: null, date: null, source: "", certainty: "sample" },
    hash: "",
    body: BODY,
  },
};

function done(requestNo: string, said: Partial<ConsultingRequest> = {}): ConsultingRequest {
  return {
    ...{ ref: ref(1, 3), requestNo, receivedOn: "2019-05-06", doneOn: "2019-05-08", supplier: "10008" },
    ...{ asker: null, askerKind: null, serviceItem: "CX", result: "done", scoreTenths: 920, feeFen: null },
    ...{ marketFen: null, ...said },
  };
}
const charged = (requests: readonly ConsultingRequest[], before: ReadonlyMap<string, bigint> = new Map()) =>
  consultingCharges(requests, { rules: settlementRules([RULE]), year: "2019", before }).map(
    (c) => `${c.caseKey ?? c.steps[0]?.item} ${c.fen}`,
  );

describe("a finished request", () => {
  test("is compensated by its item, its score and the rule of the day it was done", () => {
    const requests = [
      done("1"),
      done("2", { scoreTenths: 700 }), // below the score
      done("3", { scoreTenths: null }), // not scored
      done("4", { serviceItem: "ZX" }), // an item without an amount
      done("5", { doneOn: "2019-04-30" }), // before the rule
      done("6", { scoreTenths: 800 }), // just reaches it
    ];
    expect(charged(requests)).toEqual([
      "consulting/10008/1 10000",
      "consulting/10008/6 10000",
      "cap-year -5000",
    ]);
  });

  test("counts towards the library's cap with what the year has paid already", () => {
    const before = new Map([["2019 grant consulting-compensation 10008", 15_000n]]);
    expect(charged([done("1")], before)).toEqual(["consulting/10008/1 10000", "cap-year -10000"]);
    expect(charged([done("1", { supplier: "10002" })], before)).toEqual(["consulting/10002/1 10000"]);
  });

  test("is owed once, by the last word on it, and not before its day", () => {
    const requests = [
      done("1", { result: "pending", doneOn: null }),
      done(" １"),
      done("2"),
      done("3", { doneOn: "2019-06-01" }),
      done("5", { doneOn: "2019-05-31" }), // on the period's last day
      done("4"),
      done("4", { result: "refused" }),
    ];
    const about = { day: "2019-05-31", compensated: new Set(["consulting/10008/2"]) };
    expect(toCompensate(requests, about).map((r) => r.requestNo)).toEqual([" １", "5"]);
  });

  test("is capped by the rule that holds last, by its period as well, exactly at the cap by nothing", () => {
    const later = { ...RULE, version: "2", from: "2019-05-20" };
    const of = (period: bigint | null, year: bigint | null, requests: readonly ConsultingRequest[]) => {
      const body = { ...BODY, capPerLibraryPeriodFen: period, capPerLibraryYearFen: year };
      const rules = settlementRules([{ ...later, body }, RULE]);
      const made = consultingCharges(requests, { rules, year: "2019", before: new Map() });
      return made.flatMap((c) => (c.caseKey === null ? [[c.steps[0]?.item, c.fen]] : []));
    };
    const two = [done("1", { doneOn: "2019-05-20" }), done("2", { doneOn: "2019-05-19" })];
    expect(of(null, null, two)).toEqual([]);
    expect(of(20_000n, 20_000n, two)).toEqual([]);
    expect(of(19_999n, null, two)).toEqual([["cap-period", -1n]]);
    expect(of(19_999n, 19_998n, [...two].reverse())).toEqual([
      ["cap-period", -1n],
      ["cap-year", -1n],
    ]);
  });

  test("without a least score need not be scored", () => {
    const rules = settlementRules([{ ...RULE, body: { ...BODY, minimumScoreTenths: null } }]);
    const about = { rules, year: "2019", before: new Map() };
    expect(consultingCharges([done("1", { scoreTenths: null })], about)).toHaveLength(1);
    expect(consultingCharges([done("1", { serviceItem: "ZX" })], about)).toEqual([]);
  });
});
