/**
 * 费用之问 / which fee counts, where a decision changes what the supplier's confirmed fee was for.
 *
 * A confirmed fee is the supplier's word about a request with those pages. Where the rules count it (`basis: confirmed` or `lower`, of
 * the subsidy or of schemes) and a decision settles other pages, it is neither still confirmed nor refuted: both readings are named,
 * and a person says which fee counts. Where the tariff's fee counts anyway, nothing is asked.
 *
 * Worked example: 51 pages confirmed at 7.77, the requester counts 53, the tariff is 0.30 a page: requester-right asks for 7.77 or 15.90.
 * Source: SOURCES.md [fee-is-the-basis].
 */
import type { Day } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { formatYuan } from "../../../core/money.ts";
import { isSettledThen, type ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { inForce, isPart, type RuleVersion } from "../../../rules/rules.ts";
import { priceDocument } from "../../../rules/tariff.ts";
import { PRICED_BY } from "../counting-fields.ts";
import type { AgreedValues, DecidedValues, Discrepancy } from "../discrepancy.ts";
import { withAgreed } from "../match.ts";
import { settledRows } from "./resolution.ts";

export function feeQuestion(
  decision: { readonly kind: ResolutionKind; readonly values: AgreedValues | null },
  about: {
    readonly discrepancy: Pick<Discrepancy, "id" | "kind" | "service">;
    readonly records: readonly RequestRecord[];
    readonly rules?: readonly RuleVersion[];
  },
): Finding | null {
  const { discrepancy, records, rules = [] } = about;
  if (isSettledThen(discrepancy.kind)) return null;
  for (const { row, values } of settledRows(decision, records)) {
    const open = openFee({ row, values, rules });
    if (open) return finding("desk-fee-must-be-given", { id: discrepancy.id, ...open });
  }
  return null;
}

interface OpenFee {
  readonly confirmed: string;
  /** Null where the tariff has no price for it. */
  readonly tariff: string | null;
  readonly changed: readonly string[];
}

/** Both readings of the fee of a document, where values take the place of what it was confirmed for; null where none is open. */
export function openFee(of: {
  row: RequestRecord;
  values: DecidedValues | null;
  rules: readonly RuleVersion[];
}): OpenFee | null {
  const { row, values, rules } = of;
  const settled = withAgreed(row, values);
  const isSaid = values?.feeFen !== undefined && values.feeFen !== null;
  const changed = PRICED_BY.filter((field) => row[field] !== null && settled[field] !== row[field]);
  if (row.service !== "dd" || row.feeFen === null || isSaid || changed.length === 0) return null;
  if (!confirmedCounts(rules, settled.suppliedOn)) return null;
  return { confirmed: formatYuan(row.feeFen), tariff: tariffFee(rules, settled), changed };
}

/** Whether the rules settle a confirmed fee. Without a day, any version may be the one. */
export function confirmedCounts(rules: readonly RuleVersion[], day: Day | null): boolean {
  const held = (["dd-subsidy", "schemes"] as const).flatMap((part) =>
    day === null ? rules.filter((rule) => rule.part === part) : (inForce({ rules, part, day }) ?? []),
  );
  return held.some(
    (rule) => (isPart(rule, "dd-subsidy") || isPart(rule, "schemes")) && rule.body.basis !== "tariff",
  );
}

function tariffFee(rules: readonly RuleVersion[], record: RequestRecord): string | null {
  const tariff = record.suppliedOn && inForce({ rules, part: "dd-tariff", day: record.suppliedOn });
  const priced = tariff ? priceDocument(record, tariff.body) : null;
  return priced === null || "code" in priced ? null : formatYuan(priced.fen);
}
