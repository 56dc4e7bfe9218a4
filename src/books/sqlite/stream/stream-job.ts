/** What the main thread and one that reads for it say to each other. */
import type { SqlValue } from "../write/fact-table.ts";
import type { Columns } from "./row-columns.ts";

/** The books that a thread reads. */
export interface ReadBooks {
  readonly path: string;
  readonly lockTimeoutMs: number;
}

export interface StreamJob {
  readonly sql: string;
  readonly params: Readonly<Record<string, SqlValue>>;
  readonly cacheKib: number;
}

/** `used`: one of the parts on their way was. */
export type ToThread = { readonly kind: "read"; readonly job: StreamJob } | { readonly kind: "used" };

/** A job ends with `end` or `failed`. `code`: the database's or the disk's own. */
export type FromThread =
  | { readonly kind: "rows"; readonly part: Columns }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly code: string | undefined; readonly message: string };

/** A message costs as much as reading ten rows; more rows in it are more memory for nothing. */
export const PART_ROWS = 1000;

/** Parts posted and not yet used: enough that neither thread waits, few enough that memory stays flat. */
export const MAX_IN_FLIGHT = 3;
