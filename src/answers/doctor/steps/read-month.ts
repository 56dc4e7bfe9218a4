/** What the files of a period leave to do before its close. */

import type { Period } from "../../../core/period.ts";
import { toldDeferred } from "../../../month/close/gates.ts";
import { holdsClose, missingId } from "../../../month/close/period-finding.ts";
import type { FindingReads } from "../../../month/close/port.ts";
import { missingFiles } from "../../../month/close/steps/missing-files.ts";
import { readPeriodFindings } from "../../../month/close/steps/period-findings.ts";
import { openBefore, readDeferred } from "../../../month/close/steps/read-close-facts.ts";
import { heldCount } from "../../../month/courier/courier-answer.ts";
import { openHeld } from "../../../month/courier/steps/open-held.ts";
import { stands } from "../../../month/import/file.ts";
import type { ImportReads } from "../../../month/import/port.ts";
import { strangersIn } from "../../../month/reconcile/judge.ts";
import type { ReconcileReads } from "../../../month/reconcile/port.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { Library, LibraryCode, Service } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { MonthFacts } from "../setup-facts.ts";

export async function readMonth(read: FindingReads, period: Period): Promise<MonthFacts> {
  const { findings, answered } = await readPeriodFindings(read, { period });
  const isAnswered = new Set(answered.map((f) => f.id));
  const open = findings.filter((f) => !isAnswered.has(f.id));
  const holding = open.filter(holdsClose);
  const here = (await read.files({ period: period.id })).filter(stands).length;
  const waited = new Set(findings.map((f) => f.id));
  const reminded = (await missingFiles(read, { period, owed: true })).filter(
    (f) => !waited.has(missingId(f)),
  );
  return {
    period,
    files: here,
    strangers: [
      { service: "dd", libraries: await strangersOf(read, { period, service: "dd" }) },
      { service: "ill", libraries: await strangersOf(read, { period, service: "ill" }) },
    ],
    reminded: { files: reminded.length, libraries: new Set(reminded.map((f) => f.library)).size },
    findings: {
      open: holding.length,
      missing: holding.filter((f) => f.kind === "files").length,
      others: open.length - holding.length,
    },
    discrepancies: (await read.discrepancies({ period: period.id, status: "open" })).length,
    deferred: (await readDeferred(read, period.id)).map(toldDeferred),
    held: heldCount(await openHeld(read)),
    earlier: await openBefore(read, period),
  };
}

/** By code. Of a reconciled service those of requests that still wait for a person. */
async function strangersOf(
  read: RegistryReads & ImportReads & ReconcileReads,
  span: { period: Period; service: Service },
): Promise<Library[]> {
  const { period, service } = span;
  const of = { period: period.id, service };
  const isReconciled = (await read.run(of)) !== null;
  const waiting = (await read.discrepancies({ period: period.id, status: "open" }))
    .filter((d) => d.service === service && d.kind === "not-a-member")
    .flatMap((d) => [d.supplier, d.requester]);
  const context = { period, directory: directoryOf(await readRegistry(read)) };
  const found = new Set<LibraryCode>();
  for await (const batch of read.recordsOf(of))
    for (const record of batch)
      if (record.status === "filled")
        for (const library of strangersIn(record, context))
          if (!isReconciled || waiting.includes(library)) found.add(library);
  return [...found].sort().flatMap((code) => context.directory.library(code) ?? []);
}
