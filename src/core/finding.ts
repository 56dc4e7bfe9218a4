/** 数据问题 / finding: the data needs a person. A value, gathered and shown, never thrown. */
import type { MessageCode, MessageParams } from "./message.ts";
import type { Place } from "./source.ts";

export interface Finding<C extends MessageCode = MessageCode> {
  readonly code: C;
  readonly params: MessageParams[C];
  readonly at: Place | null;
  /** The text as it stands in the file, where there is one. */
  readonly text: string | null;
  /** The request or waybill it is about, where it is shown with others of the same sentence. */
  readonly number?: string;
}

export function finding<C extends MessageCode>(
  code: C,
  params: MessageParams[C],
  where: { at?: Place; text?: string } = {},
): Finding<C> {
  return { code, params, at: where.at ?? null, text: where.text ?? null };
}
