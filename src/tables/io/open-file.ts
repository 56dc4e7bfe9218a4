/** Opens a file for import: what it is by its bytes, its hash, its encoding; refused whole when it is broken. */
import { extname, sep } from "node:path";
import { startHash } from "../../core/io/hash.ts";
import { refuse } from "../../core/refusal.ts";
import { type Files, type OpenedFile, ownName, type SaidEncoding } from "../files.ts";
import type { FileFormat } from "../words/file-messages.ts";
import { builtWorker, csvSheet } from "./csv/read-csv.ts";
import { type DiskFile, openDiskFile, placeOf, statOf } from "./disk-file.ts";
import { type Content, contentOf, HEAD_BYTES } from "./file-format.ts";
import { surveyText } from "./text/survey-text.ts";

const MAX_BYTES = 4 * 1024 ** 3;
const EXTENSIONS = { csv: [".csv", ".tsv", ".txt"], xlsx: [".xlsx", ".xlsm"] } as const;

export function openFiles(): Files {
  return {
    open: async (path, said = {}) => {
      const file = await fileAt(path);
      try {
        const content = contentOfTable(file, said);
        const about = { name: file.name, path, bytes: file.bytes, close: async () => file.close() };
        return content === "csv" ? await openText(file, about, said) : await openZip(file, about);
      } catch (error) {
        file.close();
        throw error;
      }
    },
  };
}

/** A path that goes on behind a file is that of a member of a zip. */
async function fileAt(path: string): Promise<DiskFile> {
  const inside = zipAround(path);
  if (inside === null) return openDiskFile(path);
  const { openMember } = await import("./zip/zip-members.ts");
  return openMember(inside.zip, inside.member);
}

function zipAround(path: string): { zip: string; member: string } | null {
  let at = path.length;
  for (;;) {
    const found = statOf(path.slice(0, at));
    if (found !== undefined) {
      const isWithin = at < path.length && found.isFile();
      return isWithin ? { zip: path.slice(0, at), member: path.slice(at + 1) } : null;
    }
    at = Math.max(path.lastIndexOf("/", at - 1), path.lastIndexOf(sep, at - 1));
    if (at <= 0) return null;
  }
}

type About = Pick<OpenedFile, "name" | "path" | "bytes" | "close">;

async function openText(file: DiskFile, about: About, said: SaidEncoding): Promise<OpenedFile> {
  requireExtension(file, "csv");
  const { sha256, encoding } = await surveyText(file, said);
  const sheets = [csvSheet({ file, encoding, worker: builtWorker() })];
  return { ...about, sha256, encoding, epoch: 1900, sheets };
}

async function openZip(file: DiskFile, about: About): Promise<OpenedFile> {
  // Loaded only for workbooks: most months are text.
  const { openWorkbook } = await import("./xlsx/open-workbook.ts");
  const opened = await openWorkbook(file);
  if ("found" in opened) {
    if (opened.found === "archive" && file.name !== ownName(file.name))
      return refuse("zip-member-must-be-readable", { why: "nested" }, { at: placeOf(file) });
    return refuse("file-must-be-a-table", { found: opened.found }, { at: placeOf(file) });
  }
  requireExtension(file, "xlsx");
  const hash = startHash();
  for (const piece of file.pieces()) hash.update(piece);
  return { ...about, sha256: hash.digest(), encoding: "xlsx", ...opened };
}

function contentOfTable(file: DiskFile, { encoding }: SaidEncoding): "csv" | "zip" {
  const at = placeOf(file);
  if (file.bytes === 0) refuse("file-must-not-be-empty", { path: file.path }, { at });
  if (file.bytes > MAX_BYTES) refuse("file-must-be-bounded", { bytes: file.bytes, limit: MAX_BYTES }, { at });
  const content = contentOf(file, file.read(0, Math.min(HEAD_BYTES, file.bytes)));
  if (content === "csv" || content === "zip") return content;
  // Its zeros are letters' halves where a person says so.
  if (content === "other" && encoding?.startsWith("utf-16")) return "csv";
  if (content === "encrypted") refuse("workbook-must-not-have-a-password", { path: file.path }, { at });
  return refuse("file-must-be-a-table", { found: formatOf(content) }, { at });
}

function requireExtension(file: DiskFile, found: "csv" | "xlsx"): void {
  const extension = extname(file.name).toLowerCase();
  if (EXTENSIONS[found].some((known) => known === extension)) return;
  const name = ownName(file.name);
  const rename = `${name.slice(0, name.length - extension.length)}.${found}`;
  refuse("file-must-match-its-extension", { extension, found, rename }, { at: placeOf(file) });
}

function formatOf(content: Exclude<Content, "csv" | "zip" | "encrypted">): FileFormat {
  return content === "rar" ? "archive" : content;
}
