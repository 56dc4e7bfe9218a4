/**
 * 建账是否齐全 / whether the books are set up: libraries, agreements, rules (rule-areas.ts, version-areas.ts), people, settings.
 *
 * Worked example: 李 alone is registered, as clerk, finance and approver, and `single-person` is not set: whoever settles may not close,
 * so nobody can. With 王 as approver somebody can; with `single-person` 李 can, and every workbook says so.
 */
import type { Day } from "../../core/day.ts";
import { finding } from "../../core/finding.ts";
import { checkMode, OPERATOR_ROLES, type Operator } from "../../people/operator.ts";
import type { Service } from "../../registry/library.ts";
import { subjectLibraries } from "../../registry/subject-step.ts";
import { type CheckArea, type Found, missing, note } from "./checklist.ts";
import { isUsed, ruleAreas } from "./rule-areas.ts";
import type { SetupFacts } from "./setup-facts.ts";
import { versionAreas } from "./version-areas.ts";

export function setupAreas(facts: SetupFacts): CheckArea[] {
  return [
    librariesArea(facts),
    agreementsArea(facts),
    ...ruleAreas(facts),
    ...versionAreas(facts),
    operatorsArea(facts),
    settingsArea(facts),
  ];
}

function librariesArea({ registry }: SetupFacts): CheckArea {
  const count = registry.libraries.length;
  const found = count === 0 ? [missing(finding("libraries-must-be-loaded", {}))] : [];
  return { key: "libraries", figure: `${count}`, found };
}

const SERVICES: readonly Service[] = ["dd", "ill"];

function agreementsArea(facts: SetupFacts): CheckArea {
  const { agreements } = facts.registry;
  const { from, to, id } = facts.period;
  const standing = agreements.filter((a) => a.from <= to && (a.to === null || a.to >= from));
  const without = SERVICES.filter(
    (service) => isUsed(service, facts) && !standing.some((a) => a.service === service),
  );
  const found =
    standing.length === 0
      ? [missing(finding("agreements-must-be-recorded", { period: id, isNew: agreements.length === 0 }))]
      : without.map((service) =>
          missing(finding("service-must-have-agreements", { period: id, service, from })),
        );
  return { key: "agreements", figure: `${standing.length}`, found: [...found, ...subjectsFound(facts)] };
}

/**
 * Subject service libraries whose way to it has begun, and is not complete on the last day of the period or of the agreement. Nothing is
 * settled otherwise for it. Of those without any step nobody keeps them here: `balis agreement list` names these.
 */
function subjectsFound({ registry, subjectSteps: steps, period }: SetupFacts): Found[] {
  const lastDay = (to: Day | null): Day => (to !== null && to < period.to ? to : period.to);
  const agreements = registry.agreements.filter((a) => a.from <= period.to && lastDay(a.to) >= period.from);
  return subjectLibraries({ agreements, steps, on: ({ to }) => lastDay(to) }).flatMap((found) => {
    const { agreement, latest, gaps } = found;
    if (gaps.length === 0 || Object.values(latest).every((step) => step === null)) return [];
    const { library, service, to } = agreement;
    const name = registry.libraries.find((l) => l.code === library)?.nameZh ?? "";
    return [
      note(finding("subject-library-must-be-complete", { library, service, name, on: lastDay(to), gaps })),
    ];
  });
}

/** Who does the month; auditors only read. */
const NEEDED = OPERATOR_ROLES.filter((role) => role !== "auditor");

function operatorsArea({ operators, settings }: SetupFacts): CheckArea {
  const active = operators.filter((o) => o.isActive);
  const mode = checkMode({ settings, operators });
  const names = active.map((o) => o.name).join("、");
  return { key: "operators", figure: names, found: peopleFound(active, mode) };
}

function peopleFound(active: readonly Operator[], mode: ReturnType<typeof checkMode>): Found[] {
  if (active.length === 0)
    return [
      note(
        finding(
          mode === "single-person" ? "single-person-must-be-registered" : "operators-must-be-registered",
          {},
        ),
      ),
    ];
  const without = NEEDED.filter((role) => !active.some((o) => o.roles.includes(role)));
  const lacking = without.map((role) =>
    missing(finding("role-must-be-held", { role, name: active[0]?.name ?? "" })),
  );
  if (mode === "single-person") return [...lacking, note(finding("single-person-must-be-known", {}))];
  const settlers = active.filter((o) => o.roles.includes("finance"));
  const approvers = active.filter((o) => o.roles.includes("approver"));
  const [only] = settlers;
  const isOne = settlers.length === 1 && approvers.length === 1 && approvers[0] === only;
  return isOne
    ? [...lacking, missing(finding("second-person-must-approve", { name: only?.name ?? "" }))]
    : lacking;
}

function settingsArea({ engine }: SetupFacts): CheckArea {
  const isMissing = engine !== null && !engine.isFound;
  const found = isMissing
    ? [missing(finding("second-engine-must-be-installed", { program: engine.program }))]
    : [];
  return { key: "settings", figure: engine?.program ?? "", found };
}
