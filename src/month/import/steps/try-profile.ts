/** balis profile try: which profile a file fits, and what each of its columns is taken for. Nothing is written. */
import type { Finding } from "../../../core/finding.ts";
import type { RecordKind } from "../../../records/record.ts";
import { cellText, columnLetter } from "../../../tables/cell.ts";
import type { Encoding, TextEncoding } from "../../../tables/encoding.ts";
import type { Files } from "../../../tables/files.ts";
import { type Field, isPersonal } from "../columns/field.ts";
import { type HeadingText, privateColumns } from "../columns/heading.ts";
import type { Profile } from "../columns/profile.ts";
import { type SaidValue, saidOnce } from "../columns/said-once.ts";
import type { UnreadSheet } from "../receipt.ts";
import { type ChosenSheet, chooseSheets, doubledHeadings } from "./choose-sheets.ts";

const EXAMPLES = 3;

/** ignored: by the profile's word; personal: never looked at; deciding: only whether the row counts. */
export type Unread = "unknown" | "ignored" | "personal" | "deciding";

interface TriedColumn {
  readonly letter: string;
  readonly heading: string;
  /** Null: the column is not read. */
  readonly field: Field | null;
  /** Further fields that the column is a part of. */
  readonly also: readonly Field[];
  /** Of a column that no field is read from. */
  readonly unread: Unread | null;
  readonly unit: string | null;
  readonly examples: readonly string[];
}

interface TriedSheet {
  readonly name: string | null;
  readonly headingRow: number;
  readonly rows: number;
  readonly columns: readonly TriedColumn[];
  /** What the sheet says once for all of its rows. */
  readonly said: readonly {
    readonly field: Field;
    readonly source: SaidValue["source"];
    readonly text: string;
  }[];
}

interface ProfileTrial {
  readonly file: string;
  readonly encoding: Encoding;
  readonly profile: string;
  readonly kind: RecordKind;
  readonly sheets: readonly TriedSheet[];
  readonly unread: readonly UnreadSheet[];
  readonly findings: readonly Finding[];
}

export async function tryProfile(asked: {
  files: Files;
  profiles: readonly Profile[];
  path: string;
  named: string | undefined;
  encoding?: TextEncoding | undefined;
}): Promise<ProfileTrial> {
  const opened = await asked.files.open(asked.path, { encoding: asked.encoding });
  try {
    const chosen = await chooseSheets({ opened, profiles: asked.profiles, named: asked.named });
    const { profile } = chosen.first.fit;
    const sheets: TriedSheet[] = [];
    for (const sheet of chosen.all) sheets.push(await tried(sheet));
    const { name: file, encoding } = opened;
    const findings = doubledHeadings(file, chosen.all);
    const about = { file, encoding, profile: profile.name, kind: profile.kind };
    return { ...about, sheets, unread: chosen.unread, findings };
  } finally {
    await opened.close();
  }
}

function unreadAs(profile: Profile, texts: readonly HeadingText[], isPersonal: boolean): Unread {
  if (isPersonal) return "personal";
  if (texts.some((t) => profile.leaveOut.has(t.key))) return "deciding";
  return texts.some((t) => profile.ignored.includes(t.key)) ? "ignored" : "unknown";
}

async function tried({ sheet, head, fit }: ChosenSheet): Promise<TriedSheet> {
  let rows = 0;
  for await (const batch of sheet.rows()) rows += batch.length;
  const hidden = privateColumns(fit.profile, fit.heading);
  const below = head.slice(fit.at + 1);
  const columns = fit.heading.columns.flatMap((texts, i): TriedColumn[] => {
    const [heading] = texts;
    if (heading === undefined) return [];
    const [bound, ...others] = fit.columns.filter((c) => c.index === i);
    // A reader's name is not shown either.
    const values = hidden.has(i) ? [] : below.map((row) => cellText(row.cells[i]));
    return [
      {
        letter: columnLetter(i + 1),
        heading: heading.text,
        field: bound?.field ?? null,
        also: others.map((c) => c.field),
        unread: bound ? null : unreadAs(fit.profile, texts, hidden.has(i)),
        unit: bound && bound.unit !== "plain" ? bound.unit : null,
        examples: values.filter((v) => v !== "").slice(0, EXAMPLES),
      },
    ];
  });
  const above = head.slice(0, fit.at + 1 - fit.lines);
  const said = [...saidOnce(fit.profile, { name: sheet.name, above })].map(([field, { source, cells }]) => {
    const isHidden = isPersonal(field);
    return { field, source, text: isHidden ? "" : cells.map(cellText).join(" | ") };
  });
  return { name: sheet.name, headingRow: head[fit.at]?.row ?? 0, rows, columns, said };
}
