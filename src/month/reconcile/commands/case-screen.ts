/** A case on one screen: what must be seen to decide it, in as many lines as the terminal has, and the keys below it. */

import { formatYuan } from "../../../core/money.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { Context } from "../../../terminal/context.ts";
import { flowed, wrapped } from "../../../terminal/wrap.ts";
import { DESK_KEYS, type DeskKey } from "../desk/desk-keys.ts";
import type { DiscrepancyEvent } from "../port.ts";
import type { QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import { deskScreen, keyName } from "../words/desk-screen.ts";
import { discrepancyKinds } from "../words/reconcile-terms.ts";
import { differingLines, dueText, eventLine, pointLines, recordLines, subsidyAtRisk } from "./case-parts.ts";

export interface CaseShown {
  readonly found: QueuedDiscrepancy;
  readonly records: readonly RequestRecord[];
  readonly history: readonly DiscrepancyEvent[];
}

/** Where the terminal says nothing of its size. */
const SCREEN = { columns: 80, rows: 24 };
/** Lines kept free below: the question, and those that come after it. */
const ASKED = 4;

export function screenOf(context: Context): { columns: number; rows: number } {
  return context.io.screen ?? SCREEN;
}

/** `above` and `below`: the lines that stand around the case; the whole of them fits. */
export async function caseLines(
  context: Context,
  shown: CaseShown,
  around: { above: readonly string[]; below: readonly string[] },
): Promise<string[]> {
  const { rows } = screenOf(context);
  const parts = [
    await headLines(context, shown),
    differingLines(context.language, shown.found),
    await recordLines(context, { records: shown.records, of: shown.found }),
    await pointLines(context, shown),
    shown.history.map((event) => eventLine(context, event).trim()),
  ].filter((lines) => lines.some((line) => line !== ""));
  const airy = parts.flatMap((lines, i) => (i === 0 || lines[0] === "" ? lines : ["", ...lines]));
  const room = rows - around.above.length - around.below.length - ASKED;
  const body = airy.length <= room ? airy : cutTo(context, parts.flat().filter(Boolean), room);
  return [...around.above, ...body, ...around.below];
}

function cutTo(context: Context, lines: readonly string[], room: number): string[] {
  const shown = Math.max(room - 1, 1);
  if (lines.length <= shown + 1) return [...lines];
  return [...lines.slice(0, shown), deskScreen[context.language].cut(lines.length - shown)];
}

async function headLines(context: Context, { found: d, records }: CaseShown): Promise<string[]> {
  const { language } = context;
  const words = deskScreen[language];
  const name = await libraryNames(context);
  const subsidy = isSettledThen(d.kind) ? formatYuan(await subsidyAtRisk(context, d)) : null;
  const { columns } = screenOf(context);
  const title = records.map((r) => r.title).find((text) => text !== null && text !== "");
  const lines = [
    [d.id, services[d.service][language], d.caseKey, discrepancyKinds[d.kind][language]].join(" · "),
    words.parties({ supplier: name(d.supplier), requester: name(d.requester) }),
    words.amounts({ risk: formatYuan(d.riskFen), unsettled: formatYuan(d.unsettledFen), subsidy }),
    words.dates({ foundOn: d.foundOn, due: dueText(language, d), owner: d.owner ?? "—" }),
  ].flatMap((line) => wrapped(line, columns));
  // A long title is cut: it helps the eye, and v shows the rows themselves.
  return title ? [...lines, ...wrapped(words.title(title), columns).slice(0, 1)] : lines;
}

/** "s/1 以提供馆为准", as many on a line as fit: decisions first, moves below. */
export function keyLines(context: Context, keys: readonly DeskKey[]): string[] {
  const { language } = context;
  const { columns } = screenOf(context);
  const hint = (key: DeskKey): string => `${DESK_KEYS[key].join("/")} ${keyName(language, key)}`;
  const isMove = (key: DeskKey): boolean => key in deskScreen[language].moves;
  const [decisions, moves] = [keys.filter((key) => !isMove(key)), keys.filter(isMove)];
  return [decisions, moves].flatMap((some) => flowed(some.map(hint), columns));
}
