/** 关账: what a stated reason lets pass, what goes on into the next month, and which months bar it. */
import { expect, test } from "vitest";
import type { Fact, Store } from "../../../src/books/port.ts";
import { secondEngine } from "../../../src/month/close/io/run-second-engine.ts";
import { approvePeriod } from "../../../src/month/close/steps/approve-period.ts";
import { closePeriod } from "../../../src/month/close/steps/close-period.ts";
import {
  hasToSettle,
  readCloseFacts,
  standingSettlement,
} from "../../../src/month/close/steps/read-close-facts.ts";
import type { SettlementRun } from "../../../src/month/settle/run.ts";
import { discrepancy, match } from "../../books/facts.ts";
import { ACTION, add, file, onBooks, reconcile, refused, settle } from "./books.ts";
import { periodOf, policies, sha256 } from "./facts.ts";

const MAY = "2019-05";
const EXACT = { chargedFen: 360n, bookedFen: 360n };
const POLICIES: Fact = { kind: "rule-enacted", rule: policies(5000n) };

const LATE_FILES_REFUSED: Fact = { kind: "setting-recorded", name: "late-files", value: "refuse" };

const close = (store: Store, despite: string | null, dryRun = true) =>
  closePeriod({
    ...{ store, period: MAY, confirm: MAY, despite, action: ACTION, programVersion: "0.1.0", hash: sha256 },
    ...{ engine: secondEngine({}), dryRun },
  });

/** The file of May's one request, with a sheet that nobody has read. */
function withUnreadSheet(): Fact[] {
  const [opened, ...rest] = file(1, MAY);
  const about = { file: 1, sheet: 2, row: 0, column: null, text: null, params: { sheet: "下" } };
  const unread: Fact = {
    kind: "file-findings",
    findings: [{ ...about, code: "fitting-sheet-must-be-read" }],
  };
  return [...(opened ? [opened] : []), unread, ...rest];
}

async function settled(store: Store, facts: readonly Fact[] = file(1, MAY)): Promise<void> {
  await add(store, [POLICIES, ...facts]);
  await reconcile(store, { period: MAY, file: 1 });
  await settle(store, { period: MAY, file: 1, ...EXACT });
}

test("a reason lets a sheet pass that was not read; unasked for it is refused, and it lets no other gate pass", () =>
  onBooks(async (store) => {
    await settled(store, withUnreadSheet());
    const dry = await close(store, null);
    expect([dry.letPass, dry.close, dry.carried]).toEqual([[], null, null]);
    expect(await refused(close(store, null, false))).toContain("fitting-sheets-must-be-read");
    const passed = await close(store, "该馆已撤并");
    expect([passed.letPass, passed.close === null]).toEqual([["sheets-read"], false]);
    await add(store, [LATE_FILES_REFUSED]);
    const stale = await close(store, "该馆已撤并");
    expect([stale.letPass, stale.close]).toEqual([["sheets-read"], null]);
    expect(await refused(close(store, "该馆已撤并", false))).toEqual([
      ...["period-must-pass-its-gates", "reconciliation-must-be-current", "settlement-must-be-current"],
    ]);
  }));

test("a month that needs no reason is closed as it would be without one: nothing of it is kept", () =>
  onBooks(async (store) => {
    await settled(store);
    const [given, none] = [await close(store, "试试"), await close(store, null)];
    expect([given.letPass, given.despite]).toEqual([[], null]);
    expect(given.close?.manifest).toBe(none.close?.manifest);
    expect(given.close?.manifest).not.toContain("consent");
  }));

/** DD-1 matches; DD-2, of 3.60, is open. */
async function withOpen(store: Store): Promise<void> {
  await add(store, [POLICIES, ...file(1, MAY), ...file(2, MAY)]);
  const inputs = await store.read.reconciliationInputs({ period: MAY, service: "dd" });
  const ref = (number: number) => ({ file: number, sheet: 1, row: 3 });
  await add(store, [
    { kind: "reconciliation-run", run: { number: 1, period: MAY, service: "dd", inputs } },
    { kind: "case-records", run: 1, caseKey: "DD-1", refs: [ref(1)] },
    { kind: "match", run: 1, match: match("DD-1", ref(1)) },
    { kind: "case-records", run: 1, caseKey: "DD-2", refs: [ref(2)] },
    { kind: "discrepancy", run: 1, discrepancy: discrepancy("D-2", "DD-2", [ref(2)]) },
  ]);
  await settle(store, { period: MAY, file: 1, ...EXACT });
}

test("what is open and small goes on into the next month; what is material goes nowhere", () =>
  onBooks(async (store) => {
    await withOpen(store);
    expect((await close(store, null)).carried).toEqual({ open: 1, unsettledFen: 360n, into: "2019-06" });
    await add(store, [
      { kind: "rule-enacted", rule: { ...policies(360n), version: "2", from: "2019-05-01" } },
    ]);
    expect((await close(store, null)).carried).toBeNull();
  }));

test("money rests on a file that stands: not on one that is replaced, nor on a list of trainings", () =>
  onBooks(async (store) => {
    expect(await hasToSettle(store.read, MAY)).toBe(false);
    const trainings = file(1, MAY).flatMap((fact): Fact[] =>
      fact.kind === "file-opened"
        ? [{ ...fact, file: { ...fact.file, kind: "training-event" } }]
        : fact.kind === "file-read"
          ? [{ ...fact, receipt: { ...fact.receipt, rows: 2, taken: 0 } }]
          : [],
    );
    await add(store, trainings);
    expect(await hasToSettle(store.read, MAY)).toBe(false);
    await add(store, file(2, MAY));
    expect(await hasToSettle(store.read, MAY)).toBe(true);
    const files = async () => (await readCloseFacts(store.read, periodOf(MAY))).files.length;
    expect(await files()).toBe(2);
    await add(store, [...file(3, "2019-06"), { kind: "file-superseded", file: 2, by: 3 }]);
    expect([await hasToSettle(store.read, MAY), await files()]).toEqual([false, 1]);
  }));

test("earlier months with such files that are not closed bar the close, later ones and the month itself don't", () =>
  onBooks(async (store) => {
    for (const [number, period] of ["2019-06", MAY, "2019-04", "2018-12"].entries())
      await add(store, file(number + 1, period));
    const openBefore = async (id: string) => (await readCloseFacts(store.read, periodOf(id))).openBefore;
    expect([await openBefore(MAY), await openBefore("2018-12")]).toEqual([["2018-12", "2019-04"], []]);
  }));

test("a settlement stands while what it read is so, and for good once its month is closed", () =>
  onBooks(async (store) => {
    const isCurrent = async (id = MAY) => (await standingSettlement(store.read, id))?.current;
    expect([await isCurrent(), await isCurrent("2019-13")]).toEqual([undefined, undefined]);
    await settled(store);
    expect(await isCurrent()).toBe(true);
    await close(store, null, false);
    // A later close makes its inputs look different.
    await add(store, [LATE_FILES_REFUSED]);
    expect([await isCurrent(), await isCurrent("2019-06")]).toEqual([true, undefined]);
  }));

test("a settlement that read something else, or was cut to other funds, stands no more", () =>
  onBooks(async (store) => {
    await settled(store);
    const cutTo = async (funds: SettlementRun["funds"]) => {
      const number = await store.read.nextSettlementNumber();
      const inputs = await store.read.settlementInputs(MAY);
      const run = { number, period: MAY, inputs, rules: [], sample: true, funds };
      await add(store, [{ kind: "settlement-run", run }]);
      return (await standingSettlement(store.read, MAY))?.current;
    };
    expect(await cutTo([{ fund: "subsidy", covers: ["dd-subsidy"], leftFen: 1n }])).toBe(false);
    expect(await cutTo([])).toBe(true);
    await add(store, [LATE_FILES_REFUSED]);
    expect((await standingSettlement(store.read, MAY))?.current).toBe(false);
  }));

test("who approves under the system user of who settled is told; where either machine names none, nobody is", () =>
  onBooks(async (store) => {
    const office: Store = {
      ...store,
      apply: (plan, action, how) => store.apply(plan, { ...action, user: "office" }, how),
    };
    await settled(store);
    const shared = async (user?: string) =>
      (
        await approvePeriod({
          ...{ store, period: MAY, dryRun: true },
          action: { ...ACTION, operator: "赵", ...(user === undefined ? {} : { user }) },
        })
      ).sharedUser;
    expect([await shared(), await shared("office")]).toEqual([null, null]);
    await settle(office, { period: MAY, file: 1, ...EXACT });
    expect([await shared(), await shared("office"), await shared("home")]).toEqual([null, "office", null]);
  }));
