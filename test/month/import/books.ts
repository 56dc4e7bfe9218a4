/** Real books in a folder of their own for each test, and the command line on them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { columnLetter } from "../../../src/tables/cell.ts";
import { runBalis } from "../../cases/run-case.ts";
import { bytesOf, workbookZip } from "../../tables/workbook-file.ts";

const root = mkdtempSync(join(tmpdir(), "balis-import-"));
let counter = 0;
let cwd = root;

/** Books with the registry in a new folder, which is the current one from now on. */
export async function newBooks(): Promise<void> {
  counter += 1;
  cwd = join(root, String(counter));
  mkdirSync(cwd, { recursive: true });
  await balis("init");
  await balis("library", "import", "--builtin");
}

/** With agreements and rules, so that a month can be settled. */
export async function settleable(): Promise<void> {
  await balis("agreement", "import", "--builtin");
  for (const pack of ["balis-dd-2017", "sample-2019"]) await balis("rule", "enact", "--builtin", pack);
}

export const removeBooks = (): void => rmSync(root, { recursive: true, force: true });

/** A file with this text. */
export function text(name: string, content: string): string {
  writeFileSync(join(cwd, name), content);
  return name;
}

/** A workbook with these sheets, all cells texts. */
export function workbook(
  name: string,
  sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[],
): Promise<string> {
  const xml = sheets.map((s) => ({ name: s.name, rows: s.rows.map(rowXml).join("") }));
  return bytesOf(workbookZip({ sheets: xml })).then((bytes) => {
    writeFileSync(join(cwd, name), bytes);
    return name;
  });
}

function rowXml(cells: readonly string[], i: number): string {
  const inner = cells.map((text, c) => {
    const place = `${columnLetter(c + 1)}${i + 1}`;
    return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${i + 1}">${inner.join("")}</row>`;
}

interface Receipt {
  readonly file: string;
  readonly outcome: string;
  readonly period: string;
  readonly library: string | null;
  readonly profile: string;
  readonly despite: readonly string[];
  readonly moved: { period: string; library: string; isLeftEmpty: boolean; lost: string[] } | null;
  readonly difference: Record<"added" | "removed" | "changed" | "kept", number> | null;
  readonly replacedBy: string | null;
  readonly otherProfile: string | null;
}

interface Done {
  readonly exit: number;
  readonly receipts: readonly Receipt[];
  readonly refused: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a file of that name lies beside the books. */
export const inBooks = (name: string): string => join(cwd, name);

/** Asked for as JSON, or, with "--text" at the end, as people see it. */
export async function balis(...argv: string[]): Promise<Done> {
  const flags = argv.at(-1) === "--text" ? argv.slice(0, -1) : [...argv, "--json", "--quiet"];
  const { exit, stdout, stderr } = await runBalis(flags, { cwd, lang: "en", now: "2019-07-03T01:30:00Z" });
  interface Answer {
    readonly files?: Receipt[];
    readonly refused?: { code: string }[];
  }
  const answer = stdout.startsWith("{") ? (JSON.parse(stdout) as Answer) : {};
  const error = stderr.startsWith("{") ? (JSON.parse(stderr) as { error: { code: string } }).error : null;
  const refused = error ? [error.code] : (answer.refused ?? []).map((r) => r.code);
  return { exit, receipts: answer.files ?? [], refused, stdout, stderr };
}

/** What an import came to, in one line a file. */
export async function imported(...argv: string[]): Promise<string[]> {
  const { receipts, refused } = await balis("import", ...argv);
  return [...receipts.map((r) => `${r.outcome} ${r.library} ${r.period}`), ...refused];
}

export const HEAD = "申请单号,请求馆,提供日期,状态,文献类型,页数,费用(元)";
export const row = (no: string, day = "2019-05-06", status = "满足", pages = 10): string =>
  `${no},中国人民大学,${day},${status},期刊论文,${pages},${((pages * 30) / 100).toFixed(2)}`;

export function file(name: string, rows: readonly string[], title?: string): string {
  writeFileSync(join(cwd, name), `${[...(title === undefined ? [] : [title]), HEAD, ...rows].join("\n")}\n`);
  return name;
}

/** Request numbers that stand: "library period number". */
export function standing(): string[] {
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    const sql = `SELECT f.library || ' ' || f.period || ' ' || r.request_no FROM record r JOIN source_file f ON f.number = r.file
      WHERE r.file NOT IN (SELECT file FROM file_gone) ORDER BY 1, r.row`;
    return db.prepare(sql).pluck().all() as string[];
  } finally {
    db.close();
  }
}

export const MAY = ["DD1", "DD2"].map((no) => row(no));
