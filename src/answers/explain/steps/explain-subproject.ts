/** What the figures of a sub-project rest on: moves of its life, its money by line, texts that people wrote. */

import { parseRef } from "../../../core/source.ts";
import type { NamedSpending } from "../../../papers/forms/facts/report-books.ts";
import { namedSpending } from "../../../papers/forms/steps/report-books.ts";
import type { Because } from "../../../sheet/because.ts";
import type { Explanation } from "../explanation.ts";
import { rowLeaf } from "./explain-record.ts";
import { leaf, type Part, signed, type Walk, yuanOf } from "./walk.ts";

type Of<K extends Because["kind"]> = Extract<Because, { kind: K }>;

export async function explainSubProject(
  walk: Walk,
  because: Of<"move" | "report-text" | "funds">,
  depth: number,
): Promise<Explanation[]> {
  switch (because.kind) {
    case "move":
      return explainMove(walk, because);
    case "report-text":
      return explainReportText(walk, because);
    case "funds":
      return explainFunds(walk, because, depth);
  }
}

async function explainMove(
  walk: Walk,
  { subproject, number }: Pick<Of<"move">, "subproject" | "number">,
): Promise<Explanation[]> {
  const moves = await walk.once(`moves ${subproject}`, () => walk.read.subprojectMoves({ subproject }));
  const found = moves.find((m) => m.number === number);
  if (!found) return [];
  const { at, operator, ...move } = found;
  return [leaf({ kind: "move", move, operator, at })];
}

async function explainReportText(walk: Walk, because: Of<"report-text">): Promise<Explanation[]> {
  const { subproject, year } = because;
  const texts = await walk.once(`texts ${subproject} ${year}`, () =>
    walk.read.reportTexts({ subproject, year }),
  );
  const text = texts.find((t) => t.number === because.number);
  return text ? [leaf({ kind: "report-text", text })] : [];
}

/** Budget entries add, spending adds where it alone is summed and is taken off where a balance is; of a rate both are reasons. */
async function explainFunds(walk: Walk, because: Of<"funds">, depth: number): Promise<Explanation[]> {
  const { subproject, by } = because;
  const entries = await walk.once(`budget ${subproject}`, () => walk.read.subprojectBudgets({ subproject }));
  const spent = await walk.once(`spent ${subproject}`, () => namedSpending(walk.read, subproject));
  const isRate = by === "rate";
  const parts = [
    ...(await grantPart(walk, because)),
    ...entries
      .filter((e) => because.budget.includes(e.number))
      .map((entry): Part => {
        const adds = isRate ? null : yuanOf(entry.fen);
        return { adds, make: async () => leaf({ kind: "budget", entry }) };
      }),
    ...spent
      .filter((s) => because.spent.includes(s.name))
      .map((line): Part => {
        const adds = isRate ? null : signed(yuanOf(line.fen), by === "left");
        return { adds, make: () => spendingLeaf(walk, line) };
      }),
  ];
  return walk.some(parts, depth);
}

async function grantPart(walk: Walk, { subproject, granted }: Of<"funds">): Promise<Part[]> {
  const [decided] =
    granted === undefined || granted === null ? [] : await explainMove(walk, { subproject, number: granted });
  if (decided?.fact.kind !== "move") return [];
  return [{ adds: yuanOf(decided.fact.move.carried.fen ?? 0n), make: async () => decided }];
}

async function spendingLeaf(walk: Walk, { name, ...spending }: NamedSpending): Promise<Explanation> {
  const ref = parseRef(name);
  if (!ref) return leaf({ kind: "spent", spending, id: name });
  return { fact: { kind: "spent", spending, id: null }, adds: null, because: [await rowLeaf(walk, ref)] };
}
