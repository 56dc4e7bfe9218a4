/**
 * 同一笔的两份报送 / one account by two channels: the platform's collection and the library's own file, or two parts of an export that
 * overlap, report the same request. Rows of one side in two files that agree in every field that counts are one account.
 *
 * Within one file nothing is joined: equal rows there may be two requests, and a person is asked. So of equal rows there are as many
 * accounts as the file has that has most of them. A row that leaves fields out is part of the one that says more; where each says
 * something that the other doesn't, or they contradict each other, they stay two.
 *
 * Worked example: the platform and 北京大学 both report PL0, 10 pages, 3.00: one account, confirmed twice. Is PL0 twice in the platform's
 * file, there are two accounts; says 北京大学 11 pages, too.
 */
import { addUp, by } from "../../core/list.ts";
import { compareRefs } from "../../core/source.ts";
import type { RequestRecord, Role } from "../../records/record.ts";
import { COUNTING_FIELDS } from "./counting-fields.ts";

export interface JoinedAccount {
  /** The row that says most; the first of equal ones. */
  readonly record: RequestRecord;
  /** Rows of other files that say the same. */
  readonly twins: readonly RequestRecord[];
}

/** The accounts of one side, in the order of its rows: the record of each. */
export function accountsOf(rows: readonly RequestRecord[]): readonly RequestRecord[] {
  return isOfOneFile(rows) ? rows : joinedAccounts(rows).map((account) => account.record);
}

/** The accounts of one side, each with its twins. */
export function joinedAccounts(rows: readonly RequestRecord[]): JoinedAccount[] {
  const accounts: { record: RequestRecord; twins: RequestRecord[]; files: Set<number> }[] = [];
  const fullest = rows.map((row) => ({ row, said: valuesOf(row) }));
  fullest.sort(by(({ said }) => [-said.filter((value) => value !== "").length, said.join("\u001f")]));
  for (const { row } of fullest) {
    const own = accounts.find((a) => !a.files.has(row.ref.file) && isPartOf(row, a.record));
    own?.twins.push(row);
    own?.files.add(row.ref.file);
    if (own === undefined) accounts.push({ record: row, twins: [], files: new Set([row.ref.file]) });
  }
  return accounts
    .map(({ record, twins }) => ({ record, twins }))
    .sort((a, b) => compareRefs(a.record.ref, b.record.ref));
}

function isOfOneFile(rows: readonly RequestRecord[]): boolean {
  const [first] = rows;
  return rows.length < 2 || rows.every((row) => row.ref.file === first?.ref.file);
}

/** How many rows of a case, in its order, say what a row of another file says. */
export function repeatedIn(rows: readonly RequestRecord[]): number {
  // Of a million cases nearly all have one row a side.
  const isSpread = rows.some((row, i) => {
    const before = rows[i - 1];
    return before?.role === row.role && before.ref.file !== row.ref.file;
  });
  return !isSpread ? 0 : addUp(ROLES, (role) => twinsIn(rows.filter((row) => row.role === role)));
}

const ROLES: readonly Role[] = ["supplier", "requester", "centre"];

function twinsIn(side: readonly RequestRecord[]): number {
  return side.length - accountsOf(side).length;
}

function isPartOf(row: RequestRecord, whole: RequestRecord): boolean {
  return COUNTING_FIELDS.every((field) => row[field] === null || row[field] === whole[field]);
}

function valuesOf(row: RequestRecord): string[] {
  return COUNTING_FIELDS.map((field) => `${row[field] ?? ""}`);
}
