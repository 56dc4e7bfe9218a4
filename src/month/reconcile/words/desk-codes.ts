import type { ResolutionKind, ValueName } from "../../../records/discrepancy-kind.ts";
import type { Service } from "../../../registry/library.ts";

export interface DeskMessages {
  "desk-sheet-must-be-sound": { file: string; count: number };
  "desk-sheet-must-have-columns": { file: string };
  "desk-resolution-must-be-known": { text: string };
  "desk-value-must-be-a-number": { text: string };
  /** `resolution` is null where a sheet has values and no decision. */
  "desk-value-needs-agreement": {
    id: string;
    resolution: ResolutionKind | null;
    values: readonly ValueName[];
  };
  "desk-value-must-fit-service": { id: string; service: Service; value: ValueName };
  "desk-value-must-be-possible": { id: string; value: ValueName; said: string; least: string; most: string };
  "desk-size-must-be-agreed": { id: string; value: ValueName; said: string };
  "desk-count-must-be-needed": { id: string; resolution: ResolutionKind; rows: number };
  "desk-count-must-be-given": { id: string; resolution: ResolutionKind; rows: number };
  "desk-count-must-be-within": { id: string; count: number; rows: number };
  "desk-rows-must-be-alike": { id: string; rows: number; count: number; fields: readonly string[] };
  "desk-row-must-stand-once": { id: string };
  "desk-column-must-stand-once": { column: string };
  "desk-row-must-be-whole": Readonly<Record<string, never>>;
  "desk-resolution-must-stand-in-its-column": { id: string };
  "desk-sheet-must-be-imported-first": { path: string; count: number };
  "desk-reason-must-have-a-resolution": { id: string };
  "desk-reasons-must-be-kept": { path: string; rows: readonly number[] };
  "return-file-must-be-imported-first": { path: string; count: number };
  "output-must-not-replace-another-file": { path: string };
  "desk-resolution-must-stay": { id: string };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends DeskMessages {}
}
