/** Sub-projects that have passed their final acceptance, and the doors that are shut to what concerns them. */

import { refuse } from "../../../core/refusal.ts";
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

/**
 * Refuses what would change a year of targets, results or texts that was accepted, under whichever name it is kept; and what is of no
 * sub-project or of no year of its cycle. Books that hold no sub-project at all serve forms whose money is typed: any name is taken.
 */
export async function requireYearOpen(
  read: SubProjectReads,
  { subproject: name, year }: SubprojectYear,
): Promise<void> {
  const all = await read.subprojects();
  const named = all.filter((s) => s.id === name || namesInTargets(s).includes(name));
  const [first] = named;
  if (all.length > 0 && first === undefined)
    refuse("subproject-must-be-known", { text: name, known: all.map((s) => s.id).join(", ") });
  const meant = named.filter((s) => isInCycle(s, year));
  if (first !== undefined && meant.length === 0) {
    const { id, from, to } = first;
    refuse("year-must-be-of-the-cycle", { subproject: id, year, from, to });
  }
  for (const subproject of meant) requireOpen(subproject.id, await stateOf(read, subproject));
}
