/** The lines of a period's courier invoice, each audited: what the audit shows and what settlement pays are the same. */

import type { Reader } from "../../../books/port.ts";
import { contains, type Period } from "../../../core/period.ts";
import { refText } from "../../../core/source.ts";
import type { WaybillLine } from "../../../records/record.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import { directoryOf } from "../../../registry/directory.ts";
import { cycleOf } from "../../../rules/billing-cycle.ts";
import {
  type ContractOn,
  contractFor,
  contractsOn,
  type ShippedBy,
} from "../../../rules/contract-in-force.ts";
import type { RulesStanding } from "../../../rules/port.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { type StandingReads, standingOf } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { allPeriodsBefore, periodsBefore } from "../../import/steps/periods.ts";
import type { StandingBill } from "../audit-sums.ts";
import { accountOf, type HeldLine } from "../courier-answer.ts";
import type { AuditedLine } from "../courier-audit.ts";
import { type InvoiceAudit, invoiceAudit } from "../invoice-audit.ts";
import type { BilledAccount } from "../judged-charge.ts";
import type { Booked } from "../waybill-account.ts";
import { billedAccounts } from "./billed-accounts.ts";
import { earlyAccounts, topUps } from "./cycle-bills.ts";

interface CourierLines {
  readonly audit: InvoiceAudit;
  readonly contractOn: ContractOn;
  /** By waybill number. */
  lines(): AsyncGenerator<AuditedLine>;
  /** What is held, or rejected, of the accounts that were asked for, all invoices and answers up to the period taken in. */
  open(part: "held" | "rejected"): Promise<HeldLine[]>;
  /** What is billed of the accounts that were asked for, after all credits up to the period. */
  stands(): Promise<StandingBill>;
}

/**
 * `contractOn`: a contract other than the books' own; `standing`: registry and rules other than the period's own; `isEarlier` and
 * `isOfNovember`: the rules of `EarlierRules`.
 */
interface OtherBasis {
  readonly contractOn?: ContractOn | undefined;
  readonly standing?: RulesStanding | undefined;
  readonly isEarlier?: boolean | undefined;
  readonly isOfNovember?: boolean | undefined;
  /** Periods after this one whose loans are taken in, too: what would be, had they come in time. */
  readonly laterLoans?: readonly Period[];
  /** Accounts to look at besides those of the period's lines, by `waybillKey`. */
  readonly accounts?: readonly string[];
}

export async function courierLines(
  read: StandingReads & ImportReads & Pick<Reader, "charges" | "billedLines" | "courierAnswers">,
  period: Period,
  other: OtherBasis = {},
): Promise<CourierLines> {
  const { audit, contractOn, parcels, ...seen } = await firstWalk(read, period, other);
  const earlier = await allPeriodsBefore(read, period.from);
  const near = await periodsBefore(read, period.from);
  const others = other.accounts ?? [];
  const asked = new Set(others);
  for (const of of earlier) {
    const isPriced = seen.otherCycles.some((l) => contains(cycleOf(of, contractOn(l)?.body), l.shippedOn));
    if (isPriced) parcels.push({ period: of, counts: (await firstWalk(read, of, other)).counts });
  }
  // By another contract other amounts would have been paid: what is in the books is not what a credit takes back of it.
  const numbers = other.contractOn === undefined ? seen.credited : new Set<string>();
  const { isEarlier = false } = other;
  const booked = await bookedLines(read, { periods: earlier, numbers, isEarlier });
  const accounts = () => billedAccounts(read, { period, earlier, near, others, isEarlier });
  const askedFor = async <T>(of: (account: BilledAccount) => T): Promise<T[]> => {
    const all: T[] = [];
    for await (const account of accounts()) if (isOneOf(account, asked)) all.push(of(account));
    return all;
  };
  return {
    audit,
    contractOn,
    async *lines() {
      for await (const account of accounts()) yield* audit.account(account, booked);
    },
    open: async (part) => (await askedFor((account) => audit.open(account, part, booked))).flat(),
    async stands() {
      const all = await askedFor((account) => audit.stands(account, booked));
      return { lines: all.flatMap((s) => s.lines), freight: all.flatMap((s) => s.freight) };
    },
  };
}

function isOneOf({ lines, earlier }: BilledAccount, accounts: ReadonlySet<string>): boolean {
  return [...lines, ...earlier.flatMap((m) => m.lines)].some((line) => accounts.has(accountOf(line)));
}

interface Walked {
  readonly audit: InvoiceAudit;
  readonly contractOn: ContractOn;
  /** Parcels, both legs of a number as one, by company: of this period, and of those whose tiers price some of its accounts. */
  readonly counts: ReadonlyMap<string, number>;
  readonly parcels: { period: Period; counts: ReadonlyMap<string, number> }[];
  readonly otherCycles: readonly WaybillLine[];
  readonly credited: ReadonlySet<string>;
}

/** Tiers look at the parcels of the whole period, so they are counted before the first is priced. */
async function firstWalk(
  read: StandingReads & ImportReads & Pick<Reader, "billedLines" | "courierAnswers">,
  period: Period,
  other: OtherBasis,
): Promise<Walked> {
  const { isEarlier = false } = other;
  const isOfNovember = isEarlier || other.isOfNovember === true;
  const earlier = await allPeriodsBefore(read, period.from);
  const { registry, rules } = other.standing ?? (await standingOf(read, period.id));
  const directory = directoryOf(registry);
  const contractOn = other.contractOn ?? ((line: ShippedBy) => contractFor(rules, line));
  const near = await periodsBefore(read, period.from);
  const tierOn = (line: ShippedBy): string =>
    isOfNovember ? ruleNameOf(contractOn(line)) : (contractOn(line)?.body.company ?? "");
  const counts = new Map<string, number>();
  const parcels: Walked["parcels"] = [];
  const audit = invoiceAudit({
    period,
    isEarlier,
    isOfNovember,
    contractOn: (line) => contractOn(line)?.body,
    districtOf: (library) => directory.library(library)?.district ?? "",
    parcelsOn: (line) => {
      const isIn = (p: { period: Period }) =>
        contains(cycleOf(p.period, contractOn(line)?.body), line.shippedOn);
      const own = parcels.find(isIn)?.counts ?? counts;
      return own.get(tierOn(line)) ?? 0;
    },
    companiesOn: (day) => contractsOn(rules, day).length,
    loansFrom: near[0]?.from ?? period.from,
    topUpOn: await topUps(read, { periods: [...earlier, period], contractOn, rules, isOfNovember }),
  });
  // Books come back months later: their return parcels belong to loans of periods before.
  for (const of of [...near, period, ...(other.laterLoans ?? [])])
    for await (const batch of read.recordsOf({ period: of.id, service: "ill" }))
      for (const record of batch) audit.loan(record, of === period);
  const [otherCycles, credited]: [WaybillLine[], Set<string>] = [[], new Set()];
  const others = other.accounts ?? [];
  const asked = new Set(others);
  const early = isOfNovember ? [] : await earlyAccounts(read, { period, near, contractOn });
  const looked = { period, earlier, near, others: [...others, ...early], isEarlier };
  for await (const account of billedAccounts(read, looked)) {
    const seen = audit.look(account);
    for (const of of new Set(seen.counted.map(tierOn))) counts.set(of, (counts.get(of) ?? 0) + 1);
    otherCycles.push(...seen.otherCycles);
    if (seen.restsOnBooks || isOneOf(account, asked))
      for (const { lines } of account.earlier)
        for (const { waybillNo } of lines) credited.add(waybillKey(waybillNo, isEarlier));
  }
  return { audit, contractOn, counts, parcels, otherCycles, credited };
}

function ruleNameOf(contract: RuleVersion<"courier"> | undefined): string {
  return contract ? ruleName(contract) : "";
}

/** What the settlements in force of earlier periods paid and held of some waybills' lines; `numbers`: by `waybillKey`. */
export async function bookedLines(
  read: Pick<Reader, "settlement" | "charges">,
  of: { periods: readonly Period[]; numbers: ReadonlySet<string>; isEarlier: boolean },
): Promise<Booked> {
  const booked = new Map<string, { paidFen: bigint; heldFen: bigint }>();
  for (const { id } of of.numbers.size === 0 ? [] : of.periods) {
    const settlement = (await read.settlement(id))?.number;
    if (settlement === undefined) continue;
    for (const kind of ["courier", "courier-held"] as const)
      for await (const batch of read.charges({ settlement, kind }))
        for (const { caseKey, record, ordinal, fen } of batch) {
          // What an answer moved is no part of what its line was settled at.
          if (record === null || ordinal !== null) continue;
          if (!of.numbers.has(waybillKey(caseKey ?? "", of.isEarlier))) continue;
          const line = booked.get(refText(record)) ?? { paidFen: 0n, heldFen: 0n };
          booked.set(refText(record), line);
          if (kind === "courier") line.paidFen += fen;
          else line.heldFen += fen;
        }
  }
  return (line) => booked.get(refText(line.ref));
}
