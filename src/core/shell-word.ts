/**
 * A name of a file or of the books as one word of a command that is shown to be typed or pasted.
 *
 * A library's own file may hold a name that is a command, `$(rm …)`, and an officer pastes what the remedy says. Letters,
 * digits and harmless signs stand bare; blanks and most signs in double quotes, which bash, PowerShell and cmd read alike; what
 * acts inside double quotes in one of them ($ ` " ! %, a backslash before another or at the end, curly quotes in PowerShell)
 * in the single quotes of POSIX shells. cmd has no single quotes, so such a name is to be pasted into PowerShell there.
 *
 * Worked example: 10002 → 10002, 北大 图书馆 → "北大 图书馆", $(touch a) → '$(touch a)', it's $5 → 'it'\''s $5'.
 */
import { hasHidden } from "./visible-text.ts";

const BARE = /^[\p{L}\p{N}._/:][\p{L}\p{N}._/:@-]*$/u;
const ACTS_IN_DOUBLE_QUOTES = /[$`"!%“”„]|\\\\|\\$/u;

/** "…" where there is nothing to paste: a shell or the eye would be deceived, or a flag would be meant. */
export function shellWord(text: string): string {
  if (!canBePasted(text)) return "…";
  if (BARE.test(text)) return text;
  return ACTS_IN_DOUBLE_QUOTES.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

export function canBePasted(text: string): boolean {
  return text !== "" && !text.startsWith("-") && !hasHidden(text);
}
