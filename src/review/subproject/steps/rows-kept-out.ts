/**
 * 未采用的支出行 / rows of finance files that wait to be corrected: as long as there is one of a form's months, its money is not complete and
 * it can't be issued.
 *
 * A row is the sub-project's where it says so, or where it says nothing and others of its file are. Its day is the first in its cells; a row without one
 * may be of any month of its file. What stands in the books already, or came after 总验收, is missing nowhere.
 *
 * A row whose project nobody registered may be anybody's: it holds every sub-project of its file, until the project is registered and the file
 * read again, or a person answers for the file's rows that they are not ours (`findings answer`). A row that names a sub-project is corrected.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import { groupBy } from "../../../core/list.ts";
import { parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { compareRefs } from "../../../core/source.ts";
import { isAnsweredBy } from "../../../month/close/period-finding.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import { DATE_FORMS } from "../../../month/import/columns/profile.ts";
import type { QuarantinedRow } from "../../../month/import/file.ts";
import type { ImportReads, StoredFile } from "../../../month/import/port.ts";
import { readDay } from "../../../month/import/reading/read-day.ts";
import type { RawCell } from "../../../tables/cell.ts";
import type { SubProjectReads } from "../port.ts";

export interface MonthsOf {
  readonly subproject: string;
  /** Null: since the beginning; all there is. */
  readonly year: string | null;
  readonly until: string | null;
}

const MISSING_NOWHERE: readonly string[] = ["voucher-line-must-be-new", "subproject-must-be-open"];

/** What no sub-project of ours is found in: only such a row can be another's. */
const OF_NOBODY = "spending-must-have-a-subproject";

export type KeptOutReads = ImportReads & SubProjectReads & Pick<CloseReads, "findingAnswers">;

export async function keptOutFindings(read: KeptOutReads, of: MonthsOf): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const file of await read.files({ kind: "subproject-spending" })) {
    if (file.supersededBy !== null || file.withdrawal !== null) continue;
    const corrected = (await read.rowCorrections({ file: file.number })).map((c) => c.row);
    const all = (await read.quarantined({ file: file.number })).filter(
      (q) => !corrected.some((row) => compareRefs(row, q) === 0),
    );
    const rows = [...groupBy(all, (q) => `${q.sheet}|${q.row}`).values()];
    if (rows.length === 0) continue;
    const lines = await read.spendingLines({ file: file.number });
    const isOfFile = lines.some((l) => l.subproject === of.subproject);
    const isAnswered = await rowsAnswered(read, { file, rows: rows.length });
    const own = rows.filter(
      (row) => isOf(row, { of, isOfFile }) && isWithin(row, { of, file }) && !(isAnswered && isOfNobody(row)),
    );
    const [first] = own.flat();
    if (!first) continue;
    const params = { subproject: of.subproject, file: file.name, number: file.number, rows: own.length };
    const nobody = own.filter(isOfNobody).length;
    const period = file.period;
    found.push(finding("spending-file-must-be-complete", { ...params, row: first.row, nobody, period }));
  }
  return found;
}

const isOfNobody = (row: readonly QuarantinedRow[]): boolean => row.some((q) => q.code === OF_NOBODY);

/** Somebody said why these rows, and no more than these, stay as they are. */
async function rowsAnswered(
  read: Pick<CloseReads, "findingAnswers">,
  { file, rows }: { file: StoredFile; rows: number },
): Promise<boolean> {
  const answers = await read.findingAnswers(file.period);
  return answers.some((a) => a.id === `${file.number}-rows` && isAnsweredBy({ count: rows, items: [] }, a));
}

export async function requireRowsTaken(read: KeptOutReads, of: MonthsOf): Promise<void> {
  const findings = await keptOutFindings(read, of);
  const [first] = findings;
  if (first) refuse(first.code, first.params, { findings: findings.slice(1) });
}

function isOf(row: readonly QuarantinedRow[], by: { of: MonthsOf; isOfFile: boolean }): boolean {
  if (row.every((q) => MISSING_NOWHERE.includes(q.code))) return false;
  const said = row.map((q) => q.params.subproject).find((s) => s !== undefined);
  return said === undefined ? by.isOfFile : said === by.of.subproject;
}

function isWithin(row: readonly QuarantinedRow[], { of, file }: { of: MonthsOf; file: StoredFile }): boolean {
  const cells: RawCell[] = JSON.parse(row[0]?.cells ?? "[]");
  const day = cells.flatMap((cell) => dayIn(cell) ?? [])[0];
  const whole = parsePeriod(file.period);
  const { from, to } =
    day === undefined ? { from: whole?.from ?? "", to: whole?.to ?? "9999" } : { from: day, to: day };
  const isBefore = of.year !== null && to < `${of.year}-01-01`;
  const last = of.until ?? (of.year === null ? null : `${of.year}-12`);
  return !isBefore && (last === null || from.slice(0, last.length) <= last);
}

function dayIn(cell: RawCell): string | undefined {
  const isDated = typeof cell === "string" ? /\d{4}\D\d/.test(cell) : cell?.kind === "date";
  const day = isDated ? readDay(cell, { forms: DATE_FORMS, epoch: 1900, period: null }) : null;
  return typeof day === "string" ? day : undefined;
}
