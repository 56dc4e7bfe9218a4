/**
 * The one sign that a text on a server can't hold is U+0000; cells of workbooks have it now and then. It is written as U+E000 and "0", and
 * U+E000 itself, which is no letter anywhere, as U+E000 and "1".
 */

const ESCAPE = "\uE000";

export function toServer(text: string): string {
  return /[\0\uE000]/.test(text)
    ? text.replaceAll(ESCAPE, `${ESCAPE}1`).replaceAll("\0", `${ESCAPE}0`)
    : text;
}

export function fromServer(text: string): string {
  return text.includes(ESCAPE) ? text.replaceAll(`${ESCAPE}0`, "\0").replaceAll(`${ESCAPE}1`, ESCAPE) : text;
}

/** Of a text that is JSON. */
export function jsonFromServer(text: string): string {
  return text.includes(ESCAPE)
    ? text.replaceAll(`${ESCAPE}0`, "\\u0000").replaceAll(`${ESCAPE}1`, ESCAPE)
    : text;
}

/** In the text format of COPY. */
export function copyLine(row: readonly unknown[]): string {
  return `${row.map(copyValue).join("\t")}\n`;
}

const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyValue(value: unknown): string {
  if (value === null) return "\\N";
  if (typeof value !== "string") return String(value);
  const text = toServer(value);
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] ?? sign) : text;
}
