/**
 * 现做的行 / rows that are made when they are asked for: a detail sheet of a hundred thousand rows is written row by row, and its
 * cells never stand in memory together. To everybody else they are a list like any other; asked twice, a row is made twice.
 *
 * Worked example: madeRows(3, (i) => [rowNumber(i + 1)]) has the length 3, and its row 1 shows 2.
 */
import type { Row } from "./sheet.ts";

const INDEX = /^(0|[1-9]\d*)$/;

export function madeRows(length: number, make: (index: number) => Row): readonly Row[] {
  const indexOf = (key: string | symbol): number | null =>
    typeof key === "string" && INDEX.test(key) && Number(key) < length ? Number(key) : null;
  return new Proxy<Row[]>([], {
    get: (none, key) => {
      if (key === "length") return length;
      const index = indexOf(key);
      return index === null ? Reflect.get(none, key) : make(index);
    },
    has: (none, key) => indexOf(key) !== null || Reflect.has(none, key),
    set: () => false,
  });
}
