/**
 * 重复收费 / billed before: whether a line bills once more what an open line of the same account bills already.
 *
 * The same parcel on the same leg, or the same stop (number, day, library). Where one of two lines says no leg, the way it
 * went tells it. A fee of the period is owed once a company and period, in however many lines and under whatever numbers:
 * 200.00 paid in May and credited in June may be billed anew in July, as May's.
 *
 * Where a credit took a part of an open line back, that part may be billed anew. Worked example: 10.00 were accepted and 4.00 of
 * them credited: 6.00 stand, and 4.00 can be billed again. A line that is credited whole stands no more: what follows is the first.
 */

import { sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { WaybillLine } from "../../records/record.ts";
import type { ArithmeticStep } from "../../rules/charge.ts";
import { isSupplement, kindOf, pieceOf } from "./account-part.ts";

export interface Repeated {
  /** Billed before: in the same words, or with another weight, amount, number of pieces or day. */
  readonly repeat: "same" | "other" | null;
  /** An earlier invoice had a line of it that had its place there, so a later one belongs to it and not to its own day's period. */
  readonly isOpened: boolean;
  /** Of open lines of which a credit took a part back: what was accepted, and what is still paid. */
  readonly accepted?: { readonly fen: Fen; readonly paidFen: Fen };
  /** Of a fee of the period: what is left of it after the lines before. */
  readonly feeLeftFen?: Fen;
  /** Of freight in several lines: what they have as one price. */
  readonly freight?: FreightGroup & { readonly isLast: boolean };
}

/** Freight of one leg in several lines (boxes, supplements): their one price, and what of it a line is judged by. */
export interface FreightGroup {
  readonly contractFen: Fen;
  readonly steps: readonly ArithmeticStep[];
  /** Of the price, after the lines before. */
  leftFen: Fen;
  /** What is held of the lines before, and may be owed by the new weight. */
  heldFen: Fen;
}

type Leg = "out" | "back" | null;

interface Billed {
  isOpened: boolean;
  /** Of lines that no credit took back: what they say. */
  readonly open: Set<string>;
  /** The most that was accepted of one of them before any credit, and what is paid of all. */
  acceptedFen: Fen;
  paidFen: Fen;
}

interface Standing {
  readonly isOpen: boolean;
  readonly isEarlier: boolean;
  readonly paidFen: Fen;
  /** What credits took of what was paid. */
  readonly takenFen: Fen;
}

export class BilledBefore {
  private readonly billed = new Map<string, Billed>();

  add(line: WaybillLine, leg: Leg, how: Standing): void {
    for (const key of keysOf(line, leg)) {
      const known = this.billed.get(key) ?? {
        isOpened: false,
        open: new Set(),
        acceptedFen: 0n,
        paidFen: 0n,
      };
      this.billed.set(key, known);
      known.isOpened ||= how.isEarlier;
      if (!how.isOpen) continue;
      known.open.add(wordsOf(line));
      known.acceptedFen = most(known.acceptedFen, how.paidFen + how.takenFen);
      known.paidFen += how.paidFen;
    }
  }

  of(line: WaybillLine, leg: Leg): Repeated {
    const found = [...new Set(askedKeys(line, leg))].flatMap((key) => this.billed.get(key) ?? []);
    const open = found.filter((b) => b.open.size > 0);
    // A line of 0.00 bills nothing a second time.
    const isSame = line.chargeFen === 0n || open.some((b) => b.open.has(wordsOf(line)));
    // Each supplement is the difference to what was weighed before: only the very same one is billed twice.
    const isAnother = isSupplement(line) && !isSame;
    return {
      repeat: open.length === 0 || isAnother ? null : isSame ? "same" : "other",
      isOpened: found.some((b) => b.isOpened),
      accepted: {
        fen: open.reduce((fen, b) => most(fen, b.acceptedFen), 0n),
        paidFen: sumOf(open, (b) => b.paidFen),
      },
    };
  }
}

export interface Fee {
  /** The company and period that owe it once. */
  readonly feeOf: string;
  /** By the contract. */
  readonly fen: Fen;
}

interface BilledFee {
  left: Fen;
  /** Of lines that no credit took back. */
  readonly amounts: Set<Fen>;
  isOpened: boolean;
}

export class FeesBefore {
  private readonly feeOn: (line: WaybillLine) => Fee;
  private readonly last = new Map<string, WaybillLine>();
  private readonly before = new Map<string, BilledFee>();

  constructor(feeOn: (line: WaybillLine) => Fee) {
    this.feeOn = feeOn;
  }

  /** The line is owed if its fee is billed once; asked for in order, before any of them. */
  expect(line: WaybillLine): void {
    this.last.set(this.feeOn(line).feeOf, line);
  }

  of(line: WaybillLine): Repeated {
    const { feeOf, fen } = this.feeOn(line);
    const { left, amounts, isOpened } = this.billed(feeOf, fen);
    if (left === 0n && amounts.size > 0)
      return { repeat: amounts.has(line.chargeFen) ? "same" : "other", isOpened };
    // One of several parts may be less than the whole fee; only the last shows whether all of it was billed.
    const isLast = this.last.get(feeOf) === line || !this.last.has(feeOf);
    return { repeat: null, isOpened, feeLeftFen: isLast ? left : least(line.chargeFen, left) };
  }

  /** Takes a line that had its place; `fen`: what it takes of the fee, which is nothing where a credit took it back. */
  add(
    line: WaybillLine,
    { fen: taken, isOpen, isEarlier }: { fen: Fen; isOpen: boolean; isEarlier: boolean },
  ): void {
    const { feeOf, fen } = this.feeOn(line);
    const billed = this.billed(feeOf, fen);
    this.before.set(feeOf, billed);
    billed.left -= least(taken, billed.left);
    billed.isOpened ||= isEarlier;
    if (isOpen) billed.amounts.add(line.chargeFen);
  }

  private billed(feeOf: string, fen: Fen): BilledFee {
    return this.before.get(feeOf) ?? { left: fen, amounts: new Set(), isOpened: false };
  }
}

export function least(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

function most(a: Fen, b: Fen): Fen {
  return a > b ? a : b;
}

function wayOf({ from, to }: WaybillLine): string {
  return from === null || to === null ? "" : `${from} ${to}`;
}

function keysOf(line: WaybillLine, leg: Leg): string[] {
  if (line.item === "stop") return [stopKey(line)];
  return [leg === null ? `no leg ${wayOf(line)}` : `leg ${leg}`, `way ${wayOf(line)}`].map(ofPart(line));
}

function askedKeys(line: WaybillLine, leg: Leg): string[] {
  if (line.item === "stop") return [stopKey(line)];
  const keys = leg === null ? [`way ${wayOf(line)}`] : [`leg ${leg}`, `no leg ${wayOf(line)}`, "no leg "];
  return keys.map(ofPart(line));
}

/** One kind of charge of one box; a supplement is no second bill of its freight. */
function ofPart(line: WaybillLine): (key: string) => string {
  const kind = isSupplement(line) ? "supplement" : kindOf(line);
  return (key) => `${kind} ${pieceOf(line)} ${key}`;
}

function stopKey(line: WaybillLine): string {
  return `stop ${line.shippedOn} ${stopOf(line)}`;
}

/** The library a stop was made at: who received, else who sent. */
export function stopOf({ from, to }: WaybillLine): string {
  return to ?? from ?? "";
}

function wordsOf({ chargeFen, weightGrams, pieces, shippedOn }: WaybillLine): string {
  return [chargeFen, weightGrams, pieces, shippedOn].join(" ");
}
