/**
 * 账期的数据问题 / findings of a period: what its files leave open and no figure shows. One list, whatever was found by which import;
 * a finding lives until a corrected file ends it or a person answers it with a reason, and both stay in the books.
 *
 *   rows     rows of a file that nobody has corrected           12-rows
 *   sheets   sheets with the heading of those read, unread      12-sheets
 *   columns  columns that matter, unread                        12-columns
 *   totals   total rows that are not what their rows add up to  12-totals
 *   remarks  remarks and notes that rows do not count, and what stands beside the table  12-remarks
 *   courier  lines of a courier bill that nobody has answered    courier-sf
 *   files    who is expected to send a kind of file, and hasn't 10004-dd-supplier, platform-courier-invoice-sf
 *
 * The close waits for those of files that charges rest on, for files of these kinds that are missing, and for courier bills: their
 * lines are answered one by one (balis courier answer), or it is said why they stay open, e.g. that the company has been written to. All others (training, a count
 * of users) are listed and answered beside them, and hold nothing.
 *
 * An answer holds for what it was given for, and for less: seven rows were answered, three of them are corrected since: it holds for
 * the four. Are there eight, or another total: it is asked again. A file read again is another file. A missing file that came after the answer, and left again, is
 * asked again, too: "it will not come" was not true.
 *
 * Worked example: 12-rows, 7 rows: "balis findings answer 2019-05 12-rows --reason 馆方无法补正". The gate counts them no more, and the
 * closing record names the file, the seven rows, the reason and who gave it.
 */
import { type Canonical, canonicalJson } from "../../core/canonical-json.ts";
import { groupBy, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { parsedManifest } from "../../people/operator.ts";
import type { RecordKind } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { HeldBill } from "../courier/company-invoices.ts";

export const FINDING_KINDS = ["rows", "sheets", "columns", "totals", "remarks", "courier", "files"] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

export interface FindingFile {
  /** The file's number in the books. */
  readonly number: number;
  readonly file: string;
  readonly sha256: string;
  /** Whose it is; null: the platform's or the courier's. */
  readonly library: LibraryCode | null;
  /** Whether charges rest on it, so that the close waits. */
  readonly isCharged: boolean;
}

/** A number of a total row that is not what the rows add up to. */
export interface WrongTotal extends FindingFile {
  readonly sheet: string | null;
  readonly row: number;
  /** The summed field; the heading where rows were counted, or no number could be read. */
  readonly column: string;
  readonly declared: string;
  /** Null: what is declared can't be read. */
  readonly computed: string | null;
}

/** Where somebody wrote beside the table, or that rows are not to count. */
export interface Remark extends FindingFile {
  readonly sheet: string | null;
  /** The first where it stands; 0: it is of the whole file. */
  readonly row: number;
  /** Its heading or letter; null: a line of its own. */
  readonly column: string | null;
  /** By which word; null: cells beside the table, that say anything. */
  readonly word: string | null;
  /** How many rows have it. */
  readonly rows: number;
}

/** What the files hold and no figure shows: each list by file, in the order of import. */
export interface LeftOut {
  /** Rows set aside that no corrected row stands for. */
  readonly rows: readonly (FindingFile & { readonly rows: number })[];
  /** Sheets with the heading of those that were read. */
  readonly sheets: readonly (FindingFile & { readonly sheets: readonly string[] })[];
  /** Columns that were read before, or whose total is declared, and that nobody reads. */
  readonly columns: readonly (FindingFile & { readonly columns: readonly string[] })[];
  readonly totals: readonly WrongTotal[];
  readonly remarks: readonly Remark[];
}

/** A kind of file that a library is expected to send; null: the platform or the courier, whose files belong to no library. */
export interface MissingFile {
  readonly library: LibraryCode | null;
  readonly kind: RecordKind;
  /** Of a courier bill the contract's word for its company; absent where bills are not told apart. */
  readonly company?: string;
}

/** With what came and does not count any more. */
export interface UnsentFile extends MissingFile {
  /** The numbers of the files that were withdrawn, or replaced by one of another period, in the order of import. */
  readonly gone: readonly number[];
}

/** What of a company's courier bill is held or asked. */
export interface BillAbout {
  /** It belongs to no library. */
  readonly library: null;
  readonly company: string;
  /** Negative: in our favour. */
  readonly heldFen: Fen;
}

export interface PeriodFinding {
  /** Unique in its period, and short enough to be typed. */
  readonly id: string;
  readonly kind: FindingKind;
  /** How many rows, sheets, columns, totals or remarks; 1 of a missing file. */
  readonly count: number;
  /** What they are, each a text: of a missing file what came and is gone; none of rows, which only ever become fewer. */
  readonly items: readonly string[];
  /** What it is about: a file, one that is missing, or a courier bill. */
  readonly about: FindingFile | MissingFile | BillAbout;
}

/** What somebody answered, and for how much. */
export interface FindingAnswer extends Pick<PeriodFinding, "id" | "count" | "items"> {
  /** Null: an earlier answer is withdrawn. */
  readonly reason: string | null;
}

/** As it stands in the books. */
export interface StandingAnswer extends FindingAnswer {
  readonly reason: string;
  readonly by: string;
  /** The instant. */
  readonly at: string;
}

export interface AnsweredFinding extends PeriodFinding {
  readonly answer: StandingAnswer;
}

/** By kind; of a kind by file, in the order of import. */
export function findingsOf(
  leftOut: LeftOut,
  missing: readonly UnsentFile[],
  bills: readonly HeldBill[] = [],
): PeriodFinding[] {
  const inFiles = <F extends FindingFile>(kind: FindingKind, list: readonly F[], text: (of: F) => string) =>
    [...groupBy(list, (f) => f.number).values()].flatMap((own) =>
      own.slice(0, 1).map((f) => inFile(f, kind, all(own.map(text)))),
    );
  return [
    ...leftOut.rows.map((f) => inFile(f, "rows", { count: f.rows, items: [] })),
    ...leftOut.sheets.map((f) => inFile(f, "sheets", all(f.sheets))),
    ...leftOut.columns.map((f) => inFile(f, "columns", all(f.columns))),
    ...inFiles("totals", leftOut.totals, textOf),
    ...inFiles("remarks", leftOut.remarks, ({ sheet, row, column, word, rows }) =>
      canonicalJson({ sheet, row, column, word, rows }),
    ),
    ...bills.map(({ company, lines }) => ({
      ...{
        id: billId(company),
        kind: "courier" as const,
        ...all(lines.map((line) => canonicalJson({ ...line }))),
      },
      about: { library: null, company, heldFen: sumOf(lines, (line) => line.fen) },
    })),
    ...missing.map(({ gone, ...about }) => ({
      ...{ id: missingId(about), kind: "files" as const, count: 1, items: gone.map(String) },
      about,
    })),
  ];
}

/** Whether the close waits for it. */
export function holdsClose({ about }: PeriodFinding): boolean {
  return !("file" in about) || about.isCharged;
}

/** Those whose answer was given for all of them. */
export function answeredOf(
  findings: readonly PeriodFinding[],
  answers: readonly StandingAnswer[],
): AnsweredFinding[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return findings.flatMap((finding) => {
    const answer = byId.get(finding.id);
    return answer && isAnsweredBy(finding, answer) ? [{ ...finding, answer }] : [];
  });
}

export function isAnsweredBy(
  finding: Pick<PeriodFinding, "count" | "items">,
  answer: FindingAnswer,
): boolean {
  const given = new Set(answer.items);
  return finding.count <= answer.count && finding.items.every((item) => given.has(item));
}

/** What holds the close: it is left out of files that charges rest on, and no answer holds for it. */
export function unanswered(leftOut: LeftOut, answered: readonly AnsweredFinding[]): LeftOut {
  const ids = new Set(answered.map((f) => f.id));
  const without = <F extends FindingFile>(kind: FindingKind, list: readonly F[]): F[] =>
    list.filter(({ number, isCharged }) => isCharged && !ids.has(idOf(number, kind)));
  return {
    rows: without("rows", leftOut.rows),
    sheets: without("sheets", leftOut.sheets),
    columns: without("columns", leftOut.columns),
    totals: without("totals", leftOut.totals),
    remarks: without("remarks", leftOut.remarks),
  };
}

/**
 * The files that a closed period says were missing; none where the close was made before they were asked for. `gone`: of each as the
 * books have it. A close that counted one as answered stays as it was, whatever had come before: earlier programs did not ask again.
 */
export function missingIn(manifest: string, gone: (of: MissingFile) => readonly number[]): UnsentFile[] {
  const { missing, answered } = parsedManifest(manifest) ?? {};
  const list = (said: unknown): MissingFile[] => (Array.isArray(said) ? said : []);
  const done = new Set(list(answered).map(missingId));
  return list(missing).map((said) => {
    const of = missingOf(said);
    return { ...of, gone: done.has(missingId(of)) ? [] : gone(of) };
  });
}

/** The bills that a closed period says were held or asked; none where its close was made by a program that did not ask. */
export function billsIn(manifest: string): HeldBill[] {
  const { courier } = parsedManifest(manifest) ?? {};
  const said = Array.isArray(courier) ? (courier as (HeldBill & { lines: { fen: string }[] })[]) : [];
  return said.map(({ company, lines }) => ({
    company,
    lines: lines.map((line) => ({ ...line, fen: BigInt(line.fen) })),
  }));
}

export function billId(company: string): string {
  return company === "" ? "courier" : `courier-${company}`;
}

export function missingId({ library, kind, company }: MissingFile): string {
  return `${library ?? "platform"}-${kind}${company === undefined ? "" : `-${company}`}`;
}

/** As a closing record keeps it: without a company where bills are not told apart. */
export function missingOf({ library, kind, company }: MissingFile): MissingFile & Record<string, Canonical> {
  return { library, kind, ...(company === undefined ? {} : { company }) };
}

export function idOf(number: number, kind: FindingKind): string {
  return `${number}-${kind}`;
}

type Content = Pick<PeriodFinding, "count" | "items">;

function inFile(of: FindingFile, kind: FindingKind, content: Content): PeriodFinding {
  const { number, file, sha256, library, isCharged } = of;
  return { id: idOf(number, kind), kind, ...content, about: { number, file, sha256, library, isCharged } };
}

function all(items: readonly string[]): Content {
  return { count: items.length, items };
}

function textOf({ sheet, row, column, declared, computed }: WrongTotal): string {
  return canonicalJson({ sheet, row, column, declared, computed });
}

/** A discrepancy that was put off, as it is told. */
export interface ToldDeferred {
  readonly caseKey: string;
  /** What it leaves unsettled. */
  readonly yuan: string;
  readonly reason: string;
}

/** How the discrepancies of a period stand. */
export interface ToldDiscrepancies {
  readonly open: number;
  /** Without the deferred ones. */
  readonly resolved: number;
  readonly deferred: readonly ToldDeferred[];
}
