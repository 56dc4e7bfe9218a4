/** Profiles as texts → profiles the domain can use. Every mistake is refused with file, line and column. */

import { by } from "../../../core/list.ts";
import type { Hash } from "../../../core/machine-port.ts";
import type { RecordKind } from "../../../records/record.ts";
import { parseLibraryCode } from "../../../registry/library.ts";
import { textKey } from "../../../tables/cell.ts";
import { isReadableFixed } from "../columns/compile-columns.ts";
import {
  ALLOWED_VALUES,
  essentialFields,
  type Field,
  fieldsOf,
  fieldType,
  isField,
  isPersonal,
  requiredByNature,
} from "../columns/field.ts";
import { headingKey } from "../columns/heading.ts";
import { isPersonHeading } from "../columns/person-heading.ts";
import {
  type ColumnRule,
  columnNames,
  DATE_FORMS,
  type LibrarySource,
  type Profile,
  type SheetChoice,
  type Unit,
} from "../columns/profile.ts";
import { isSummable } from "../reading/row-words.ts";
import { type MergedColumn, type MergedProfile, mergeProfile, withoutSource } from "./merge-profile.ts";
import { layoutOf, turnedFields } from "./profile-layout.ts";
import type { ColumnDocument, ProfileDocument } from "./profile-schema.ts";
import { currencyOf, numbersOf, sharedBy, sourceOf } from "./profile-sources.ts";
import { type ProfileText, type ReadDocument, readDocument } from "./read-document.ts";

/** The profiles that take part in recognition, by name; abstract ones only lend their columns. */
export function parseProfiles(sources: readonly ProfileText[], hash: Hash): Profile[] {
  const byName = new Map<string, ReadDocument>();
  for (const source of sources) {
    const document = readDocument(source);
    const { profile } = document.said;
    if (byName.has(profile)) document.refuse(["profile"], "name-taken", profile);
    byName.set(profile, document);
  }
  return [...byName.values()]
    .filter((d) => d.said.abstract !== "true")
    .map((d) => profileOf(mergeProfile(d, byName), hash))
    .sort(by((a) => a.name));
}

function profileOf(merged: MergedProfile, hash: Hash): Profile {
  const { said, document, parents } = merged;
  const { kind, title } = said;
  const missing = [...(kind ? [] : ["kind"]), ...(title ? [] : ["title"])];
  if (!kind || !title) return document.refuse([], "missing-key", missing.join(", "));
  const columns = columnsOf(merged, kind);
  checkEssential(merged, { kind, columns });
  const library = libraryOf(document, said.library);
  return {
    name: said.profile,
    hash: hash([document, ...parents].map((d) => d.text).join("\n---\n")),
    kind,
    titleZh: title.zh,
    titleEn: title.en,
    parents: parents.map((p) => p.said.profile),
    isToldApart: tellsItselfApart(document),
    priority: +(said.priority ?? "0"),
    recognise: recogniseOf(merged, columns),
    sheets: sheetsOf(said.sheets),
    columns,
    headings: headingsOf(merged, columns),
    shared: sharedBy(columns),
    private: (said.private ?? []).map(headingKey),
    ignored: (said.ignored ?? []).map(headingKey),
    totals: totalsOf(merged, kind),
    remarks: said.remarks ?? [],
    empties: (said.empties ?? []).map((t) => t.toLowerCase()),
    library,
    period: said.period ?? ["title", "file-name", "dates"],
    covers: said.covers ?? "month",
    ...layoutOf(merged, kind),
  };
}

function tellsItselfApart({ said }: ReadDocument): boolean {
  const columns = Object.values(said.columns ?? {});
  return said.recognise !== undefined || columns.some((c) => c !== "none" && c.only !== undefined);
}

function columnsOf(merged: MergedProfile, kind: RecordKind): Map<Field, ColumnRule> {
  const columns = new Map<Field, ColumnRule>();
  const turned = turnedFields(merged);
  const added = turned.filter((name) => !merged.columns.has(name));
  const all: [string, MergedColumn][] = [
    ...merged.columns,
    ...added.map((name): [string, MergedColumn] => [name, { said: {}, from: merged.document }]),
  ];
  for (const [name, { said: whole, from }] of all) {
    const said = turned.includes(name) ? withoutSource(whole) : whole;
    const field = isField(kind, name)
      ? name
      : from.refuse(["columns", name], "unknown-field", name, fieldsOf(kind));
    const rule: ColumnRule = {
      field,
      headings: said.headings ?? [],
      ownHeadings: new Set((ownColumn(merged, name)?.headings ?? []).map(headingKey)),
      fixed: said.fixed ?? null,
      generate: said.generate ?? null,
      from: sourceOf(said.from, { kind, field, from }),
      unit: said.unit ?? standardUnit(kind, field),
      numbers: numbersOf(said.numbers, { kind, field, from }),
      currency: currencyOf(said, { kind, field, from }),
      dates: said.dates ?? DATE_FORMS,
      values: valuesOf({ kind, field, said, from }),
      names: new Map(Object.entries(said.values ?? {})),
      unlisted: said.unlisted ?? "finding",
      scheme: said.scheme ?? null,
      required: said.required ? requiredOf(said.required) : requiredByNature(kind, field),
      unreadable: said.unreadable ?? "finding",
      only: said.only ?? null,
    };
    const labels = rule.from?.by === "above" ? [rule.from.label] : columnNames(rule);
    const person = labels.find((label) => isPersonHeading(headingKey(label)));
    if (person !== undefined && !isPersonal(field)) from.refuse(["columns", field], "reads-a-person", person);
    if (!isReadableFixed(rule, kind))
      from.refuse(["columns", field, "fixed"], "fixed-value", rule.fixed ?? "");
    columns.set(field, rule);
  }
  return columns;
}

function ownColumn(merged: MergedProfile, name: string): ColumnDocument | undefined {
  const own = merged.document.said.columns?.[name];
  return own === "none" ? undefined : own;
}

function requiredOf(text: "true" | "false" | "when-filled"): ColumnRule["required"] {
  return text === "when-filled" ? text : text === "true";
}

function standardUnit(kind: RecordKind, field: Field): Unit {
  const type = fieldType(kind, field);
  return type?.endsWith("fen") ? "yuan" : type === "grams" ? "kg" : "plain";
}

/** Text → value. A listed value's own name is one of its texts. */
function valuesOf(asked: {
  kind: RecordKind;
  field: Field;
  said: ColumnDocument;
  from: ReadDocument;
}): Map<string, string> | null {
  const { kind, field, said, from } = asked;
  const isEnumerated = fieldType(kind, field) === "value";
  if (!said.values && !isEnumerated) return null;
  const values = new Map<string, string>();
  const allowed = isEnumerated ? ALLOWED_VALUES[field] : undefined;
  for (const value of allowed ?? []) values.set(textKey(value), value);
  for (const [value, texts] of Object.entries(said.values ?? {})) {
    const path = ["columns", field, "values", value];
    if (allowed && !allowed.includes(value)) from.refuse(path, "wrong-value", allowed.join(", "));
    for (const text of [value, ...texts]) {
      const before = values.get(textKey(text));
      if (before !== undefined && before !== value)
        from.refuse(path, "wrong-value", `${text}: ${before}, ${value}`);
      values.set(textKey(text), value);
    }
  }
  return values;
}

/** A field that a record can't be without needs a source of its value. */
function checkEssential(
  merged: MergedProfile,
  of: { kind: RecordKind; columns: ReadonlyMap<Field, ColumnRule> },
): void {
  const turned = turnedFields(merged);
  for (const field of essentialFields(of.kind)) {
    const rule = of.columns.get(field);
    const from = merged.columns.get(field)?.from ?? merged.document;
    const isSaid = turned.includes(field) || (rule?.fixed ?? rule?.generate ?? rule?.from ?? null) !== null;
    const hasSource = isSaid || (rule?.headings.length ?? 0) > 0;
    if (!rule || !hasSource || rule.required !== true || rule.unreadable !== "finding") {
      from.refuse(["columns", field], "essential-field", field);
    }
  }
}

const NO_COLUMN = { headings: [], from: null };

function recogniseOf(merged: MergedProfile, columns: ReadonlyMap<Field, ColumnRule>): Profile["recognise"] {
  const { recognise = {} } = merged.said;
  const turned = turnedFields(merged);
  const known = (text: string, path: readonly string[]): Field => {
    for (const [field, rule] of columns)
      if (field === text && (columnNames(rule).length > 0 || rule.from !== null || turned.includes(field)))
        return field;
    return merged.document.refuse(["recognise", ...path], "unknown-field", text, [...columns.keys()]);
  };
  // What is said above the table needs no column.
  const hasColumn = (field: Field): boolean => columnNames(columns.get(field) ?? NO_COLUMN).length > 0;
  const required = (recognise.required ?? []).map((f) => known(f, ["required"]));
  const needed = new Set<Field>(required.filter(hasColumn));
  for (const [field, rule] of columns) {
    const isFree = rule.fixed !== null || rule.generate !== null || columnNames(rule).length === 0;
    if (rule.required === true && !isFree) needed.add(field);
    if (rule.only !== null) needed.add(field);
  }
  const forbidden = (recognise.forbidden ?? []).flatMap((text) => {
    const column = merged.columns.get(text);
    return column ? (column.said.headings ?? []).map(headingKey) : [headingKey(text)];
  });
  return {
    required: [...needed],
    headings: recognise.headings ?? [],
    anyOf: (recognise.anyOf ?? [])
      .map((group) => group.map((f) => known(f, ["anyOf"])))
      .filter((group) => group.every(hasColumn)),
    forbidden,
  };
}

function headingsOf(merged: MergedProfile, columns: ReadonlyMap<Field, ColumnRule>): Map<string, Field> {
  const headings = new Map<string, Field>();
  for (const [field, rule] of columns) {
    for (const heading of rule.headings) {
      const key = headingKey(heading);
      const before = headings.get(key);
      if (before !== undefined && before !== field) {
        const from = merged.columns.get(field)?.from ?? merged.document;
        from.refuse(["columns", field, "headings"], "heading-twice", `${heading}: ${before}, ${field}`);
      }
      headings.set(key, field);
    }
  }
  return headings;
}

function totalsOf(merged: MergedProfile, kind: RecordKind): Profile["totals"] {
  const { totals = {} } = merged.said;
  const field = (text: string, key: string): Field =>
    isField(kind, text)
      ? text
      : merged.document.refuse(["totals", key], "unknown-field", text, fieldsOf(kind));
  const sums = (totals.sums ?? []).map((text) => field(text, "sums"));
  const wrong = sums.find((f) => !isSummable(kind, f));
  if (wrong) merged.document.refuse(["totals", "sums"], "not-summable", wrong);
  return {
    words: totals.words ?? [],
    subtotalWords: totals.subtotals ?? [],
    openingWords: totals.openings ?? [],
    within: totals.within === undefined ? null : field(totals.within, "within"),
    sums,
    count: totals.count === undefined ? null : field(totals.count, "count"),
  };
}

function sheetsOf(said: ProfileDocument["sheets"]): SheetChoice {
  if (said === undefined || said === "first") return { by: "first" };
  if (said === "all") return { by: "all" };
  if ("name" in said) return { by: "name", name: said.name };
  if ("pattern" in said) return { by: "pattern", pattern: said.pattern };
  return { by: "position", position: +said.position };
}

function libraryOf(document: ReadDocument, said: ProfileDocument["library"]): LibrarySource {
  if (said === undefined || said === "own") return { by: "own" };
  if (said === "none") return { by: "none" };
  const code = parseLibraryCode(said.code);
  return code ? { by: "code", code } : document.refuse(["library", "code"], "wrong-value", said.code);
}
