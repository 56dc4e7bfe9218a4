/**
 * 关账清单 / building the manifest: everything a closed period consists of, as one canonical text.
 *
 * There is no clock in it: the same books give the same bytes. Who settled, approved and closed stands in it where
 * operators are registered or one person keeps the books. Lists are in a stated order, never in the order they were read. The hash of the close before it stands inside, so a chain of manifests
 * can't be changed in the middle: whoever changes May must change June, July and every one after, and the
 * hashes printed on paper tell.
 */

import { type Canonical, canonicalJson } from "../../core/canonical-json.ts";
import { addUp, by, sumOf } from "../../core/list.ts";
import { parsedManifest } from "../../people/operator.ts";
import { ruleName } from "../../rules/rules.ts";
import type { HeldBill } from "../courier/company-invoices.ts";
import type { Entry } from "../ledger/entry.ts";
import { consentOf, deferredIn } from "./consent.ts";
import type { CloseFacts } from "./facts.ts";
import { materialityOf } from "./gates.ts";
import { missingOf } from "./period-finding.ts";
import type { PeriodClose } from "./port.ts";

/** The hash before the first close. */
export const GENESIS = "0".repeat(64);

export function buildClose(
  facts: CloseFacts,
  about: {
    before: Pick<PeriodClose, "ordinal" | "hash"> | null;
    programVersion: string;
    hash: (text: string) => string;
    /** Hashes over the period's rows; absent in a close made before they were kept. */
    contents?: Canonical;
    /** Why it closes although gates failed that a reason lets pass; null where none did. */
    despite?: string | null;
  },
): PeriodClose {
  const ordinal = (about.before?.ordinal ?? 0) + 1;
  const previous = about.before?.hash ?? GENESIS;
  const manifest = canonicalJson({
    schema: "balis/manifest/1",
    period: facts.period.id,
    from: facts.period.from,
    to: facts.period.to,
    ordinal,
    previous,
    program: about.programVersion,
    ...sourcesOf(facts),
    ...figuresOf(facts),
    ...findingsPart(facts),
    ...peopleOf(facts),
    ...(about.despite ? { consent: consentOf(facts, about.despite) } : {}),
    ...(about.contents === undefined ? {} : { contents: about.contents }),
    entries: { count: facts.entries.length, sha256: about.hash(facts.entries.join("\n")) },
  });
  return { period: facts.period.id, ordinal, manifest, hash: about.hash(manifest), previous };
}

/** What the files left open: who was missing, what was answered for and why, what libraries might still have answered, what of courier bills nobody has. */
function findingsPart({ missing, bills, answered, awaited }: CloseFacts): Record<string, Canonical> {
  const answers = answered.map(({ kind, count, about, answer: { reason, by: name } }) => {
    const what = "file" in about ? { file: about.file, sha256: about.sha256 } : { ...about };
    return { finding: kind, count, ...what, reason, by: name };
  });
  return {
    ...(missing.length > 0 ? { missing: missing.map(missingOf) } : {}),
    ...(answers.length > 0 ? { answered: answers } : {}),
    ...(awaited === null ? {} : { awaited: { ...awaited } }),
    ...(bills.length === 0 ? {} : { courier: bills.map(keptBill) }),
  };
}

function keptBill({ company, lines }: HeldBill): Canonical {
  return { company, lines: lines.map((line) => ({ ...line })) };
}

/** Nothing where no operator is registered: so the closes of such books, earlier ones too, are made of what they were. */
function peopleOf({ parties }: CloseFacts): Record<string, Canonical> {
  const { mode, settledBy, approval, closedBy, sharedUser } = parties;
  if (mode === "unregistered") return {};
  const user = mode === "two-person" && sharedUser !== null ? { user: sharedUser } : {};
  return { people: { mode, settled: settledBy, approved: approval?.by ?? null, closed: closedBy, ...user } };
}

/** An entry's canonical text, for the hash over all of a period's entries. */
export function entryText(entry: Entry): string {
  const { id, period, day, text, reverses } = entry;
  const postings = entry.postings.map(({ account, fen }) => ({ account, fen }));
  return canonicalJson({ id, period, day, text, reverses, postings });
}

/** What went in: files, rules, runs. */
function sourcesOf(facts: CloseFacts): Record<string, Canonical> {
  const files = facts.files.map(({ sha256, name, kind, library, lateFor, rows, taken, quarantined }) => ({
    sha256,
    name,
    kind,
    library,
    lateFor,
    rows,
    taken,
    quarantined,
  }));
  const rules = [...facts.rules, ...(facts.policies ? [facts.policies] : [])];
  const byName = new Map(
    rules.map(({ part, pack, version, hash, sample }) => {
      const rule = { part, pack, version, hash, sample };
      return [ruleName(rule), rule] as const;
    }),
  );
  const reconciliations = facts.services.map(({ service, standing }) => ({
    service,
    run: standing?.run.number ?? null,
    inputs: standing?.run.inputs ?? null,
  }));
  const run = facts.settlement?.run ?? null;
  const settlement = run && { run: run.number, inputs: run.inputs, sample: run.sample };
  return {
    files: inOrder(files),
    rules: inOrder([...byName.values()]),
    reconciliations: inOrder(reconciliations),
    settlement,
  };
}

/** What came out: counts, totals, balances, and the small discrepancies left open. */
function figuresOf(facts: CloseFacts): Record<string, Canonical> {
  const sum = (of: "rows" | "taken" | "quarantined"): number => addUp(facts.files, (f) => f[of]);
  const differing = facts.unpriced.filter((u) => u.severity === "differs").length;
  const open = facts.open.map(({ id, service, caseKey, kind, supplier, requester, riskFen }) => ({
    id,
    service,
    caseKey,
    kind,
    supplier,
    requester,
    riskFen,
  }));
  const totals = facts.totals.map(({ kind, scheme, library, count, quantity, fen }) => ({
    kind,
    ...(scheme === null ? {} : { scheme }),
    library,
    count,
    quantity,
    fen,
  }));
  const requests = facts.requests.map(({ service, status, requests, pages, volumes }) => ({
    service,
    status,
    requests,
    pages,
    volumes,
  }));
  return {
    counts: {
      files: facts.files.length,
      rows: sum("rows"),
      taken: sum("taken"),
      quarantined: sum("quarantined"),
      discrepanciesOpen: facts.open.length,
      discrepanciesResolved: facts.resolved,
      feesDiffering: differing,
    },
    requests: inOrder(requests),
    kinds: inOrder(kindsOf(facts)),
    totals: inOrder(totals),
    balances: inOrder(facts.balances.map(({ account, fen }) => ({ account, fen }))),
    materialityFen: materialityOf(facts),
    openDiscrepancies: inOrder(open),
    // Only where there are any: closes of before don't tell them, and are proved as they are.
    ...(facts.deferred.length === 0 ? {} : { deferredDiscrepancies: deferredIn(facts) }),
  };
}

/** Whether a closed period's record names what was deferred. */
export function tellsDeferred(manifest: string): boolean {
  return Array.isArray(parsedManifest(manifest)?.deferredDiscrepancies);
}

function kindsOf(facts: CloseFacts): Canonical[] {
  const kinds = [...new Set(facts.totals.map((t) => t.kind))];
  return kinds.map((kind) => {
    const own = facts.totals.filter((t) => t.kind === kind);
    return {
      kind,
      count: addUp(own, (t) => t.count),
      quantity: sumOf(own, (t) => t.quantity),
      fen: sumOf(own, (t) => t.fen),
    };
  });
}

/** By their canonical text: a total order that no reader's order can change. */
function inOrder(items: readonly Canonical[]): Canonical[] {
  return [...items].sort(by(canonicalJson));
}
