/** Who is expected to have sent a kind of file for a period, and hasn't: for the reminders of `balis status` and for the close. */

import { by } from "../../../core/list.ts";
import type { Period } from "../../../core/period.ts";
import { kindParts, type RecordKind } from "../../../records/record.ts";
import { isOccasional } from "../../../records/service-record.ts";
import { directoryOf, type Registry } from "../../../registry/directory.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import { stands } from "../../import/file.ts";
import type { ImportReads } from "../../import/port.ts";
import { periodsBefore } from "../../import/steps/periods.ts";
import { type MissingFile, missingId, type UnsentFile } from "../period-finding.ts";

/**
 * By library, the platform's and the courier's first, then by kind. Expected is who sent a kind of file for one of the periods before,
 * unless its agreement has ended; with `owed`, also every member with an agreement where nobody collects that kind of account for all.
 * (A member that never sent anything is reminded; a month need not wait for it.)
 */
export async function missingFiles(
  read: RegistryReads & ImportReads,
  of: { period: Period; owed: boolean },
): Promise<MissingFile[]> {
  const { period } = of;
  // A late file is settled in another month, and is no delivery of that month's.
  const files = (await read.files()).filter(stands).map((f) => ({ ...f, sentFor: f.lateFor ?? f.period }));
  const standing = files.filter((f) => f.sentFor === period.id);
  const key = (kind: string, library: LibraryCode | null): string => `${kind} ${library ?? ""}`;
  const here = new Set(standing.map((f) => key(f.kind, f.library)));
  const missing = new Map<string, MissingFile>();
  const expect = (kind: RecordKind, library: LibraryCode | null): void => {
    if (!here.has(key(kind, library))) missing.set(key(kind, library), { library, kind });
  };
  const before = new Set((await periodsBefore(read, period.from)).map((p) => p.id));
  const registry = await readRegistry(read);
  for (const { kind, library, sentFor } of files)
    if (before.has(sentFor) && !isOccasional(kind) && !hasLeft(registry, { kind, library, period }))
      expect(kind, library);
  const directory = directoryOf(registry);
  for (const kind of of.owed ? ACCOUNTS : []) {
    const { service } = kindParts(kind);
    const isDone = standing.some((f) => f.kind.startsWith(`${service}-`));
    if (!isDone || here.has(key(kind, null)) || missing.has(key(kind, null))) continue;
    for (const { code, kind: type } of registry.libraries) {
      const agreement = directory.agreementOn({ library: code, service, day: period.to });
      if (agreement && type === "university") expect(kind, code);
    }
  }
  return [...missing.values()].sort(by((f) => [f.library ?? "", f.kind]));
}

const ACCOUNTS = ["dd-supplier", "dd-requester", "ill-supplier", "ill-requester"] as const;

/** With what came for the period and does not count any more. After its close that never changes: late files are of other periods. */
export async function goneFiles(
  read: ImportReads,
  period: string,
): Promise<(of: MissingFile) => UnsentFile["gone"]> {
  const gone = (await read.files({ period })).filter((f) => f.lateFor === null && !stands(f));
  return (of) => gone.filter((f) => missingId(f) === missingId(of)).map((f) => f.number);
}

/** All its agreements of the service that it accounts for ended before the period. */
function hasLeft({ agreements }: Registry, of: MissingFile & { period: Period }): boolean {
  const own = agreements.filter((a) => a.library === of.library && of.kind.startsWith(`${a.service}-`));
  return own.length > 0 && own.every((a) => a.to !== null && a.to < of.period.from);
}
