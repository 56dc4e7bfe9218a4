/** A moving line on standard error while something long runs; nothing without a terminal, with --quiet or --json. */

import { visible } from "../core/visible-text.ts";
import type { Context } from "./context.ts";

export interface Progress {
  readonly count: (done: number) => void;
  /** Which of the things it is at. */
  readonly show: (what: string) => void;
  readonly stop: () => void;
}

const NONE: Progress = { count: () => {}, show: () => {}, stop: () => {} };
/** Milliseconds between two drawings. */
const PAUSE = 100;

export async function spinner(context: Context, text: string): Promise<Progress> {
  if (!context.io.isTerminal || context.flags.quiet || context.flags.json) return NONE;
  // Of a terminal without a width (a serial line, a container) the package would clear lines for ever.
  if (context.io.screen === undefined) return NONE;
  const { default: ora } = await import("ora");
  const said = visible(text).trimEnd();
  const color = context.flags.color ? "cyan" : "white";
  // The keyboard is left as it is: held by the package, Ctrl-C was not heard while `verify` checked the books.
  const moving = ora({ text: said, color, discardStdin: false }).start();
  let drawn = performance.now();
  const show = (what: string): void => {
    moving.text = `${said} ${visible(what)}`;
    // The books are read without a pause in which a timer could draw.
    if (performance.now() - drawn < PAUSE) return;
    drawn = performance.now();
    moving.render();
  };
  return { count: (done) => show(`${done}`), show, stop: () => void moving.stop() };
}

/** The line stands while `work` runs, however it ends. */
export async function withProgress<T>(
  context: Context,
  text: string,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  const progress = await spinner(context, text);
  return work(progress).finally(progress.stop);
}
