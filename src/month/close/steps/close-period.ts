/** balis close: every gate tried at once, then the period's manifest chained to the close before it. */

import type { Fact, Store } from "../../../books/port.ts";
import { invariant } from "../../../core/bug.ts";
import { dayInShanghai } from "../../../core/day.ts";
import { ENGINES, type Hash, type SecondEngine } from "../../../core/machine-port.ts";
import type { Fen } from "../../../core/money.ts";
import { parsePeriod, periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { Action } from "../../../core/store.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { requireSoundRules } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { nextOpenPeriod, openPeriod, requireOwnSpan } from "../../import/steps/periods.ts";
import type { LedgerReads } from "../../ledger/port.ts";
import { buildClose } from "../build-manifest.ts";
import { isForReason } from "../consent.ts";
import type { CloseFacts } from "../facts.ts";
import type { Gate, GateKey } from "../gate.ts";
import { gatesOf, isMaterial, unsettledIn } from "../gates.ts";
import type { CloseReads, ClosingReads, PeriodClose } from "../port.ts";
import { engineGate, engineJournal } from "../second-engine.ts";
import { contentsOf, digestPeriod } from "./digest-period.ts";
import { readCloseFacts } from "./read-close-facts.ts";

interface Closing {
  readonly gates: readonly Gate[];
  /** Those that failed, and that the stated reason lets pass. */
  readonly letPass: readonly GateKey[];
  /** The stated reason, where it was needed: else it stands nowhere. */
  readonly despite: string | null;
  /** What goes on undecided, and into which period; null where nothing does. */
  readonly carried: { readonly open: number; readonly unsettledFen: Fen; readonly into: string } | null;
  /** What the close writes; null when a gate fails, which only a dry run returns. */
  readonly close: PeriodClose | null;
}

export async function closePeriod(asked: {
  store: Store;
  period: string;
  /** The period typed once more; a dry run needs none. */
  confirm: string | null;
  /** Why it may close although gates fail that a reason lets pass; where none does, it is not kept. */
  despite?: string | null;
  action: Action;
  programVersion: string;
  hash: Hash;
  engine: SecondEngine;
  dryRun?: boolean;
}): Promise<Closing> {
  const { store, action, dryRun = false } = asked;
  const period = await openPeriod(store.read, asked.period);
  await requireOwnSpan(store.read, period);
  if (!dryRun && parsePeriod(asked.confirm ?? "")?.id !== period.id) {
    const found = asked.confirm ?? "";
    refuse("confirmation-must-match", { flag: "--confirm", wanted: period.id, found });
  }
  let closing: Closing | undefined;
  await store.apply(
    async function* (): AsyncGenerator<Fact> {
      await openPeriod(store.read, period.id);
      closing = await closingOf(asked);
      if (closing.close) yield { kind: "period-closed", close: closing.close };
      else if (!dryRun) refuseGates(period.id, closing);
    },
    action,
    { dryRun },
  );
  invariant(closing !== undefined, "a store asks for the plan it applies");
  return closing;
}

/** The gates of a period as they stand now, for `balis status` and the reports. */
export async function readGates(read: ClosingReads, period: string): Promise<Gate[]> {
  return gatesOf(await readCloseFacts(read, periodOf(period)));
}

async function closingOf(asked: {
  store: Store;
  period: string;
  despite?: string | null;
  action: Action;
  programVersion: string;
  hash: Hash;
  engine: SecondEngine;
}): Promise<Closing> {
  const { read } = asked.store;
  const { programVersion, hash, despite: said = null } = asked;
  await requireSoundRules(read);
  const { operator: by, user, at } = asked.action;
  const on = dayInShanghai(at);
  invariant(on !== undefined, `${at} is an instant`);
  const facts = await readCloseFacts(read, periodOf(asked.period), { by, user, on });
  const gates = [...gatesOf(facts), ...(await engineGates(read, { ...asked, period: facts.period.id }))];
  const forReason = gates.filter(isForReason).map((g) => g.key);
  const despite = forReason.length === 0 ? null : said;
  const stops = gates.some((g) => !g.passed && (despite === null || !isForReason(g)));
  const carried = await carriedOn(read, facts);
  if (stops) return { gates, letPass: despite === null ? [] : forReason, despite, carried, close: null };
  const before = (await read.closes()).at(-1) ?? null;
  const contents = contentsOf(await digestPeriod({ read, period: facts.period.id, hash }));
  const close = buildClose(facts, { before, programVersion, hash, contents, despite });
  return { gates, letPass: forReason, despite, carried, close };
}

/** A material one goes nowhere: it is resolved first. */
async function carriedOn(read: ImportReads & CloseReads, facts: CloseFacts): Promise<Closing["carried"]> {
  const open = [...facts.open.filter((d) => !isMaterial(d, facts)), ...facts.deferred];
  if (open.length === 0) return null;
  const into = (await nextOpenPeriod(read, facts.period)).id;
  return { open: open.length, unsettledFen: unsettledIn(open), into };
}

/** Only where the setting names a program; it is given every entry of the books. */
async function engineGates(
  read: RegistryReads & LedgerReads,
  asked: { period: string; engine: SecondEngine },
): Promise<Gate[]> {
  const named = settingOf(await read.settings(), "second-engine");
  const engine = ENGINES.find((name) => name === named);
  if (engine === undefined) return [];
  const [entries, balances] = [await read.entries({}), await read.balances()];
  const answer = await asked.engine.run(engine, engineJournal(engine, { entries, balances }));
  return [engineGate({ engine, period: asked.period, balances, answer })];
}

function refuseGates(period: string, { gates, letPass }: Closing): never {
  const failed = gates.filter((gate) => !gate.passed && !letPass.includes(gate.key));
  const findings = failed.flatMap((gate) => gate.findings);
  return refuse("period-must-pass-its-gates", { period, failed: failed.length }, { findings });
}
