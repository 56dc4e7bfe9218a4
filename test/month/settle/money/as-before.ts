/** Settlements as earlier programs made them, for what must hold of closed months. */
import { join } from "node:path";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { periodOf } from "../../../../src/core/period.ts";
import { Settlement } from "../../../../src/month/settle/settlement.ts";
import { settlementRules } from "../../../../src/month/settle/settlement-rules.ts";
import { planCorrections } from "../../../../src/month/settle/steps/plan-corrections.ts";
import { settlementFacts } from "../../../../src/month/settle/steps/settle-period.ts";
import { booksBasis } from "../../../../src/month/settle/steps/settlement-basis.ts";
import { directoryOf } from "../../../../src/registry/directory.ts";
import type { Service } from "../../../../src/registry/library.ts";
import { readRegistry } from "../../../../src/registry/steps/read-registry.ts";
import { ruleName } from "../../../../src/rules/rules.ts";
import type { Alliance } from "./alliance.ts";

/**
 * own-first, before 2026-11-29: the month's own charges first, by what was left before its corrections; by-library, before 2026-12: a
 * corrected fee of its supplier alone, whoever asked; earlier-invoice, before 2026-11-30, and november, before 2026-12-01: by the rules of `EarlierRules`.
 */
type AsBefore = "own-first" | "by-library" | "earlier-invoice" | "november";

/** Settles the month as an earlier program did. */
export async function settleAsBefore(
  store: Store,
  month: string,
  { how, services = [] }: { how: AsBefore; services?: readonly Service[] },
): Promise<void> {
  const { read } = store;
  const [period, number, versions] = [periodOf(month), await read.nextSettlementNumber(), await read.rules()];
  const invoices = { isEarlier: how === "earlier-invoice", isOfNovember: how === "november" };
  const basis = { ...(await booksBasis(read)), ...invoices };
  const about = { read, into: period, number, basis, versions };
  const corrections = how === "by-library" ? await planCorrections({ ...about, byLibrary: true }) : null;
  const settlement = new Settlement({
    ...{ number, rules: settlementRules(versions), directory: directoryOf(await readRegistry(read)) },
    ...{ lastDay: period.to, before: corrections?.before ?? (await read.chargedBefore(month)) },
  });
  const inputs = await read.settlementInputs(month);
  const run = { number, period: month, inputs, rules: versions.map(ruleName), sample: true, funds: null };
  const made = { read, period, number, services, settlement, versions, funds: null, basis };
  await store.apply(
    async function* () {
      yield { kind: "settlement-run" as const, run };
      yield* settlementFacts({ ...made, corrections });
    },
    { at: "2019-06-03T01:30:00Z", operator: "李会计", command: "balis settle" },
  );
}

/** The same of the document deliveries of an alliance's books. */
export async function settleBooksAsBefore({ cwd }: Alliance, month: string, how: AsBefore): Promise<void> {
  const store = await openBooks(join(cwd, "balis.db"));
  try {
    await settleAsBefore(store, month, { how, services: ["dd"] });
  } finally {
    await store.close();
  }
}
