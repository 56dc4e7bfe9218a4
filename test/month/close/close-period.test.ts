import { expect, test } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { secondEngine } from "../../../src/month/close/io/run-second-engine.ts";
import { closePeriod, readGates } from "../../../src/month/close/steps/close-period.ts";
import { verifyChain } from "../../../src/month/close/verify-chain.ts";
import { ACTION, add, file, onBooks, reconcile, refused, settle } from "./books.ts";
import { policies, sha256 } from "./facts.ts";

async function close(store: Store, period: string, how: { confirm?: string; dryRun?: boolean } = {}) {
  const { confirm = period, dryRun = false } = how;
  return closePeriod({
    store,
    period,
    confirm,
    action: ACTION,
    programVersion: "0.1.0",
    hash: sha256,
    engine: secondEngine({}),
    dryRun,
  });
}

const POLICIES = { kind: "rule-enacted", rule: policies(5000n) } as const;
const EXACT = { chargedFen: 360n, bookedFen: 360n };

async function ready(store: Store, period: string, number: number): Promise<void> {
  await add(store, file(number, period));
  await reconcile(store, { period, file: number });
  await settle(store, { period, file: number, ...EXACT });
}

test("a period that passes its gates is closed, and its manifest follows the one before", () =>
  onBooks(async (store) => {
    await add(store, [POLICIES]);
    await ready(store, "2019-05", 1);
    const may = await close(store, "2019-05");
    expect(may.gates.map((g) => g.passed)).not.toContain(false);
    await ready(store, "2019-07", 2);
    const july = await close(store, "2019-07");
    const closes = await store.read.closes();
    expect(closes.map((c) => [c.period, c.ordinal, c.previous, c.hash])).toEqual([
      ["2019-05", 1, "0".repeat(64), may.close?.hash],
      ["2019-07", 2, may.close?.hash, july.close?.hash],
    ]);
    expect(verifyChain(closes, sha256)).toBeNull();
    expect(JSON.parse(may.close?.manifest ?? "")).toMatchObject({
      files: [{ name: "人大-2019-05-1.xlsx", rows: 3, taken: 1 }],
      rules: [{ part: "policies", pack: "balis-sample" }],
      totals: [{ kind: "dd-subsidy", library: "10002", fen: "360" }],
      requests: [{ service: "dd", status: "filled", requests: 1, pages: 12 }],
      materialityFen: "5000",
    });
  }));

test("a dry run closes nothing and says the manifest that the close then writes, byte for byte", () =>
  onBooks(async (store) => {
    await add(store, [POLICIES]);
    await ready(store, "2019-05", 1);
    const dry = await close(store, "2019-05", { dryRun: true, confirm: "" });
    expect(await store.read.closes()).toEqual([]);
    expect(await close(store, "2019-05")).toEqual(dry);
  }));

test("a closed period is closed for good: it can't be closed again, nor can a fact be added to it", () =>
  onBooks(async (store) => {
    await ready(store, "2019-05", 1);
    await close(store, "2019-05");
    expect((await readGates(store.read, "2019-05")).map((g) => g.passed)).not.toContain(false);
    const before = [await store.read.entries({}), await store.read.closes()];
    expect(await refused(close(store, "2019-05"))).toEqual(["period-must-be-open"]);
    expect(await refused(add(store, file(2, "2019-05")))).toEqual(["period-must-be-open"]);
    expect([await store.read.entries({}), await store.read.closes()]).toEqual(before);
  }));

test("the period must be typed once more", () =>
  onBooks(async (store) => {
    await ready(store, "2019-05", 1);
    expect(await refused(close(store, "2019-05", { confirm: "2019-04" }))).toEqual([
      "confirmation-must-match",
    ]);
    expect(await refused(close(store, "2019-05", { confirm: "" }))).toEqual(["confirmation-must-match"]);
    expect(await store.read.closes()).toEqual([]);
  }));

test("all failing gates are told at once, and the dry run shows them without a refusal", () =>
  onBooks(async (store) => {
    await add(store, [...file(1, "2019-04"), ...file(2, "2019-05")]);
    const wanted = ["earlier-period-must-be-closed", "service-must-be-reconciled", "period-must-be-settled"];
    expect(await refused(close(store, "2019-05"))).toEqual(["period-must-pass-its-gates", ...wanted]);
    const { gates, close: written } = await close(store, "2019-05", { dryRun: true });
    expect(written).toBeNull();
    expect(gates.flatMap((g) => g.findings.map((f) => f.code))).toEqual(wanted);
    expect(await readGates(store.read, "2019-05")).toEqual(gates);
  }));

test("a file after the settlement makes reconciliation and settlement out of date", () =>
  onBooks(async (store) => {
    await ready(store, "2019-05", 1);
    await add(store, file(2, "2019-05"));
    expect((await refused(close(store, "2019-05"))).slice(0, 2)).toEqual([
      "period-must-pass-its-gates",
      "reconciliation-must-be-current",
    ]);
  }));

test("a rule enacted after the settlement makes it out of date", () =>
  onBooks(async (store) => {
    await ready(store, "2019-05", 1);
    await add(store, [POLICIES]);
    expect(await refused(close(store, "2019-05"))).toContain("settlement-must-be-current");
  }));

test("a charge that is booked one fen short stops the close on both accounts", () =>
  onBooks(async (store) => {
    await add(store, file(1, "2019-05"));
    await reconcile(store, { period: "2019-05", file: 1 });
    await settle(store, { period: "2019-05", file: 1, chargedFen: 360n, bookedFen: 359n });
    expect(await refused(close(store, "2019-05"))).toEqual([
      "period-must-pass-its-gates",
      "charges-must-equal-ledger",
      "charges-must-equal-ledger",
    ]);
  }));
