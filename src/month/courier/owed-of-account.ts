/**
 * 按合同应付 / what an account costs by its contract, as far as its lines say: of each leg and kind of charge the price by the line that
 * counts last. A line that is credited whole, bills a second time or has no place on its invoice counts only where no other one says it.
 *
 * Worked example: 16.00 billed in April for 5 kg and credited in May, then billed anew with 10.00 for 2 kg: the account costs 10.00.
 */
import { groupBy, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { isFreight, kindOf, pieceOf } from "./account-part.ts";
import type { AuditClass, AuditedLine } from "./courier-audit.ts";

const NOT_THE_FIRST: readonly AuditClass[] = ["duplicate-waybill", "billed-again"];
const NOT_STANDING: readonly AuditClass[] = ["credited", "late-line", "outside-period"];
const NOT_KNOWN: readonly AuditClass[] = ["waybill-without-loan", "no-contract", "company-unknown"];

/** `lines`: of one account, in the order of their invoices. Null where no line says a price. */
export function owedOfAccount(lines: readonly AuditedLine[]): Fen | null {
  const priced = lines.filter(
    (a) => a.contractFen !== null && ![...NOT_THE_FIRST, ...NOT_KNOWN].includes(a.class),
  );
  if (priced.length === 0) return null;
  const partOf = ({ line }: AuditedLine): string =>
    `${line.item} ${line.leg} ${kindOf(line)} ${isFreight(line) ? "" : pieceOf(line)}`;
  return sumOf(groupBy(priced, partOf).values(), (own) => priceOf(own));
}

function priceOf(lines: readonly AuditedLine[]): Fen {
  const standing = lines.filter((a) => !NOT_STANDING.includes(a.class));
  const last = (standing.length === 0 ? lines : standing).at(-1);
  if (last === undefined || last.class === "undelivered") return 0n;
  // What lines before it took of the price is no part of the price.
  return sumOf(last.steps, (step) => (step.item === "billed-before" ? 0n : step.fen));
}
