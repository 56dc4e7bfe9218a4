/**
 * 承建单位和管理小组 / contractor and management team: who leads a sub-project, and the rule of the members from outside.
 *
 * "For the sub-projects with multi library participation, 1 - 2 members of the management team shall come from non construction
 * units, which shall be nominated by the contractor and submitted to BMC for approval." A construction unit is one of the
 * libraries that build it. The team of one library needs no member from outside, and may have some.
 *
 * Worked example: built by 10002 and 10013, team of 10002, 10002, 10013: none from outside, not to be approved; with 10027 besides:
 * approved; with three from outside: not. Source: SOURCES.md [management-team].
 */
import { type Finding, finding } from "../../core/finding.ts";
import { refuse } from "../../core/refusal.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { LifeState } from "./lifecycle.ts";
import type { Carried, TeamMember } from "./move.ts";
import type { SubProject } from "./subproject.ts";

const LEAST_FROM_OUTSIDE = 1;
const MOST_FROM_OUTSIDE = 2;

/** How many members come from outside, where that is not as the rule says; null: the team is in order. */
export function teamFault(of: {
  team: readonly TeamMember[];
  libraries: readonly LibraryCode[];
}): { outside: number } | null {
  if (of.libraries.length < 2) return null;
  const outside = of.team.filter((member) => !of.libraries.includes(member.unit)).length;
  return outside >= LEAST_FROM_OUTSIDE && outside <= MOST_FROM_OUTSIDE ? null : { outside };
}

export function teamFindings(
  { id, libraries }: SubProject,
  team: readonly TeamMember[],
): Finding<"team-must-have-members-from-outside">[] {
  const fault = teamFault({ team, libraries });
  if (fault === null) return [];
  return [
    finding("team-must-have-members-from-outside", { subproject: id, libraries: libraries.length, ...fault }),
  ];
}

export function requireTeam(subproject: SubProject, team: readonly TeamMember[]): Finding[] {
  const [fault] = teamFindings(subproject, team);
  return fault ? refuse(fault.code, fault.params) : [];
}

/** The contractor is one of the construction libraries; another one than the commission decided for is told. */
export function appointRule(subproject: SubProject, { decidedFor }: LifeState, of: Carried): Finding[] {
  const { library } = of;
  requireBuilding(subproject, library);
  if (decidedFor === null || library === null || library === decidedFor) return [];
  const params = { subproject: subproject.id, library, decidedFor };
  return [finding("contractor-should-be-the-one-decided-for", params)];
}

export function replaceRule(subproject: SubProject, { contractor }: LifeState, of: Carried): Finding[] {
  const { library } = of;
  if (library !== null && library === contractor)
    refuse("contractor-must-be-another", { subproject: subproject.id, library });
  requireBuilding(subproject, library);
  return [];
}

function requireBuilding({ id: subproject, libraries }: SubProject, library: LibraryCode | null): void {
  if (library !== null && !libraries.includes(library))
    refuse("contractor-must-build", { subproject, library, libraries: libraries.join(", ") });
}
