import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import type { ServiceKind, ServiceRecords } from "../../src/records/service-record.ts";
import { add, JUNE, MAY, receipt, ref, sourceFile } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

/** One full row and one with all that may be missing, of each kind. */
const ROWS: { readonly [K in ServiceKind]: readonly [ServiceRecords[K], ServiceRecords[K]] } = {
  consulting: [
    {
      ...{
        ref: ref(1, 3),
        requestNo: "001",
        receivedOn: "2019-05-06",
        doneOn: "2019-05-08",
        supplier: "10008",
      },
      ...{ asker: "10002", askerKind: "member", serviceItem: "CX", result: "done", scoreTenths: 925 },
      ...{ feeFen: 60_000n, marketFen: 9_007_199_254_740_991n },
    },
    {
      ...{ ref: ref(1, 4), requestNo: "002", receivedOn: "2019-05-06", doneOn: null, supplier: "10008" },
      ...{ asker: null, askerKind: null, serviceItem: "ZX", result: "pending", scoreTenths: null },
      ...{ feeFen: null, marketFen: null },
    },
  ],
  "training-event": [
    {
      ...{
        ref: ref(1, 3),
        eventNo: "T1",
        heldOn: "2018-11-16",
        topic: "研讨会",
        place: "北京师范大学图书馆",
      },
      ...{ hoursTenths: 35, lecturerFeeFen: 400_000n, otherCostFen: 0n, participants: 190 },
      ...{ participantsBound: "at-least", units: 76, unitsBound: "exact", validAnswers: 100 },
      ...{ satisfiedAnswers: 96, remark: "出处" },
    },
    {
      ...{
        ref: ref(1, 4),
        eventNo: "T2",
        heldOn: "2019-12-12",
        topic: "论坛",
        place: null,
        hoursTenths: null,
      },
      ...{ lecturerFeeFen: null, otherCostFen: null, participants: null, participantsBound: null },
      ...{ units: null, unitsBound: null, validAnswers: null, satisfiedAnswers: null, remark: null },
    },
  ],
  "training-attendance": [
    {
      ...{ ref: ref(1, 3), eventNo: "T1", library: "10002", outsideUnit: null, participants: 5 },
      ...{ certificates: 5, certificateFrom: "2018-001", certificateTo: "2018-005" },
    },
    {
      ...{ ref: ref(1, 4), eventNo: "T1", library: null, outsideUnit: "天津某馆", participants: 1 },
      ...{ certificates: null, certificateFrom: null, certificateTo: null },
    },
  ],
  "group-purchase": [
    {
      ...{ ref: ref(1, 3), year: 2019, packageName: "数据库甲", vendor: "某公司", library: "10002" },
      ...{ listFen: 20_000_000n, groupFen: 12_000_000n, instalment: 1, instalments: 2 },
      ...{ amountFen: 6_000_000n, dueOn: "2019-06-30", paidOn: "2019-06-28" },
    },
    {
      ...{ ref: ref(1, 4), year: 2019, packageName: "数据库乙", vendor: null, library: "10003" },
      ...{ listFen: 0n, groupFen: 0n, instalment: null, instalments: null, amountFen: null },
      ...{ dueOn: null, paidOn: null },
    },
  ],
  "support-ticket": [
    {
      ...{ ref: ref(1, 3), ticketNo: "0017", openedOn: "2019-05-06", resolvedOn: "2019-05-07" },
      ...{ library: "10002", system: "馆际互借", ticketKind: "fault", severity: "critical" },
    },
    {
      ...{ ref: ref(1, 4), ticketNo: "0018", openedOn: "2019-05-06", resolvedOn: null, library: "10003" },
      ...{ system: "原文传递", ticketKind: "other", severity: null },
    },
  ],
  availability: [
    { ref: ref(1, 3), system: "馆际互借", month: "2019-05", plannedMinutes: 44_640, downMinutes: 446 },
    { ref: ref(1, 4), system: "原文传递", month: "2019-05", plannedMinutes: 1, downMinutes: 0 },
  ],
};
const KINDS = Object.keys(ROWS) as ServiceKind[];

function file(kind: ServiceKind, of: { number: number; period?: string }): Fact[] {
  const records = ROWS[kind].map((r) => ({ ...r, ref: ref(of.number, r.ref.row) }));
  return [
    { kind: "file-opened", file: sourceFile({ ...of, kind }) },
    { kind: "service-records", of: kind, records },
    { kind: "file-read", receipt: receipt(of.number, { taken: 2 }) },
  ];
}

export function servicesContract({ store }: Subject): void {
  describe("rows of the other services", () => {
    for (const kind of KINDS) {
      test(`of ${kind} come back to the last field, by period and place`, async () => {
        await add(store(), file(kind, { number: 1, period: JUNE }));
        await add(store(), file(kind, { number: 2 }));
        const back = await store().read.serviceRecords(kind);
        const rows = (number: number, period: string) =>
          ROWS[kind].map((r) => ({ ...r, ref: ref(number, r.ref.row), period }));
        expect(back).toEqual([...rows(2, MAY), ...rows(1, JUNE)]);
        for (const other of KINDS.filter((k) => k !== kind))
          expect(await store().read.serviceRecords(other)).toEqual([]);
      });

      test(`of ${kind} leave with their file when another takes its place, and the difference is counted`, async () => {
        await add(store(), file(kind, { number: 1 }));
        const seen: number[] = [];
        await store().apply(
          async function* (inside) {
            yield* file(kind, { number: 2 });
            const { added, removed, kept } = await inside.fileDifference({ old: [1], new: 2 });
            seen.push(added, removed, kept);
            yield { kind: "file-superseded", file: 1, by: 2 };
          },
          { at: "2019-06-05T10:00:00+08:00", operator: "王会计", command: "balis test" },
        );
        expect(seen).toEqual([0, 0, 2]);
        expect((await store().read.serviceRecords(kind)).map((r) => r.ref.file)).toEqual([2, 2]);
      });
    }

    test("stand only in a file of their kind", async () => {
      const [, rows] = file("availability", { number: 1 });
      const wrong = [
        { kind: "file-opened", file: sourceFile({ number: 1, kind: "consulting" }) },
        rows,
        { kind: "file-read", receipt: receipt(1, { taken: 2 }) },
      ] as Fact[];
      await expect(add(store(), wrong)).rejects.toThrow(
        "rows of availability stand in a file of availability",
      );
    });
  });
}
