/** Figures of the four other services, each worked out by hand beside the records it comes from. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/core/period.ts";
import type {
  ConsultingRequest,
  PurchaseLine,
  SupportTicket,
  TrainingAttendance,
  TrainingEvent,
} from "../../../src/records/service-record.ts";
import { membersOn } from "../../../src/review/services/all.ts";
import { consultingBy, consultingFigures } from "../../../src/review/services/consulting.ts";
import type { Figure } from "../../../src/review/services/figure.ts";
import { purchaseBy, purchaseFigures } from "../../../src/review/services/purchase.ts";
import { availabilityFigures, supportFigures } from "../../../src/review/services/support.ts";
import { trainingFigures } from "../../../src/review/services/training.ts";
import { calendarOf } from "../../../src/rules/rules.ts";
import { ref } from "../../books/facts.ts";

const calendar = calendarOf([]);
const span = (id: string) => parsePeriod(id) ?? { from: "", to: "" };
const MAY = { span: span("2019-05"), calendar };
const shown = (f: Figure): string => `${f.num}/${f.den}${f.bound === "exact" ? "" : ` ${f.bound}`}`;
const all = (figures: object): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([name, f]) => [name, shown(f as Figure)]));

let row = 0;
const at = () => {
  row += 1;
  return ref(1, row);
};

function asked(no: string, said: Partial<ConsultingRequest>): ConsultingRequest {
  return {
    ...{ ref: at(), requestNo: no, receivedOn: "2019-05-06", doneOn: null, supplier: "10008", asker: null },
    ...{ askerKind: null, serviceItem: "CX", result: "pending", scoreTenths: null, feeFen: null },
    ...{ marketFen: null, ...said },
  };
}
const done = (no: string, doneOn: string, said: Partial<ConsultingRequest> = {}): ConsultingRequest =>
  asked(no, { result: "done", doneOn, ...said });

describe("joint consulting", () => {
  const records = [
    done("1", "2019-05-08", { scoreTenths: 900, feeFen: 60_000n }), // Mon → Wed: 2
    done("2", "2019-05-13", { scoreTenths: 955, serviceItem: "SY" }), // Mon → Mon: 5
    done("3", "2019-06-03", { scoreTenths: 100 }), // done in June
    done("4", "2019-05-02", { receivedOn: "2019-04-30", supplier: "10002" }), // of April, done in May: 2
    asked("5", { result: "refused" }),
    asked("6", { receivedOn: "2019-05-31" }),
    asked("7", { receivedOn: "2019-06-01" }),
  ];

  test("counts what is received, done and open each by its own day", () => {
    expect(all(consultingFigures(records, MAY))).toEqual({
      received: "5/1", // 1, 2, 3, 5, 6
      done: "3/1", // 1, 2, 4
      refused: "1/1",
      cancelled: "0/1",
      open: "2/1", // 3 and 6
      completionRate: "3/4",
      turnaroundDays: "9/3",
      qualityScore: "1855/20", // 90.0 and 95.5 of two: 92.75
      feeFen: "60000/1",
      marketFen: "0/1",
    });
  });

  test("by item and by library the parts add up to the whole", () => {
    for (const by of ["serviceItem", "supplier"] as const) {
      const parts = [...consultingBy(records, by, MAY).values()];
      expect(parts.length).toBe(2);
      expect(parts.reduce((n, p) => n + p.done.num, 0n)).toBe(3n);
    }
  });

  test("a request that two files speak of counts once, as the later says", () => {
    const [once] = [consultingFigures([asked("9", {}), done(" ９ ", "2019-05-07")], MAY)];
    expect([once.received.num, once.done.num, once.open.num]).toEqual([1n, 1n, 0n]);
  });

  test("law: months add up to the year, whatever the days", () => {
    const days = fc.integer({ min: 1, max: 28 });
    const month = fc.integer({ min: 1, max: 12 });
    const request = fc.record({ m: month, d: days, later: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), (made) => {
        const list = made.map(({ m, d, later }, i) => {
          const end = Math.min(28, d + later);
          const of = (day: number) => `2019-${String(m).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          return done(`${i}`, of(end), { receivedOn: of(d) });
        });
        const year = consultingFigures(list, { span: span("2019"), calendar });
        const months = Array.from({ length: 12 }, (_, i) =>
          consultingFigures(list, { span: span(`2019-${String(i + 1).padStart(2, "0")}`), calendar }),
        );
        for (const key of ["received", "done", "turnaroundDays"] as const)
          expect(months.reduce((n, f) => n + f[key].num, 0n)).toBe(year[key].num);
      }),
    );
  });
});

function event(no: string, said: Partial<TrainingEvent> = {}): TrainingEvent {
  return {
    ...{ ref: at(), eventNo: no, heldOn: "2019-05-16", topic: "培训", place: null, hoursTenths: 35 },
    ...{ lecturerFeeFen: 300_000n, otherCostFen: 100_000n, participants: null, participantsBound: null },
    ...{ units: null, unitsBound: null, validAnswers: null, satisfiedAnswers: null, remark: null, ...said },
  };
}
const sent = (eventNo: string, library: string | null, participants: number): TrainingAttendance => ({
  ...{ ref: at(), eventNo, library, outsideUnit: library === null ? "外单位" : null, participants },
  ...{ certificates: participants, certificateFrom: null, certificateTo: null },
});

describe("training", () => {
  const members = new Set(["10001", "10002", "10003", "10004"]);

  test("by attendance: person-times, libraries, coverage of members, cost a person-time", () => {
    const events = [
      event("A", { validAnswers: 40, satisfiedAnswers: 39 }),
      event("B", { heldOn: "2019-06-01" }),
    ];
    const attendance = [
      sent("A", "10002", 5),
      sent("a", "10008", 2),
      sent("A", null, 1),
      sent("B", "10001", 9),
    ];
    expect(all(trainingFigures({ events, attendance }, { span: MAY.span, members }))).toEqual({
      sessions: "1/1",
      hours: "35/10",
      personTimes: "8/1",
      libraries: "2/1",
      outsideUnits: "1/1",
      coverage: "1/4", // 10008 is no member
      satisfaction: "39/40",
      costFen: "400000/1",
      costPerPersonFen: "400000/8",
      certificates: "8/1",
    });
  });

  test("a stated number stands in where no list came, and a lower bound stays one", () => {
    const events = [
      event("2018", { participants: 190, participantsBound: "at-least", units: 76, unitsBound: "exact" }),
      event("2019", {
        participants: 150,
        participantsBound: "exact",
        lecturerFeeFen: null,
        otherCostFen: null,
      }),
    ];
    const figures = all(trainingFigures({ events, attendance: [] }, { span: MAY.span, members }));
    expect(figures).toMatchObject({
      personTimes: "340/1 at-least",
      libraries: "0/1",
      coverage: "0/0",
      costFen: "400000/1",
      costPerPersonFen: "400000/190 at-most", // the event without a known cost is in neither
    });
  });

  test("members are those with an agreement on the day, subject service libraries among them", () => {
    const of = (library: string, role: "member" | "subject-service" | "partner", to: string | null) =>
      ({ library, service: "dd", role, from: "2018-01-01", to }) as const;
    const agreements = [
      of("1", "member", null),
      of("2", "subject-service", "2019-05-16"),
      of("3", "partner", null),
    ];
    expect([...membersOn(agreements, "2019-05-16")]).toEqual(["1", "2"]);
    expect([...membersOn(agreements, "2019-05-17")]).toEqual(["1"]);
    expect([...membersOn(agreements, "2017-12-31")]).toEqual([]);
  });
});

function line(said: Partial<PurchaseLine>): PurchaseLine {
  return {
    ...{ ref: at(), year: 2019, packageName: "数据库甲", vendor: null, library: "10002", listFen: 200_000n },
    ...{
      groupFen: 120_000n,
      instalment: null,
      instalments: null,
      amountFen: null,
      dueOn: null,
      paidOn: null,
    },
    ...said,
  };
}

describe("group purchase", () => {
  const lines = [
    line({ instalment: 1, instalments: 2, amountFen: 60_000n, dueOn: "2019-04-30", paidOn: "2019-05-02" }),
    line({ instalment: 2, instalments: 2, amountFen: 60_000n, dueOn: "2019-10-31", paidOn: "2019-11-04" }),
    line({ library: "10003", dueOn: "2019-05-31" }),
    line({ packageName: "数据库乙", listFen: 100_000n, groupFen: 110_000n, paidOn: "2019-01-10" }),
    line({ year: 2018 }),
  ];

  test("takes a purchase's price once, whatever its instalments, and says what is open at the end", () => {
    expect(all(purchaseFigures(lines, span("2019-05")))).toEqual({
      packages: "2/1",
      libraries: "2/1",
      purchases: "3/1",
      listFen: "500000/1",
      groupFen: "350000/1",
      savingFen: "150000/1", // 80,000 + 80,000 − 10,000
      savingRate: "150000/500000",
      paidFen: "170000/1", // 60,000 in May, 110,000 in January
      openInstalments: "2/1",
      openFen: "180000/1",
      overdueInstalments: "1/1", // due on 31 May; the other is due in October
    });
  });

  test("of a span over two years both count, by package and year", () => {
    expect([...purchaseBy(lines, "package", { from: "2018-09-01", to: "2019-12-31" }).keys()]).toEqual([
      "2018 数据库甲",
      "2019 数据库乙",
      "2019 数据库甲",
    ]);
  });
});

describe("technical support", () => {
  const ticket = (ticketNo: string, openedOn: string, resolvedOn: string | null): SupportTicket => ({
    ...{ ref: at(), ticketNo, openedOn, resolvedOn, library: "10002", system: "馆际互借" },
    ...{ ticketKind: "fault", severity: null },
  });

  test("counts by the day opened and by the day resolved; one long wait moves the mean, not the median", () => {
    const tickets = [
      ticket("1", "2019-05-06", "2019-05-06"), // 0
      ticket("2", "2019-05-06", "2019-05-07"), // 1
      ticket("3", "2019-04-01", "2019-05-13"), // 30 weekdays
      ticket("4", "2019-05-20", "2019-06-03"), // open at the end of May
      ticket("5", "2019-05-20", null),
    ];
    expect(all(supportFigures(tickets, MAY))).toEqual({
      opened: "4/1",
      resolved: "3/1",
      open: "2/1",
      meanDays: "31/3",
      medianDays: "1/1",
    });
    expect(shown(supportFigures(tickets.slice(0, 2), MAY).medianDays)).toBe("1/2");
    expect(shown(supportFigures([], MAY).medianDays)).toBe("0/0");
  });

  test("availability is over the months of the span, each as its last file says", () => {
    const of = (month: string, down: number) => ({
      ...{ ref: at(), system: "馆际互借", month, plannedMinutes: 44_640, downMinutes: down },
    });
    const rows = [of("2019-05", 999), of("2019-05", 446), of("2019-06", 5)];
    const { availability, downMinutes } = availabilityFigures(rows, span("2019-05"));
    expect(shown(availability)).toBe("44194/44640");
    expect(shown(downMinutes)).toBe("446/1");
  });
});
