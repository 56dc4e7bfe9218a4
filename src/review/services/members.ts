/** 当日成员馆 / the members of the alliance on a day: what coverage is a share of. A subject service library is a member too. */
import { type Day, isWithin } from "../../core/day.ts";
import type { Agreement, LibraryCode } from "../../registry/library.ts";

/** Libraries with an agreement as a member, of either service. */
export function membersOn(agreements: readonly Agreement[], day: Day): Set<LibraryCode> {
  const roles = ["member", "subject-service"];
  const held = agreements.filter((a) => roles.includes(a.role) && isWithin(day, a));
  return new Set(held.map((a) => a.library));
}
