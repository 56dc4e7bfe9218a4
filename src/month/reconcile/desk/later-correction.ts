/**
 * 结算后变化的处理 / what a decision of "settled, then …" corrects in the closed month; the month itself stays as it is.
 *
 * supplier-right, requester-right and centre-right follow that side's later account: a request that it no longer calls filled does not count, and
 * what it says otherwise takes the place of what was settled. A side that has no later account says nothing new, and nothing is
 * corrected; so it is with agreed-outside, write-off and defer. agreed-value puts the agreed
 * values, refused where they leave open what is said otherwise (agreed-fields.ts). Where several requests were
 * settled under the number, or one side has several accounts, only all of them can be taken back: which one is meant is never guessed.
 * A request that was corrected away counts again with what the side that is followed says of it now.
 *
 * Worked example: 12 pages and 3.60 were settled in May; the supplier's file of June has 10 pages, 3.00. supplier-right: a correction
 * of May to 10 pages and 3.00, settled in June as −0.60.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import type { Place, RecordRef } from "../../../core/source.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { statedOver } from "../compare.ts";
import type { AgreedValues, DecidedValues, Discrepancy } from "../discrepancy.ts";
import { type SettledBefore, type SettledRequest, sidesOf } from "../match.ts";
import { agreementFault } from "./agreed-fields.ts";
import { agreedOver } from "./resolution.ts";

/** Of one settled request: it does not count, or it counts with these values. */
export interface LaterCorrection {
  readonly of: SettledRequest;
  readonly change: { readonly kind: "void" } | { readonly kind: "values"; readonly values: DecidedValues };
}

/** What is corrected, which may be nothing; or why it can't be said. */
export function laterCorrections(about: {
  discrepancy: Pick<Discrepancy, "id" | "kind" | "caseKey" | "service">;
  records: readonly RequestRecord[];
  resolution: { kind: ResolutionKind; values: AgreedValues | null };
  settled: SettledBefore | null;
  rules?: readonly RuleVersion[];
  placeOf?: (ref: RecordRef) => Place;
}): LaterCorrection[] | Finding {
  const { discrepancy, records, resolution } = about;
  const counting = about.settled?.requests ?? [];
  const isVoid = counting.length === 0;
  const settled = isVoid ? (about.settled?.voided ?? []) : counting;
  const rows = accountsFollowed(resolution.kind, records);
  if (!isSettledThen(discrepancy.kind) || rows === null) return [];
  const [of, row] = [settled[0], rows[0]];
  const { id, caseKey: number } = discrepancy;
  const many = finding("later-account-must-be-of-one-request", { id, number, settled: settled.length });
  if (resolution.kind === "agreed-value") {
    if (of === undefined || settled.length > 1) return many;
    const values = resolution.values ?? {};
    return (
      agreementFault(values, { ...about, settled: of.record }) ??
      changedTo(of, agreedOf(of.record, { values, isVoid }))
    );
  }
  if (row === undefined) return [];
  const isTakenBack = rows.every((r) => r.status !== "filled");
  if (isTakenBack && isVoid) return [];
  if (isTakenBack && rows.length === settled.length)
    return settled.map((request) => ({ of: request, change: { kind: "void" } }));
  if (of === undefined || settled.length > 1 || rows.length > 1) return many;
  return changedTo(of, { ...(isVoid ? { feeFen: of.record.feeFen } : {}), ...statedOver(of.record, row) });
}

/** The later accounts that are followed; null: none, and nothing is corrected. */
function accountsFollowed(
  kind: ResolutionKind,
  records: readonly RequestRecord[],
): readonly RequestRecord[] | null {
  const { supplier, requester, centre } = sidesOf(records);
  if (kind === "centre-right") return centre;
  if (kind === "supplier-right") return supplier;
  if (kind === "requester-right") return requester;
  return kind === "agreed-value" ? records : null;
}

/** With what was corrected before: the latest correction of a request counts alone. */
function changedTo(of: SettledRequest, values: DecidedValues): LaterCorrection[] {
  const change = { kind: "values", values: { ...of.corrected, ...values } } as const;
  return Object.keys(values).length === 0 ? [] : [{ of, change }];
}

/** Only what is other than it was settled; of a request that counts again, at least its fee. */
function agreedOf(
  record: RequestRecord,
  { values: { count: _count, ...values }, isVoid }: { values: AgreedValues; isVoid: boolean },
): DecidedValues {
  const changed = (["pages", "volumes", "feeFen"] as const).flatMap((field) => {
    const value = agreedOver(record, values)[field];
    return value === undefined || value === record[field] ? [] : [[field, value] as const];
  });
  return { ...(isVoid ? { feeFen: record.feeFen } : {}), ...Object.fromEntries(changed) };
}
