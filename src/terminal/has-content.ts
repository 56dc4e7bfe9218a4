import { placeStat } from "../tables/io/output-place.ts";

/** Something stands at the path that would be lost if it were written over; an empty file loses nothing. */
export function hasContent(path: string): boolean {
  const found = placeStat(path);
  return found !== undefined && (!found.isFile() || found.size > 0);
}
