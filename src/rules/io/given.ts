type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Only what was written: an absent condition always holds, an absent limit limits nothing. */
export function given<T extends object>(said: T): Given<T> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Given<T>;
}
