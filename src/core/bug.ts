/** A mistake of ours: not the data's, not the user's. Exit code 70, with the way to report it. */
export class Bug extends Error {
  override readonly name = "Bug";
}

/** States what must hold if the program is right. The sentence names the rule. */
export function invariant(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new Bug(rule);
}

/** For the last branch of an exhaustive switch. */
export function never(value: never): never {
  throw new Bug(`a case is not handled: ${String(value)}`);
}
