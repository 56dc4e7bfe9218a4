/** Plays one story on books of its own: what moves money is checked after each step, and a third of all steps is taken twice. */
import { Refusal } from "../../src/core/refusal.ts";
import { faultOf } from "./check-books.ts";
import { Broken, type PlayedBooks, type Templates } from "./played-books.ts";
import { putRight, truthFault } from "./put-right.ts";
import type { Step, Story } from "./story.ts";
import { takeStep } from "./take-step.ts";

export interface Played {
  /** "rule: what is wrong", or null. */
  readonly fault: string | null;
  /** The steps that were taken to its end, those that put right included, and what the rules said to each: null is done. */
  readonly taken: readonly { readonly step: Step; readonly refused: string | null }[];
}

/** What is wrong, as an error that ends the story. */
class Fault extends Error {}

/** Of several plans, of which the first may stay when the second is refused. */
const SEVERAL: readonly Step["kind"][] = ["reconcile", "leave"];

const MOVES_MONEY: readonly Step["kind"][] = ["settle", "close", "fund", "pay", "unpay"];

/** Done once more, these mean another discrepancy or movement. */
const NEVER_THE_SAME: readonly Step["kind"][] = ["decide", "undecide", "unpay", "reopen"];

export async function playStory(templates: Templates, story: Story): Promise<Played> {
  const books = await templates.open(story.seed, story);
  const taken: { step: Step; refused: string | null }[] = [];
  const take = async (step: Step): Promise<void> => {
    const at = { step, refused: "unfinished" as string | null };
    taken.push(at);
    at.refused = await takenOnce(books, step);
    await check(books, story, { step, count: taken.length, refused: at.refused });
  };
  try {
    for (const step of story.steps) await take(step);
    await putRight(books, story, take);
    return { fault: await truthFault(books, story), taken };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message, taken };
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const code = error instanceof Refusal ? `${error.code} ${JSON.stringify(error.params)} ` : "";
    return { fault: `error: ${code}${text}`, taken };
  } finally {
    await books.remove();
  }
}

/** The code of the refusal, or null. */
async function takenOnce(books: PlayedBooks, step: Step): Promise<string | null> {
  if (step.breaksAfter !== undefined) {
    try {
      await takeStep(books, step, step.breaksAfter);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      if (!(error instanceof Broken)) throw error;
    }
    await books.reopen();
  }
  const before = books.version();
  try {
    await takeStep(books, step);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (books.version() !== before && !SEVERAL.includes(step.kind))
      throw new Fault(`refused: ${step.kind} was refused by ${error.code} and left something`);
    return error.code;
  }
}

async function check(
  books: PlayedBooks,
  story: Story,
  { step, count, refused }: { step: Step; count: number; refused: string | null },
): Promise<void> {
  const turn = story.seed + count;
  if (refused === null && turn % 3 === 0 && !NEVER_THE_SAME.includes(step.kind)) {
    const before = books.version();
    const { breaksAfter: _, ...again } = step;
    await takenOnce(books, again as Step);
    if (books.version() !== before) throw new Fault(`twice: ${step.kind} once more added something`);
  }
  if (refused !== null || !MOVES_MONEY.includes(step.kind)) return;
  const isWhole = step.kind === "close" || (step.kind === "settle" && turn % 4 === 0);
  const fault = await faultOf(books.store().read, { story, isWhole, pick: turn * 7 });
  if (fault !== null) throw new Fault(fault);
}
