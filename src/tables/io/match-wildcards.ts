/**
 * Names by a pattern as shells know it: * stands for any characters, ? for one. What stands between is compared as it
 * is written; a Mac writes é as two characters and people type one, so both are brought to one form.
 */

export function matchesWildcards(name: string, by: { pattern: string; ignoreCase: boolean }): boolean {
  const key = (text: string): string[] => {
    const plain = text.normalize("NFC");
    return [...(by.ignoreCase ? plain.toLowerCase() : plain)];
  };
  return matches(key(name), key(by.pattern));
}

/** Goes back to the last star alone, so that no pattern takes longer than name times pattern. */
function matches(name: readonly string[], pattern: readonly string[]): boolean {
  let at = 0;
  let want = 0;
  let star = -1;
  let starAt = 0;
  while (at < name.length) {
    const sign = pattern[want];
    if (sign === "*") {
      star = want;
      starAt = at;
      want += 1;
    } else if (sign !== undefined && (sign === "?" || sign === name[at])) {
      at += 1;
      want += 1;
    } else if (star >= 0) {
      starAt += 1;
      at = starAt;
      want = star + 1;
    } else return false;
  }
  return pattern.slice(want).every((sign) => sign === "*");
}
