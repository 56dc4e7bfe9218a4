/**
 * 空白填报表 / a blank form: what a library fills in and sends back, made of the profile that will read it.
 *
 * Its headings are the profile's own first ones in the language, with a star where a value is required and the unit in
 * brackets; listed values are offered as drop-downs; numbers of requests, parcels and barcodes are text, so that no zero in
 * front is lost. Where the profile adds columns up, the last row is a 合计 of live sums. Columns of readers are left out, and
 * so are those by which the profile is told apart from others. The second sheet says how each column is filled in.
 *
 * Law: a form that is filled in is recognised without naming its profile, in both languages (test/month/import/form.test.ts).
 */

import type { Period } from "../../../core/period.ts";
import type { FieldType } from "../../../records/row-fields.ts";
import type { Library } from "../../../registry/library.ts";
import {
  type Column,
  type EntryFormat,
  type Row,
  type Sheet,
  text,
  type Workbook,
} from "../../../sheet/sheet.ts";
import { essentialFields, type Field, fieldsOf, fieldType, isField } from "./field.ts";
import { headingKey } from "./heading.ts";
import type { ColumnRule, Profile } from "./profile.ts";

type FormLanguage = "zh" | "en";

export interface BlankWords {
  readonly language: FormLanguage;
  readonly sheet: string;
  readonly title: (p: {
    what: string;
    library: Library | null;
    isOwn: boolean;
    period: string | null;
  }) => string;
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly total: string;
  readonly guide: string;
  readonly guideTitle: (what: string) => string;
  readonly guideAbove: (p: { isOwn: boolean }) => readonly string[];
  readonly guideHeads: readonly [string, string, string, string, string];
  readonly required: string;
  readonly whenFilled: string;
  readonly optional: string;
  readonly how: Readonly<Record<FieldType, string>>;
  readonly example: Readonly<Record<FieldType, string>>;
  readonly unit: Readonly<Record<"yuan" | "kg", string>>;
  readonly footer: (p: { version: string; label: string }) => string;
}

interface BlankAsked {
  readonly profile: Profile;
  readonly period: Period | null;
  readonly library: Library | null;
  /** Empty rows for filling in. */
  readonly rows: number;
  readonly version: string;
  readonly label: string;
}

export const FORM_ROWS = { standard: 200, most: 5000 };

interface FormColumn {
  readonly field: Field;
  readonly rule: ColumnRule;
  readonly type: FieldType;
  readonly head: string;
  readonly choices: readonly string[];
}

export function formWorkbook(asked: BlankAsked, words: BlankWords): Workbook {
  const columns = formColumns(asked.profile, words);
  return {
    sheets: [formSheet(asked, words, columns), guideSheet(asked, words, columns)],
    mark: words.footer({ version: asked.version, label: asked.label }),
  };
}

function formSheet(asked: BlankAsked, words: BlankWords, columns: readonly FormColumn[]): Sheet {
  const { profile, library, period } = asked;
  const { sums, count } = profile.totals;
  const hasTotal = count !== null || sums.length > 0;
  return {
    name: words.sheet,
    title: words.title({
      what: titleOf(profile, words),
      library,
      isOwn: profile.library.by === "own",
      period: period?.id ?? null,
    }),
    above: words.above,
    columns: columns.map((c): Column => {
      const summed = sums.includes(c.field) ? summedAs(c.type) : undefined;
      return {
        head: c.head,
        width: Math.max(12, 2 * c.head.length + 2),
        entry: entryOf(c),
        ...(summed ? { summed } : {}),
      };
    }),
    rows: Array.from({ length: asked.rows }, (): Row => columns.map(() => null)),
    total: hasTotal ? words.total : null,
    below: words.below,
    landscape: true,
  };
}

function titleOf(profile: Profile, words: BlankWords): string {
  return words.language === "zh" ? profile.titleZh : profile.titleEn;
}

function summedAs(type: FieldType): "yuan" | "count" | undefined {
  if (type === "fen" || type === "signed-fen") return "yuan";
  return type === "count" || type === "positive-count" ? "count" : undefined;
}

const FORMATS: Readonly<Record<FieldType, EntryFormat["format"]>> = {
  identifier: "text",
  text: "text",
  library: "text",
  value: "text",
  month: "text",
  day: "day",
  count: "count",
  "positive-count": "count",
  tenths: "decimal",
  grams: "decimal",
  fen: "yuan",
  "signed-fen": "yuan",
};

/** A spreadsheet's drop-down takes no more, and a comma parts two choices. */
const MAX_LIST = 255;

function entryOf({ type, choices }: FormColumn): EntryFormat {
  const fits = choices.length > 0 && choices.join(",").length <= MAX_LIST;
  return { format: FORMATS[type], ...(fits && !choices.some((c) => /[",]/.test(c)) ? { choices } : {}) };
}

function formColumns(profile: Profile, words: BlankWords): FormColumn[] {
  const columns: FormColumn[] = [];
  for (const field of fieldsOf(profile.kind)) {
    // A form asks for one amount; what came back is negative there.
    if (!isField(profile.kind, field) || field === "reader" || field === "creditFen") continue;
    const rule = profile.columns.get(field);
    const type = fieldType(profile.kind, field);
    const heading = rule && firstOf(rule.headings, words.language);
    if (!rule || !type || heading === undefined || isTellingApart(profile, field, rule)) continue;
    const star = isRequired(profile, field, rule) ? "*" : "";
    columns.push({
      field,
      rule,
      type,
      head: `${heading}${unitOf(rule, type, words)}${star}`,
      choices: choicesOf(rule, words),
    });
  }
  return columns;
}

/** A column this profile must not have, or that only says who reported. */
function isTellingApart(profile: Profile, field: Field, rule: ColumnRule): boolean {
  const isForbidden = rule.headings.some((h) => profile.recognise.forbidden.includes(headingKey(h)));
  return isForbidden || (field === "reportedBy" && rule.only === null);
}

function isRequired(profile: Profile, field: Field, rule: ColumnRule): boolean {
  return rule.required === true || (essentialFields(profile.kind).includes(field) && rule.fixed === null);
}

function unitOf(rule: ColumnRule, type: FieldType, words: BlankWords): string {
  if (type === "grams") return rule.unit === "kg" ? `(${words.unit.kg})` : "";
  return summedAs(type) === "yuan" && rule.unit === "yuan" ? `(${words.unit.yuan})` : "";
}

const HAN = /\p{Script=Han}/u;

function firstOf(texts: readonly string[], language: FormLanguage): string | undefined {
  return texts.find((t) => HAN.test(t) === (language === "zh")) ?? texts[0];
}

/** Each value as its first name in the language. A value's own name stands for it where it has no other. */
function choicesOf(rule: ColumnRule, words: BlankWords): string[] {
  return [...rule.names].map(([value, names]) => {
    const inLanguage = names.find((t) => HAN.test(t) === (words.language === "zh"));
    if (inLanguage !== undefined) return inLanguage;
    return HAN.test(value) ? value : value.charAt(0).toUpperCase() + value.slice(1);
  });
}

function guideSheet(asked: BlankAsked, words: BlankWords, columns: readonly FormColumn[]): Sheet {
  const [column, required, how, choices, example] = words.guideHeads;
  return {
    name: words.guide,
    title: words.guideTitle(titleOf(asked.profile, words)),
    above: words.guideAbove({ isOwn: asked.profile.library.by === "own" }),
    columns: [
      { head: column, width: 22 },
      { head: required, width: 14, align: "center" },
      { head: how, width: 46 },
      { head: choices, width: 46 },
      { head: example, width: 18 },
    ],
    rows: columns.map((c) => [
      text(c.head),
      text(needOf(asked.profile, c, words)),
      text(words.how[c.type]),
      text(c.choices.join(words.language === "zh" ? "、" : "; ")),
      text(c.choices[0] ?? words.example[c.type]),
    ]),
    total: null,
    below: [],
    landscape: true,
  };
}

function needOf(profile: Profile, { field, rule }: FormColumn, words: BlankWords): string {
  if (isRequired(profile, field, rule)) return words.required;
  return rule.required === "when-filled" ? words.whenFilled : words.optional;
}
