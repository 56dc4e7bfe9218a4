/**
 * 差异处理表 / the desk sheet: discrepancies as a table the officer can decide in with a spreadsheet program.
 *
 * One row is one discrepancy: what the sources say side by side, and empty cells for the decision. The resolution is
 * chosen from a list that fits the row's kind. The last column holds a check of the state the row was written in, so
 * that a decision made on an old sheet is recognised. Written and read back by the same columns.
 */

import { by } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { Service } from "../../../registry/library.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, type Row, type Sheet, text, yuan } from "../../../sheet/sheet.ts";
import type { Discrepancy, FieldDifference, Resolution } from "../discrepancy.ts";
import type { AnswerDeadline } from "./deadline.ts";

const DESK_COLUMNS = {
  id: 18,
  period: 10,
  service: 10,
  number: 16,
  kind: 14,
  supplier: 24,
  requester: 24,
  field: 12,
  supplierValue: 14,
  requesterValue: 14,
  centreValue: 14,
  evidence: 10,
  risk: 12,
  foundOn: 12,
  dueOn: 12,
  owner: 10,
  places: 36,
  resolution: 16,
  pages: 8,
  volumes: 8,
  fee: 10,
  count: 8,
  reason: 30,
  check: 14,
} as const satisfies Record<string, number>;

export type DeskColumn = keyof typeof DESK_COLUMNS;
const KEYS = Object.keys(DESK_COLUMNS) as DeskColumn[];

interface DeskLine {
  readonly discrepancy: Discrepancy &
    AnswerDeadline & { period: string; owner: string | null; resolution: Resolution | null };
  /** File, sheet and row of each of its records. */
  readonly places: readonly string[];
  /** What it may be resolved as. */
  readonly choices: readonly ResolutionKind[];
  readonly check: string;
}

export interface DeskWords {
  readonly sheet: string;
  readonly title: (period: string) => string;
  readonly above: readonly string[];
  readonly columns: Readonly<Record<DeskColumn, string>>;
  readonly service: (of: Service) => string;
  readonly kind: (of: Discrepancy["kind"]) => string;
  readonly field: (of: string) => string;
  readonly value: (field: string, said: string) => string;
  readonly asSettled: (value: string) => string;
  readonly resolution: (of: ResolutionKind) => string;
  readonly library: (code: string | null) => string;
  readonly total: string;
  readonly evidenceSheet: string;
  readonly evidenceAbove: readonly string[];
  readonly evidenceColumns: Readonly<Record<"found" | "open" | "risk", string>>;
}

export function deskSheet(about: { period: string; lines: readonly DeskLine[]; words: DeskWords }): Sheet {
  const { words } = about;
  return {
    name: words.sheet,
    title: words.title(about.period),
    above: words.above,
    columns: KEYS.map((key) => ({
      head: words.columns[key],
      width: DESK_COLUMNS[key],
      ...(key === "risk" ? { summed: "yuan" as const } : {}),
    })),
    rows: about.lines.map((line) => rowOf(line, words)),
    total: words.total,
    below: [],
    landscape: true,
    comesBack: true,
  };
}

/** 涉及金额 per evidence class and kind: what is at stake, and how well it is witnessed. Open ones only are at risk. */
export function evidenceSheet(about: {
  period: string;
  lines: readonly DeskLine[];
  words: DeskWords;
}): Sheet {
  const { words } = about;
  const groups = new Map<
    string,
    { evidence: string; kind: Discrepancy["kind"]; found: string[]; open: string[]; fen: Fen }
  >();
  for (const { discrepancy: d } of about.lines) {
    const key = `${d.evidence} ${d.kind}`;
    const group = groups.get(key) ?? { evidence: d.evidence, kind: d.kind, found: [], open: [], fen: 0n };
    group.found.push(d.id);
    if (d.resolution === null) {
      group.open.push(d.id);
      group.fen += d.riskFen;
    }
    groups.set(key, group);
  }
  const heads = words.evidenceColumns;
  return {
    name: words.evidenceSheet,
    title: `${words.evidenceSheet} ${about.period}`,
    above: words.evidenceAbove,
    columns: [
      { head: words.columns.evidence, width: 14 },
      { head: words.columns.kind, width: 20 },
      { head: heads.found, width: 12, summed: "count" },
      { head: heads.open, width: 12, summed: "count" },
      { head: heads.risk, width: 18, summed: "yuan" },
    ],
    rows: [...groups.entries()].sort(by(([key, of]) => [-of.evidence.length, key])).map(([, g]) => {
      const origin = (ids: readonly string[], by: "count" | "risk") =>
        ({ kind: "discrepancies", ids, by }) as const;
      return [
        text(g.evidence),
        text(words.kind(g.kind)),
        count(g.found.length, origin(g.found, "count")),
        count(g.open.length, origin(g.open, "count")),
        yuan(g.fen, origin(g.open, "risk")),
      ];
    }),
    total: words.total,
    below: [],
    landscape: false,
  };
}

function rowOf(line: DeskLine, words: DeskWords): Row {
  const { discrepancy: d } = line;
  const lines = (side: "supplier" | "requester" | "centre"): Cell => {
    const said = d.fields.map((f) => ({ field: f.field, value: f[side] }));
    return text(said.map((s) => (s.value === null ? "—" : words.value(s.field, s.value))).join("\n"));
  };
  const made = d.resolution;
  const values = made?.values ?? {};
  const decided = { kind: "discrepancies", ids: [d.id], by: "decision" } as const;
  const whole = (n: number | undefined): Cell | null => (n === undefined ? null : count(n, decided));
  const cells: Record<DeskColumn, Cell | null> = {
    id: text(d.id),
    period: text(d.period),
    service: text(words.service(d.service)),
    number: text(d.caseKey),
    kind: text(words.kind(d.kind)),
    supplier: text(words.library(d.supplier)),
    requester: text(words.library(d.requester)),
    field: text(d.fields.map((f) => fieldOf(f, words)).join("\n")),
    supplierValue: lines("supplier"),
    requesterValue: lines("requester"),
    centreValue: lines("centre"),
    evidence: text(d.evidence),
    risk: yuan(d.riskFen, { kind: "discrepancies", ids: [d.id], by: "risk" }),
    foundOn: text(d.foundOn),
    dueOn: text(d.dueOn === null ? "" : d.isOverdue ? `${d.dueOn} !` : d.dueOn),
    owner: text(d.owner ?? ""),
    places: text(line.places.join("\n")),
    resolution: {
      ...text(made ? words.resolution(made.kind) : ""),
      choices: line.choices.map(words.resolution),
    },
    pages: whole(values.pages),
    volumes: whole(values.volumes),
    fee: values.feeFen === undefined || values.feeFen === null ? null : yuan(values.feeFen, decided),
    count: whole(values.count),
    reason: text(made?.reason ?? ""),
    check: text(line.check),
  };
  return KEYS.map((key) => cells[key]);
}

/** With what was settled, where it is of a closed month. */
function fieldOf({ field, settled }: FieldDifference, words: DeskWords): string {
  if (settled === undefined) return words.field(field);
  return `${words.field(field)}${words.asSettled(settled === null ? "—" : words.value(field, settled))}`;
}
