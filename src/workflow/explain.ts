/** balis explain: from a cell, charge, record or request number down to rule, arithmetic, file and row. */

import { type RequestRecord, requestKey } from "../domain/import/record.ts";
import { parsePeriod } from "../domain/period.ts";
import { refuse } from "../domain/refusal.ts";
import {
  type CellReference,
  type Explanation,
  type Fact,
  parseCellReference,
} from "../domain/report/explanation.ts";
import {
  type Because,
  cellAt,
  cellsOf,
  parseAddress,
  type Sheet,
  type Workbook,
} from "../domain/report/sheet.ts";
import type { ReportWords } from "../domain/report/words.ts";
import { ruleName } from "../domain/rules.ts";
import type { Charge } from "../domain/settle/charge.ts";
import { parseRef, type RecordRef } from "../domain/source.ts";
import type { Reader, StoredFile } from "../ports/store.ts";
import { periodOf } from "./open-period.ts";
import { financeReport, itemNames, statementReports, statisticsReport } from "./report-workbooks.ts";

export interface Explaining {
  readonly read: Reader;
  readonly text: string;
  readonly words: ReportWords;
  readonly programVersion: string;
}

/** As many of a kind are shown, fewer the further down; how many more there are is said. */
const SHOWN = [10, 3, 2];
const MAX_RECORDS = 10;
const MAX_DEPTH = 6;

export async function explain(asked: Explaining): Promise<Explanation> {
  const { read, text } = asked;
  const cell = parseCellReference(text);
  if (cell) return new Explainer(asked).reportCell(cell);
  const explainer = new Explainer(asked);
  if (/^C-\d+-\d+$/i.test(text.trim())) return explainer.charge(text.trim().toUpperCase());
  const ref = parseRef(text.trim());
  if (ref) return explainer.place(ref);
  const records = await read.recordsByNumber(requestKey(text));
  const [first] = records;
  if (!first) return refuse("reference-must-be-known", { text });
  return explainer.request(first);
}

class Explainer {
  private readonly asked: Explaining;
  private files: Map<number, StoredFile> | null = null;

  constructor(asked: Explaining) {
    this.asked = asked;
  }

  async reportCell(cell: CellReference): Promise<Explanation> {
    const workbook = await this.workbookOf(cell);
    return this.cell(workbook, { sheet: cell.sheet, address: cell.address }, 0);
  }

  async charge(id: string, depth = 0): Promise<Explanation> {
    const { read, words } = this.asked;
    const found = await read.chargeById(id);
    if (!found) return refuse("reference-must-be-known", { text: id });
    const { charge, settlement } = found;
    const rules = await read.rules();
    const rule = rules.find((r) => ruleName(r) === charge.rule);
    const because: Explanation[] = rule ? [leaf({ kind: "rule", rule })] : [];
    if (charge.record !== null) because.push(...(await this.recordOf(charge)));
    else because.push(...(await this.sumBehind(charge, { settlement, depth })));
    const period = (await this.periodOfSettlement(charge, settlement)) ?? "";
    return { fact: { kind: "charge", charge, period, itemNames: itemNames({ rules }, words) }, because };
  }

  /** A place in a file: its record and what became of it, or the courier's row. */
  async place(ref: RecordRef): Promise<Explanation> {
    const record = await this.asked.read.recordAt(ref);
    if (record) return this.request(record);
    const file = (await this.fileOf(ref.file)) ?? null;
    if (!file) return refuse("reference-must-be-known", { text: `${ref.file}:${ref.sheet}:${ref.row}` });
    return leaf({ kind: "row", ref, place: this.placeIn(file, ref) });
  }

  /** All accounts of one request, its match and its charge. */
  async request(record: RequestRecord): Promise<Explanation> {
    const { read } = this.asked;
    const match = (await read.matchOf(record.ref))?.match;
    const because: Explanation[] = match ? [leaf({ kind: "match", match })] : [];
    for (const other of await read.recordsByNumber(record.requestKey)) {
      if (other.ref.file === record.ref.file && other.ref.row === record.ref.row) continue;
      because.push(await this.recordFact(other, false));
      if (because.length >= MAX_RECORDS) break;
    }
    const file = await this.fileOf(record.ref.file);
    const run = file ? await read.settlement(file.period) : null;
    if (run) {
      const charges = await read.chargesOfCase({ settlement: run.number, caseKey: record.requestKey });
      for (const charge of charges) {
        because.push({ fact: await this.chargeFact(charge, run.period), because: [] });
      }
    }
    const own = await this.recordFact(record, true);
    return { fact: own.fact, because };
  }

  private async cell(
    workbook: Workbook,
    at: { sheet: string; address: string },
    depth: number,
  ): Promise<Explanation> {
    const sheet = workbook.sheets.find((s) => s.name.toLowerCase() === at.sheet.toLowerCase());
    if (!sheet) {
      const known = workbook.sheets.map((s) => s.name).join(", ");
      return refuse("sheet-must-exist", { sheet: at.sheet, known });
    }
    const where = parseAddress(at.address);
    const cell = where ? cellAt(sheet, where) : null;
    if (!cell || cell.because === undefined) {
      return refuse("cell-must-show-a-figure", { sheet: sheet.name, address: at.address });
    }
    const address = at.address.replaceAll("$", "").toUpperCase();
    const fact: Fact = {
      kind: "cell",
      sheet: sheet.name,
      address,
      value: cell.value,
      formula: cell.formula ?? null,
    };
    if (depth >= MAX_DEPTH) return leaf(fact);
    return { fact, because: await this.reasons(workbook, { sheet, because: cell.because }, depth) };
  }

  private async reasons(
    workbook: Workbook,
    from: { sheet: Sheet; because: Because },
    depth: number,
  ): Promise<Explanation[]> {
    const { because, sheet } = from;
    switch (because.kind) {
      case "charges":
        return this.limited(because.ids, depth, (id) => this.charge(id, depth + 1));
      case "record": {
        const ref = parseRef(because.ref);
        return ref ? [await this.place(ref)] : [];
      }
      case "rows":
        return this.limited(because.refs, depth, async (said) => {
          const ref = parseRef(said);
          return ref ? this.place(ref) : null;
        });
      case "entry":
        return this.entry(because.id);
      case "rule":
        return [leaf({ kind: "counted", of: because.name })];
      case "count":
        return [leaf({ kind: "counted", of: because.of })];
      case "cells":
        return this.limited(cellsOf(because.addresses, sheet), depth, (at) =>
          this.cellOrNothing(workbook, at, depth + 1),
        );
    }
  }

  /** A range also covers cells that show nothing. */
  private async cellOrNothing(
    workbook: Workbook,
    at: { sheet: string; address: string },
    depth: number,
  ): Promise<Explanation | null> {
    const sheet = workbook.sheets.find((s) => s.name === at.sheet);
    const where = parseAddress(at.address);
    const cell = sheet && where ? cellAt(sheet, where) : null;
    return cell?.because === undefined ? null : this.cell(workbook, at, depth);
  }

  private async limited<T>(
    all: readonly T[],
    depth: number,
    make: (one: T) => Promise<Explanation | null>,
  ): Promise<Explanation[]> {
    const made: Explanation[] = [];
    const shown = SHOWN[Math.min(depth, SHOWN.length - 1)] ?? 1;
    for (const one of all.slice(0, shown)) {
      const explanation = await make(one);
      if (explanation) made.push(explanation);
    }
    if (all.length > shown) made.push(leaf({ kind: "more", count: all.length - shown }));
    return made;
  }

  private async recordOf(charge: Charge): Promise<Explanation[]> {
    const { read } = this.asked;
    if (charge.record === null) return [];
    const record = await read.recordAt(charge.record);
    if (!record) {
      const file = await this.fileOf(charge.record.file);
      return file
        ? [leaf({ kind: "row", ref: charge.record, place: this.placeIn(file, charge.record) })]
        : [];
    }
    const match = (await read.matchOf(charge.record))?.match;
    const found: Explanation[] = match ? [leaf({ kind: "match", match })] : [];
    found.push(await this.recordFact(record, true));
    for (const ref of [match?.supplier, match?.requester, match?.centre]) {
      if (!ref || (ref.file === charge.record.file && ref.row === charge.record.row)) continue;
      const other = await read.recordAt(ref);
      if (other) found.push(await this.recordFact(other, false));
    }
    return found;
  }

  /** A subsidy is a share of the library's priced requests. */
  private async sumBehind(charge: Charge, at: { settlement: number; depth: number }): Promise<Explanation[]> {
    const { settlement, depth } = at;
    const { read } = this.asked;
    if (charge.library === null) return [];
    const behind: Charge[] = [];
    for await (const batch of read.charges({ settlement, kind: "fee-basis", library: charge.library })) {
      behind.push(...batch.filter((c) => c.service === charge.service));
    }
    const fen = behind.reduce((sum, c) => sum + c.fen, 0n);
    const period = (await this.periodOfSettlement(charge, settlement)) ?? "";
    const shown = await this.limited(behind, depth, async (one) => ({
      fact: await this.chargeFact(one, period),
      because: await this.recordOf(one),
    }));
    return [{ fact: { kind: "sum", charges: behind.length, fen }, because: shown }];
  }

  private async entry(id: string): Promise<Explanation[]> {
    const { read } = this.asked;
    const entry = (await read.entries({ period: id.split("/")[0] ?? "" })).find((e) => e.id === id);
    if (!entry) return [];
    const [, run, kind, payee] = id.split("/");
    const settlement = Number((run ?? "").slice(1));
    const because: Explanation[] = [];
    if (kind === "dd-subsidy" || kind === "ill-subsidy") {
      for await (const batch of read.charges({ settlement, kind, library: payee ?? "" })) {
        for (const charge of batch) because.push(await this.charge(charge.id));
      }
    }
    return [{ fact: { kind: "entry", entry }, because }];
  }

  private async chargeFact(charge: Charge, period: string): Promise<Fact> {
    const rules = await this.asked.read.rules();
    return { kind: "charge", charge, period, itemNames: itemNames({ rules }, this.asked.words) };
  }

  private async recordFact(record: RequestRecord, counts: boolean): Promise<Explanation> {
    const file = await this.fileOf(record.ref.file);
    const place = file
      ? this.placeIn(file, record.ref)
      : { file: `${record.ref.file}`, sheet: null, row: record.ref.row, column: null };
    return leaf({ kind: "record", record, place, counts });
  }

  private placeIn(file: StoredFile, ref: RecordRef) {
    return { file: file.name, sheet: file.sheets[ref.sheet - 1] ?? null, row: ref.row, column: null };
  }

  private async fileOf(number: number): Promise<StoredFile | undefined> {
    this.files ??= new Map((await this.asked.read.files()).map((f) => [f.number, f]));
    return this.files.get(number);
  }

  private async periodOfSettlement(charge: Charge, settlement: number): Promise<string | null> {
    if (charge.record !== null) return (await this.fileOf(charge.record.file))?.period ?? null;
    for (const state of await this.asked.read.periods()) {
      const run = await this.asked.read.settlement(state.period);
      if (run?.number === settlement) return state.period;
    }
    return null;
  }

  private async workbookOf(cell: CellReference): Promise<Workbook> {
    const { read, words, programVersion } = this.asked;
    const period = parsePeriod(cell.period) ?? periodOf(cell.period);
    const asked = { read, period, words, programVersion };
    if (cell.report === "finance") return financeReport(asked);
    if (cell.report === "statistics") return statisticsReport(asked);
    for await (const { workbook } of statementReports({ ...asked, library: cell.library })) return workbook;
    return refuse("reference-must-be-known", { text: this.asked.text });
  }
}

function leaf(fact: Fact): Explanation {
  return { fact, because: [] };
}
