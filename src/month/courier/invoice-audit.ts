/**
 * 物流账单审计 / the audit of an invoice: the loans that name its parcels, and each account of its lines judged by them.
 *
 * The invoice is walked twice by waybill number. First the parcels are counted for the contract's tiers (a line that is
 * billed twice or at 0.00, credited, of another month, not delivered or without a loan is none), and fees of the period are gathered,
 * which come under any number. Then each account is judged with what was found.
 */

import { by, sumOf } from "../../core/list.ts";
import { contains, type Period } from "../../core/period.ts";
import { type RecordRef, refText } from "../../core/source.ts";
import type { RequestRecord, WaybillLine } from "../../records/record.ts";
import { cycleOf } from "../../rules/billing-cycle.ts";
import type { ShippedBy } from "../../rules/contract-in-force.ts";
import { isFreight, isLegOfParcel, isSupplement } from "./account-part.ts";
import type { StandingBill } from "./audit-sums.ts";
import type { Repeated } from "./billed-before.ts";
import { chargeableWeight } from "./chargeable-weight.ts";
import { byCompany, filtered, type IsShared, linesOf, sharedNumbers } from "./company-accounts.ts";
import { feeOf, isTopUp, rateLine } from "./courier.ts";
import { accountOf, type CourierAnswer, type HeldLine } from "./courier-answer.ts";
import { type AuditClass, type AuditedLine, judgeLine, type LineContext } from "./courier-audit.ts";
import { paymentOf } from "./courier-charges.ts";
import type { PriceOf } from "./freight-group.ts";
import type { BilledAccount, BilledMonth, Verdict } from "./judged-charge.ts";
import { ParcelLoans } from "./parcel-loans.ts";
import { type Booked, type Judge, WaybillAccount } from "./waybill-account.ts";

/** What the first walk finds out of one account. */
interface Seen {
  /** The lines that make it a parcel for a tier: one, however many days and legs. */
  readonly counted: readonly WaybillLine[];
  /** That are priced by the tier of another cycle. */
  readonly otherCycles: readonly WaybillLine[];
  /** A credit takes back what settlements before this one paid or held; of a fee that of another number may. */
  readonly restsOnBooks: boolean;
}

export interface InvoiceAudit {
  /** Takes every account of a loan; `own`: it belongs to the audited period. */
  loan(record: RequestRecord, own: boolean): void;
  /** Takes each account of the first walk, once all loans are known. */
  look(account: BilledAccount): Seen;
  /** Takes each account of the second walk. */
  account(account: BilledAccount, booked?: Booked): AuditedLine[];
  /** What is held, or rejected, of the lines of such an account, all months and answers taken in. */
  open(account: BilledAccount, part: "held" | "rejected", booked?: Booked): HeldLine[];
  /** What is billed of such an account after all credits. */
  stands(account: BilledAccount, booked?: Booked): StandingBill;
  /** Parcels that loans of the period went out in and that no line bills. */
  notBilled(): { waybill: string; ref: RecordRef }[];
}

/** Billed, but no parcel that was carried for it. */
const UNCOUNTED: readonly AuditClass[] = [
  "duplicate-waybill",
  "billed-again",
  "rebill-excess",
  "rebilled",
  "credited",
  "late-line",
  "outside-period",
  "undelivered",
  "waybill-without-loan",
  "two-companies",
  "loan-differs",
  "company-unknown",
];

function isCounted(audited: AuditedLine): boolean {
  return !UNCOUNTED.includes(audited.class);
}

interface Audited {
  readonly lines: AuditedLine[];
  readonly held: HeldLine[];
  readonly rejected: HeldLine[];
  readonly stands: () => StandingBill;
}

function together(all: readonly Audited[]): Audited {
  const every = <T>(of: (a: Audited) => readonly T[]): T[] => all.flatMap(of);
  return {
    ...{ lines: every((a) => a.lines), held: every((a) => a.held), rejected: every((a) => a.rejected) },
    stands() {
      const bills = all.map((a) => a.stands());
      return { lines: bills.flatMap((b) => b.lines), freight: bills.flatMap((b) => b.freight) };
    },
  };
}

const NOTHING_BOOKED: Booked = () => undefined;

export function invoiceAudit(context: LineContext): InvoiceAudit {
  const parcels = new ParcelLoans(context.isEarlier);
  const fees = new FeeAccounts();
  const audited = (own: BilledAccount, booked: Booked, all: readonly BilledAccount[] = []): Audited => {
    const { earlier, lines, answers = [] } = own;
    const isShared = sharedNumbers(own, { all, context, parcels });
    const account = new WaybillAccount(judgeOf(context, parcels, isShared), context);
    const sent = (some: readonly WaybillLine[]) => some.map((line) => parcels.sent(line));
    for (const month of earlier) account.earlier({ ...month, lines: sent(month.lines) }, booked);
    const told = account.audited({ period: context.period, lines: sent(lines), isNear: true, answers });
    return {
      lines: told.map((t) => ({ ...t, ...parcels.tell(t.line) })),
      held: account.open("held"),
      rejected: account.open("rejected"),
      stands: () => account.stands(),
    };
  };
  const allOf = (account: BilledAccount, booked: Booked): Audited =>
    together(byCompany(account, context).map((one, _, all) => audited(one, booked, all)));
  const withFees = (account: BilledAccount, booked: Booked): Audited =>
    together([allOf(withoutFees(account), booked), fees.audited(audited, booked)]);
  const hasTiers = (line: WaybillLine): boolean => context.contractOn(line)?.tiers !== undefined;
  const isOwn = (line: WaybillLine): boolean => isInCycle(line, context);

  return {
    loan: (record, own) => parcels.add(record, own && isSentIn(record, context)),
    look(account) {
      fees.add(account);
      const inCycle = context.isOfNovember ? account : withEarly(account, context);
      const parcelLines = inCycle.lines.filter(isParcel);
      for (const line of parcelLines) parcels.bill(line);
      const all = linesOf(account);
      const isCredited = all.some((l) => l.chargeFen < 0n);
      const judged = parcelLines.some(hasTiers) ? allOf(inCycle, NOTHING_BOOKED).lines : [];
      const priced = judged.filter((a) => isTierParcel(a.line));
      const before = priced.filter((a) => isCounted(a) || isCredited).map((a) => a.line);
      const others = context.isOfNovember ? before : all.filter((l) => isFreight(l) && hasTiers(l));
      return {
        counted: priced.flatMap((a) => (isCounted(a) && isOwn(a.line) ? [a.line] : [])),
        otherCycles: others.filter((line) => !isOwn(line)),
        restsOnBooks: restsOnBooks(account, isCredited),
      };
    },
    account(account, booked = NOTHING_BOOKED) {
      const others = allOf(withoutFees(account), booked).lines;
      const hasFees = account.lines.some(isFee) || (account.answers ?? []).some(isOfFee);
      const all = hasFees ? [...others, ...fees.audited(audited, booked).lines] : others;
      const byRef = new Map(all.filter((a) => a.answer === null).map((a) => [refText(a.line.ref), a]));
      const numbers = new Set(account.answers?.map((a) => a.number));
      const answers = all.filter((a) => a.answer !== null && numbers.has(a.answer.number));
      return [...account.lines.flatMap(({ ref }) => byRef.get(refText(ref)) ?? []), ...answers];
    },
    open(account, part, booked = NOTHING_BOOKED) {
      const numbers = new Set(linesOf(account).map((l) => accountOf(l)));
      return withFees(account, booked)[part].filter((h) => numbers.has(accountOf(h.line)));
    },
    stands: (account, booked = NOTHING_BOOKED) => withFees(account, booked).stands(),
    notBilled: () => parcels.notBilled(),
  };
}

export function isInCycle(line: WaybillLine, { period, contractOn }: LineContext): boolean {
  return contains(cycleOf(period, contractOn(line)), line.shippedOn);
}

/** A line of an earlier `bill` that was shipped in the cycle of the period. */
export function isEarlyFor(
  line: ShippedBy,
  of: Pick<LineContext, "period" | "contractOn"> & { bill: Period },
): boolean {
  const { bill, period, contractOn } = of;
  const contract = contractOn(line);
  const isIn = (p: Period): boolean => contains(cycleOf(p, contract), line.shippedOn);
  return isIn(period) && !isIn(bill);
}

/** What an earlier bill had too early stands in its own cycle, as if that one's bill had it. */
function withEarly(account: BilledAccount, context: LineContext): BilledAccount {
  const isEarly = (line: WaybillLine, bill: Period) => isEarlyFor(line, { ...context, bill });
  const early = account.earlier.flatMap((m) => m.lines.filter((line) => isEarly(line, m.period)));
  if (early.length === 0) return account;
  const others = account.earlier.map((m) => ({
    ...{ ...m, answers: [] },
    lines: m.lines.filter((line) => !isEarly(line, m.period)),
  }));
  return { lines: [...account.lines, ...early], earlier: others };
}

/** What was sent out after the days of the invoice stands on the next one. */
function isSentIn({ suppliedOn }: RequestRecord, { period, contractOn }: LineContext): boolean {
  if (suppliedOn === null) return true;
  return suppliedOn <= cycleOf(period, contractOn({ shippedOn: suppliedOn, company: null })).to;
}

/** Fees of the period, of all numbers: few, and one account. */
class FeeAccounts {
  private readonly lines: WaybillLine[] = [];
  private readonly earlier = new Map<string, BilledMonth>();
  private readonly answers: CourierAnswer[] = [];
  private judged: Audited | null = null;

  add(account: BilledAccount): void {
    const { lines, earlier, answers = [] } = filtered(account, { line: isFee, answer: isOfFee });
    this.lines.push(...lines);
    this.answers.push(...answers);
    for (const month of earlier) {
      const known = this.earlier.get(month.period.id);
      const all = [...(known?.lines ?? []), ...month.lines];
      const decided = [...(known?.answers ?? []), ...(month.answers ?? [])];
      this.earlier.set(month.period.id, { ...month, lines: all, answers: decided });
    }
  }

  audited(judge: (account: BilledAccount, booked: Booked) => Audited, booked: Booked): Audited {
    const earlier = [...this.earlier.values()].sort(by((a) => a.period.from));
    this.judged ??= judge({ lines: this.lines, earlier, answers: this.answers }, booked);
    return this.judged;
  }
}

function judgeOf(context: LineContext, parcels: ParcelLoans, isShared: IsShared): Judge {
  const legOf = (line: WaybillLine) => parcels.legOf(line);
  return {
    legOf,
    feeOn(line) {
      const contract = context.contractOn(line);
      const company = contract?.company ?? "";
      if (contract === undefined) return { company, fen: 0n };
      const fen = feeOf(line, contract, context.topUpOn?.(line));
      return { company: isTopUp(line, contract) ? `${company} top-up` : company, fen };
    },
    priceOf: (pieces) => priceTogether(pieces, context, legOf),
    judge(line: WaybillLine, repeated: Repeated, period: Period): Verdict {
      const said = { hasLoan: parcels.isKnown(line), loanVolumes: parcels.volumesOf(line), leg: legOf(line) };
      const differsFromLoans = parcels.differ(line);
      const known = { ...repeated, ...said, isShared: isShared(line, period), differsFromLoans };
      const judged = judgeLine(line, known, { ...context, period });
      const released = judged.releasedFen ?? 0n;
      const ownFen = judged.disputedFen + (released < 0n ? released : 0n);
      const paid = paymentOf(line.chargeFen, ownFen, context.contractOn(line));
      return { ...judged, payableFen: paid.payableFen + released, heldFen: paid.heldFen - released };
    },
  };
}

/** Several boxes of one waybill: one first weight for all, or one for each. */
function priceTogether(
  pieces: readonly WaybillLine[],
  context: LineContext,
  legOf: Judge["legOf"],
): ReturnType<PriceOf> {
  const [first] = pieces;
  const contract = first && context.contractOn(first);
  if (first === undefined || contract === undefined) return null;
  const about = {
    district: first.to === null ? "" : context.districtOf(first.to),
    leg: legOf(first),
    parcels: context.parcelsOn(first),
  };
  const weight = chargeableWeight(pieces, contract);
  const all = pieces.reduce((sum, line) => sum + line.pieces, 0);
  const rated =
    contract.pieces === "each"
      ? pieces.map((line) => rateLine(line, contract, about))
      : [rateLine({ ...first, pieces: all, charge: null }, contract, { ...about, weight })];
  const priced = rated.flatMap((r) => ("contractFen" in r ? [r] : []));
  if (priced.length === 0) return null;
  return {
    contract,
    contractFen: sumOf(priced, (r) => r.contractFen),
    steps: priced.flatMap((r) => r.steps),
  };
}

function isOfFee({ charge }: CourierAnswer): boolean {
  return charge === "period";
}

function restsOnBooks({ answers = [], earlier }: BilledAccount, isCredited: boolean): boolean {
  const isAnswered = answers.length > 0 || earlier.some((m) => (m.answers ?? []).length > 0);
  return isAnswered || earlier.some((m) => isCredited || m.lines.some((l) => isFee(l) || isSupplement(l)));
}

function isFee(line: WaybillLine): boolean {
  return line.item === "period";
}

/** A credit takes back another line, and stops and fees are no parcels. */
function isParcel(line: WaybillLine): boolean {
  return line.item === "parcel" && line.chargeFen >= 0n;
}

/** Fees of the period are an account of their own. */
function withoutFees(account: BilledAccount): BilledAccount {
  return filtered(account, { line: (line) => !isFee(line), answer: (answer) => !isOfFee(answer) });
}

/** What is billed at nothing lifts no tier (SOURCES.md [courier-contract]). */
function isTierParcel(line: WaybillLine): boolean {
  return isLegOfParcel(line) && line.chargeFen > 0n;
}
