/**
 * What commands ask again and again is answered once, and again after anything was written: an import of seventeen files asks who the
 * libraries are ninety times.
 */

import type { Connection, Statement } from "../../database.ts";
import type { Reader } from "../../port.ts";

/** Lists that are small, and asked for with few words. */
const WRITTEN_BY_ALL = [
  ...(["chargeTotals", "closes", "files", "periods", "requestCounts", "requestTotals", "rules"] as const),
] satisfies readonly (keyof Reader)[];

/** Their tables are added to by few commands, and by nothing else: the last number says all. */
const REGISTRY = {
  libraries: "library",
  aliases: "alias",
  agreements: "agreement",
} as const satisfies Partial<Record<keyof Reader, string>>;

type Ask = (...asked: unknown[]) => Promise<readonly unknown[]>;

/** Nobody gets the list that another got. */
export function withRepeated(reader: Reader, db: Connection): Reader {
  const version = db.prepare("PRAGMA data_version").pluck();
  return {
    ...reader,
    ...Object.fromEntries(WRITTEN_BY_ALL.map((name) => [name, repeated(reader[name] as Ask, version)])),
    ...Object.fromEntries(
      Object.entries(REGISTRY).map(([name, table]) => [
        name,
        repeated(
          reader[name as keyof typeof REGISTRY] as Ask,
          db.prepare(`SELECT max(number) FROM ${table}`).pluck(),
        ),
      ]),
    ),
  };
}

/** `version`: changes with whatever the answer rests on. */
function repeated(ask: Ask, version: Statement): Ask {
  let last: unknown;
  const known = new Map<string, Promise<readonly unknown[]>>();
  return async (...asked) => {
    const now = version.get();
    if (now !== last) known.clear();
    last = now;
    const key = JSON.stringify(asked);
    let answer = known.get(key);
    if (!answer) {
      answer = ask(...asked);
      known.set(key, answer);
      answer.catch(() => known.delete(key));
    }
    return [...(await answer)];
  };
}
