/** One walk from a figure down to the rows: what it reads once, and how much of what it finds it shows. */

import type { Reader } from "../../../books/port.ts";
import { firstDayOf } from "../../../core/period.ts";
import { type Place, placeInSheet, type RecordRef } from "../../../core/source.ts";
import type { AuditWords } from "../../../month/courier/audit-words.ts";
import type { StoredFile } from "../../../month/import/port.ts";
import type { Entry } from "../../../month/ledger/entry.ts";
import type { FilledCellAsked } from "../../../papers/forms/filled-note.ts";
import type { ReportWords } from "../../../papers/report/words.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import type { CellValue } from "../../../sheet/cell-value.ts";
import type { CellReference } from "../../../sheet/find-cell.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import { type ExplainedFact, type Explanation, negative, sumOfValues } from "../explanation.ts";

export interface Explaining {
  readonly read: Reader;
  readonly text: string;
  /** In the language of the workbook whose cell is asked for. */
  readonly words: ReportWords;
  readonly auditWords: AuditWords;
  /** In the language of the answer. */
  readonly names: Pick<ReportWords, "steps" | "name">;
  readonly programVersion: string;
  /** The cell of a filled form that is asked for; absent where the text names something else. */
  readonly filled?: FilledCellAsked;
  /** Makes the workbook of a form again; absent where no form can be asked for. */
  readonly formWorkbook?: (cell: Pick<CellReference, "report" | "period">) => Promise<Workbook>;
  /** Show everything, up to MAX_FACTS. */
  readonly isWhole: boolean;
}

/** As many of a kind are shown, fewer the further down; how many more there are is said. */
const SHOWN = [10, 3, 2] as const;
/** As many facts are shown at most, whatever was asked for. */
const MAX_FACTS = 20_000;
/** A chain of cells is never longer. */
export const MAX_CELLS = 20;

/** One of several things that make up a figure: what it adds is known before it is explained. */
export interface Part {
  readonly adds: CellValue | null;
  readonly make: () => Promise<Explanation>;
}

/** What was read already, by what it is. */
export type Known = Map<string, Promise<unknown>>;

export class Walk {
  readonly asked: Explaining;
  private room = MAX_FACTS;
  private readonly known: Known;

  /** Walks over the same books may share what they know of them. */
  constructor(asked: Explaining, known: Known = new Map()) {
    this.asked = asked;
    this.known = known;
  }

  get read(): Reader {
    return this.asked.read;
  }

  /** So many parts are shown at this depth. */
  most(depth: number): number {
    const shown = SHOWN[Math.min(depth, SHOWN.length - 1)] ?? 1;
    return Math.min(this.asked.isWhole ? MAX_FACTS : shown, this.room);
  }

  /** The first parts, and what is left out of them; `beyond` is what was never gathered. */
  async some(
    parts: readonly Part[],
    depth: number,
    beyond: { count: number; adds: CellValue | null } = { count: 0, adds: null },
  ): Promise<Explanation[]> {
    const made: Explanation[] = [];
    for (const { adds, make } of parts) {
      if (made.length >= this.most(depth)) break;
      this.room -= 1;
      made.push({ ...(await make()), adds });
    }
    const rest = parts.slice(made.length).map((part) => part.adds);
    const count = rest.length + beyond.count;
    if (count === 0) return made;
    const adds = sumOfValues(beyond.count === 0 ? rest : [...rest, beyond.adds]);
    return [...made, leaf({ kind: "more", count }, adds)];
  }

  /** Reads what does not change while explaining only once. */
  once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const found = (this.known.get(key) as Promise<T> | undefined) ?? read();
    this.known.set(key, found);
    return found;
  }

  rules(): Promise<RuleVersion[]> {
    return this.once("rules", () => this.read.rules());
  }

  /** Those that a settlement could apply: what was enacted after it is none of them. */
  rulesThen(settlement: number): Promise<readonly RuleVersion[]> {
    return this.once(`rules ${settlement}`, async () => (await this.read.standingAt(settlement)).rules);
  }

  async rule(name: string): Promise<RuleVersion | undefined> {
    return (await this.rules()).find((rule) => ruleName(rule) === name);
  }

  async ruleLeaf(name: string): Promise<Explanation[]> {
    const rule = await this.rule(name);
    return rule ? [leaf({ kind: "rule", rule })] : [];
  }

  entries(period: string): Promise<Entry[]> {
    return this.once(`entries ${period}`, () => this.read.entries({ period }));
  }

  async file(number: number): Promise<StoredFile | undefined> {
    const files = await this.once("files", () => this.read.files());
    return files.find((f) => f.number === number);
  }

  async place(ref: RecordRef): Promise<Place> {
    const file = await this.file(ref.file);
    const sheet = file?.encoding === "xlsx" ? (file.sheets[ref.sheet - 1] ?? null) : null;
    return { file: file?.name ?? `${ref.file}`, sheet, ...placeInSheet(ref.row) };
  }

  /** The settlements in force: number → period, in the order of the periods. */
  settlements(): Promise<ReadonlyMap<number, string>> {
    return this.once("settlements", async () => {
      const states = await this.read.periods();
      return new Map(
        states.flatMap((s) => (s.settlement === null ? [] : [[s.settlement, s.period] as const])),
      );
    });
  }

  /** Periods of the same year before this one, with their settlements in force. */
  async earlierInYear(period: string): Promise<{ period: string; settlement: number }[]> {
    const from = firstDayOf(period);
    return [...(await this.settlements())].flatMap(([settlement, id]) => {
      const first = firstDayOf(id);
      const isEarlier = first < from && first.slice(0, 4) === from.slice(0, 4);
      return isEarlier ? [{ period: id, settlement }] : [];
    });
  }
}

export function leaf(fact: ExplainedFact, adds: CellValue | null = null): Explanation {
  return { fact, adds, origin: [] };
}

export function signed(value: CellValue, isMinus: boolean): CellValue {
  return isMinus ? negative(value) : value;
}

export const yuanOf = (fen: bigint): CellValue => ({ kind: "yuan", fen });
export const countOf = (count: bigint | number): CellValue => ({ kind: "count", count: BigInt(count) });

/** Closed for good, or settled with nothing changed since. */
export function isCurrent(walk: Walk, period: string): Promise<boolean> {
  return walk.once(`current ${period}`, async () => {
    if ((await walk.read.closes()).some((close) => close.period === period)) return true;
    const run = await walk.read.settlement(period);
    return run !== null && run.inputs === (await walk.read.settlementInputs(period));
  });
}
