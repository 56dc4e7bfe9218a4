/** balis profile try: which profile a file fits, and what each of its columns is taken for. Nothing is written. */
import type { Finding } from "../../../core/finding.ts";
import type { RecordKind } from "../../../records/record.ts";
import { cellText, columnLetter } from "../../../tables/cell.ts";
import type { Encoding, TextEncoding } from "../../../tables/encoding.ts";
import type { Files } from "../../../tables/files.ts";
import type { Field } from "../columns/field.ts";
import { privateColumns } from "../columns/heading.ts";
import type { Profile } from "../columns/profile.ts";
import type { UnreadSheet } from "../receipt.ts";
import { type ChosenSheet, chooseSheets, doubledHeadings } from "./choose-sheets.ts";

const EXAMPLES = 3;

interface TriedColumn {
  readonly letter: string;
  readonly heading: string;
  /** Null: the column is not read. */
  readonly field: Field | null;
  readonly unit: string | null;
  readonly examples: readonly string[];
}

interface TriedSheet {
  readonly name: string | null;
  readonly headingRow: number;
  readonly rows: number;
  readonly columns: readonly TriedColumn[];
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

async function tried({ sheet, head, fit }: ChosenSheet): Promise<TriedSheet> {
  let rows = 0;
  for await (const batch of sheet.rows()) rows += batch.length;
  const hidden = privateColumns(fit.profile, fit.heading);
  const below = head.slice(fit.at + 1);
  const columns = fit.heading.columns.flatMap((texts, i): TriedColumn[] => {
    const [heading] = texts;
    if (heading === undefined) return [];
    const bound = fit.columns.find((c) => c.index === i);
    // A reader's name is not shown either.
    const values = hidden.has(i) ? [] : below.map((row) => cellText(row.cells[i]));
    return [
      {
        letter: columnLetter(i + 1),
        heading: heading.text,
        field: bound?.field ?? null,
        unit: bound && bound.unit !== "plain" ? bound.unit : null,
        examples: values.filter((v) => v !== "").slice(0, EXAMPLES),
      },
    ];
  });
  return { name: sheet.name, headingRow: head[fit.at]?.row ?? 1, rows, columns };
}
