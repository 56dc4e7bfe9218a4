/** Sub-projects that have passed their final acceptance, and the doors that are shut to what concerns them. */

import { refuse } from "../../../core/refusal.ts";
import { lifeStateOf } from "../lifecycle.ts";
import type { SubProjectReads, SubprojectYear } from "../port.ts";
import { requireOpen, sealedOn } from "../sealed.ts";
import { namesInTargets, type SubProject } from "../subproject.ts";
import { standingMoves } from "../undo-move.ts";
import { isInCycle, requireInCycle } from "../years.ts";

async function stateOf(read: SubProjectReads, { id: subproject }: SubProject) {
  const moves = await read.subprojectMoves({ subproject });
  return lifeStateOf(standingMoves(moves, await read.subprojectMovesUndone({ subproject })));
}

interface SealedSubProject {
  readonly subproject: SubProject;
  /** The day of the acceptance. */
  readonly on: string;
}

export async function sealedSubprojects(read: SubProjectReads): Promise<SealedSubProject[]> {
  const sealed: SealedSubProject[] = [];
  for (const subproject of await read.subprojects()) {
    const on = sealedOn(await stateOf(read, subproject));
    if (on !== null) sealed.push({ subproject, on });
  }
  return sealed;
}

/** Refuses what would change a year of targets, results or texts that was accepted, under whichever name it is kept. */
export async function requireYearOpen(read: SubProjectReads, of: SubprojectYear): Promise<void> {
  for (const subproject of await named(read, of))
    if (subproject.id === of.subproject || isInCycle(subproject, of.year))
      requireOpen(subproject.id, await stateOf(read, subproject));
}

/**
 * Refuses targets and results that are of no sub-project or of no year of its cycle, or of an accepted one. Books that hold no sub-project at all
 * serve forms whose money is typed: any name is taken.
 */
export async function requireYearOfTargets(read: SubProjectReads, of: SubprojectYear): Promise<void> {
  const { subproject: text, year } = of;
  const all = await read.subprojects();
  const [first, ...others] = await named(read, of);
  if (all.length > 0 && first === undefined)
    refuse("subproject-must-be-known", { text, known: all.map((s) => s.id).join(", ") });
  if (first && ![first, ...others].some((s) => isInCycle(s, year))) requireInCycle(first, year);
  await requireYearOpen(read, of);
}

async function named(read: SubProjectReads, { subproject: name }: SubprojectYear): Promise<SubProject[]> {
  return (await read.subprojects()).filter((s) => s.id === name || namesInTargets(s).includes(name));
}
