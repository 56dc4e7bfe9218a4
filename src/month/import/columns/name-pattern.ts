/**
 * 名称通配 / a name and a pattern of it: `*` stands for any text, all else for itself. No regular expression: nobody has to escape (1), and
 * no pattern takes longer than the name.
 *
 * Worked example: "5月*" is the pattern of 5月上 and 5月, "*月" of 5月 and 十二月, "*-2019-*" of 10001-2019-05.
 */
/** The parts between the stars, each where it first stands after the one before: no pattern takes longer than the name. */
export function matchesPattern(name: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return name === first;
  let at = first.length;
  if (!name.startsWith(first)) return false;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/** The same, where width, case and spaces do not count. */
export function matchesLoosely(name: string, pattern: string): boolean {
  return matchesPattern(plain(name), plain(pattern));
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
