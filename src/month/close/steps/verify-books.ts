/**
 * balis verify: the books computed once more from what they rest on, and compared with what they say.
 *
 * The database's own check first, and every table against what the actions sealed of it; the rules as they were enacted, the
 * chain of closes and the action log; then of each settled period every charge and every entry, from the stored matches, the
 * invoice and the rule versions the settlement names; and of each closed period its whole manifest, with the hashes over
 * its rows. What was edited behind the program's back is found and named. Nothing is written.
 */

import { type Finding, finding } from "../../../core/finding.ts";
import { addUp } from "../../../core/list.ts";
import type { Hash } from "../../../core/machine-port.ts";
import { parsePeriod } from "../../../core/period.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { verifyLog } from "../../../people/action-log.ts";
import { parsedManifest } from "../../../people/operator.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { Service } from "../../../registry/library.ts";
import { alteredRules } from "../../../rules/rule-seal.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { Entry } from "../../ledger/entry.ts";
import type { LedgerReads } from "../../ledger/port.ts";
import type { SettlingReads } from "../../settle/port.ts";
import type { SettlementRun } from "../../settle/run.ts";
import { Settlement } from "../../settle/settlement.ts";
import { settlementRules } from "../../settle/settlement-rules.ts";
import { planCorrections } from "../../settle/steps/plan-corrections.ts";
import { settlementFacts } from "../../settle/steps/settle-period.ts";
import { booksBasis, type SettlementBasis } from "../../settle/steps/settlement-basis.ts";
import { buildClose } from "../build-manifest.ts";
import { consentIn } from "../consent.ts";
import type { CloseReads, ClosingReads, PeriodClose } from "../port.ts";
import { verifyChain } from "../verify-chain.ts";
import { contentsFindings } from "./check-contents.ts";
import { checkEntries } from "./check-entries.ts";
import { chargeComparison } from "./compare-charges.ts";
import { contentsOf, type DigestVersion, digestPeriod } from "./digest-period.ts";
import { hasGoneOn } from "./gone-on.ts";
import { readCloseFacts } from "./read-close-facts.ts";

interface VerifiedPeriod {
  readonly period: string;
  readonly charges: number;
  readonly entries: number;
  readonly isClosed: boolean;
  readonly findings: readonly Finding[];
}

interface Verified {
  /** Of the database's structure, what it complains of itself, and rows that are not what an action added. */
  readonly contents: readonly Finding[];
  /** Of the rule versions: which are not what was enacted. */
  readonly rules: readonly Finding[];
  readonly periods: readonly VerifiedPeriod[];
  /** Null when the chain of closes holds. */
  readonly chain: Finding | null;
  /** Of the action log: how many rows, and null when their chain holds. */
  readonly log: { readonly rows: number; readonly broken: Finding | null };
}

/** More of one kind are counted and not kept. */
const MAX_FINDINGS = 100;

/** `period`: null for all that are settled. */
export async function verifyBooks(asked: {
  read: ClosingReads;
  period: string | null;
  hash: Hash;
  /** Called as each period is begun. */
  onPeriod?: (period: string) => void;
}): Promise<Verified> {
  const { read, period, hash } = asked;
  const rows = (await read.actions()).reverse();
  const rules = alteredRules(await read.ruleSeals());
  const broken = verifyLog(rows, hash);
  // An edited rule and a broken row of the log are told by their names.
  const told = [...(rules.length > 0 ? ["rule_version"] : []), ...(broken ? ["content_seal"] : [])];
  const contents = await contentsFindings(read, { log: rows, told });
  const closes = await read.closes();
  const settled = (await read.periods()).filter((p) => p.settlement !== null);
  const wanted = settled.map((p) => p.period).filter((id) => period === null || id === period);
  if (wanted.length === 0 && period !== null) refuse("period-must-be-settled", { period });
  const periods: VerifiedPeriod[] = [];
  for (const id of wanted) {
    asked.onPeriod?.(id);
    periods.push(
      await verifyPeriod({ read, period: id, hash, closes }).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        const { code, params } = error;
        const isClosed = closes.some((c) => c.period === id);
        return { period: id, charges: 0, entries: 0, isClosed, findings: [finding(code, params)] };
      }),
    );
  }
  return {
    contents,
    rules,
    periods,
    chain: verifyChain(closes, hash),
    log: { rows: rows.length, broken },
  };
}

async function verifyPeriod(asked: {
  read: ClosingReads;
  period: string;
  hash: Hash;
  closes: readonly PeriodClose[];
}): Promise<VerifiedPeriod> {
  const { read, period, closes } = asked;
  const run = await read.settlement(period);
  if (run === null) return refuse("period-must-be-settled", { period });
  let made = await comparedWith(read, run, {});
  for (const way of EARLIER_WAYS) {
    const isNone = way.isEarlier || way.isOfNovember ? !made.hasInvoice : !made.hasCorrections;
    if (made.findings.length === 0 || isNone) continue;
    const earlier = await comparedWith(read, run, way);
    if (earlier.findings.length < made.findings.length) made = earlier;
  }
  const { charges, entries } = made;
  let { findings } = made;
  const close = closes.find((c) => c.period === period);
  if (!close && findings.length > 0 && (await hasGoneOn(read, run)))
    findings = [finding("settlement-must-be-current", { period, settlement: run.number })];
  if (close) findings.push(...(await checkManifest({ ...asked, close })));
  const kept = findings.slice(0, MAX_FINDINGS);
  return { period, charges, entries, isClosed: close !== undefined, findings: kept };
}

/** How an earlier program settled: corrections by library (CorrectionDifference), or after its own charges; invoices by `EarlierRules`. */
interface Way {
  readonly byLibrary?: boolean;
  readonly correctsAfter?: boolean;
  readonly isEarlier?: boolean;
  readonly isOfNovember?: boolean;
}

const EARLIER_WAYS: readonly Way[] = [
  { isOfNovember: true },
  ...[{ byLibrary: true }, { correctsAfter: true }].flatMap((way) =>
    [{}, { isOfNovember: true }, { isEarlier: true }].map((invoices) => ({ ...way, ...invoices })),
  ),
];

/** A settlement made once more, and how its charges and entries differ from those of the books. */
interface Compared {
  readonly charges: number;
  readonly entries: number;
  readonly hasCorrections: boolean;
  readonly hasInvoice: boolean;
  readonly findings: Finding[];
}

async function comparedWith(
  read: SettlingReads & LedgerReads & CloseReads,
  run: SettlementRun,
  way: Way,
): Promise<Compared> {
  const { period, number } = run;
  const findings: Finding[] = [];
  const add = (found: Finding): void => {
    if (findings.length < MAX_FINDINGS) findings.push(found);
  };
  const again = await recomputed({ read, run, way, add }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    add(finding("settlement-must-be-computable", { period, run: number, why: error.code }));
    return null;
  });
  const entries = await read.entries({ period });
  const { length } = entries;
  const totals = await read.chargeTotals(number);
  const hasInvoice = totals.some((total) => total.kind === "courier" || total.kind === "courier-held");
  if (again === null) return { charges: 0, entries: length, hasCorrections: false, hasInvoice, findings };
  const { charges, hasCorrections } = again;
  const stored = addUp(totals, (total) => total.count);
  if (stored !== charges) add(finding("charges-must-be-as-many", { period, stored, recomputed: charges }));
  checkEntries({ period, run: number, entries, wanted: again.entries, add });
  return { charges, entries: length, hasCorrections, hasInvoice, findings };
}

async function recomputed(asked: {
  read: SettlingReads & CloseReads;
  run: SettlementRun;
  way: Way;
  add: (found: Finding) => void;
}): Promise<{ charges: number; entries: Entry[]; hasCorrections: boolean }> {
  const { read, run, way, add } = asked;
  const period = parsePeriod(run.period) ?? refuse("period-must-be-valid", { text: run.period });
  const named = new Set(run.rules);
  const versions = (await read.rules()).filter((rule) => named.has(ruleName(rule)));
  const standing = await read.standingAt(run.number);
  const basis: SettlementBasis = { ...(await booksBasis(read)), standing, ...way };
  const { number } = run;
  const about = { read, into: period, number, basis, versions, byLibrary: way.byLibrary === true };
  const corrections = way.correctsAfter ? null : await planCorrections(about);
  const settlement = new Settlement({
    number,
    rules: settlementRules(versions),
    directory: directoryOf(standing.registry),
    lastDay: period.to,
    before: corrections?.before ?? (await read.chargedBefore(period.id)),
  });
  const services: Service[] = [];
  for (const service of ["dd", "ill"] as const)
    if ((await read.run({ period: period.id, service })) !== null) services.push(service);
  const compared = chargeComparison({ read, run, add });
  const entries: Entry[] = [];
  const made = { read, period, number, services, settlement, versions, funds: run.funds, basis };
  try {
    for await (const facts of settlementFacts({ ...made, corrections })) {
      for (const fact of facts)
        if (fact.kind === "charge") compared.take(fact.charge);
        else if (fact.kind === "entry-posted") entries.push(fact.entry);
      await compared.compareDue();
    }
  } finally {
    // What a refusal cuts short is compared as far as it went.
    await compared.compareAll();
  }
  const hasCorrections = (corrections?.charges.length ?? 0) > 0;
  return { charges: compared.charges, entries, hasCorrections };
}

/** The manifest made again, with the program's version it names, part by part. */
async function checkManifest(asked: {
  read: ClosingReads;
  period: string;
  hash: Hash;
  close: PeriodClose;
  closes: readonly PeriodClose[];
}): Promise<Finding[]> {
  const { read, hash, close, closes } = asked;
  const period = parsePeriod(asked.period);
  const said = parsedManifest(close.manifest);
  if (!period || said === null) return [finding("manifest-must-name-its-close", { period: asked.period })];
  const facts = await readCloseFacts(read, period);
  const named = new Set(rulesIn(said));
  const policies = facts.policies && named.has(ruleName(facts.policies)) ? facts.policies : null;
  const hasContents = said.contents !== undefined;
  const contents = hasContents
    ? contentsOf(await digestPeriod({ read, period: period.id, hash, version: versionOf(said) }))
    : undefined;
  const again = buildClose(
    { ...facts, policies },
    {
      before: closes.find((c) => c.ordinal === close.ordinal - 1) ?? null,
      programVersion: String(said.program),
      hash,
      ...(contents === undefined ? {} : { contents }),
      despite: consentIn(close.manifest)?.reason ?? null,
    },
  );
  const made = parsedManifest(again.manifest) ?? {};
  const parts = [...new Set([...Object.keys(said), ...Object.keys(made)])].sort();
  return parts
    .filter((part) => JSON.stringify(said[part]) !== JSON.stringify(made[part]))
    .map((part) =>
      finding("manifest-must-be-what-it-rests-on", { period: period.id, part: wherein(said, made, part) }),
    );
}

function versionOf(said: Manifest): DigestVersion {
  const { contents } = said;
  const version =
    typeof contents === "object" && contents !== null && "version" in contents && contents.version;
  return version === 1 || version === 3 ? version : 2;
}

/** "contents.records" rather than "contents": the rows that were edited are named. */
function wherein(said: Manifest, made: Manifest, part: string): string {
  const [a, b] = [said[part], made[part]];
  if (part !== "contents" || typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return part;
  const other = new Map(Object.entries(b));
  const inside = Object.entries(a).find(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(other.get(key)),
  );
  return inside ? `${part}.${inside[0]}` : part;
}

type Manifest = Readonly<Record<string, unknown>>;

function rulesIn(said: Manifest): string[] {
  if (!Array.isArray(said.rules)) return [];
  return said.rules.map((rule: { part: string; pack: string; version: string }) => ruleName(rule));
}
