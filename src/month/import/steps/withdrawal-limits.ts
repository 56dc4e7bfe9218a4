/** What a withdrawal may not take away, and what may not come back by one. */

import type { Reader } from "../../../books/port.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { addUp } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { type RecordKind, requestKey } from "../../../records/record.ts";
import type { TrainingAttendance } from "../../../records/service-record.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import type { Spending } from "../../../review/subproject/spending.ts";
import { overspending, spendingDesk } from "../../../review/subproject/steps/spending-desk.ts";
import { stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { isSameSlot, slotOf } from "./earlier-reading.ts";
import { hasRowsOfItsOwn } from "./same-bytes.ts";
import { filesInSlot } from "./standing-file.ts";

interface Leaving {
  readonly file: StoredFile;
  /** What it had replaced, and counts again. */
  readonly returning: readonly StoredFile[];
}

/** A version that was replaced counts again only where its place is as it was when the file took it. */
export async function requireFreeToReturn(
  read: ImportReads & Pick<Reader, "closes">,
  of: { file: StoredFile; back: StoredFile },
): Promise<void> {
  const { file, back } = of;
  const about = { number: back.number, name: back.name, period: back.period };
  if ((await read.closes()).some((c) => c.period === back.period))
    refuse("earlier-file-must-be-free-to-return", { ...about, why: "closed", other: null });
  const isOther = (f: StoredFile): boolean => f.number !== file.number && stands(f);
  const later = back.isCorrection
    ? undefined
    : (await filesInSlot(read, slotOf(back))).find((f) => isOther(f) && f.number > file.number);
  const copy = (await read.filesBySha(back.sha256)).find(
    (f) => isOther(f) && (isSameSlot(slotOf(f), slotOf(back)) || hasRowsOfItsOwn(f)),
  );
  const other = later ?? copy;
  if (!other) return;
  const { number, name } = other;
  refuse("earlier-file-must-be-free-to-return", {
    ...{ ...about, why: later ? "place" : "copy", other: { number, name } },
  });
}

/** A list of participants counts by its event: the event may not leave before it. */
export async function requireEventsKept(read: ImportReads, { file, returning }: Leaving): Promise<void> {
  if (file.kind !== "training-event" && file.kind !== "training-attendance") return;
  const isKept = (row: { ref: { file: number } }): boolean => row.ref.file !== file.number;
  const events = (await read.serviceRecords("training-event")).filter(isKept);
  const attendance = (await read.serviceRecords("training-attendance")).filter(isKept);
  for (const { number } of returning) {
    events.push(...(await read.serviceRecords("training-event", { file: number })));
    attendance.push(...(await read.serviceRecords("training-attendance", { file: number })));
  }
  const known = new Set(events.map((e) => requestKey(e.eventNo)));
  // What had lost its event before was said then.
  const own = await read.serviceRecords("training-event", { file: file.number });
  const gone = new Set(own.map((e) => requestKey(e.eventNo)));
  const isReturning = (a: TrainingAttendance): boolean => returning.some((f) => f.number === a.ref.file);
  const lost = attendance.filter((a) => {
    const event = requestKey(a.eventNo);
    return !known.has(event) && (gone.has(event) || isReturning(a));
  });
  if (lost.length === 0) return;
  const lists = new Set(lost.map((a) => a.ref.file));
  const files = (await read.files()).filter((f) => lists.has(f.number));
  refuse("attendance-must-have-its-event", {
    ...{ number: file.number, name: file.name, rows: lost.length },
    events: [...new Set(lost.map((a) => a.eventNo))],
    lists: files.map(({ number, name }) => ({ number, name })),
    isReturning: lost.some(isReturning),
  });
}

/** What an acceptance rests on stays, what it did not see does not come after it, and no line counts twice. */
export async function spendingAfter(
  read: RegistryReads & SubProjectReads,
  { file, returning }: Leaving,
): Promise<Finding[]> {
  if (file.kind !== "subproject-spending") return [];
  const desk = await spendingDesk(read, [file]);
  for (const { number, name } of returning) {
    for (const line of await read.spendingLines({ file: number })) {
      const why = desk.isThere(line) ? "there" : desk.sealedBefore(line) === null ? null : "accepted";
      if (why) refuse("returning-spending-must-be-open-and-new", { number, name, why, ...said(line) });
      desk.take(line);
    }
  }
  const lost = desk.lost();
  if (lost) {
    const { number, name } = file;
    refuse("accepted-spending-must-not-be-withdrawn", { number, name, on: lost.on, ...said(lost.line) });
  }
  return overspending(desk);
}

function said({ subproject, voucherNo: voucher, day, fen }: Spending) {
  return { subproject, voucher, day, amount: formatYuan(fen) };
}

/**
 * Events that a corrected list no longer has, though a list of participants speaks of them: nobody counts those any more.
 * `replaced`: the files that no longer stand; `own`: keys of the events of the file that takes their place. */
export async function lostEvents(
  read: ImportReads,
  of: { kind: RecordKind; replaced: readonly number[]; own: ReadonlySet<string> },
): Promise<Finding[]> {
  if (of.kind !== "training-event") return [];
  const events = await read.serviceRecords("training-event");
  const isGone = (file: number): boolean => of.replaced.includes(file);
  const kept = new Set([
    ...of.own,
    ...events.filter((e) => !isGone(e.ref.file)).map((e) => requestKey(e.eventNo)),
  ]);
  const attendance = await read.serviceRecords("training-attendance");
  const lost = new Map(
    events.filter((e) => isGone(e.ref.file)).map((e) => [requestKey(e.eventNo), e.eventNo]),
  );
  return [...lost].flatMap(([key, event]) => {
    const rows = attendance.filter((a) => requestKey(a.eventNo) === key);
    const people = addUp(rows, (a) => a.participants);
    if (kept.has(key) || rows.length === 0) return [];
    return [finding("attended-event-must-stay", { event, rows: rows.length, people })];
  });
}
