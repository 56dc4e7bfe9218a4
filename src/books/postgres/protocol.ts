/** What the thread that asks and the thread that speaks to the server say to each other. */
import type { MessagePort } from "node:worker_threads";

export interface OfClient {
  /** Of the client, counted by who asks. */
  readonly client: number;
}

export type ServerQuestion =
  | (OfClient & { readonly do: "connect"; readonly url: string; readonly how: string })
  | (OfClient & {
      readonly do: "query";
      readonly text: string;
      readonly values: readonly unknown[];
      readonly name?: string;
    })
  /** Rows to be written to a table, in the text format of COPY. */
  | (OfClient & { readonly do: "copy"; readonly text: string; readonly rows: string })
  | (OfClient & { readonly do: "end" });

/** Rows as lists, in the order of `columns`. */
export interface ServerAnswer {
  readonly columns: readonly string[];
  readonly rows: unknown[][];
  readonly changes: number;
}

/** What an error of the server or of the way there keeps of itself between two threads. */
export interface Failure {
  readonly message: string;
  readonly code: string;
  readonly detail: string | null;
}

export type Reply = { readonly answer: ServerAnswer } | { readonly failure: Failure };

export interface Wiring {
  readonly port: MessagePort;
  /** 1 as soon as a reply has been posted. */
  readonly bell: SharedArrayBuffer;
}
