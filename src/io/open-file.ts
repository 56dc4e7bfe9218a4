/** Opens a file for import: what it is by its bytes, its hash, its encoding; refused whole when it is broken. */
import { extname } from "node:path";
import { never } from "../domain/bug.ts";
import type { FileFormat } from "../domain/messages/file.ts";
import { refuse } from "../domain/refusal.ts";
import type { Files } from "../ports/files.ts";
import { builtWorker, csvSheet } from "./csv/read-csv.ts";
import { type DiskFile, openDiskFile, placeOf } from "./file/disk-file.ts";
import { type Content, contentOf, HEAD_BYTES } from "./file/file-format.ts";
import { surveyText } from "./file/survey-text.ts";

const MAX_BYTES = 4 * 1024 ** 3;
const TEXT_EXTENSIONS: ReadonlySet<string> = new Set([".csv", ".tsv", ".txt"]);

export function openFiles(): Files {
  return {
    open: async (path) => {
      const file = openDiskFile(path);
      try {
        requireText(file);
        const { sha256, encoding } = surveyText(file);
        return {
          name: file.name,
          path,
          bytes: file.bytes,
          sha256,
          encoding,
          epoch: 1900,
          sheets: [csvSheet({ file, encoding, worker: builtWorker() })],
          close: async () => file.close(),
        };
      } catch (error) {
        file.close();
        throw error;
      }
    },
  };
}

function requireText(file: DiskFile): void {
  const at = placeOf(file.path);
  if (file.bytes === 0) refuse("file-must-not-be-empty", { path: file.path }, { at });
  if (file.bytes > MAX_BYTES) refuse("file-must-be-bounded", { bytes: file.bytes, limit: MAX_BYTES }, { at });
  const content = contentOf(file, file.read(0, Math.min(HEAD_BYTES, file.bytes)));
  if (content === "encrypted") refuse("workbook-must-not-have-a-password", { path: file.path }, { at });
  if (content !== "csv") refuse("file-must-be-a-table", { found: formatOf(content) }, { at });
  const extension = extname(file.name).toLowerCase();
  if (TEXT_EXTENSIONS.has(extension)) return;
  const rename = `${file.name.slice(0, file.name.length - extension.length)}.csv`;
  refuse("file-must-match-its-extension", { extension, found: "csv", rename }, { at });
}

function formatOf(content: Exclude<Content, "csv" | "encrypted">): FileFormat {
  switch (content) {
    case "zip":
      return "xlsx";
    case "rar":
      return "archive";
    case "xls":
    case "html":
    case "xml-spreadsheet":
    case "pdf":
    case "other":
      return content;
    default:
      return never(content);
  }
}
