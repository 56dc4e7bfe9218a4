import { describe, expect, test } from "vitest";
import type { Fact, Store } from "../../../src/books/port.ts";
import { periodOf } from "../../../src/core/period.ts";
import { buildClose } from "../../../src/month/close/build-manifest.ts";
import { secondEngine } from "../../../src/month/close/io/run-second-engine.ts";
import { approvePeriod } from "../../../src/month/close/steps/approve-period.ts";
import { closePeriod } from "../../../src/month/close/steps/close-period.ts";
import { readCloseFacts } from "../../../src/month/close/steps/read-close-facts.ts";
import { verifyBooks } from "../../../src/month/close/steps/verify-books.ts";
import { readChecked } from "../../../src/people/steps/read-check-mode.ts";
import { ACTION, add, file, onBooks, reconcile, refused, settle } from "./books.ts";
import { policies, sha256 } from "./facts.ts";

const MAY = "2019-05";
/** Who settles, in these tests: the name of ACTION. */
const SETTLER = ACTION.operator;

const operator = (name: string): Fact => ({
  kind: "operator-recorded",
  operator: { name, roles: ["clerk", "finance", "approver"], user: null, isActive: true },
});
const single = (value: "yes" | "no"): Fact => ({ kind: "setting-recorded", name: "single-person", value });

async function ready(store: Store, facts: readonly Fact[], user = "settler's own"): Promise<void> {
  await add(store, [{ kind: "rule-enacted", rule: policies(5000n) }, ...facts]);
  await add(store, file(1, MAY));
  await reconcile(store, { period: MAY, file: 1 });
  await settle(store, { period: MAY, file: 1, chargedFen: 360n, bookedFen: 360n, user });
}

const approve = (store: Store, name: string, user = `${name}'s own`) =>
  approvePeriod({ store, period: MAY, action: { ...ACTION, operator: name, user } });

const close = (store: Store, name: string, user = `${name}'s own`) =>
  closePeriod({
    ...{ store, period: MAY, confirm: MAY, programVersion: "0.1.0", hash: sha256 },
    engine: secondEngine({}),
    action: { ...ACTION, operator: name, user },
  });

/** The parts of May's manifest that are not what they rest on; its charge and entry are made up. */
async function untrue(store: Store): Promise<unknown[]> {
  const { periods } = await verifyBooks({ read: store.read, period: MAY, hash: sha256 });
  const found = periods[0]?.findings.filter((f) => f.code === "manifest-must-be-what-it-rests-on") ?? [];
  return found.map(({ params }) => params);
}

const people = async (store: Store) => JSON.parse((await store.read.closes())[0]?.manifest ?? "{}").people;

test("one settles, another approves, and not the settler closes; the manifest names them", () =>
  onBooks(async (store) => {
    await ready(store, [operator(SETTLER), operator("王"), operator("赵")]);
    expect(await refused(close(store, "王"))).toEqual([
      "period-must-pass-its-gates",
      "period-must-be-approved",
    ]);
    expect(await refused(approve(store, SETTLER))).toEqual(["approver-must-not-be-settler"]);
    expect(await approve(store, "王")).toMatchObject({ settlement: 1, settledBy: SETTLER, current: false });
    expect(await refused(close(store, SETTLER))).toEqual([
      "period-must-pass-its-gates",
      "closer-must-not-be-settler",
    ]);
    await close(store, "赵");
    expect(await people(store)).toEqual({
      mode: "two-person",
      settled: SETTLER,
      approved: "王",
      closed: "赵",
    });
    expect(await refused(approve(store, "赵"))).toEqual(["period-must-be-open"]);
  }));

test("the same approval twice is one fact; a new settlement must be approved anew", () =>
  onBooks(async (store) => {
    await ready(store, [operator(SETTLER), operator("王")]);
    await approve(store, "王");
    const before = await store.read.approval(MAY);
    expect((await approve(store, "王")).current).toBe(true);
    expect(await store.read.approval(MAY)).toEqual(before);
    expect(await approve(store, "赵")).toMatchObject({ settlement: 1, current: false });
    await settle(store, { period: MAY, file: 1, chargedFen: 0n, bookedFen: 0n });
    expect(await refused(close(store, "王"))).toContain("approval-must-be-of-the-settlement-in-force");
    expect(await approve(store, "王")).toMatchObject({ settlement: 2, current: false });
    expect((await store.read.approval(MAY))?.settlement).toBe(2);
  }));

test("a settlement that is out of date is approved by nobody", () =>
  onBooks(async (store) => {
    await ready(store, [operator(SETTLER), operator("王")]);
    await add(store, [{ kind: "setting-recorded", name: "late-files", value: "refuse" }]);
    expect(await refused(approve(store, "王"))).toEqual(["settlement-must-be-current"]);
  }));

test("in single-person mode one person closes alone, and manifest and workbooks say so ever after", () =>
  onBooks(async (store) => {
    await ready(store, [operator(SETTLER), single("yes")]);
    await close(store, SETTLER);
    expect(await people(store)).toEqual({
      mode: "single-person",
      settled: SETTLER,
      approved: null,
      closed: SETTLER,
    });
    await add(store, [single("no")]);
    expect((await readChecked(store.read, MAY)).isUnchecked).toBe(true);
    expect((await readChecked(store.read, "2019")).isUnchecked).toBe(true);
    expect((await readChecked(store.read, "2019-06")).isUnchecked).toBe(false);
  }));

test("a period that two people closed is not called unchecked when the books are one person's later", () =>
  onBooks(async (store) => {
    await ready(store, [operator(SETTLER), operator("王")]);
    await approve(store, "王");
    await close(store, "王");
    await add(store, [single("yes"), ...file(2, "2019-06")]);
    expect((await readChecked(store.read, MAY)).isUnchecked).toBe(false);
    expect((await readChecked(store.read, "2019-06")).isUnchecked).toBe(true);
    expect((await readChecked(store.read, "2019")).isUnchecked).toBe(true);
  }));

test("a period closed before anybody was registered names nobody", () =>
  onBooks(async (store) => {
    await ready(store, []);
    await close(store, SETTLER);
    expect(await people(store)).toBeUndefined();
  }));

describe("one system user on both sides", () => {
  const OFFICE = "office";

  test.each([
    ["approved under the settler's", OFFICE, "wang", OFFICE],
    ["closed under the settler's", "wang", OFFICE, OFFICE],
    ["approved and closed under another one", "wang", "wang", undefined],
  ])("%s: the manifest says which it was", (_what, approving, closing, wanted) =>
    onBooks(async (store) => {
      await ready(store, [operator(SETTLER), operator("王")], OFFICE);
      await approve(store, "王", approving);
      const shared = async (): Promise<readonly string[]> => (await readChecked(store.read, MAY)).sharedUsers;
      expect(await shared()).toEqual(approving === OFFICE ? [OFFICE] : []);
      await close(store, "王", closing);
      expect((await people(store)).user).toBe(wanted);
      expect(await shared()).toEqual(wanted === undefined ? [] : [OFFICE]);
      expect((await readChecked(store.read, null)).sharedUsers).toEqual(await shared());
      expect((await readChecked(store.read, "2019-06")).sharedUsers).toEqual([]);
      expect(await untrue(store)).toEqual([]);
    }));

  test("a month that an earlier program closed does not say it, and is proved as it is", () =>
    onBooks(async (store) => {
      await ready(store, [operator(SETTLER), operator("王")], OFFICE);
      await approve(store, "王", OFFICE);
      const facts = await readCloseFacts(store.read, periodOf(MAY), {
        by: "王",
        user: OFFICE,
        on: "2019-06-05",
      });
      const earlier = { ...facts, parties: { ...facts.parties, sharedUser: null } };
      const made = buildClose(earlier, { before: null, programVersion: "0.1.0", hash: sha256 });
      await add(store, [{ kind: "period-closed", close: made }], { operator: "王", user: OFFICE });
      expect(await untrue(store)).toEqual([]);
      expect((await readChecked(store.read, MAY)).sharedUsers).toEqual([]);
    }));
});
