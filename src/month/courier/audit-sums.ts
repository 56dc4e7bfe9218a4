/** 审计合计 / what the audited lines of an invoice add up to: by class, and as a cost of each library. */
import { by, groupBy, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { refText } from "../../core/source.ts";
import type { WaybillLine } from "../../records/record.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import { isFreight, kindOf, pieceOf } from "./account-part.ts";
import type { ClassTotal } from "./audit-result.ts";
import { type AllocatedCost, allocateCourier, BY_LEGS, CourierUsage, isUse } from "./courier-allocation.ts";
import { accountOf } from "./courier-answer.ts";
import { AUDIT_CLASSES, type AuditClass, type AuditedLine } from "./courier-audit.ts";

export class AuditSums {
  private readonly sums = new Map<AuditClass, ClassTotal>();
  private readonly usage = new CourierUsage();
  private rated = 0n;
  private readonly used = new Map<string, RuleVersion<"courier">>();

  /** `contract`: the one in force on the day the line was shipped. */
  add(audited: AuditedLine, contract: RuleVersion<"courier"> | undefined): void {
    if (contract) this.used.set(ruleName(contract), contract);
    const { payableFen, heldFen } = audited;
    // A credited line and its credit are nothing, whatever the contract's price of it.
    const ratedFen = audited.class === "credited" ? payableFen : (audited.contractFen ?? payableFen);
    if (payableFen !== 0n) this.rated += ratedFen;
    const before = this.sums.get(audited.class);
    this.sums.set(audited.class, {
      class: audited.class,
      lines: (before?.lines ?? 0) + 1,
      billedFen: (before?.billedFen ?? 0n) + audited.line.chargeFen,
      disputedFen: (before?.disputedFen ?? 0n) + audited.disputedFen,
      payableFen: (before?.payableFen ?? 0n) + payableFen,
      heldFen: (before?.heldFen ?? 0n) + heldFen,
    });
    if (isUse(audited)) this.usage.add(audited);
  }

  /** In the order of the classes. */
  totals(): ClassTotal[] {
    return [...this.sums.values()].sort(by((a) => rankOf(a.class)));
  }

  /** What the lines that are owed cost by the contract, whatever was billed. */
  ratedFen(): Fen {
    return this.rated;
  }

  contracts(): RuleVersion<"courier">[] {
    return [...this.used.values()];
  }

  /** What is payable, as a cost of each library, by the contract that was used last. */
  allocation(): AllocatedCost[] {
    const by = this.contracts().at(-1)?.body.allocation ?? BY_LEGS;
    return allocateCourier(
      sumOf(this.totals(), (t) => t.payableFen),
      this.usage.all(),
      by,
    );
  }
}

export function rankOf(of: AuditClass): number {
  return AUDIT_CLASSES.indexOf(of);
}

const NOT_THE_FIRST: readonly AuditClass[] = ["duplicate-waybill", "billed-again"];
const NOT_STANDING: readonly AuditClass[] = ["credited", "late-line", "outside-period"];
const NOT_KNOWN: readonly AuditClass[] = [
  ...(["waybill-without-loan", "two-companies", "loan-differs", "no-contract", "company-unknown"] as const),
];

/** What is billed of accounts after all credits: lines that stand, and of freight in several lines one of each leg with the price of all. */
export interface StandingBill {
  readonly lines: readonly WaybillLine[];
  readonly freight: readonly { readonly line: WaybillLine; readonly fen: Fen }[];
}

/**
 * 按合同应付: what an account costs by its contract, as far as its lines say: of each leg and kind of charge the price by the line that
 * counts last, of several boxes or weights that of what stands of them. A line that is credited whole, bills a second time or has no
 * place on its invoice counts only where no other one says it. `lines`: of one account, in the order of their invoices. Null where no
 * line says a price.
 *
 * Worked example: 16.00 billed in April for 5 kg and credited in May, then billed anew with 10.00 for 2 kg: the account costs 10.00.
 * Boxes of 2 and 3 kg cost 16.00; the larger one is credited: 10.00.
 */
export function owedOfAccount(lines: readonly AuditedLine[], stands: StandingBill): Fen | null {
  const standing = new Set(stands.lines.map((line) => refText(line.ref)));
  const isStanding = ({ line }: AuditedLine): boolean => standing.has(refText(line.ref));
  const priced = lines.filter(
    (a) =>
      a.contractFen !== null &&
      !NOT_KNOWN.includes(a.class) &&
      (isStanding(a) || !NOT_THE_FIRST.includes(a.class)),
  );
  if (priced.length === 0) return null;
  const together = new Map(stands.freight.map(({ line, fen }) => [partOf(line), fen]));
  return sumOf(
    groupBy(priced, (a) => partOf(a.line)),
    ([part, own]) => together.get(part) ?? priceOf(own, isStanding),
  );
}

function partOf(line: WaybillLine): string {
  const piece = isFreight(line) ? "" : pieceOf(line);
  return [accountOf(line), line.company, line.item, line.leg, kindOf(line), piece].join(" ");
}

function priceOf(lines: readonly AuditedLine[], isStanding: (audited: AuditedLine) => boolean): Fen {
  const placed = lines.filter((a) => !NOT_STANDING.includes(a.class));
  const standing = lines.filter(isStanding);
  const last = [standing, placed, lines].find((some) => some.length > 0)?.at(-1);
  if (last === undefined || last.class === "undelivered") return 0n;
  // A fee that is billed in parts costs what they cost together.
  if (last.line.item === "period" && standing.length > 0) return sumOf(standing, (a) => a.contractFen ?? 0n);
  // What lines before it took of the price is no part of the price.
  return sumOf(last.steps, (step) => (step.item === "billed-before" ? 0n : step.fen));
}
