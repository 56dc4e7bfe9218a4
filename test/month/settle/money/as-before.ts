/** Settlements as earlier programs made them, for what must hold of closed months. */
import { join } from "node:path";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { periodOf } from "../../../../src/core/period.ts";
import { Settlement } from "../../../../src/month/settle/settlement.ts";
import { settlementRules } from "../../../../src/month/settle/settlement-rules.ts";
import { planCorrections } from "../../../../src/month/settle/steps/plan-corrections.ts";
import { settlementFacts } from "../../../../src/month/settle/steps/settle-period.ts";
import { booksBasis } from "../../../../src/month/settle/steps/settlement-basis.ts";
import { directoryOf } from "../../../../src/registry/directory.ts";
import { readRegistry } from "../../../../src/registry/steps/read-registry.ts";
import { ruleName } from "../../../../src/rules/rules.ts";
import type { Alliance } from "./alliance.ts";

/**
 * As earlier programs made settlements. own-first, before 2026-11-29: the month's own charges first, by what was left before its
 * corrections; by-library, before 2026-12: a corrected fee of its supplier alone, whoever asked.
 */
export async function settleAsBefore(
  books: Alliance,
  month: string,
  how: "own-first" | "by-library",
): Promise<void> {
  const store = await openBooks(join(books.cwd, "balis.db"));
  try {
    const { read } = store;
    const [period, number, versions] = [
      periodOf(month),
      await read.nextSettlementNumber(),
      await read.rules(),
    ];
    const about = { read, into: period, number, basis: await booksBasis(read), versions };
    const corrections = how === "own-first" ? null : await planCorrections({ ...about, byLibrary: true });
    const before = corrections?.before ?? (await read.chargedBefore(month));
    const settlement = new Settlement({
      ...{ number, rules: settlementRules(versions), directory: directoryOf(await readRegistry(read)) },
      ...{ lastDay: period.to, before },
    });
    const inputs = await read.settlementInputs(month);
    const run = { number, period: month, inputs, rules: versions.map(ruleName), sample: true, funds: null };
    const made = { read, period, number, services: ["dd"] as const, settlement, versions, funds: null };
    await store.apply(
      async function* () {
        yield { kind: "settlement-run" as const, run };
        yield* settlementFacts({ ...made, corrections });
      },
      { at: "2019-06-03T01:30:00Z", operator: "李会计", command: "balis settle" },
    );
  } finally {
    await store.close();
  }
}
