/**
 * 先前的列 / the columns that the same source's earlier file was read with, so that a heading that was changed since is missed: the
 * latest file of an earlier period, else the one that stands in this period. Courier companies share one source; each is known by
 * its import format.
 */

import { by } from "../../../core/list.ts";
import { firstDayOf } from "../../../core/period.ts";
import { bindColumns, headingOfRow } from "../columns/heading.ts";
import type { Profile } from "../columns/profile.ts";
import { isNilReturn, stands } from "../file.ts";
import type { ImportReads } from "../port.ts";
import type { EarlierLayout } from "../reading/unread-columns.ts";
import { type Slot, slotOf } from "./earlier-reading.ts";

export async function earlierLayout(
  read: ImportReads,
  of: { slot: Slot; profile: Profile; profiles: readonly Profile[] },
): Promise<EarlierLayout | null> {
  const { slot } = of;
  const day = firstDayOf(slot.sentFor);
  const files = (await read.files({ kind: slot.kind })).filter(
    (f) =>
      f.library === slot.library &&
      (slot.library !== null || f.profile === of.profile.name) &&
      stands(f) &&
      !f.isCorrection &&
      !isNilReturn(f) &&
      firstDayOf(slotOf(f).sentFor) <= day,
  );
  const ordered = files.sort(by((f) => [firstDayOf(slotOf(f).sentFor), f.number]));
  const latest = ordered.findLast((f) => firstDayOf(slotOf(f).sentFor) < day) ?? ordered.at(-1);
  const profile = of.profiles.find((p) => p.name === latest?.profile);
  if (!latest || !profile) return null;
  const columns = (await read.headings(latest.number)).flatMap(({ headings }) =>
    bindColumns(profile, headingOfRow(headings)),
  );
  const first = new Map(columns.map((c) => [c.field, { field: c.field, heading: c.heading }]));
  return { file: latest.name, columns: [...first.values()] };
}
