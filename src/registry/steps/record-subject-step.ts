/** balis agreement step|undo-step: the steps by which a library becomes a subject service library, as facts. */
import type { Store } from "../../books/port.ts";
import { invariant } from "../../core/bug.ts";
import { requireHappened } from "../../core/happened.ts";
import type { Action, Applied } from "../../core/store.ts";
import type { Service } from "../library.ts";
import { lastSubjectStep, planSubjectStep, type SubjectStep, type SubjectStepSaid } from "../subject-step.ts";
import { libraryOf } from "./read-registry.ts";

interface Asked {
  readonly store: Store;
  readonly action: Action;
  readonly dryRun: boolean;
  /** A code or a name as a person types it. */
  readonly library: string;
  readonly service: Service;
}

/** `isNew`: false where the books say it already. */
export async function recordSubjectStep(
  asked: Asked & { wanted: SubjectStepSaid },
): Promise<{ step: SubjectStep; isNew: boolean }> {
  const { store, service, wanted } = asked;
  requireHappened(wanted.day, asked.action);
  let step: SubjectStep | undefined;
  const { added } = await applied(asked, async function* () {
    const library = await libraryOf(store.read, asked.library);
    const agreements = await store.read.agreements();
    const steps = await store.read.subjectSteps();
    step = planSubjectStep({ library, service, agreements, steps }, wanted);
    if (!steps.some((s) => s === step)) yield { kind: "subject-step-recorded" as const, step };
  });
  invariant(step !== undefined, "a store asks for the plan it applies");
  return { step, isNew: added > 0 };
}

/** Undoes the last step that stands. */
export async function undoSubjectStep(asked: Asked & { reason: string }): Promise<SubjectStep> {
  const { store, service, reason } = asked;
  let step: SubjectStep | undefined;
  await applied(asked, async function* () {
    const library = await libraryOf(store.read, asked.library);
    step = lastSubjectStep({ library, service, steps: await store.read.subjectSteps() });
    const undone = { library, service, number: step.number, reason };
    yield { kind: "subject-step-undone" as const, undone };
  });
  invariant(step !== undefined, "a store asks for the plan it applies");
  return step;
}

function applied({ store, action, dryRun }: Asked, plan: Parameters<Store["apply"]>[0]): Promise<Applied> {
  return store.apply(plan, action, { dryRun });
}
