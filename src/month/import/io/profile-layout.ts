/** How the table of a file is laid out, as a profile says it: where its heading is, which rows count, which make one, what is turned round. */

import type { RecordKind } from "../../../records/record.ts";
import { textKey } from "../../../tables/cell.ts";
import { type Field, fieldsOf, fieldType, isField, shapeOf } from "../columns/field.ts";
import { headingKey } from "../columns/heading.ts";
import type { CombineRule, Profile, UnpivotRule } from "../columns/profile.ts";
import { MAX_HEADING_ROW } from "../columns/recognise.ts";
import { isSummable } from "../reading/row-words.ts";
import type { MergedProfile } from "./merge-profile.ts";

/** Fields whose values come from columns that are turned into rows: no column of their own has them, whatever a parent says. */
export function turnedFields({ said, document }: MergedProfile): readonly string[] {
  if (said.unpivot === undefined || said.unpivot === "none") return [];
  const { heading, cell } = said.unpivot;
  for (const field of [heading, cell]) {
    const own = document.said.columns?.[field];
    const isSaid =
      own !== undefined && own !== "none" && (own.headings ?? own.from ?? own.fixed ?? own.generate);
    if (isSaid) document.refuse(["columns", field], "two-sources", field);
  }
  return [heading, cell];
}

export function layoutOf(
  merged: MergedProfile,
  kind: RecordKind,
): Pick<Profile, "heading" | "leaveOut" | "combine" | "unpivot"> {
  const { said, document } = merged;
  const combine = combineOf(merged, kind);
  const unpivot = unpivotOf(merged, kind);
  if (combine && unpivot) document.refuse(["combine"], "not-combinable", "unpivot");
  return { heading: headingPlace(said.heading), leaveOut: leaveOutOf(said.leaveOut), combine, unpivot };
}

function headingPlace(said: MergedProfile["said"]["heading"]): Profile["heading"] {
  const within = MAX_HEADING_ROW;
  if (said === undefined) return { row: null, within, isLettered: false };
  if (said === "none") return { row: 0, within, isLettered: true };
  if ("within" in said) return { row: null, within: +said.within, isLettered: false };
  return { row: +said.row, within, isLettered: said.names === "letters" };
}

function leaveOutOf(said: MergedProfile["said"]["leaveOut"]): Map<string, Set<string>> {
  const left = new Map<string, Set<string>>();
  for (const [heading, values] of Object.entries(said ?? {}))
    left.set(headingKey(heading), new Set(values.map(textKey)));
  return left;
}

/** The other services' rows stand once each, and lines of spending are never one. */
const COMBINABLE = ["request", "waybill", "users"];

function combineOf({ said, document }: MergedProfile, kind: RecordKind): CombineRule | null {
  if (said.combine === undefined || said.combine === "none") return null;
  if (!COMBINABLE.includes(shapeOf(kind))) document.refuse(["combine"], "not-combinable", kind);
  const fields = (key: "by" | "add" | "join", names: readonly string[]): Field[] =>
    names.map((name) =>
      isField(kind, name) ? name : document.refuse(["combine", key], "unknown-field", name, fieldsOf(kind)),
    );
  const { by, add = [], join = [] } = said.combine;
  const rule = { by: fields("by", by), add: fields("add", add), join: fields("join", join) };
  const all = [...rule.by, ...rule.add, ...rule.join];
  const twice = all.find((field, i) => all.indexOf(field) < i);
  if (twice) document.refuse(["combine"], "two-sources", twice);
  const uncounted = rule.add.find((field) => !isSummable(kind, field));
  if (uncounted) document.refuse(["combine", "add"], "not-summable", uncounted);
  const wordless = rule.join.find((field) => !["text", "identifier"].includes(fieldType(kind, field) ?? ""));
  if (wordless) document.refuse(["combine", "join"], "not-joinable", wordless);
  return rule;
}

function unpivotOf({ said, document }: MergedProfile, kind: RecordKind): UnpivotRule | null {
  if (said.unpivot === undefined || said.unpivot === "none") return null;
  const field = (key: "heading" | "cell", name: string): Field =>
    isField(kind, name) ? name : document.refuse(["unpivot", key], "unknown-field", name, fieldsOf(kind));
  const { columns: named, heading, cell } = said.unpivot;
  const rule = { heading: field("heading", heading), cell: field("cell", cell) };
  if (rule.heading === rule.cell) document.refuse(["unpivot"], "two-sources", cell);
  return { ...rule, columns: named === "others" ? null : named };
}
