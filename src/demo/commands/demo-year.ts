/** The demo year: synthetic exports, imported, reconciled, resolved by the known truth, settled and closed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../../books/port.ts";
import { addUp } from "../../core/list.ts";
import type { Hash } from "../../core/machine-port.ts";
import { periodOf } from "../../core/period.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Action } from "../../core/store.ts";
import { secondEngine } from "../../month/close/io/run-second-engine.ts";
import { answerFindings } from "../../month/close/steps/answer-findings.ts";
import { closePeriod } from "../../month/close/steps/close-period.ts";
import { readPeriodFindings } from "../../month/close/steps/period-findings.ts";
import { profileShelf } from "../../month/import/io/profile-shelf.ts";
import type { ImportReceipt } from "../../month/import/receipt.ts";
import { importFile } from "../../month/import/steps/import-file.ts";
import type { StoredDiscrepancy } from "../../month/reconcile/port.ts";
import { reconcilePeriod } from "../../month/reconcile/steps/reconcile-period.ts";
import { resolveDiscrepancies } from "../../month/reconcile/steps/resolve-discrepancies.ts";
import { settlePeriod } from "../../month/settle/steps/settle-period.ts";
import { parseRegistryText } from "../../registry/io/parse-table.ts";
import { editRegistry } from "../../registry/steps/change-registry.ts";
import { importRegistry } from "../../registry/steps/import-registry.ts";
import type { ChargeKind } from "../../rules/charge.ts";
import { readRulePack } from "../../rules/io/read-rule-pack.ts";
import { enactRules } from "../../rules/steps/enact-rules.ts";
import { openFiles } from "../../tables/io/open-file.ts";
import { templatePath } from "../../terminal/templates.ts";
import { VERSION } from "../../terminal/version.ts";
import type { Planted } from "../alliance/plant.ts";
import type { CourierTruth } from "../alliance/plant-courier.ts";
import { LATE, LEAVER } from "../alliance/requests.ts";
import { courierOf } from "./demo-courier.ts";

/** Those of money, then those that indicators and evaluations ask for. */
const PACKS = [
  "balis-dd-2017",
  "sample-2019",
  "balis-indicators",
  "china-holidays",
  "mof-2020",
  "sample-evaluation",
];

interface DemoContext {
  readonly store: Store;
  readonly action: Action;
  readonly hash: Hash;
}

/** Some requests wait for their supplier's account of the month after: who closes over them says so. */
const despite = "演示：转下期的差异待提供馆下月补报";

export interface DemoMonth {
  readonly period: string;
  readonly rows: number;
  readonly matched: number;
  /** Matches by the pass that made them. */
  readonly passes: ReadonlyMap<string, number>;
  /** Every discrepancy found, before anything was resolved by hand. */
  readonly found: readonly StoredDiscrepancy[];
  readonly policy: number;
  readonly fen: ReadonlyMap<ChargeKind, bigint>;
  readonly unpriced: number;
  /** Numbers of the requests and waybills whose stated amount is not the rule's. */
  readonly differs: readonly string[];
  readonly courier: Awaited<ReturnType<typeof courierOf>>;
  readonly imports: ImportCount;
}

/** What importing a month's files came upon. */
interface ImportCount {
  readonly quarantinedRows: number;
  readonly wrongControlTotals: number;
  readonly corrected: number;
  readonly repeated: number;
  readonly late: number;
  readonly missing: number;
  readonly overlapping: number;
  readonly unreadSheets: number;
  readonly confirmedTwice: number;
}

export async function loadRegistry({ store, action }: DemoContext): Promise<void> {
  const parts = [
    ["libraries", "registry/libraries.csv"],
    ["aliases", "registry/aliases.csv"],
    ["agreements", "registry/agreements-sample.csv"],
  ] as const;
  for (const [part, name] of parts) {
    const text = readFileSync(templatePath(name), "utf8");
    const { table } = parseRegistryText({ file: name, text });
    await importRegistry({ store, part, table, action });
  }
}

/** The rules, the label, and the library that leaves in the middle of the year. */
export async function loadRules(context: DemoContext): Promise<void> {
  const { store, action, hash } = context;
  for (const pack of PACKS) {
    const name = `rules/${pack}.yaml`;
    const text = readFileSync(templatePath(name), "utf8");
    await enactRules({ store, versions: readRulePack({ file: name, text, hash }), action });
  }
  await store.apply(() => [{ kind: "setting-recorded", name: "label", value: "合成数据 synthetic" }], action);
  for (const service of ["dd", "ill"] as const) {
    const held = (await store.read.agreements()).some(
      (a) => a.library === LEAVER.code && a.service === service,
    );
    if (!held) continue;
    const edit = {
      kind: "end-agreement",
      library: LEAVER.code,
      service,
      role: null,
      to: LEAVER.lastDay,
    } as const;
    await editRegistry({ store, edit, action });
  }
}

export async function settleMonth(
  context: DemoContext,
  month: {
    inbox: string;
    period: string;
    planted: readonly Planted[];
    courier: readonly CourierTruth[];
    reason: string;
  },
): Promise<DemoMonth> {
  const { store, action, hash } = context;
  const { period } = month;
  const { receipts, overlapping } = await importMonth(context, join(month.inbox, period));
  const runs = await reconcilePeriod({ store, period, services: ["dd", "ill"], action, hash });
  const found = await store.read.discrepancies({ period });
  await resolveByTruth(context, { found, ...month });
  const settled = await settlePeriod({ store, period, action });
  const { missing, unreadSheets } = await answerByTruth(context, month);
  // Demonstration books name no second engine.
  const engine = secondEngine({});
  await closePeriod({
    store,
    period,
    confirm: period,
    despite,
    action,
    programVersion: VERSION,
    hash,
    engine,
  });
  const passes = new Map<string, number>();
  for (const [pass, n] of runs.flatMap((r) => [...r.count.matched]))
    passes.set(pass, (passes.get(pass) ?? 0) + n);
  return {
    period,
    rows: addUp(receipts, (r) => (r.outcome === "already-there" ? 0 : r.rows.taken)),
    matched: addUp(passes.values(), (n) => n),
    passes,
    found,
    policy: found.filter((d) => d.resolution !== null).length,
    fen: new Map([...settled.count.totals].map(([kind, total]) => [kind, total.fen])),
    unpriced: settled.count.unpriced,
    differs: (await store.read.unpriced(settled.run))
      .filter((u) => u.severity === "differs")
      .map((u) => u.caseKey),
    courier: await courierOf(store.read, period, month.courier),
    imports: {
      quarantinedRows: addUp(receipts, (r) => (r.outcome === "already-there" ? 0 : r.rows.quarantined)),
      wrongControlTotals: addUp(receipts, (r) => r.controlTotals.filter((t) => !t.agrees).length),
      corrected: addUp(receipts, (r) => (r.outcome === "superseded" ? 1 : 0)),
      repeated: addUp(receipts, (r) => (r.outcome === "already-there" ? 1 : 0)),
      late: addUp(receipts, (r) => (r.lateFor === null ? 0 : 1)),
      missing,
      overlapping,
      unreadSheets,
      confirmedTwice: addUp(runs, (r) => r.count.repeated),
    },
  };
}

async function importMonth(
  context: DemoContext,
  folder: string,
): Promise<{ receipts: ImportReceipt[]; overlapping: number }> {
  const { store, action, hash } = context;
  const profiles = profileShelf(templatePath("profiles"), hash)([]);
  const receipts: ImportReceipt[] = [];
  let overlapping = 0;
  const take = (path: string, options: { beside?: boolean }): Promise<ImportReceipt> =>
    importFile({ store, files: openFiles(), profiles, path, options, action });
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    try {
      receipts.push(await take(path, {}));
    } catch (error) {
      // Rows of the file that stands are not in this one: it is known to be the rest of it.
      if (!(error instanceof Refusal) || error.code !== "another-file-stands") throw error;
      overlapping += 1;
      receipts.push(await take(path, { beside: true }));
    }
  }
  return { receipts, overlapping };
}

/** What is known of a month's findings is answered: a file that comes late, a draft that nobody reads, a bill in dispute. Any other stops the close. */
async function answerByTruth(
  { store, action }: DemoContext,
  { period, reason }: { period: string; reason: string },
): Promise<{ missing: number; unreadSheets: number }> {
  const { findings, missing, leftOut } = await readPeriodFindings(store.read, { period: periodOf(period) });
  const known = findings.filter(
    ({ kind, about }) =>
      kind === "sheets" || kind === "courier" || (kind === "files" && about.library === LATE.code),
  );
  const chosen = { ids: known.map((f) => f.id), matches: () => false };
  if (known.length > 0) await answerFindings({ store, period, chosen, reason, action });
  return { missing: missing.length, unreadSheets: addUp(leftOut.sheets, (f) => f.sheets.length) };
}

/** All that are resolved alike in one step, as an officer would. */
async function resolveByTruth(
  { store, action }: DemoContext,
  month: {
    period: string;
    found: readonly StoredDiscrepancy[];
    planted: readonly Planted[];
    reason: string;
  },
): Promise<void> {
  const truth = new Map(month.planted.map((p) => [`${p.service} ${p.number}`, p]));
  const alike = new Map<string, { known: Planted; found: StoredDiscrepancy[] }>();
  for (const d of month.found) {
    const known = truth.get(`${d.service} ${d.caseKey}`);
    if (!known?.resolution || d.resolution !== null) continue;
    const key = `${known.resolution} ${known.count}`;
    const group = alike.get(key) ?? { known, found: [] };
    group.found.push(d);
    alike.set(key, group);
  }
  for (const { known, found } of alike.values()) {
    if (!known.resolution) continue;
    const values = known.count === null ? null : { count: known.count };
    const decision = { kind: known.resolution, values, reason: month.reason };
    await resolveDiscrepancies({ store, found, decision, action });
  }
}
