/** What an assessment is of: a scored target of the year, or a target of the agreement that none of them counts. */

import { refuse } from "../../../core/refusal.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { inForce } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import { textKey } from "../../../tables/cell.ts";
import { isKeyed } from "../../subproject/agreed-target.ts";
import type { SubProjectReads } from "../../subproject/port.ts";
import { booksOf } from "../../subproject/steps/subproject-books.ts";
import { namesInTargets } from "../../subproject/subproject.ts";
import { isInCycle, isOfSeveralYears } from "../../subproject/years.ts";
import {
  agreedKey,
  agreedNameOf,
  agreedText,
  isComparable,
  isCountedBy,
  measuredBy,
  readAgreed,
} from "../agreement/agreed-measure.ts";
import { cycleResult } from "../agreement/cycle-result.ts";
import { isShare, percentageFault } from "../percentage.ts";
import type { IndicatorReads } from "../port.ts";
import { EXECUTION, GOAL, indicatorOf, numberOfTarget, type Target } from "../target.ts";
import { yearsOfCycle } from "./cycle-years.ts";
import { indicatorIn, indicatorRule } from "./indicator-values.ts";

interface Assessed {
  /** As it is kept. */
  readonly key: string;
  readonly names: readonly string[];
  /** As it is written, or as its indicator declares it. */
  readonly unit: string;
  readonly isInWords: boolean;
}

/** Null: the execution rate, or the goal. */
export async function assessedBy(
  read: SettlingReads & IndicatorReads & SubProjectReads,
  of: { subproject: string; year: string; key: string; targets: readonly Target[]; isFigure: boolean },
): Promise<Assessed | null> {
  const { subproject, year, key, targets } = of;
  if (key === EXECUTION || key === GOAL) return null;
  const name = agreedNameOf(key);
  if (name !== null) return agreedBy(read, { ...of, name });
  const target = targets.find((t) => t.key === key);
  if (!target) return refuse("target-must-be-known", { subproject, year, key });
  const { name: own, firstLevel, secondLevel, value } = target;
  const unit =
    target.unit === "" ? await declaredUnit(read, { ...target, key: indicatorOf(target) }) : target.unit;
  return { key, unit, names: [own, firstLevel, secondLevel], isInWords: value.kind === "in-words" };
}

/** A target in % of what cannot be, or that can be read in two ways as its indicator is counted in %. */
export async function requireReadableTarget(read: RulesReads, target: Target): Promise<void> {
  const { name, firstLevel, secondLevel, value, text, indicator: key } = target;
  if (key !== undefined && !target.isWithdrawn) {
    const day = `${target.year}-12-31`;
    indicatorIn(await indicatorRule(read, day), { key, day });
  }
  const unit =
    target.unit === "" ? await declaredUnit(read, { ...target, key: indicatorOf(target) }) : target.unit;
  if (unit !== "%" || value.kind === "in-words" || target.isWithdrawn) return;
  const names = [name, firstLevel, secondLevel];
  const fault = percentageFault(numberOfTarget(text) ?? "", { isPercent: true, isShare: isShare(names) });
  if (fault) refuse(fault.code, fault.params);
}

async function declaredUnit(read: RulesReads, { key, year }: { key: string; year: string }): Promise<string> {
  const rule = inForce({ rules: await soundRules(read), part: "indicators", day: `${year}-12-31` });
  const unit = rule?.body.indicators.find((i) => i.key === key)?.unit ?? "";
  return unit === "percent" ? "%" : unit;
}

async function agreedBy(
  read: SettlingReads & IndicatorReads & SubProjectReads,
  of: { subproject: string; year: string; name: string; targets: readonly Target[]; isFigure: boolean },
): Promise<Assessed> {
  const { subproject: said, year, name, targets } = of;
  const subproject = (await read.subprojects()).find(
    (s) => s.id === said || (isInCycle(s, year) && namesInTargets(s).includes(said)),
  );
  const agreed = subproject ? ((await booksOf(read, subproject)).state.agreed?.targets ?? []) : [];
  const target = agreed.find((t) => t.key === name || textKey(t.name) === textKey(name));
  if (!target) {
    const known = agreed.map((t) => `${t.name} ${agreedText(t)}`).join("、") || "—";
    return refuse("agreed-target-must-be-known", { subproject: said, name, known });
  }
  const own = readAgreed(target);
  // Of a cycle of several years the year's target counts a part alone.
  const counts = subproject && !isOfSeveralYears(subproject) ? targets : [];
  const counted = counts.find((t) => isCountedBy(target, t) && isComparable(own, measuredBy(t)));
  if (of.isFigure && subproject && isKeyed(target) && isOfSeveralYears(subproject)) {
    const cycle = await yearsOfCycle(read, { subproject, until: null, scheme: undefined });
    if (cycleResult(target, cycle).actualText !== "")
      refuse("agreed-target-must-have-one-result", { name: target.name, key: target.key });
  }
  if (counted && of.isFigure)
    refuse("agreed-target-must-have-one-result", { name: target.name, key: counted.key });
  return {
    key: agreedKey(target),
    unit: own.unit,
    names: [target.name],
    isInWords: own.value.kind === "in-words",
  };
}

/** An actual that can be read in two ways is refused. */
export function requireReadable({ unit, names, isInWords }: Assessed, text: string): void {
  // Of a target in words 90% is the share that is achieved.
  if (unit === "" && isInWords) return;
  const isPercent = unit === "" ? null : unit === "%";
  const fault = percentageFault(text, { isPercent, isShare: isShare(names) });
  if (fault) refuse(fault.code, fault.params);
}
