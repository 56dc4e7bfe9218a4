import type { Store } from "../../../books/port.ts";
import type { Action } from "../../../core/store.ts";
import type { TextEncoding } from "../../../tables/encoding.ts";
import type { Files, OpenedFile } from "../../../tables/files.ts";
import type { Profile } from "../columns/profile.ts";
import type { FileDifference } from "../file.ts";
import type { RowContext } from "../reading/row-reading.ts";
import type { Witness } from "../witness.ts";
import type { SheetSelection } from "./choose-sheets.ts";

export interface ImportOptions {
  readonly profile?: string;
  readonly period?: string;
  readonly library?: string;
  readonly sheets?: SheetSelection;
  readonly strict?: boolean;
  readonly supersede?: boolean;
  readonly beside?: boolean;
  /** A whole new account of a closed period: it is held against the one that was settled. */
  readonly corrects?: boolean;
  /** What was withdrawn is read once more. */
  readonly again?: boolean;
  readonly despite?: readonly Witness[];
  readonly addExternals?: boolean;
  readonly dryRun?: boolean;
  /** Of text files, where their bytes don't say it. */
  readonly encoding?: TextEncoding;
}

export interface Importing {
  readonly store: Store;
  readonly files: Files;
  readonly profiles: readonly Profile[];
  readonly path: string;
  readonly options: ImportOptions;
  readonly action: Action;
  readonly readerKey?: RowContext["readerKey"];
  /** Told what a corrected file changes before it takes the place of the other; false keeps the other, null: nobody can be asked. */
  readonly onReplace?: (about: {
    standing: string;
    difference: FileDifference;
    /** Rows vanish, and nobody has said yet that they may. */
    mustSay: boolean;
  }) => Promise<boolean | null>;
}

/** In the encoding that is said now, or with which these bytes were read before: a decision stands with the file. */
export function openedFile({ files, path, options, store }: Importing): Promise<OpenedFile> {
  const before = async (sha256: string) => {
    const known = await store.read.filesBySha(sha256);
    return (known.find((f) => f.supersededBy === null) ?? known[0])?.encoding ?? null;
  };
  return files.open(path, { encoding: options.encoding, before });
}
