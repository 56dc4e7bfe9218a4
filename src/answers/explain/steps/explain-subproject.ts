/** What the figures of a sub-project rest on beside its money: moves of its life, texts that people wrote. */

import type { Origin } from "../../../sheet/origin.ts";
import type { Explanation } from "../explanation.ts";
import { leaf, type Walk } from "./walk.ts";

type Of<K extends Origin["kind"]> = Extract<Origin, { kind: K }>;

export async function explainMove(walk: Walk, { subproject, number }: Of<"move">): Promise<Explanation[]> {
  const moves = await walk.once(`moves ${subproject}`, () => walk.read.subprojectMoves({ subproject }));
  const found = moves.find((m) => m.number === number);
  if (!found) return [];
  const { at, operator, ...move } = found;
  return [leaf({ kind: "move", move, operator, at })];
}

export async function explainReportText(walk: Walk, origin: Of<"report-text">): Promise<Explanation[]> {
  const { subproject, year } = origin;
  const texts = await walk.once(`texts ${subproject} ${year}`, () =>
    walk.read.reportTexts({ subproject, year }),
  );
  const text = texts.find((t) => t.number === origin.number);
  return text ? [leaf({ kind: "report-text", text })] : [];
}
