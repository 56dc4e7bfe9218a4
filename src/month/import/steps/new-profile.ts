/** balis profile new: the first rows of a file and what they may be; then the same file read by the profile that was made. */
import { Refusal } from "../../../core/refusal.ts";
import type { RecordKind } from "../../../records/record.ts";
import { isBlankRow, type RawRow } from "../../../tables/cell.ts";
import type { Files, OpenedFile } from "../../../tables/files.ts";
import { likelyHeading, likelyKinds } from "../columns/guess-profile.ts";
import { type Heading, headingOfRow } from "../columns/heading.ts";
import type { Profile } from "../columns/profile.ts";
import { chooseSheets, requireOneColumnEach } from "./choose-sheets.ts";
import { type ProfilePreview, previewOf } from "./preview-profile.ts";

/** As far as a heading is looked for in a file that nobody knows. */
const MAX_ROWS = 200;

export interface SeenFile {
  readonly file: string;
  readonly heading: Heading;
  readonly row: number;
  readonly below: readonly RawRow[];
  /** The profiles that bear a kind's name, the likeliest first. */
  readonly kinds: readonly Profile[];
}

export async function seenFile(asked: {
  files: Files;
  profiles: readonly Profile[];
  path: string;
}): Promise<SeenFile> {
  const opened = await asked.files.open(asked.path);
  try {
    const rows = await firstTable(opened);
    const at = likelyHeading(asked.profiles, rows);
    const heading = headingOfRow(rows[at]?.cells ?? []);
    const table = { heading, row: rows[at]?.row ?? 1, below: rows.slice(at + 1) };
    const kinds = likelyKinds(asked.profiles, table);
    return { ...table, file: opened.name, kinds };
  } finally {
    await opened.close();
  }
}

/** Of the first visible sheet in which something stands. */
async function firstTable(opened: OpenedFile): Promise<RawRow[]> {
  for (const sheet of opened.sheets.filter((s) => !s.hidden)) {
    const rows = await first(sheet.rows());
    if (rows.some((row) => !isBlankRow(row.cells))) return rows;
  }
  return [];
}

async function first(from: AsyncIterable<readonly RawRow[]>): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of from) {
    rows.push(...batch.slice(0, MAX_ROWS - rows.length));
    if (rows.length >= MAX_ROWS) break;
  }
  return rows;
}

/** Null, with the reason, where the profile does not read the file yet. */
export async function previewed(asked: {
  files: Files;
  profiles: readonly Profile[];
  path: string;
  named: string;
  shown: number;
}): Promise<{ kind: RecordKind; preview: ProfilePreview } | Refusal> {
  const opened = await asked.files.open(asked.path);
  try {
    const chosen = await chooseSheets({ opened, profiles: asked.profiles, named: asked.named });
    requireOneColumnEach(opened.name, chosen.all);
    const about = { file: opened.name, epoch: opened.epoch, shown: asked.shown };
    return { kind: chosen.first.fit.profile.kind, preview: await previewOf(chosen.all, about) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  } finally {
    await opened.close();
  }
}
