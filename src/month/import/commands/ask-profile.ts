/** What balis profile new asks at a terminal, column by column; without one, what is known for sure and what is only guessed. */
import { type Language, labelOf } from "../../../core/words/language.ts";
import { askOne, askText, askYes } from "../../../terminal/ask.ts";
import type { DraftColumn } from "../columns/draft-profile.ts";
import { type Field, fieldsOf, fieldType, isField, isQuantity } from "../columns/field.ts";
import type { GuessedColumn, ProfileGuess } from "../columns/guess-profile.ts";
import type { Combination, NumberStyle, Profile } from "../columns/profile.ts";
import { fields } from "../words/field-terms.ts";
import { newProfileWords } from "../words/new-profile.ts";

export interface Settled {
  readonly columns: readonly DraftColumn[];
  readonly ignored: readonly string[];
  readonly unsure: readonly { readonly column: DraftColumn; readonly remark: string }[];
  /** Columns that nobody knows. */
  readonly unread: readonly GuessedColumn[];
}

export const examplesOf = (column: GuessedColumn): string => column.examples.join(" | ");

const FOREIGN = /[$€£₩]|(?<![A-Z])(?:USD|EUR|GBP|JPY|HKD|KRW)(?![A-Z])/;

const isMoney = (base: Profile, field: Field): boolean =>
  fieldType(base.kind, field)?.endsWith("fen") === true;

function plain(field: Field, column: GuessedColumn, numbers: NumberStyle | null = null): DraftColumn {
  return { field, headings: [column.heading], how: null, numbers, currency: null };
}

/** Nobody is asked: only what a profile knows by its name is taken, the rest stands there as a question. */
export function settledAlone(language: Language, base: Profile, guess: ProfileGuess): Settled {
  const words = newProfileWords[language];
  const columns: DraftColumn[] = [];
  const unsure: { column: DraftColumn; remark: string }[] = [];
  const unread: GuessedColumn[] = [];
  const doubled = new Set(
    guess.columns.flatMap((c, i, all) => (all.findIndex((o) => o.field === c.field) < i ? [c.field] : [])),
  );
  for (const column of guess.columns) {
    const { field, by } = column;
    const numbers = field !== null && isQuantity(fieldType(base.kind, field)) ? column.numbers : null;
    if (column.isPersonal) continue;
    if (field === null || by === null) {
      unread.push(column);
      continue;
    }
    const isForeign = isMoney(base, field) && column.examples.some((e) => FOREIGN.test(e));
    const isSure = by === "name" && numbers === null && !isForeign && !doubled.has(field);
    if (isSure) columns.push(plain(field, column));
    else {
      const about = {
        field: labelOf(language, fields, field),
        how: words.guessed[by] ?? "",
        examples: examplesOf(column),
      };
      unsure.push({ column: plain(field, column, numbers), remark: words.unsure(about) });
    }
  }
  return { columns, ignored: [], unsure, unread };
}

const IGNORE = "-";

/** Null when the questions were left. */
export async function settledByAsking(
  language: Language,
  base: Profile,
  guess: ProfileGuess,
): Promise<Settled | null> {
  const words = newProfileWords[language];
  const choices = [
    ...fieldsOf(base.kind).map((value) => ({ name: labelOf(language, fields, value), value })),
    { name: words.ignore, value: IGNORE },
  ];
  const chosen = new Map<Field, GuessedColumn[]>();
  const ignored: string[] = [];
  for (const column of guess.columns) {
    if (column.isPersonal) continue;
    const about = { letter: column.letter, heading: column.heading, examples: examplesOf(column) };
    const answer = await askOne(language, words.askColumn(about), choices, column.field ?? IGNORE);
    if (answer === null) return null;
    if (isField(base.kind, answer)) chosen.set(answer, [...(chosen.get(answer) ?? []), column]);
    else ignored.push(column.heading);
  }
  const columns: DraftColumn[] = [];
  for (const [field, of] of chosen) {
    const column = await asked(language, base, { field, of });
    if (column === null) return null;
    columns.push(column);
  }
  return { columns, ignored, unsure: [], unread: [] };
}

async function asked(
  language: Language,
  base: Profile,
  { field, of }: { field: Field; of: readonly GuessedColumn[] },
): Promise<DraftColumn | null> {
  const words = newProfileWords[language];
  const [first] = of;
  if (!first) return null;
  const headings = of.map((c) => c.heading);
  const styled = isQuantity(fieldType(base.kind, field)) ? of.find((c) => c.numbers !== null) : undefined;
  const about = {
    heading: first.heading,
    examples: examplesOf(first),
    decimal: styled?.numbers?.decimal ?? "",
  };
  const numbers = styled && (await askYes(words.askStyle(about))) ? styled.numbers : null;
  const currency = await askedCurrency(language, base, { field, of });
  if (of.length === 1) return { field, headings, how: null, numbers, currency };
  const hows = Object.entries(words.how).map(([value, name]) => ({ name, value: value as Combination }));
  const question = words.askHow({ field: labelOf(language, fields, field), headings: headings.join(" | ") });
  const how = await askOne(language, question, hows, "sum");
  return how === null ? null : { field, headings, how, numbers, currency };
}

/** Asked only where a sign of another currency stands in a cell. */
async function askedCurrency(
  language: Language,
  base: Profile,
  { field, of }: { field: Field; of: readonly GuessedColumn[] },
): Promise<DraftColumn["currency"]> {
  const words = newProfileWords[language];
  const foreign = of.find((c) => c.examples.some((e) => FOREIGN.test(e)));
  if (!foreign || !isMoney(base, field)) return null;
  const isCode = (typed: string): boolean => /^[A-Z]{3}$/.test(typed);
  const code = await askText(language, words.askCurrency(foreign.heading), "CNY", isCode);
  if (code === null || code === "CNY") return null;
  const isRate = (typed: string): boolean => typed === "" || /^\d{1,6}(\.\d{1,10})?$/.test(typed);
  const rate = (await askText(language, words.askRate(code), "", isRate)) ?? "";
  const source = rate === "" ? "" : ((await askText(language, words.askSource, "", (t) => t !== "")) ?? "");
  return { code, rate: source === "" ? "" : rate, source };
}
