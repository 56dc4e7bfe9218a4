/** A moving line on standard error while something long runs; nothing without a terminal, with --quiet or --json. */

import { visible } from "../core/visible-text.ts";
import type { Context } from "./context.ts";

interface Progress {
  readonly count: (done: number) => void;
  readonly stop: () => void;
}

export async function spinner(context: Context, text: string): Promise<Progress> {
  if (!context.io.isTerminal || context.flags.quiet || context.flags.json) {
    return { count: () => {}, stop: () => {} };
  }
  const { default: ora } = await import("ora");
  const said = visible(text);
  const moving = ora({ text: said, color: context.flags.color ? "cyan" : "white" }).start();
  return {
    count: (done) => {
      moving.text = `${said} ${done}`;
    },
    stop: () => void moving.stop(),
  };
}
