/** A cell of an officer's own form that was filled: its figure, made again from the books. */

import { refuse } from "../../../core/refusal.ts";
import type { FormFacts } from "../../../papers/forms/facts/form-facts.ts";
import type { FilledCellAsked } from "../../../papers/forms/filled-note.ts";
import { fillingFacts } from "../../../papers/forms/steps/filling-facts.ts";
import type { Cell } from "../../../sheet/origin.ts";
import type { Explanation } from "../explanation.ts";
import type { ExplainCharge } from "./charge-sums.ts";
import { explainGiven } from "./explain-cell.ts";
import type { Walk } from "./walk.ts";

export async function explainFilled(
  walk: Walk,
  asked: FilledCellAsked,
  explain: ExplainCharge,
): Promise<Explanation> {
  const { note, sheet } = asked;
  const address = asked.address.replaceAll("$", "").toUpperCase();
  const key = `${sheet}!${address}`.toLowerCase();
  const [, figure] = Object.entries(note.cells).find(([at]) => at.toLowerCase() === key) ?? [];
  const nothing = (): never => refuse("cell-must-show-a-figure", { sheet, address: asked.address });
  if (figure === undefined) return nothing();
  const facts = await fillingFacts({ read: walk.read, filling: note, names: asked.names });
  const cell = figureIn(facts, figure);
  if (cell?.origin === undefined) return nothing();
  return explainGiven(walk, { cell, sheet, address: sheet === "" ? figure : address }, { explain, depth: 0 });
}

/** "funds.total.initial", "targets[2].score". */
function figureIn(facts: FormFacts, figure: string): Cell | undefined {
  const listed = /^(.+)\[(\d+)\]\.(.+)$/.exec(figure);
  if (!listed) return facts.values[figure];
  const [, list = "", index = "", name = ""] = listed;
  return facts.lists[list]?.[Number(index)]?.[name];
}
