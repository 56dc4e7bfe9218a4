/** 拒绝 / a rule said no: exit code 3, nothing changed. One class, typed by its code. */

import type { Finding } from "./finding.ts";
import type { MessageCode, MessageParams } from "./message.ts";
import type { Place } from "./source.ts";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: MessageCode;
  readonly params: MessageParams[MessageCode];
  readonly at: Place | null;
  /** What else the user should see with it, e.g. each gate that failed or each bad row. */
  readonly findings: readonly Finding[];
  /** Of all of them, where only the first were kept. */
  readonly findingCount: number;

  constructor(said: {
    code: MessageCode;
    params: MessageParams[MessageCode];
    at: Place | null;
    findings: readonly Finding[];
    findingCount?: number;
  }) {
    super(said.code);
    this.code = said.code;
    this.params = said.params;
    this.at = said.at;
    this.findings = said.findings;
    this.findingCount = said.findingCount ?? said.findings.length;
  }
}

/** Of what the books lie on, not of what was given: whatever is tried next meets it, too. */
const OF_BOOKS: ReadonlySet<string> = new Set([
  ...["books-must-be-free", "books-must-be-writable", "disk-must-have-room", "server-must-answer"],
]);

export function isOfBooks(code: string): boolean {
  return OF_BOOKS.has(code);
}

export function refuse<C extends MessageCode>(
  code: C,
  params: MessageParams[C],
  more: { at?: Place; findings?: readonly Finding[]; findingCount?: number } = {},
): never {
  throw new Refusal({ code, params, ...more, at: more.at ?? null, findings: more.findings ?? [] });
}
