/**
 * 操作日志 / action log: who did what, when and with which command line, each row sealed with a hash over itself and the row
 * before it, as the closes are chained.
 *
 * Rows from before the log was sealed are covered at once: the first sealed row follows a hash over all of them. The first
 * broken row is named; all after it rest on it. What a chain can't tell is its own end: rows cut off at the end take their
 * facts with them.
 *
 * Worked example: actions 1–3 of older books, 4 and 5 sealed. The operator of 2 is edited: 4 no longer follows what is before
 * it. The command of 4 is edited: 4 does not match its hash. 4 is edited with its hash redone: 5 follows a hash that is no more.
 */
import { type Canonical, canonicalJson } from "../core/canonical-json.ts";
import { type Finding, finding } from "../core/finding.ts";

export interface LoggedAction {
  readonly number: number;
  readonly at: string;
  readonly operator: string;
  /** The system user; null where none is known. */
  readonly user: string | null;
  readonly command: string;
}

/** Of a restore: what was put in place of which books. */
export interface Restoration {
  /** SHA-256 of the backup. */
  readonly file: string;
  /** How far the books went that it replaced; null where there were none, or none that can be read. */
  readonly replaced: {
    /** Their last action, 0 where there was none; its hash, and that of their last close, null where there is none. */
    readonly action: number;
    readonly hash: string | null;
    readonly close: string | null;
  } | null;
}

interface Seal {
  /** How many facts of which kind were added. */
  readonly added: Readonly<Record<string, number>>;
  /** Of the rule versions that it enacted, by name: the hash over each as it was written. */
  readonly rules?: Readonly<Record<string, string>>;
  /** The hash over the seals of the rows that it added; absent: from before rows were sealed. */
  readonly contents?: string;
  readonly restored?: Restoration;
  /** The hash of the sealed row before; of the first, the hash over the rows before the log was sealed. */
  readonly previous: string;
  readonly hash: string;
}

export interface LogRow extends LoggedAction {
  /** Null: from before the log was sealed. */
  readonly seal: Seal | null;
}

type Hash = (text: string) => string;

/** What stands before the first sealed row. */
export function earlierHash(earlier: readonly LoggedAction[], hash: Hash): string {
  return hash(earlier.map((row) => canonicalJson(fieldsOf(row))).join("\n"));
}

export function sealOf(row: LoggedAction, about: Omit<Seal, "hash"> & { hash: Hash }): Seal {
  const { hash, ...said } = about;
  return { ...said, hash: hash(canonicalJson([said.previous, ...fieldsOf(row), keptOf(said)])) };
}

/** What the row of a seal says was added, as it is kept and hashed. */
export function keptOf({ added, rules, contents, restored }: Omit<Seal, "previous" | "hash">): Canonical {
  return {
    ...{ ...added, ...(rules && { rules }), ...(contents !== undefined && { contents }) },
    ...(restored && { restored: { ...restored, replaced: restored.replaced && { ...restored.replaced } } }),
  };
}

/** Null when the chain holds. `rows` are all there are, oldest first. */
export function verifyLog(rows: readonly LogRow[], hash: Hash): Finding | null {
  const first = rows.findIndex((row) => row.seal !== null);
  if (first < 0) return null;
  let previous = earlierHash(rows.slice(0, first), hash);
  for (const row of rows.slice(first)) {
    const { seal } = row;
    const named = { number: row.number, at: row.at, operator: row.operator };
    if (seal === null) return finding("action-must-be-sealed", named);
    if (seal.previous !== previous) return finding("action-must-follow-the-one-before", named);
    if (sealOf(row, { ...seal, hash }).hash !== seal.hash)
      return finding("action-must-match-its-hash", named);
    previous = seal.hash;
  }
  return null;
}

function fieldsOf({ number, at, operator, user, command }: LoggedAction): (string | number | null)[] {
  return [number, at, operator, user, command];
}
