/** What an assessment is of: a scored target of the year, or a target of the agreement that none of them counts. */

import type { Reader } from "../../../books/port.ts";
import { refuse } from "../../../core/refusal.ts";
import { booksOf } from "../../subproject/steps/subproject-books.ts";
import { nameKey } from "../../subproject/subproject.ts";
import { namesInTargets } from "../../subproject/target-names.ts";
import { isInCycle, isOfSeveralYears } from "../../subproject/years.ts";
import {
  AGREEMENT,
  agreedNameOf,
  agreedText,
  isComparable,
  measuredBy,
  readAgreed,
} from "../agreed-measure.ts";
import { isOfAnswers, percentageFault } from "../percentage.ts";
import { EXECUTION, GOAL, type Target } from "../target.ts";

interface Assessed {
  /** As it is kept. */
  readonly key: string;
  readonly names: readonly string[];
  readonly unit: string;
}

/** Null: the execution rate, or the goal. */
export async function assessedBy(
  read: Reader,
  of: { subproject: string; year: string; key: string; targets: readonly Target[] },
): Promise<Assessed | null> {
  const { subproject, year, key, targets } = of;
  if (key === EXECUTION || key === GOAL) return null;
  const name = agreedNameOf(key);
  if (name !== null) return agreedBy(read, { ...of, name });
  const target = targets.find((t) => t.key === key);
  if (!target) return refuse("target-must-be-known", { subproject, year, key });
  const { firstLevel, secondLevel } = target;
  return { key, unit: target.unit, names: [target.name, firstLevel, secondLevel] };
}

async function agreedBy(
  read: Reader,
  of: { subproject: string; year: string; name: string; targets: readonly Target[] },
): Promise<Assessed> {
  const { subproject: said, year, name, targets } = of;
  const subproject = (await read.subprojects()).find(
    (s) => s.id === said || (isInCycle(s, year) && namesInTargets(s).includes(said)),
  );
  const agreed = subproject ? ((await booksOf(read, subproject)).state.agreed?.targets ?? []) : [];
  const target = agreed.find((t) => nameKey(t.name) === nameKey(name));
  if (!target) {
    const known = agreed.map((t) => `${t.name} ${agreedText(t)}`).join("、") || "—";
    return refuse("agreed-target-must-be-known", { subproject: said, name, known });
  }
  const own = readAgreed(target);
  // Of a cycle of several years the year's target counts a part alone.
  const counts = subproject && !isOfSeveralYears(subproject) ? targets : [];
  const counted = counts.find(
    (t) => nameKey(t.name) === nameKey(target.name) && isComparable(own, measuredBy(t)),
  );
  if (counted) refuse("agreed-target-must-have-one-result", { name: target.name, key: counted.key });
  return { key: `${AGREEMENT}${target.name}`, unit: own.unit, names: [target.name] };
}

/** An actual that can be read in two ways is refused. */
export function requireReadable({ unit, names }: Assessed, text: string): void {
  // A target without a unit may be a ratio, of which 90% is 0.9.
  if (unit === "") return;
  const fault = percentageFault(text, { isPercent: unit === "%", isOfAnswers: isOfAnswers(names) });
  if (fault) refuse(fault.code, fault.params);
}
