/** A cell of a workbook: its formula, and what its `origin` leads to. */
import { refuse } from "../../../core/refusal.ts";
import { parseRef } from "../../../core/source.ts";
import { type Tab, tabsOf } from "../../../sheet/find-cell.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { address, parseAddress, type Workbook } from "../../../sheet/sheet.ts";
import type { Explanation } from "../explanation.ts";
import { chargesIn, type ExplainCharge, partsOf, type SettledCharge } from "./charge-sums.ts";
import { countedRequests, countedUsers } from "./explain-count.ts";
import { auditedLines, courierUse } from "./explain-courier.ts";
import { accountBehind, postingBehind } from "./explain-entry.ts";
import { indicatorBehind, moneyParts } from "./explain-form.ts";
import { dueParts, usedParts } from "./explain-funds.ts";
import { explainDiscrepancy, rowLeaf } from "./explain-record.ts";
import { leaf, MAX_CELLS, type Part, signed, type Walk } from "./walk.ts";

interface How {
  readonly explain: ExplainCharge;
  readonly depth: number;
}

export async function explainCell(
  walk: Walk,
  workbook: Workbook,
  at: { sheet: string; address: string },
  how: How,
): Promise<Explanation> {
  const tabs = tabsOf(workbook);
  const sheet = tabs.find((s) => s.name.toLowerCase() === at.sheet.toLowerCase());
  if (!sheet) {
    const known = tabs.map((s) => s.name).join(", ");
    return refuse("sheet-must-exist", { sheet: at.sheet, known });
  }
  const where = parseAddress(at.address);
  const cell = where ? sheet.cellAt(where) : null;
  if (!where || !cell || cell.origin === undefined)
    return refuse("cell-must-show-a-figure", { sheet: sheet.name, address: at.address });
  return cellNode(walk, { tabs, sheet, cell, address: address({ ...where, row: where.row }) }, how);
}

/** A cell that stands in no workbook of ours: its figure is given. */
export async function explainGiven(
  walk: Walk,
  found: { cell: Cell; sheet: string; address: string },
  how: How,
): Promise<Explanation> {
  const sheet: Tab = { name: found.sheet, cellAt: () => null };
  return cellNode(walk, { tabs: [], sheet, cell: found.cell, address: found.address }, how);
}

interface Found {
  readonly tabs: readonly Tab[];
  readonly sheet: Tab;
  readonly cell: Cell;
  readonly address: string;
}

async function cellNode(walk: Walk, found: Found, how: How): Promise<Explanation> {
  const { sheet, cell, address } = found;
  const about = { sheet: sheet.name, address, formula: cell.formula ?? null };
  const origin = cell.origin ? await reasons(walk, { ...found, origin: cell.origin }, how) : [];
  return { fact: { kind: "cell", ...about, figure: cell.value }, adds: null, origin };
}

async function reasons(walk: Walk, from: Found & { origin: Origin }, how: How): Promise<Explanation[]> {
  const { origin } = from;
  const { depth } = how;
  const some = (parts: readonly Part[]): Promise<Explanation[]> => orNothing(walk.some(parts, depth));
  switch (origin.kind) {
    case "charges":
      return some(await partsOf(walk, await chargesById(walk, origin.ids), { ...how, by: origin.by }));
    case "charges-of":
      return some(await partsOf(walk, await chargesOf(walk, origin), { ...how, by: origin.by }));
    case "funds-used":
      return some(usedParts(walk, origin, how));
    case "funds-of":
      return some(await dueParts(walk, origin, how));
    case "entry":
      return postingBehind(walk, origin, how);
    case "account":
      return orNothing(accountBehind(walk, origin, how));
    case "requests":
      return orNothing(countedRequests(walk, origin, how).then((counted) => counted.origin));
    case "users":
      return orNothing(countedUsers(walk, origin));
    case "rule":
      return orNothing(walk.ruleLeaf(origin.name));
    case "indicator":
      return orNothing(indicatorBehind(walk, origin));
    case "budget":
    case "spending":
    case "receipt":
      return some(await moneyParts(walk, origin));
    case "stated":
      return [leaf(origin)];
    case "score":
      return [
        ...(origin.arithmetic === "" ? [] : [leaf({ kind: "scored", arithmetic: origin.arithmetic })]),
        ...(await walk.ruleLeaf(origin.rule)),
        ...(await walk.some(
          origin.of.map((cell) => namedPart(walk, { ...from, cell }, how)),
          depth,
        )),
      ];
    case "rows":
      return some(origin.refs.map((said) => rowPart(walk, said)));
    case "audited":
      return auditedLines(walk, origin, depth);
    case "courier-use":
      return orNothing(courierUse(walk, origin, depth));
    case "discrepancies":
      return some(origin.ids.map((id) => discrepancyPart(walk, id, origin.by)));
    case "move":
    case "subject-step":
    case "report-text":
      return orNothing(recordedBehind(walk, origin));
    case "position":
      return [leaf({ kind: "position", figure: null })];
    case "cells":
      return some(cellParts(walk, { ...from, origin }, how));
    case "figures":
      return some(origin.figures.map((cell) => namedPart(walk, { ...from, cell }, how)));
  }
}

/** A zero says so, too. */
async function orNothing(made: Promise<Explanation[]>): Promise<Explanation[]> {
  const found = await made;
  return found.length > 0 ? found : [leaf({ kind: "nothing", figure: null })];
}

async function chargesOf(walk: Walk, of: Extract<Origin, { kind: "charges-of" }>): Promise<SettledCharge[]> {
  const settlement = (await walk.read.settlement(of.period))?.number ?? 0;
  return chargesIn(
    walk,
    { settlement, kind: of.of },
    (c) => of.service === undefined || c.service === of.service,
  );
}

async function chargesById(walk: Walk, ids: readonly string[]): Promise<SettledCharge[]> {
  const found: SettledCharge[] = [];
  for (const id of ids) {
    const charge = await walk.read.chargeById(id);
    if (charge) found.push(charge);
  }
  return found;
}

/** What was counted is read in the row itself. */
function rowPart(walk: Walk, said: string): Part {
  const ref = parseRef(said);
  const nothing = leaf({ kind: "nothing", figure: null });
  return { adds: null, make: async () => (ref ? rowLeaf(walk, ref) : nothing) };
}

function discrepancyPart(walk: Walk, id: string, by: "count" | "risk" | "decision"): Part {
  return {
    adds: by === "count" ? { kind: "count", count: 1n } : null,
    make: async () => (await explainDiscrepancy(walk, id)) ?? leaf({ kind: "nothing", figure: null }),
  };
}

/** One of the figures that a text names. */
function namedPart(walk: Walk, from: Found, how: How): Part {
  const { cell } = from;
  const next = { ...how, depth: how.depth + 1 };
  const make = async (): Promise<Explanation> => {
    const origin = cell.origin ? await reasons(walk, { ...from, origin: cell.origin }, next) : [];
    return { fact: { kind: "named", figure: cell.value }, adds: null, origin };
  };
  return { adds: null, make };
}

function cellParts(
  walk: Walk,
  from: Found & { origin: Extract<Origin, { kind: "cells" }> },
  how: How,
): Part[] {
  const { tabs, sheet, cell, origin } = from;
  const isRatio = cell.value.kind === "ratio";
  const parts = (addresses: readonly string[], isMinus: boolean): Part[] =>
    cellsOf(addresses, sheet).flatMap((at): Part[] => {
      const other = tabs.find((s) => s.name === at.sheet);
      const where = parseAddress(at.address);
      const found = other && where ? other.cellAt(where) : null;
      // A range also covers cells that show nothing.
      if (!other || !found?.origin) return [];
      const adds = isRatio ? null : signed(found.value, isMinus);
      const next = { ...how, depth: how.depth + 1 };
      const make = (): Promise<Explanation> =>
        how.depth >= MAX_CELLS
          ? Promise.resolve(leaf({ kind: "more", count: 1 }))
          : cellNode(walk, { tabs, sheet: other, cell: found, address: at.address }, next);
      return [{ adds, make }];
    });
  return [...parts(origin.addresses, false), ...parts(origin.minus ?? [], true)];
}

/** "F5:F7" → F5, F6, F7; "C5:F5" → C5, D5, E5, F5; "'物流费结算'!F9" → that cell of the other sheet. */
function cellsOf(addresses: readonly string[], sheet: Tab): { sheet: string; address: string }[] {
  return addresses.flatMap((said) => {
    const foreign = /^'(.+)'!(.+)$/.exec(said);
    const name = foreign?.[1]?.replaceAll("''", "'") ?? sheet.name;
    const [from = "", to = from] = (foreign?.[2] ?? said).split(":");
    const [start, end] = [parseAddress(from), parseAddress(to)];
    const cells: { sheet: string; address: string }[] = [];
    if (!start || !end) return cells;
    for (let row = start.row; row <= end.row; row++)
      for (let column = start.column; column <= end.column; column++)
        cells.push({ sheet: name, address: address({ column, row }) });
    return cells;
  });
}

/** What the figures of a sub-project rest on beside its money: moves of its life, texts that people wrote. */
type Of<K extends Origin["kind"]> = Extract<Origin, { kind: K }>;

function recordedBehind(walk: Walk, of: Of<"move" | "subject-step" | "report-text">): Promise<Explanation[]> {
  if (of.kind === "move") return explainMove(walk, of);
  return of.kind === "subject-step" ? explainSubjectStep(walk, of) : explainReportText(walk, of);
}

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

async function explainSubjectStep(walk: Walk, of: Of<"subject-step">): Promise<Explanation[]> {
  const steps = await walk.once("subject steps", () => walk.read.subjectSteps());
  const step = steps.find(
    (s) => s.library === of.library && s.service === of.service && s.number === of.number,
  );
  return step ? [leaf({ kind: "subject-step", step })] : [];
}
