import type { Workbook } from "../../sheet/sheet.ts";

export interface StagedFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** Where the parts of a pack lie until it is written. What is made lies beside it; evidence stays where it is. */
export interface PackStage {
  text(path: string, content: string): Promise<StagedFile>;
  /** As CSV for spreadsheet programs. */
  table(path: string, rows: readonly (readonly string[])[]): Promise<StagedFile>;
  /** The same workbook gives the same bytes. `period`: for the line about who checked; null: of no period. */
  workbook(path: string, made: { workbook: Workbook; period: string | null }): Promise<StagedFile>;
  /** As it is now; null where there is none. Of several files that a relative path may mean, the one of this hash. */
  find(path: string, sha256: string): Promise<(StagedFile & { readonly at: string }) | null>;
  /** Takes a file that was found; refused at the writing when it is another one by then. */
  take(path: string, found: StagedFile & { readonly at: string }): void;
}

/** 明细 JSON / what the books hold as JSON for other programs: amounts as whole fen in digits, maps as objects. */
export function plainJson(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_key, said: unknown) => {
      if (typeof said === "bigint") return said.toString();
      return said instanceof Map ? Object.fromEntries(said) : said;
    },
    2,
  );
  return `${text}\n`;
}
