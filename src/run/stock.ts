/** What the inbox held: new, known, changed, not understood; and who has not sent. */
import type { Finding } from "../core/finding.ts";
import type { Sentence } from "../core/words/language.ts";
import type { ImportReceipt } from "../month/import/receipt.ts";
import type { Stock, Typed } from "./run-report.ts";

/** A file that was not taken, and the rule that it broke. */
type RefusedFile = { readonly file: string | null } & Pick<Finding, "code" | "params">;

/** The parts of an import's answer that are asked for here. */
export interface ImportAnswer {
  readonly files: readonly Pick<ImportReceipt, "file" | "sha256" | "outcome" | "supersedes">[];
  readonly refused: readonly RefusedFile[];
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
  /** Folders in the inbox: not read. */
  folders: readonly string[];
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
    passedOver: [...new Set([...passedOver.map((p) => p.name), ...of.folders])],
    missing: of.missing,
  };
}

/** Why files were not taken: a sentence for each reason, with the files it holds for. */
export function whyRefused(of: {
  imported: Typed;
  sentenceOf: (said: Pick<Finding, "code" | "params">) => Sentence;
  of: (p: { files: string; what: string }) => string;
}): Sentence[] {
  const files = new Map<string, { sentence: Sentence; names: string[] }>();
  for (const refused of importAnswer(of.imported).refused) {
    const sentence = of.sentenceOf(refused);
    const same = files.get(sentence.what) ?? { sentence, names: [] };
    files.set(sentence.what, { sentence, names: [...same.names, refused.file ?? ""] });
  }
  return [...files.values()].map(({ sentence, names }) => ({
    ...sentence,
    what: of.of({ files: names.join(", "), what: sentence.what }),
  }));
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
