/**
 * A profile and what it extends as one: lists of headings add up, everything else of the child replaces the parent's. A
 * heading that the child names for one field no longer stands for another: 运费 may be the freight part, not the charge.
 */
import { headingKey } from "../columns/heading.ts";
import type { ColumnDocument, ProfileDocument } from "./profile-schema.ts";
import type { ReadDocument } from "./read-document.ts";

export interface MergedProfile {
  readonly document: ReadDocument;
  /** Nearest first. */
  readonly parents: readonly ReadDocument[];
  readonly said: Omit<ProfileDocument, "columns">;
  readonly columns: ReadonlyMap<string, MergedColumn>;
}

export interface MergedColumn {
  readonly said: ColumnDocument;
  /** The nearest document that says something of it, for messages. */
  readonly from: ReadDocument;
}

const MAX_PARENTS = 8;

export function mergeProfile(
  document: ReadDocument,
  byName: ReadonlyMap<string, ReadDocument>,
): MergedProfile {
  const parents: ReadDocument[] = [];
  let child: ReadDocument = document;
  while (child.said.extends !== undefined) {
    const name = child.said.extends;
    const parent = byName.get(name) ?? child.refuse(["extends"], "unknown-parent", name);
    if (parents.length >= MAX_PARENTS || parents.includes(parent) || parent === document) {
      child.refuse(["extends"], "circular", name);
    }
    parents.push(parent);
    child = parent;
  }
  const oldestFirst = [...parents].reverse().concat(document);
  let said: Omit<ProfileDocument, "columns"> = { profile: document.said.profile };
  const columns = new Map<string, MergedColumn>();
  for (const from of oldestFirst) {
    const { abstract, columns: ownColumns = {}, recognise, totals, ...own } = from.said;
    said = {
      ...said,
      ...own,
      recognise: { ...said.recognise, ...recognise },
      totals: { ...said.totals, ...totals },
      ...(from === document && abstract !== undefined ? { abstract } : {}),
    };
    const named = namedBy(ownColumns);
    const isTaken = (heading: string, field: string): boolean => {
      const key = headingKey(heading);
      return named.some((own) => own.field !== field && own.key === key);
    };
    for (const [field, column] of columns) {
      const headings = column.said.headings?.filter((h) => !isTaken(h, field));
      if (headings) columns.set(field, { ...column, said: { ...column.said, headings } });
    }
    for (const [field, column] of Object.entries(ownColumns)) {
      if (column === "none") columns.delete(field);
      else
        columns.set(field, {
          said: mergeColumn(columns.get(field)?.said, ownSource(from, field, column)),
          from,
        });
    }
  }
  return { document, parents, said, columns };
}

/** The fields of a document, each by the keys of its headings. */
function namedBy(columns: NonNullable<ProfileDocument["columns"]>): { field: string; key: string }[] {
  return Object.entries(columns).flatMap(([field, column]) =>
    column === "none" ? [] : (column.headings ?? []).map((h) => ({ field, key: headingKey(h) })),
  );
}

function mergeColumn(before: ColumnDocument | undefined, own: ColumnDocument): ColumnDocument {
  const parent = before && besideSource(before, own);
  const headings = [...(own.headings ?? []), ...(parent?.headings ?? [])];
  const values = mergeValues(parent?.values, own.values);
  return {
    ...parent,
    ...own,
    ...(headings.length > 0 ? { headings } : {}),
    ...(values ? { values } : {}),
  };
}

/** A value comes from one place; `fixed` and `generate` stand in where a file has none of the named columns. */
function ownSource(from: ReadDocument, field: string, column: ColumnDocument): ColumnDocument {
  const { fixed, generate, headings, from: source } = column;
  const isTwice =
    (fixed !== undefined && generate !== undefined) ||
    (source !== undefined && (fixed ?? generate ?? headings) !== undefined);
  return isTwice
    ? from.refuse(["columns", field, source === undefined ? "fixed" : "from"], "two-sources", field)
    : column;
}

/** Where a child says where the value comes from, the parent's word for it does not count. */
function besideSource(parent: ColumnDocument, own: ColumnDocument): ColumnDocument {
  if (own.from !== undefined) return withoutSource(parent);
  const { from, fixed, generate, ...other } = parent;
  if (own.generate !== undefined) return { ...other, ...(generate === undefined ? {} : { generate }) };
  if (own.fixed !== undefined) return { ...other, ...(fixed === undefined ? {} : { fixed }) };
  return own.headings === undefined || from === undefined ? parent : other;
}

/** What a column says but for where its value comes from. */
export function withoutSource(said: ColumnDocument): ColumnDocument {
  const { headings: _names, from: _from, fixed: _value, generate: _pattern, ...rest } = said;
  return rest;
}

function mergeValues(
  parent: ColumnDocument["values"],
  own: ColumnDocument["values"],
): ColumnDocument["values"] {
  if (!parent || !own) return own ?? parent;
  const merged = { ...parent };
  for (const [value, texts] of Object.entries(own)) merged[value] = [...texts, ...(merged[value] ?? [])];
  return merged;
}
