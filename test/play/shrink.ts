/** Of a story that fails, the least that still fails by the same rule: steps, requests, rows and caps are left out while it does. */
import { playStory } from "./play-story.ts";
import type { Templates } from "./played-books.ts";
import type { Step, Story } from "./story.ts";

export interface Failing {
  readonly story: Story;
  readonly fault: string;
}

const MAX_TRIES = 100;

/** "caps: …" → "caps"; of an error also its first words. */
function ruleOf(fault: string): string {
  return fault.startsWith("error") || fault.startsWith("verify")
    ? fault.replace(/\d+/g, "#").slice(0, 50)
    : (fault.split(":")[0] ?? "");
}

export async function shrunk(templates: Templates, story: Story, fault: string): Promise<Failing> {
  let least: Failing = { story, fault };
  let tries = 0;
  const attempt = async (candidate: Story): Promise<boolean> => {
    if (tries++ >= MAX_TRIES) return false;
    const played = await playStory(templates, candidate);
    if (played.fault === null || ruleOf(played.fault) !== ruleOf(fault)) return false;
    least = { story: candidate, fault: played.fault };
    return true;
  };
  for (let before = -1; before !== sizeOf(least.story); ) {
    before = sizeOf(least.story);
    await leaveOut(
      () => least.story.steps,
      (steps) => attempt({ ...least.story, steps: withRules(least.story, steps) }),
    );
    await leaveOut(
      () => least.story.requests,
      (requests) => attempt(withOnly(least.story, new Set(requests.map((r) => r.no)))),
    );
    for (let i = 0; i < least.story.steps.length; i++) await smallerStep(() => least.story, i, attempt);
    if (least.story.isTwoPerson) await attempt({ ...least.story, isTwoPerson: false });
  }
  return least;
}

const sizeOf = ({ steps, requests }: Story): number => JSON.stringify([steps, requests]).length;

/** Halves first, then ever smaller parts, to single ones. */
async function leaveOut<T>(
  all: () => readonly T[],
  attempt: (left: readonly T[]) => Promise<boolean>,
): Promise<void> {
  for (let size = Math.ceil(all().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = all().length - size; at > -size; ) {
      const from = Math.max(0, at);
      const left = [...all().slice(0, from), ...all().slice(from + size)];
      if (left.length < all().length) await attempt(left);
      at -= size;
    }
}

/** Without rules there is no story. */
function withRules(story: Story, steps: readonly Step[]): readonly Step[] {
  const first = story.steps.find((s) => s.kind === "enact");
  return first && !steps.includes(first) ? [first, ...steps] : steps;
}

function withOnly(story: Story, numbers: ReadonlySet<string>): Story {
  const steps = story.steps.flatMap((step): Step[] => {
    if (step.kind === "correct") return numbers.has(step.no) ? [step] : [];
    if (step.kind !== "file") return [step];
    const rows = step.rows.filter((r) => numbers.has(r.no));
    return rows.length === 0 ? [] : [{ ...step, rows }];
  });
  return { ...story, steps, requests: story.requests.filter((r) => numbers.has(r.no)) };
}

/** Without its break, with fewer rows or fewer caps. */
async function smallerStep(
  story: () => Story,
  i: number,
  attempt: (candidate: Story) => Promise<boolean>,
): Promise<void> {
  const at = (): Step | undefined => story().steps[i];
  const put = (step: Step): Promise<boolean> =>
    attempt({ ...story(), steps: story().steps.map((s, n) => (n === i ? step : s)) });
  const whole = at();
  if (whole?.breaksAfter !== undefined) {
    const { breaksAfter: _, ...step } = whole;
    await put(step as Step);
  }
  const step = at();
  if (step?.kind === "file" && step.rows.length > 1)
    await leaveOut(
      () => (at() as typeof step).rows,
      (rows) => (rows.length === 0 ? Promise.resolve(false) : put({ ...(at() as typeof step), rows })),
    );
  if (step?.kind === "invoice" && step.rows.length > 1)
    await leaveOut(
      () => (at() as typeof step).rows,
      (rows) => (rows.length === 0 ? Promise.resolve(false) : put({ ...(at() as typeof step), rows })),
    );
  if (step?.kind !== "enact") return;
  for (const key of ["ddPeriodCapFen", "ddYearCapFen", "illPeriodCapFen", "grant", "quotaFen"] as const) {
    const now = at();
    if (now?.kind === "enact" && now.rates[key] !== null)
      await put({ ...now, rates: { ...now.rates, [key]: null } });
  }
}
