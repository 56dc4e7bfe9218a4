/**
 * A name of a file or of the books as one word of a command that is shown to be typed or pasted.
 *
 * A library's own file may hold a name that is a command, `$(rm …)`, and an officer pastes what the remedy says. Letters,
 * digits and harmless signs stand bare; blanks and most signs in double quotes, which bash, PowerShell and cmd read alike; what
 * acts inside double quotes in one of them ($ ` " ! %, a backslash before another or at the end, curly quotes in PowerShell)
 * in single quotes: those of POSIX shells, on Windows those of PowerShell, where a single quote, curly ones too, is doubled.
 *
 * cmd has no single quotes: there such a word is another name, and what joins commands in it (& | < > ^) would act, so that
 * is not shown for pasting on Windows; nor is a double quote or a backslash at the end, which PowerShell 5 hands on torn.
 *
 * Worked example: 10002 → 10002, 北大 图书馆 → "北大 图书馆", $(touch a) → '$(touch a)', it's $5 → 'it'\''s $5', on Windows
 * 'it''s $5'.
 */
import { hasHidden } from "./visible-text.ts";

const BARE = /^[\p{L}\p{N}._/:][\p{L}\p{N}._/:@-]*$/u;
const ACTS_IN_DOUBLE_QUOTES = /[$`"!%“”„]|\\\\|\\$/u;
const NOT_ON_WINDOWS = /[&|<>^"]|\\$/;

type Shell = "posix" | "powershell";
let shell: Shell = "posix";

/** Said once, by who knows the machine: every sentence with a remedy is made for this shell. */
export function quoteFor(chosen: Shell): void {
  shell = chosen;
}

/** "…" where there is nothing to paste: a shell or the eye would be deceived, or a flag would be meant. */
export function shellWord(text: string): string {
  if (!canBePasted(text)) return "…";
  if (BARE.test(text)) return text;
  if (!ACTS_IN_DOUBLE_QUOTES.test(text)) return `"${text}"`;
  const within = shell === "powershell" ? text.replace(/['‘’‚‛]/g, "$&$&") : text.replaceAll("'", "'\\''");
  return `'${within}'`;
}

/** A path below a folder, with the sign between folders that the machine's own paths have. */
export function below(folder: string, name: string): string {
  const path = `${folder}/${name}`;
  return shell === "posix" ? path : path.replaceAll("/", "\\");
}

export function canBePasted(text: string): boolean {
  if (text === "" || text.startsWith("-") || hasHidden(text)) return false;
  return shell === "posix" || !ACTS_IN_DOUBLE_QUOTES.test(text) || !NOT_ON_WINDOWS.test(text);
}
