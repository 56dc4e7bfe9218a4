/** Books as the checklist sees them: whole, unless a test says otherwise. */

import type { Found } from "../../../src/answers/doctor/checklist.ts";
import { setupAreas } from "../../../src/answers/doctor/setup-areas.ts";
import type { SetupFacts } from "../../../src/answers/doctor/setup-facts.ts";
import { periodOf } from "../../../src/core/period.ts";
import type { RulePart, RuleVersion } from "../../../src/rules/rules.ts";

const BODIES: Partial<Record<RulePart, unknown>> = {
  courier: { company: "顺丰" },
  netting: { services: [] },
  schemes: { schemes: [] },
};

/** Only its days and its body's company, services and years are asked. */
export function version(part: RulePart, says: Partial<RuleVersion> = {}): RuleVersion {
  return {
    ...{ part, pack: "own", version: says.from ?? "2019", from: "2019-01-01", to: null, sample: false },
    notice: { title: "", number: null, date: null, source: "", certainty: "A" },
    hash: "",
    body: (BODIES[part] ?? {}) as RuleVersion["body"],
    ...says,
  };
}

export const WHOLE_RULES = (
  ["dd-tariff", "dd-subsidy", "ill-subsidy", "courier", "policies", "limits"] as const
).map((part) => version(part));

const member = { library: "10001", role: "member", from: "2019-01-01", to: null } as const;

export function facts(says: Partial<SetupFacts> = {}): SetupFacts {
  const library = { code: "10001", nameZh: "北京大学图书馆", nameEn: "", kind: "university" } as const;
  return {
    period: periodOf("2019-05"),
    registry: {
      libraries: [{ ...library, district: "", certainty: "", source: "" }],
      aliases: [],
      agreements: [
        { ...member, service: "dd" },
        { ...member, service: "ill" },
      ],
    },
    subjectSteps: [],
    rules: WHOLE_RULES,
    ...{ altered: [], files: [], outside: [], bills: [], engine: null },
    operators: [
      { name: "李", roles: ["clerk", "finance"], user: null, isActive: true },
      { name: "王", roles: ["approver"], user: null, isActive: true },
    ],
    settings: new Map(),
    ...says,
  };
}

/** Everything found, as "missing rules-must-cover-the-days". */
export function foundIn(says: Partial<SetupFacts>): { text: string; params: Found["finding"]["params"] }[] {
  const found = setupAreas(facts(says)).flatMap((area) => area.found);
  return found.map(({ state, finding }) => ({ text: `${state} ${finding.code}`, params: finding.params }));
}

export function without(...parts: RulePart[]): RuleVersion[] {
  return WHOLE_RULES.filter((rule) => !parts.includes(rule.part));
}
