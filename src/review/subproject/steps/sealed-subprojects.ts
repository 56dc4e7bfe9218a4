/** Sub-projects that have passed their final acceptance, and the doors that are shut to what concerns them. */

import { lifeStateOf } from "../lifecycle.ts";
import type { SubProjectReads, SubprojectYear } from "../port.ts";
import { requireOpen, sealedOn } from "../sealed.ts";
import { namesInTargets, type SubProject } from "../subproject.ts";
import { standingMoves } from "../undo-move.ts";
import { isInCycle } from "../years.ts";

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
export async function requireYearOpen(
  read: SubProjectReads,
  { subproject: name, year }: SubprojectYear,
): Promise<void> {
  for (const subproject of await read.subprojects()) {
    const isMeant = isInCycle(subproject, year) && namesInTargets(subproject).includes(name);
    if (subproject.id !== name && !isMeant) continue;
    requireOpen(subproject.id, await stateOf(read, subproject));
  }
}
