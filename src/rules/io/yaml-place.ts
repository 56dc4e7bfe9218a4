/** Where in a YAML text a key or a value stands. */
import { type Document, isMap, isScalar } from "yaml";

/** Of the innermost of the path that is there: a missing key is told where it is missing. */
export function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}

/** Of a key itself, not of what it stands in. */
export function offsetOfKey(document: Document, path: readonly (string | number)[], key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((i) => isScalar(i.key) && String(i.key.value) === key) : undefined;
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? offsetOf(document, path);
}

export function pathOf(keys: readonly PropertyKey[]): (string | number)[] {
  return keys.map((key) => (typeof key === "number" ? key : String(key)));
}
