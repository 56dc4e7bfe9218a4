import type { MessageCode } from "../../src/core/message.ts";

/** What a finding or a refusal says, without its sentence. A list of the two would be a union of all codes and all their parameters. */
export function codeAndParams(said: {
  readonly code: MessageCode;
  readonly params: unknown;
}): [string, unknown] {
  return [said.code, said.params];
}
