/**
 * 略过 / passed over: what programs leave beside people's files. It is known by its name alone, is nobody's data, and is said
 * where a folder, a pattern or a zip gives it; only somebody who names it by itself is refused.
 *
 * Worked example: ~$10001-2019-05.xlsx lies in a folder while Excel has 10001-2019-05.xlsx open.
 */

/** `folder`: within a folder that was given; `books`: the books themselves, and what SQLite keeps beside them. */
export type PassedOverKind = "lock" | "system" | "draft" | "hidden" | "folder" | "books";

export interface PassedOver {
  /** The last part of its path. */
  readonly name: string;
  readonly why: PassedOverKind;
}

/** The first that fits: Office, LibreOffice and WPS; macOS and Windows; downloads and copies under way. */
const KINDS: readonly (readonly [RegExp, PassedOverKind])[] = [
  [/^~\$|^\.~/, "lock"],
  [
    /^(\.ds_store|(eh)?thumbs\.db|desktop\.ini|icon\r|__macosx|\$recycle\.bin|system volume information)$/,
    "system",
  ],
  [/^\._/, "system"],
  [/\.(tmp|temp|part|partial|filepart|crdownload|download)$/, "draft"],
  [/^\.(?!\.?$)/, "hidden"],
];

/** Null for what may be data. `name`: of a file, or folders and file as a zip names them. */
export function leftByPrograms(name: string): PassedOverKind | null {
  for (const part of name.toLowerCase().split("/")) {
    const kind = KINDS.find(([pattern]) => pattern.test(part));
    if (kind) return kind[1];
  }
  return null;
}
