/** A profile in a few lines and a small file: the rows that come of them, how they were counted, and what was found. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashText } from "../../../../src/core/io/hash.ts";
import { Refusal } from "../../../../src/core/refusal.ts";
import { rowText } from "../../../../src/core/source.ts";
import { nameOfProfile, profileShelf } from "../../../../src/month/import/io/profile-shelf.ts";
import { chooseSheets, requireOneColumnEach } from "../../../../src/month/import/steps/choose-sheets.ts";
import { previewOf } from "../../../../src/month/import/steps/preview-profile.ts";
import type { RawCell } from "../../../../src/tables/cell.ts";
import type { OpenedFile } from "../../../../src/tables/files.ts";
import { openFiles } from "../../../../src/tables/io/open-file.ts";

const shelf = profileShelf("templates/profiles", hashText);

export interface Looked {
  /** Of each row "place field=value …", what is not said left out; of a workbook with the sheet before. */
  readonly rows: readonly string[];
  /** "5 = 3 + 1 set aside + …", what is nought left out. */
  readonly counts: string;
  /** "column declared computed". */
  readonly totals: readonly string[];
  /** "row column code text". */
  readonly findings: readonly string[];
  readonly profile: string;
}

/** The shipped profiles, and this one. */
export function profilesWith(yaml: string) {
  const name = nameOfProfile({ origin: "own.yaml", text: yaml });
  return { name, profiles: shelf([{ name, text: yaml }]) };
}

/** The code and detail with which a profile, or a file read by it, is refused. */
export async function refusal(run: () => unknown): Promise<string> {
  try {
    await run();
    return "not refused";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem, detail, near, why, seen } = error.params as Record<string, string | undefined>;
    return [error.code, problem, detail, near, why, seen]
      .filter((t) => typeof t === "string" && t !== "")
      .join(" ");
  }
}

/** `text`: a CSV file as it is written. */
export async function readCsv(
  yaml: string,
  text: string,
  { named = true, file = "a.csv" } = {},
): Promise<Looked> {
  const folder = mkdtempSync(join(tmpdir(), "balis-profile-"));
  try {
    writeFileSync(join(folder, file), text);
    const opened = await openFiles().open(join(folder, file));
    try {
      return await look(yaml, opened, named);
    } finally {
      await opened.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Cells = readonly RawCell[];

/** A workbook of these sheets. */
export async function readSheets(
  yaml: string,
  sheets: Readonly<Record<string, readonly Cells[]>>,
  { named = true } = {},
): Promise<Looked> {
  const opened: OpenedFile = {
    ...{ name: "a.xlsx", path: "a.xlsx", bytes: 1, sha256: "", encoding: "xlsx", epoch: 1900 },
    sheets: Object.entries(sheets).map(([name, rows], i) => ({
      ...{ position: i + 1, name, hidden: false, merged: async () => [] },
      rows: async function* () {
        yield rows.map((cells, at) => ({ row: at + 1, hidden: false, cells }));
      },
    })),
    close: async () => {},
  };
  return look(yaml, opened, named);
}

async function look(yaml: string, opened: OpenedFile, named: boolean): Promise<Looked> {
  const { name, profiles } = profilesWith(yaml);
  const chosen = await chooseSheets({ opened, profiles, named: named ? name : undefined });
  requireOneColumnEach(opened.name, chosen.all);
  const seen = await previewOf(chosen.all, { file: opened.name, epoch: opened.epoch, shown: 1000 });
  const { rows, ...counts } = seen.rows;
  const said = Object.entries(counts).flatMap(([what, n]) =>
    n === 0 || what === "hidden" ? [] : [`${n} ${what}`],
  );
  return {
    rows: seen.first.map(({ ref, ...values }) => {
      const fields = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
      const place =
        opened.encoding === "xlsx"
          ? `${opened.sheets[ref.sheet - 1]?.name} ${rowText(ref.row)}`
          : rowText(ref.row);
      return [place, ...fields.map(([field, value]) => `${field}=${value}`)].join(" ");
    }),
    counts: `${rows} = ${said.join(" + ")}`,
    totals: seen.totals.map((t) => `${t.column} ${t.declared} ${t.computed}`),
    findings: seen.findings.kept.map((f) =>
      [f.at?.row, f.at?.column, f.code, f.text].filter((t) => t !== null).join(" "),
    ),
    profile: chosen.first.fit.profile.name,
  };
}
