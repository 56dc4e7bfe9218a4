/**
 * 处理决定 / decision: what somebody wants to make of a discrepancy, before it is a resolution in the books.
 *
 * It must fit the kind, give its reason, and name the values it needs and no others. It was made on what the person
 * saw: the state of the discrepancy then must be its state now, or it is refused. One that says what stands already, whoever decided
 * it, is no second decision: another reason, another value or another kind is.
 */

import { type Canonical, canonicalJson } from "../../../core/canonical-json.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { visibleInCell } from "../../../core/visible-text.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { AgreedValues, Resolution } from "../discrepancy.ts";
import { type DecidedAbout, valuesFault } from "./decision-values.ts";
import { ALLOWED_RESOLUTIONS, possibleResolutions } from "./resolution.ts";

export interface Decision {
  readonly kind: ResolutionKind;
  readonly values: AgreedValues | null;
  readonly reason: string;
}

/** Why the decision can't stand; null when it can. */
export function decisionFault(decision: Decision, about: DecidedAbout): Finding | null {
  const { discrepancy } = about;
  const { id } = discrepancy;
  const [fitting, possible] = [ALLOWED_RESOLUTIONS[discrepancy.kind], possibleResolutions(about)];
  const said = { id, kind: decision.kind, allowed: possible.join(" ") };
  if (!fitting.includes(decision.kind)) return finding("resolution-must-fit", said);
  if (!possible.includes(decision.kind)) {
    const rows = about.records.map(({ role, ref }) => ({ role, place: about.placeOf?.(ref) ?? null }));
    return finding("resolution-must-have-its-row", { ...said, rows });
  }
  return decisionTextFault(decision) ?? valuesFault(decision, about);
}

/** A rule may decide so: rules name no values, and give their own name as the reason. */
export function isClearOfItself(kind: ResolutionKind, about: DecidedAbout): boolean {
  return decisionFault({ kind, values: null, reason: "by a rule" }, about) === null;
}

/** The faults that are the same for every discrepancy. */
export function decisionTextFault(decision: Decision): Finding | null {
  if (decision.reason.trim() === "") return finding("resolution-must-have-reason", { flag: "--reason" });
  const hasValue = Object.values(decision.values ?? {}).some((v) => v !== undefined);
  if (decision.kind !== "agreed-value" || hasValue) return null;
  return finding("resolution-must-have-value", { flag: "--pages --volumes --fee --count" });
}

/** Says what the books say already, whoever decided it. A sheet shows marks for what can't be seen in a reason. */
export function isSame(
  made: Decision,
  asked: Omit<Decision, "kind"> & { readonly kind: ResolutionKind | null },
): boolean {
  const said = ({ values: v, reason }: Pick<Decision, "values" | "reason">): string =>
    [v?.pages, v?.volumes, v?.feeFen, v?.count, visibleInCell(reason.trim())]
      .map((n) => `${n ?? ""}`)
      .join("/");
  return made.kind === asked.kind && said(made) === said(asked);
}

/** Equal for two discrepancies exactly when nothing was decided in between. */
export function stateOf(d: { id: string; period: string; resolution: Resolution | null }): string {
  const r = d.resolution;
  const values: Canonical = r?.values ? valuesText(r.values) : null;
  return canonicalJson({ id: d.id, period: d.period, made: r && [r.kind, values, r.reason, r.by] });
}

function valuesText(values: AgreedValues): Canonical {
  const { pages = null, volumes = null, feeFen, count = null } = values;
  return { pages, volumes, count, fee: feeFen === undefined ? null : `${feeFen}` };
}
