/** balis subproject problem, solved: a problem that a check found, and what was done about it, as facts. */

import type { Day } from "../../../core/day.ts";
import { requireHappened } from "../../../core/happened.ts";
import { requireVisible } from "../../../core/visible-text.ts";
import { type FoundProblem, planDone, planProblem, planWithdrawn } from "../checks/rectification.ts";
import type { Recording } from "./move-subproject.ts";
import { subProjectBooks } from "./subproject-books.ts";

type Register = Parameters<typeof planProblem>[0];

async function recorded(
  asked: Recording & { id: string; on: Day | null },
  plan: (register: Register) => FoundProblem,
): Promise<FoundProblem | null> {
  const { store } = asked;
  if (asked.on !== null) requireHappened(asked.on, asked.action);
  let made: FoundProblem | null = null;
  await store.apply(
    async function* () {
      const { subproject, state, standing } = await subProjectBooks(store.read, asked.id);
      const problems = await store.read.subprojectProblems({ subproject: subproject.id });
      made = plan({ subproject: subproject.id, state, standing, problems });
      requireVisible(made.problem, made.document, made.withdrawn, made.done?.measure ?? "");
      yield { kind: "problem-recorded" as const, problem: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made;
}

export const recordProblem = (
  asked: Recording & { id: string; said: Parameters<typeof planProblem>[1] },
): Promise<FoundProblem | null> =>
  recorded({ ...asked, on: asked.said.foundOn }, (register) => planProblem(register, asked.said));

export const recordDone = (
  asked: Recording & { id: string; said: Parameters<typeof planDone>[1] },
): Promise<FoundProblem | null> =>
  recorded({ ...asked, on: asked.said.done?.on ?? null }, (register) => planDone(register, asked.said));

export const withdrawProblem = (
  asked: Recording & { id: string; said: Parameters<typeof planWithdrawn>[1] },
): Promise<FoundProblem | null> =>
  recorded({ ...asked, on: null }, (register) => planWithdrawn(register, asked.said));
