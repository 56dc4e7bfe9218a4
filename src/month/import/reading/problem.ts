/**
 * 行内问题 / problems and faults: why a text is no value, and where in the row it stands.
 *
 * Reading a cell gives a value or a `Problem`, which depends on the text alone and is remembered with it. A
 * `Fault` is a problem in its column of one row. All faults of a row are gathered, never only the first.
 */
import type { MessageCode, MessageParams } from "../../../core/message.ts";

export class Problem<C extends MessageCode = MessageCode> {
  readonly code: C;
  readonly params: MessageParams[C];

  constructor(code: C, params: MessageParams[C]) {
    this.code = code;
    this.params = params;
  }
}

export interface Fault {
  /** The heading of the column; null when the row as a whole is wrong. */
  readonly column: string | null;
  readonly problem: Problem;
  readonly text: string | null;
}

/** The faults of the row that is being read. */
export class Faults {
  readonly list: Fault[] = [];

  add(problem: Problem, where: { column?: string; text?: string } = {}): void {
    const column = where.column ?? null;
    if (this.list.some((f) => f.column === column && f.problem.code === problem.code)) return;
    this.list.push({ column, problem, text: where.text ?? null });
  }

  drop(code: MessageCode, column: string): void {
    const at = this.list.findIndex((f) => f.column === column && f.problem.code === code);
    if (at >= 0) this.list.splice(at, 1);
  }

  clear(): void {
    if (this.list.length > 0) this.list.length = 0;
  }
}
