/**
 * 首页 / the first page of a pack, index.html: what is inside, the money with its window and where it stands, the life of the sub-project,
 * and what to compare where balis is not at hand.
 *
 * It opens from the unzipped folder, offline: one file, no script, nothing fetched (its policy forbids both), and prints on A4. Whatever comes
 * from the books is text: it is escaped, and control characters are visible marks. It can't say the hash of index.json, which names this page.
 */
import { visible } from "../../core/visible-text.ts";
import type { PackFile, PackIndex, PackKind } from "./pack-index.ts";

export interface PageFigure {
  readonly name: string;
  readonly value: string;
  /** Which days it is of. */
  readonly window: string;
  /** The file of the pack whose rows add up to it. */
  readonly file: string;
}

/** What a reviewer looks for, and where it lies; nowhere where the books have nothing for it. */
export interface PagePaper {
  readonly name: string;
  readonly files: readonly string[];
}

export interface PageStep {
  readonly day: string;
  readonly what: string;
  readonly by: string;
  readonly document: string;
}

export interface PageWords {
  readonly language: string;
  readonly title: (index: Pick<PackIndex, "subproject" | "name" | "year">) => string;
  readonly head: (index: Omit<PackIndex, "files">) => readonly string[];
  readonly figures: string;
  readonly figureColumns: readonly [string, string, string, string];
  readonly papers: string;
  readonly paperColumns: readonly [string, string];
  readonly noPaper: string;
  readonly life: string;
  readonly lifeColumns: readonly [string, string, string, string];
  readonly files: string;
  readonly fileColumns: readonly [string, string, string, string];
  readonly kind: (kind: PackKind) => string;
  readonly command: (command: string) => string;
  readonly uses: (p: { source: string; uses: readonly string[] }) => string;
  readonly absent: string;
  readonly check: string;
  readonly checkLines: readonly string[];
}

export interface PageFacts {
  readonly index: PackIndex;
  readonly figures: readonly PageFigure[];
  readonly papers: readonly PagePaper[];
  readonly steps: readonly PageStep[];
}

const STYLE = `
@page { size: A4; margin: 18mm 16mm }
body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 14px; line-height: 1.6; color: #1a1a1a; max-width: 1000px; margin: 24px auto; padding: 0 16px }
h1 { font-size: 24px; margin: 0 0 8px } h2 { font-size: 17px; margin: 28px 0 8px; border-bottom: 2px solid #1f4e79; break-after: avoid }
h3 { font-size: 15px; margin: 18px 0 4px; break-after: avoid } p { margin: 2px 0 }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #bfbfbf; padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere }
table.files { table-layout: fixed } .files th:nth-child(1) { width: 27% } .files th:nth-child(3) { width: 8% } .files th:nth-child(4) { width: 29% }
th { background: #eef3f8 } tr { break-inside: avoid } thead { display: table-header-group } td.n { text-align: right; white-space: nowrap }
code { font-size: 11px; overflow-wrap: anywhere } .small { color: #595959; font-size: 12px } a { color: #1f4e79 }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11px } a { color: inherit; text-decoration: none } }
`.trim();
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const ORDER: readonly PackKind[] = [
  "workbook",
  "finance",
  "list",
  "evidence",
  "rule",
  "manifest",
  "chain",
  "contents",
];

export function packPage({ index, figures, papers, steps }: PageFacts, words: PageWords): string {
  const title = escaped(words.title(index));
  const figureRows = figures.map(({ name, value, window, file }) => [
    ...[text(name), number(value), text(window), link(file)],
  ]);
  const paperRows = papers.map(({ name, files }) => [
    ...[text(name), files.length === 0 ? text(words.noPaper) : links(files)],
  ]);
  const stepRows = steps.map(({ day, what, by, document }) => [day, what, by, document].map(text));
  const groups = ORDER.flatMap((kind) => {
    const own = index.files.filter((f) => f.kind === kind);
    const rows = own.map((file) => fileRow(file, words));
    return own.length === 0
      ? []
      : [`<h3>${escaped(words.kind(kind))} (${own.length})</h3>`, table(words.fileColumns, rows, "files")];
  });
  const absent = index.absent.map(({ what, why }) => `<p>${escaped(what)}: ${escaped(why)}</p>`);
  return `${[
    "<!doctype html>",
    `<html lang="${escaped(words.language)}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>`,
    `<body><h1>${title}</h1>`,
    ...words.head(index).map((line) => `<p>${escaped(line)}</p>`),
    ...part(words.figures, figureRows.length === 0 ? [] : [table(words.figureColumns, figureRows)]),
    ...part(words.papers, paperRows.length === 0 ? [] : [table(words.paperColumns, paperRows)]),
    ...part(words.life, stepRows.length === 0 ? [] : [table(words.lifeColumns, stepRows)]),
    ...part(words.files, groups),
    ...part(words.absent, absent),
    ...part(
      words.check,
      words.checkLines.map((line) => `<p>${escaped(line)}</p>`),
    ),
    "</body></html>",
  ].join("\n")}\n`;
}

function part(title: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : [`<h2>${escaped(title)}</h2>`, ...content];
}

function fileRow(file: PackFile, words: PageWords): string[] {
  const { what, command, uses, source = "" } = file;
  const more = [
    ...(command === null ? [] : [words.command(command)]),
    ...(uses === undefined ? [] : [words.uses({ source, uses })]),
  ];
  const about = more.map((line) => `<br><span class="small">${escaped(line)}</span>`).join("");
  return [
    ...[link(file.path), `<td>${escaped(what)}${about}</td>`, number(`${file.bytes}`)],
    `<td><code>${escaped(file.sha256)}</code></td>`,
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], style = "plain"): string {
  const head = heads.map((name) => `<th>${escaped(name)}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.join("")}</tr>`).join("\n");
  return `<table class="${style}"><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

const text = (said: string): string => `<td>${escaped(said)}</td>`;
const number = (said: string): string => `<td class="n">${escaped(said)}</td>`;

const link = (path: string): string => links([path]);

/** To files of the pack: paths of our own, never an address. */
function links(paths: readonly string[]): string {
  const all = paths.map((path) => {
    const href = path.split("/").map(encodeURIComponent).join("/");
    return `<a href="${escaped(href)}">${escaped(path)}</a>`;
  });
  return `<td>${all.join("<br>")}</td>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};

function escaped(said: string): string {
  return visible(said).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}
