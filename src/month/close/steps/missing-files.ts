/** Who is expected to have sent a kind of file for a period, and hasn't: for the reminders of `balis status` and for the close. */

import { by } from "../../../core/list.ts";
import type { Period } from "../../../core/period.ts";
import { kindParts, type RecordKind } from "../../../records/record.ts";
import { isOccasional } from "../../../records/service-record.ts";
import { directoryOf, type Registry } from "../../../registry/directory.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { contractFor, contractsOn } from "../../../rules/contract-in-force.ts";
import { isPart, type RuleVersion } from "../../../rules/rules.ts";
import { type StandingReads, standingOf } from "../../../rules/steps/sound-rules.ts";
import { companyOf } from "../../courier/company-invoices.ts";
import { isNilReturn, stands } from "../../import/file.ts";
import type { ImportReads, StoredFile } from "../../import/port.ts";
import { periodsBefore } from "../../import/steps/periods.ts";
import { type MissingFile, missingId, type UnsentFile } from "../period-finding.ts";

/**
 * By library, the platform's and the courier's first, then by kind. Expected is who sent a kind of file for one of the periods before,
 * unless its agreement has ended; with `owed`, also every member with an agreement where nobody collects that kind of account for all.
 * (A member that never sent anything is reminded; a month need not wait for it.)
 */
export async function missingFiles(
  read: StandingReads & ImportReads,
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
  const { registry, rules } = await standingOf(read, period.id);
  const bills = await billsByCompany(read, { files, before, period, rules });
  for (const { kind, library, sentFor } of files) {
    if (!before.has(sentFor) || isOccasional(kind) || hasLeft(registry, { kind, library, period })) continue;
    if (kind !== "courier-invoice" || bills === null) expect(kind, library);
  }
  for (const company of bills ?? []) {
    const bill = { library: null, kind: "courier-invoice", company } as const;
    missing.set(missingId(bill), bill);
  }
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
  return [...missing.values()].sort(by((f) => [f.library ?? "", f.kind, f.company ?? ""]));
}

/**
 * 各公司的账单: a bill of one company is not the other's. Of the companies with a contract in force in the period whose bill came for one of the
 * periods before, those whose bill has not come; null: bills are expected by kind, because one company carries all, or none of theirs
 * says whose it is. A bill without rows names no company: it stands for the one that is missing, if only one is.
 *
 * Worked example: SF and JD have contracts and billed May; for June a bill of SF's came: JD's is missing.
 */
async function billsByCompany(
  read: ImportReads,
  of: {
    files: readonly SentFile[];
    before: ReadonlySet<string>;
    period: Period;
    rules: readonly RuleVersion[];
  },
): Promise<string[] | null> {
  const { period, rules } = of;
  const contracts = rules.filter((rule) => isPart(rule, "courier"));
  if (new Set(contracts.map((c) => c.body.company)).size < 2) return null;
  const isOf = (sentFor: string): boolean => sentFor === period.id || of.before.has(sentFor);
  const bills = of.files.filter((f) => f.kind === "courier-invoice" && isOf(f.sentFor));
  const sentFor = new Map(bills.map((f) => [f.number, f.sentFor]));
  const [here, before] = [new Set<string>(), new Set<string>()];
  for (const id of new Set(bills.map((f) => f.period)))
    for await (const batch of read.waybillLines(id))
      for (const line of batch) {
        const sent = sentFor.get(line.ref.file);
        const company = companyOf(line, contractFor(rules, line));
        if (sent !== undefined) (sent === period.id ? here : before).add(company);
      }
  if ([...before].every((company) => company === "")) return null;
  const inForce = [...contractsOn(rules, period.from), ...contractsOn(rules, period.to)];
  const expected = new Set(inForce.map((c) => c.body.company).filter((company) => before.has(company)));
  const missing = [...expected].filter((company) => !here.has(company));
  const unsaid = bills.filter((f) => f.sentFor === period.id && isNilReturn(f));
  return unsaid.length >= missing.length ? [] : missing;
}

/** Its `sentFor`: the period that it is an account of, whenever it is settled. */
type SentFile = StoredFile & { readonly sentFor: string };

const ACCOUNTS = ["dd-supplier", "dd-requester", "ill-supplier", "ill-requester"] as const;

/**
 * With what came for the period and does not count any more. After its close that never changes: late files are of other periods.
 * A bill that is gone was of the companies that its rows name, or, where they name none, of any; in a closed month of any,
 * as it was when bills that are gone were not read.
 */
export async function goneFiles(
  read: StandingReads & ImportReads,
  { period, isClosed }: { period: string; isClosed: boolean },
): Promise<(of: MissingFile) => UnsentFile["gone"]> {
  const gone = (await read.files({ period })).filter((f) => f.lateFor === null && !stands(f));
  const { rules } = await standingOf(read, period);
  const companies = new Map<number, Set<string>>();
  for (const { number, kind } of isClosed ? [] : gone) {
    const lines = kind === "courier-invoice" ? await read.shippedIn(number) : [];
    companies.set(number, new Set(lines.map((line) => companyOf(line, contractFor(rules, line)))));
  }
  const isSame = (f: StoredFile, of: MissingFile): boolean => {
    const own = [...(companies.get(f.number) ?? [])].filter((company) => company !== "");
    const isOfCompany = of.company === undefined || own.length === 0 || own.includes(of.company);
    return f.library === of.library && f.kind === of.kind && isOfCompany;
  };
  return (of) => gone.filter((f) => isSame(f, of)).map((f) => f.number);
}

/** All its agreements of the service that it accounts for ended before the period. */
function hasLeft({ agreements }: Registry, of: MissingFile & { period: Period }): boolean {
  const own = agreements.filter((a) => a.library === of.library && of.kind.startsWith(`${a.service}-`));
  return own.length > 0 && own.every((a) => a.to !== null && a.to < of.period.from);
}
