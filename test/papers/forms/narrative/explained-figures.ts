/** What is wrong with the figures of a workbook: those that rest on nothing, end nowhere, or are not what their parts come to. */
import { type Explanation, figureOf } from "../../../../src/answers/explain/explanation.ts";
import { explainCell } from "../../../../src/answers/explain/steps/explain-cell.ts";
import { explainCharges } from "../../../../src/answers/explain/steps/explain-charge.ts";
import { Walk } from "../../../../src/answers/explain/steps/walk.ts";
import type { Store } from "../../../../src/books/port.ts";
import { courierWords } from "../../../../src/month/courier/words/courier.ts";
import { reportWords } from "../../../../src/papers/report/words/report.ts";
import type { CellValue } from "../../../../src/sheet/cell-value.ts";
import { address, type Workbook } from "../../../../src/sheet/sheet.ts";

const walk = (store: Store): Walk =>
  new Walk({
    ...{ read: store.read, text: "", words: reportWords["zh-CN"], auditWords: courierWords["zh-CN"] },
    ...{ names: reportWords["zh-CN"], programVersion: "0", isWhole: true },
  });

/** Where a branch may end. */
const ENDS = new Set([
  "move",
  "report-text",
  "budget",
  "spent",
  "receipt",
  "row",
  "stated",
  "scored",
  "nothing",
  "position",
  "rule",
]);

function faultsOf({ fact, origin }: Explanation, path: string): string[] {
  const here = `${path} › ${fact.kind}`;
  const figure = figureOf(fact);
  const adding = origin.flatMap(({ adds }) => adds ?? []);
  const isSum = adding.length > 0 && figure !== null && figure.kind !== "ratio";
  return [
    ...(origin.length === 0 && !ENDS.has(fact.kind) ? [`${here} ends nowhere`] : []),
    ...(isSum && sumIn(adding) !== sumIn([figure]) ? [`${here} is not the sum of its parts`] : []),
    ...origin.flatMap((child) => faultsOf(child, here)),
  ];
}

/** In one unit, to a millionth; null where the units differ. */
function sumIn(values: readonly CellValue[]): string | null {
  const [first] = values;
  if (first === undefined || values.some((v) => v.kind !== first.kind)) return null;
  const sum = values.reduce((total, v) => total + millionths(v), 0n);
  return `${sum} ${first.kind}`;
}

function millionths(value: CellValue): bigint {
  if (value.kind === "yuan") return value.fen * 1_000_000n;
  if (value.kind === "count") return value.count * 1_000_000n;
  return value.kind === "decimal" ? value.scaled * 10n ** BigInt(6 - value.decimals) : 0n;
}

/** Every cell that rests on something; figures that rest on nothing are faults. */
export async function look(
  store: Store,
  workbook: Workbook,
): Promise<{ seen: Set<string>; faults: string[]; figures: number }> {
  const [seen, faults] = [new Set<string>(), [] as string[]];
  let figures = 0;
  for (const page of workbook.pages ?? []) {
    for (const { at, cell } of page.cells) {
      const where = { sheet: page.name, address: address(at) };
      if (cell.origin === undefined) {
        if (cell.value.kind !== "text") faults.push(`${page.name}!${where.address} has no origin`);
        continue;
      }
      figures += 1;
      const own = walk(store);
      const found = await explainCell(own, workbook, where, { explain: explainCharges(own), depth: 0 });
      faults.push(...faultsOf(found, `${page.name}!${where.address}`));
      gather(found, seen);
    }
  }
  return { seen, faults, figures };
}

function gather({ fact, origin }: Explanation, seen: Set<string>): void {
  seen.add(fact.kind);
  for (const child of origin) gather(child, seen);
}
