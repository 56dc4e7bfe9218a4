/** What a file is by its first bytes. A name can be wrong; the bytes are what will be read. */
import type { FileFormat } from "../words/file-messages.ts";
import type { DiskFile } from "./disk-file.ts";

/** How much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 65_536;

export type Content = Exclude<FileFormat, "xlsx" | "xlsb" | "ods" | "archive"> | "zip" | "encrypted" | "rar";

const OLE2 = Buffer.from("d0cf11e0a1b11ae1", "hex");
const SIGNATURES: readonly [Buffer, Content][] = [
  [Buffer.from("PK\u0003\u0004", "latin1"), "zip"],
  [Buffer.from("PK\u0005\u0006", "latin1"), "zip"],
  [Buffer.from("%PDF-", "latin1"), "pdf"],
  [Buffer.from("Rar!", "latin1"), "rar"],
  [Buffer.from("7z\u00bc\u00af", "latin1"), "rar"],
  [Buffer.from("1f8b08", "hex"), "rar"],
  [Buffer.from("89504e47", "hex"), "other"],
  [Buffer.from("ffd8ff", "hex"), "other"],
];

export function contentOf(file: DiskFile, head: Buffer): Content {
  if (startsWith(head, OLE2)) return isEncryptedPackage(file, head) ? "encrypted" : "xls";
  const known = SIGNATURES.find(([signature]) => startsWith(head, signature));
  if (known) return known[1];
  if (isUtf16(head)) return "csv";
  // Zeros only at the beginning: a copy that was begun and never filled, or another program's file.
  if (head.subarray(0, 8).includes(0) && !looksLikeUtf16(head)) return "other";
  const text = head
    .subarray(0, 4096)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (/^<(!doctype\s+html|html|head|meta|table|body|style|script|div)\b/i.test(text)) return "html";
  if (/^<\?xml\b/i.test(text)) return /<(\w+:)?Workbook\b/.test(text) ? "xml-spreadsheet" : "html";
  return "csv";
}

function isUtf16(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

/** Text of two bytes a character without a mark: refused later, with the place of its first zero. */
function looksLikeUtf16(head: Buffer): boolean {
  return (head[0] === 0) !== (head[1] === 0);
}

function startsWith(head: Buffer, signature: Buffer): boolean {
  return head.subarray(0, signature.length).equals(signature);
}

/** A workbook with a password is an OLE2 container whose directory names an EncryptedPackage. */
function isEncryptedPackage(file: DiskFile, head: Buffer): boolean {
  if (head.length < 512) return false;
  const sectorBytes = 1 << Math.min(16, head.readUInt16LE(30));
  const directory = file.read((head.readUInt32LE(48) + 1) * sectorBytes, 4096);
  return directory.includes(Buffer.from("EncryptedPackage", "utf16le"));
}
