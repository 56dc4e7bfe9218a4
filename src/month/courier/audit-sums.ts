/** 审计合计 / what the audited lines of an invoice add up to: by class, and as a cost of each library. */
import { by, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import type { ClassTotal } from "./audit-result.ts";
import { type AllocatedCost, allocateCourier, BY_LEGS, CourierUsage, isUse } from "./courier-allocation.ts";
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
