/** balis subproject add|move|undo: a sub-project and the moves of its life, as facts; refused where the life cycle says no. */

import type { Store } from "../../../books/port.ts";
import { requireHappened } from "../../../core/happened.ts";
import { byKey } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action, Applied } from "../../../core/store.ts";
import { requireVisible } from "../../../core/visible-text.ts";
import { textKey } from "../../../tables/cell.ts";
import { applicationsOf } from "../experts/application.ts";
import { mapOf } from "../money/account-map.ts";
import { executedBy, overspentLines } from "../money/settled-money.ts";
import type { MoveName, SubProjectMove } from "../move.ts";
import { beyondPlan, planOf } from "../plan/construction-plan.ts";
import { type PlannedMove, planMove, type WantedMove } from "../plan-move.ts";
import type { SubProjectReads } from "../port.ts";
import { parseSubProjectId, type SubProject, subProjectKeys, yearOf } from "../subproject.ts";
import { planUndo } from "../undo-move.ts";
import { ownYearOf } from "../years.ts";
import { previousOf } from "./find-previous.ts";
import { keptOutFindings } from "./rows-kept-out.ts";
import { booksOf, subProjectBooks } from "./subproject-books.ts";

export interface Recording {
  readonly store: Store;
  readonly action: Action;
  readonly dryRun: boolean;
}

/** New, or with other terms while its agreement is not signed. */
export async function addSubProject(asked: Recording & { subproject: SubProject }): Promise<Applied> {
  const { store, subproject, dryRun } = asked;
  return store.apply(
    async function* () {
      await requireAddable(store.read, subproject);
      yield { kind: "subproject-recorded" as const, subproject };
    },
    asked.action,
    { dryRun },
  );
}

async function requireAddable(read: SubProjectReads, subproject: SubProject): Promise<void> {
  const { id, from, to } = subproject;
  if (parseSubProjectId(id) === undefined) refuse("subproject-id-must-be-valid", { text: id });
  requireVisible(subproject.nameZh, subproject.nameEn, subproject.financeCode);
  if (to < from) refuse("cycle-must-run-forward", { from, to });
  const all = await read.subprojects();
  const maps = await read.accountMaps();
  for (const other of all) {
    if (other.id === id) continue;
    const keys = subProjectKeys(other);
    const own = maps.filter((m) => m.subproject === other.id);
    const name = [subproject.nameZh, subproject.nameEn, subproject.financeCode].find(
      (text) => text !== "" && (keys.includes(textKey(text)) || mapOf(own, text) !== undefined),
    );
    if (name !== undefined) refuse("subproject-name-must-be-new", { name, other: other.id });
  }
  const known = all.find((s) => s.id === id);
  if (!known || JSON.stringify(sorted(known)) === JSON.stringify(sorted(subproject))) return;
  const { state } = await booksOf(read, known);
  if (state.agreed !== null) refuse("subproject-must-keep-its-terms", { subproject: id });
}

function sorted(subproject: SubProject): [string, unknown][] {
  return Object.entries(subproject).sort(byKey);
}

const RESTS_ON_THE_YEAR_BEFORE: readonly MoveName[] = ["apply", "decide"];

/** `previous`: the sub-project of the year before, or "none". */
export async function moveSubProject(
  asked: Recording & { id: string; wanted: WantedMove; previous?: string },
): Promise<PlannedMove> {
  const { store } = asked;
  const { move, day } = asked.wanted;
  requireHappened(day, asked.action);
  let planned: PlannedMove | undefined;
  await store.apply(
    async function* () {
      const books = await subProjectBooks(store.read, asked.id);
      planned = planMove(
        {
          ...{ subproject: books.subproject, recorded: books.moves.length, standing: books.standing },
          previous: RESTS_ON_THE_YEAR_BEFORE.includes(move)
            ? await previousOf(store.read, books, {
                year: ownYearOf(books.subproject),
                day,
                said: asked.previous,
              })
            : null,
          overspent: overspentLines(books),
          keptOut: await keptOutFindings(store.read, {
            subproject: books.subproject.id,
            year: null,
            until: null,
          }),
          executedFen: books.funds.total.executedFen,
          executedBy: executedBy(books),
          problems: await store.read.subprojectProblems({ subproject: books.subproject.id }),
          applications: applicationsOf(books.standing, await judged(store.read, books.subproject.id)),
        },
        asked.wanted,
      );
      if (move === "decide") planned = await heldToPlan(store.read, planned);
      yield { kind: "subproject-moved" as const, move: planned.made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return planned ?? refuse("move-must-be-known", { text: asked.wanted.move });
}

async function heldToPlan(read: SubProjectReads, planned: PlannedMove): Promise<PlannedMove> {
  const { subproject: id } = planned.made;
  const plan = planOf(await read.constructionPlans(), yearOf(id));
  const { grantedFen } = planned.state;
  return { ...planned, findings: [...planned.findings, ...beyondPlan(plan, { id, grantedFen })] };
}

/** The panels of a sub-project and their scores. */
export async function judged(read: SubProjectReads, subproject: string) {
  return {
    panels: await read.expertPanels({ subproject }),
    scores: await read.expertScores({ subproject }),
  };
}

export async function undoSubProjectMove(
  asked: Recording & { id: string; reason: string },
): Promise<SubProjectMove> {
  const { store, reason } = asked;
  let taken: SubProjectMove | undefined;
  await store.apply(
    async function* () {
      const { subproject, standing, entries } = await subProjectBooks(store.read, asked.id);
      const plan = planUndo({ subproject: subproject.id, standing, hasBudget: entries.length > 0, reason });
      taken = plan.move;
      yield { kind: "subproject-move-undone" as const, undone: plan.undone };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return taken ?? refuse("move-must-be-there-to-undo", { subproject: asked.id });
}
