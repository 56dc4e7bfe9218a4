/**
 * 多列合成 / several columns as one value: their sum, a difference, the first that is filled in, or the largest.
 *
 * What is blank is nothing: where all are blank the field is blank. What can't be read leaves the whole unread, because half of a sum is a
 * wrong sum. Of a difference the first column must be filled in where another is.
 *
 * Worked example: sum of 运费 10.00 and 附加费 2.00 is 12.00, of 10.00 and a blank 10.00; difference of 应收 10.00 and 优惠 2.00 is 8.00;
 * larger of 实重 1.2 kg and 体积重 2 kg is 2 kg.
 */
import { invariant } from "../../../core/bug.ts";
import type { RawCell, RawRow } from "../../../tables/cell.ts";
import { type Faults, Problem } from "../reading/problem.ts";
import type { ColumnReader, Value } from "./column-reader.ts";
import type { Combination } from "./profile.ts";

interface Part<T extends Value> {
  readonly index: number;
  readonly heading: string;
  readonly reader: ColumnReader<T>;
}

export class CombinedReader<T extends Value> implements ColumnReader<T> {
  readonly column: string;
  last: T | null | undefined = null;
  private readonly parts: readonly [Part<T>, ...Part<T>[]];
  private readonly how: Combination;
  private readonly isRequired: boolean;
  private readonly check: (value: T) => Problem | null;

  /** `parts`: in the order in which the profile names them; `check`: what is wrong with a value that no single cell says. */
  constructor(asked: {
    parts: readonly [Part<T>, ...Part<T>[]];
    how: Combination;
    isRequired: boolean;
    check: (value: T) => Problem | null;
  }) {
    this.parts = asked.parts;
    this.how = asked.how;
    this.isRequired = asked.isRequired;
    this.check = asked.check;
    this.column = asked.parts.map((p) => p.heading).join(SIGNS[asked.how]);
  }

  read(row: RawRow, faults: Faults): T | null {
    const [first, ...others] = this.parts.map((p) => p.reader.read(row, faults));
    this.last = undefined;
    if (first === undefined || this.parts.some((p) => p.reader.last === undefined)) return null;
    const given = [first, ...others].filter((v) => v !== null);
    const isHeadless = this.how === "difference" && first === null && given.length > 0;
    const value = isHeadless ? null : combined(this.how, given);
    if (value === null && (this.isRequired || isHeadless)) {
      const heading = isHeadless ? this.parts[0].heading : this.column;
      faults.add(new Problem("value-must-be-given", { heading }), { column: heading });
      if (isHeadless) return null;
    }
    const wrong = value === null ? null : this.check(value);
    if (wrong) {
      faults.add(wrong, { column: this.column });
      return null;
    }
    this.last = value;
    return value;
  }

  parse(cell: RawCell): T | Problem {
    return this.parts[0].reader.parse(cell);
  }

  partAt(index: number): ColumnReader<T> | undefined {
    return this.parts.find((p) => p.index === index)?.reader;
  }
}

const SIGNS: Readonly<Record<Combination, string>> = {
  sum: " + ",
  difference: " − ",
  first: " / ",
  larger: " / ",
};

function combined<T extends Value>(how: Combination, given: readonly T[]): T | null {
  const [first, ...others] = given;
  if (first === undefined) return null;
  if (how === "first") return first;
  if (how === "larger") return others.reduce((most, v) => (v > most ? v : most), first);
  return others.reduce((sum, v) => added(sum, v, how), first);
}

function added<T extends Value>(sum: T, value: T, how: "sum" | "difference"): T {
  const both = [sum, value] as readonly Value[];
  const [a, b] = both;
  if (typeof a === "bigint" && typeof b === "bigint") return (how === "sum" ? a + b : a - b) as T;
  invariant(typeof a === "number" && typeof b === "number", "only numbers are added up");
  return (how === "sum" ? a + b : a - b) as T;
}
