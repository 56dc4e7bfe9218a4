/**
 * 格式草稿 / a profile as it is written down: what differs from the one it extends, and as comments what a person has still to decide.
 *
 * Law: what is written is a profile, whatever the names of the columns.
 */
import type { Field } from "./field.ts";
import { headingKey } from "./heading.ts";
import type { Combination, NumberStyle, Profile } from "./profile.ts";

export interface DraftColumn {
  readonly field: Field;
  readonly headings: readonly string[];
  /** Of several columns, how they are one value. */
  readonly how: Combination | null;
  readonly numbers: NumberStyle | null;
  readonly currency: { readonly code: string; readonly rate: string; readonly source: string } | null;
}

interface ProfileDraft {
  readonly name: string;
  readonly base: Profile;
  /** Null where the heading is found by itself. */
  readonly headingRow: number | null;
  readonly columns: readonly DraftColumn[];
  readonly ignored: readonly string[];
  /** Said at the top, each a line. */
  readonly remarks: readonly string[];
  /** Columns that nobody has decided: written as comments, each with its remark. */
  readonly unsure: readonly { readonly column: DraftColumn; readonly remark: string }[];
}

export function profileYaml(draft: ProfileDraft): string {
  const { name, base, headingRow, ignored, remarks, unsure } = draft;
  const columns = draft.columns.flatMap((c) => (isKnown(base, c) ? [] : [columnLine(c)]));
  const none = droppedFields(draft).map((field) => `${field}: none`);
  const lines = [...columns, ...none].map((line) => `  ${line}`);
  const comments = unsure.map(({ column, remark }) => `  # ${columnLine(column)}  # ${oneLine(remark)}`);
  const written = lines.length > 0 ? ["columns:", ...lines, ...comments] : ["# columns:", ...comments];
  return [
    ...remarks.map((remark) => `# ${oneLine(remark)}`),
    `profile: ${name}`,
    `extends: ${base.name}`,
    ...(headingRow === null ? [] : [`heading: {row: ${headingRow}}`]),
    ...(ignored.length > 0 ? [`ignored: [${ignored.map(scalar).join(", ")}]`] : []),
    ...(lines.length + comments.length > 0 ? written : []),
    "",
  ].join("\n");
}

/** The base reads it so already. */
function isKnown(base: Profile, { field, headings, how, numbers, currency }: DraftColumn): boolean {
  const [only, ...more] = headings;
  if (only === undefined || more.length > 0 || how !== null || numbers !== null || currency !== null)
    return false;
  return base.headings.get(headingKey(only)) === field;
}

/** Fields that the base would read from a column that is left out. */
function droppedFields({ base, columns, ignored }: ProfileDraft): Field[] {
  const fields = ignored.flatMap((heading) => base.headings.get(headingKey(heading)) ?? []);
  return [...new Set(fields)].filter((field) => !columns.some((c) => c.field === field));
}

function columnLine({ field, headings, how, numbers, currency }: DraftColumn): string {
  const names = `[${headings.map(scalar).join(", ")}]`;
  const style = numbers && [
    ...(numbers.decimal === "." ? [] : [`decimal: "${numbers.decimal}"`]),
    ...(numbers.groups === null ? [] : [`groups: "${numbers.groups}"`]),
  ];
  const rate =
    currency &&
    (currency.rate === "" ? "" : `, rate: "${currency.rate}", source: ${scalar(currency.source)}`);
  const parts = [
    how === null ? `headings: ${names}` : `from: {${how}: ${names}}`,
    ...(style ? [`numbers: {${style.join(", ")}}`] : []),
    ...(currency ? [`currency: {code: ${currency.code}${rate}}`] : []),
  ];
  return `${field}: {${parts.join(", ")}}`;
}

const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}()（）./-]*$/u;

function scalar(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
