/**
 * 各行作证 / what a file's rows say, taken all together, of its library and its month.
 *
 * Rows here and there that belong elsewhere are judged one by one when the month is reconciled. Where more than half of those
 * that have a day lie outside the period that the file was said to be of, the rows speak against it, and where not a single
 * one is of its library. What is never charged (events, purchases, tickets) counts for its own day, whatever period the file
 * was sent for: such rows speak against a period that none of them lies in. A courier's credit or supplement is of an earlier month, and so is what is billed anew of the same
 * waybill: neither says which month the invoice is of.
 *
 * Worked example: of a file of 2019-05 with the rows 2019-04, 2019-04, 2019-05 and one without a day two of three lie outside: a
 * question. With one more of 2019-05 it is half of them, and none.
 */
import type { Day } from "../../core/day.ts";
import { addUp } from "../../core/list.ts";
import { contains, monthOf, type Period } from "../../core/period.ts";
import type { RecordKind } from "../../records/record.ts";
import { isCharged } from "../../records/service-record.ts";
import { waybillKey } from "../../records/waybill-key.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { periodDayField } from "./columns/field.ts";
import { rowsSaid, type Testimony } from "./witness.ts";

/** Distinct libraries that are kept for showing. */
const MAX_SEEN = 24;

export class RowWitness {
  private readonly kind: RecordKind;
  private readonly dayFields: readonly string[];
  private readonly libraryField: string | null;
  private readonly period: Period;
  private readonly library: LibraryCode | null;
  private readonly months = new Map<string, number>();
  /** Of a courier's invoice: the waybills it credits or supplements, and those it bills for another month, with that month. */
  private readonly credited = new Set<string>();
  private readonly billed: { readonly waybill: string; readonly month: string }[] = [];
  private readonly libraries = new Map<string, number>();
  private isLibraryGood: boolean;

  constructor(of: { kind: RecordKind; period: Period; library: LibraryCode | null }) {
    this.kind = of.kind;
    this.period = of.period;
    this.library = of.library;
    this.dayFields = dayFieldsOf(of.kind);
    this.libraryField = libraryFieldOf(of.kind);
    this.isLibraryGood = this.libraryField === null || of.library === null;
  }

  see(record: object): void {
    this.seeDays(record);
    if (!this.isLibraryGood) {
      const library = textOf(record, this.libraryField);
      if (library === this.library) this.isLibraryGood = true;
      else if (library !== null && (this.libraries.has(library) || this.libraries.size < MAX_SEEN))
        count(this.libraries, library);
    }
  }

  /** Of several days the first that lies in the period counts, or else the first. */
  private seeDays(record: object): void {
    let said: Day | null = null;
    let isOwn = false;
    for (const field of this.dayFields) {
      const day = dayOf(record, field);
      isOwn = day !== null && contains(this.period, day);
      if (isOwn || said === null) said = day;
      if (isOwn) break;
    }
    if (said === null) return;
    if (isOwn) count(this.months, monthOf(said));
    else this.speakAgainst(record, monthOf(said));
  }

  private speakAgainst(record: object, month: string): void {
    const waybill = textOf(record, "waybillNo");
    const fen: unknown = Reflect.get(record, "chargeFen");
    if (waybill === null) count(this.months, month);
    else if (textOf(record, "charge") === "supplement" || (typeof fen === "bigint" && fen < 0n))
      this.credited.add(waybillKey(waybill));
    else this.billed.push({ waybill: waybillKey(waybill), month });
  }

  /** After the last row. Whose it is: nothing where some row agrees, or none says anything. */
  said(): { period: Testimony | null; library: Testimony | null } {
    for (const { waybill, month } of this.billed) if (!this.credited.has(waybill)) count(this.months, month);
    this.billed.length = 0;
    return {
      period: rowsSaid(this.months, countFor(this.kind)),
      library: this.isLibraryGood ? null : testimonyOf(this.libraries),
    };
  }
}

/** Whether what a row adds is its file's period's, or its own day's. */
export function countFor(kind: RecordKind): "period" | "own-day" {
  return isCharged(kind) ? "period" : "own-day";
}

/** Whether rows of the kind say a day of their own, or whose they are. */
export function speaksOfItself(kind: RecordKind): boolean {
  return dayFieldsOf(kind).length > 0 || libraryFieldOf(kind) !== null;
}

function testimonyOf(seen: ReadonlyMap<string, number>): Testimony | null {
  if (seen.size === 0) return null;
  const rows = addUp(seen.values(), (n) => n);
  return { by: "rows", says: [...seen.keys()].sort(), text: `${rows}`, isSure: seen.size === 1 };
}

function count(in_: Map<string, number>, value: string): void {
  in_.set(value, (in_.get(value) ?? 0) + 1);
}

/**
 * The record's own names of the days that its period may go by. What lasts from one month into the next comes again when it
 * is done.
 */
function dayFieldsOf(kind: RecordKind): string[] {
  const field = periodDayField(kind);
  if (kind === "consulting") return ["receivedOn", "doneOn"];
  if (kind === "support-ticket") return ["openedOn", "resolvedOn"];
  if (kind === "availability") return ["month"];
  if (field === null) return [];
  return [field === "spentOn" ? "day" : field];
}

/** Where the library whose account it is stands in the record. */
function libraryFieldOf(kind: RecordKind): string | null {
  if (kind === "consulting" || kind.endsWith("-supplier")) return "supplier";
  return kind.endsWith("-requester") ? "requester" : null;
}

/** A month is as good as its first day. */
function dayOf(record: object, field: string): Day | null {
  const text = textOf(record, field);
  return text !== null && field === "month" ? `${text}-01` : text;
}

function textOf(record: object, field: string | null): Day | null {
  const value: unknown = field === null ? null : Reflect.get(record, field);
  return typeof value === "string" && value !== "" ? value : null;
}
