/** A year month by month, with notes of corrections into later ones, and what it comes to. */
import { expect } from "vitest";
import { type Alliance, chargesOf, filesOf, type Request } from "./alliance.ts";

export const MONTHS = ["2019-01", "2019-02", "2019-03", "2019-04"] as const;

/** The whole fee is paid, at most 9.00 a library and year. */
export const YEAR_CAP = (text: string): string =>
  text
    .replace('rate: "50%"', 'rate: "100%"')
    .replace('capPerLibraryYear: "20000.00"', 'capPerLibraryYear: "9.00"');

export const request = (no: string, month: string, pages: number, supplier = "10002"): Request => ({
  ...{ no, supplier, requester: "10001", day: `${month}-06`, pages },
});

/** Each month imported and settled; all but the last closed. `notes` by the month that they go into. */
export async function yearOf(
  books: Alliance,
  months: readonly (readonly Request[])[],
  notes: readonly (readonly string[])[] = [],
): Promise<Alliance> {
  for (const [i, requests] of months.entries()) {
    const month = MONTHS[i] ?? "";
    for (const note of notes[i] ?? []) await books.must(`correct note ${note} --into ${month} --reason 复核`);
    await books.month(month, filesOf(month, requests));
    if (i < months.length - 1) await books.close(month);
  }
  return books;
}

/** Σ fen by the month it belongs to, kind, scheme and library: what corrects a month is of that one. */
export async function byMonth(books: Alliance): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const month of MONTHS)
    for (const { kind, scheme, library, fen, corrects } of await chargesOf(books, month)) {
      const key = [corrects?.split("/")[0] ?? month, kind, scheme ?? "", library].join(" ");
      sums[key] = (sums[key] ?? 0) + fen;
    }
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0));
}

export async function requireSound(books: Alliance): Promise<void> {
  const { exit, stdout } = await books.balis("verify");
  expect([exit, stdout.includes("全部相符")]).toEqual([0, true]);
}
