/** What the inbox held: new, known, changed, not understood; and who has not sent. */
import type { ImportReceipt } from "../month/import/receipt.ts";
import type { Stock, Typed } from "./run-report.ts";

/** The parts of an import's answer that are asked for here. */
export interface ImportAnswer {
  readonly files: readonly Pick<ImportReceipt, "file" | "sha256" | "outcome" | "supersedes">[];
  readonly refused: readonly { readonly file: string | null }[];
  readonly passedOver: readonly { readonly name: string }[];
}

const NOTHING: ImportAnswer = { files: [], refused: [], passedOver: [] };

export function importAnswer(imported: Typed | null): ImportAnswer {
  return { ...NOTHING, ...(imported?.json as Partial<ImportAnswer> | undefined) };
}

/** A file that lies in the inbox alone is refused with the whole command; of several, a refusal of all is about something else. */
export function isRefusedAlone(of: { imported: Typed | null; names: readonly string[] }): boolean {
  return of.imported?.json.error !== undefined && of.names.length === 1;
}

/** `names`: of the files in the inbox. */
export function stockOf(of: {
  imported: Typed | null;
  names: readonly string[];
  missing: readonly string[];
}): Stock {
  const { files, refused, passedOver } = importAnswer(of.imported);
  const known = files.filter((f) => f.outcome === "already-there");
  const come = files.filter((f) => f.outcome !== "already-there");
  return {
    new: come.map((f) => f.file),
    changed: come.filter((f) => f.supersedes !== null).map((f) => f.file),
    known: known.map((f) => f.file),
    refused: isRefusedAlone(of) ? of.names : refused.flatMap((r) => r.file ?? []),
    passedOver: passedOver.map((p) => p.name),
    missing: of.missing,
  };
}

/** The files of an inbox that the books have, by the hash they were imported by; a zip's members have theirs, it itself none (null). */
export function takenFiles(of: {
  imported: Typed;
  names: readonly string[];
}): { name: string; sha256: string | null }[] {
  const { files, refused } = importAnswer(of.imported);
  const belongs = (name: string, file: string): boolean => file === name || file.startsWith(`${name}/`);
  return of.names.flatMap((name) => {
    const own = files.filter((f) => belongs(name, f.file));
    if (own.length === 0 || refused.some((r) => r.file !== null && belongs(name, r.file))) return [];
    const whole = own.find((f) => f.file === name);
    return [{ name, sha256: whole?.sha256 ?? null }];
  });
}
