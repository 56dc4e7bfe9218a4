/** balis status PERIOD, for people: the quality of what came, and whom to remind; as a list, one row a library. */

import { missingLabel } from "../../../month/close/words/findings.ts";
import type { Score } from "../../../month/import/quality.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { type ListTable, table } from "../../../terminal/table.ts";
import type { Chase, Sender, Unsent } from "../chase.ts";
import type { PeriodStatus } from "../steps/period-status.ts";
import { statusWords } from "../words/status.ts";

const SHOWN = 30;

export async function statusOfPeriod(context: Context, typed: string): Promise<Answer> {
  const { periodStatus } = await import("../steps/period-status.ts");
  const { read } = await context.store();
  const status = await periodStatus({ read, period: typed, action: context.action() });
  const { findings, ...json } = status;
  const words = statusWords[context.language];
  const name = await libraryNames(context);
  const named = (library: Sender): string => (library === null ? words.nobody : name(library));
  const quality = status.quality.map((q) => [
    named(q.library),
    ...[q.rows, q.refused, q.late, q.corrected, q.unanswered].map(String),
    q.score === null ? "—" : percent(q.score),
  ]);
  const nil = status.nilReturns.map((n) => [named(n.library), recordKinds[n.kind][context.language], n.file]);
  const chase = status.chase.map((c) => [named(c.library), missingText(context, c), c.since]);
  return {
    schema: "period-status/1",
    table: libraryTable(context, { status, named }),
    json: { ...json, periodFindings: findings },
    lines: [
      words.heading(status.period),
      ...(findings.open + findings.answered === 0
        ? []
        : [words.findings({ ...findings, period: status.period })]),
      words.quality,
      ...shown(context, words.columns, quality),
      words.ours,
      "",
      ...(nil.length === 0 ? [] : [words.nil, ...shown(context, words.nilColumns, nil), ""]),
      words.chase,
      ...(chase.length === 0 ? [words.noChase] : shown(context, words.chaseColumns, chase)),
    ],
    needsPerson: chase.length > 0 || findings.open > 0,
  };
}

function shown(context: Context, heads: readonly string[], rows: readonly string[][]): string[] {
  const numbers = heads.length > 3 ? [1, 2, 3, 4, 5, 6] : [];
  const lines = table(
    heads.map((head, i) => ({ head, right: numbers.includes(i) })),
    rows.slice(0, SHOWN),
  );
  const cut = { shown: SHOWN, all: rows.length };
  return rows.length > SHOWN ? [...lines, statusWords[context.language].shown(cut)] : lines;
}

function missingText(context: Context, chase: Chase): string {
  const words = statusWords[context.language];
  if (chase.what === "files") return words.files(unsentText(context, chase));
  return chase.what === "rows" ? words.rows(chase.count) : words.answers(chase.count);
}

/** The kinds of file that it has not sent. */
export function unsentText(context: Context, { kinds, companies }: Unsent): string {
  return kinds
    .map((kind) => {
      const company = kind === "courier-invoice" ? companies?.join(", ") : undefined;
      return missingLabel(context.language, { kind, company });
    })
    .join(statusWords[context.language].comma);
}

/** Each library once: how good what it sent is, and what it is reminded of, since the earliest day. */
function libraryTable(
  context: Context,
  { status, named }: { status: Pick<PeriodStatus, "quality" | "chase">; named: (library: Sender) => string },
): ListTable {
  const words = statusWords[context.language];
  const counted = new Map(status.quality.map((q) => [q.library, q]));
  const senders = new Set([...counted.keys(), ...status.chase.map((c) => c.library)]);
  const rows = [...senders].map((library) => {
    const q = counted.get(library);
    const own = status.chase.filter((c) => c.library === library);
    const figures = q && [q.rows, q.refused, q.late, q.corrected, q.unanswered].map(String);
    return [
      named(library),
      ...(figures ?? ["0", "0", "0", "0", "0"]),
      q?.score ? percent(q.score) : "—",
      own.map((c) => missingText(context, c)).join(words.semicolon),
      own.map((c) => c.since).sort()[0] ?? "",
    ];
  });
  const [, what = "", since = ""] = words.chaseColumns;
  const columns = [
    ...words.columns.map((head, i) => ({ head, right: i > 0 })),
    { head: what },
    { head: since },
  ];
  return { columns, rows };
}

/** In tenths of a percent, cut and not rounded: 100.0 means that nothing was wrong. */
function percent(score: Score): string {
  const tenths = (BigInt(score.good) * 1000n) / BigInt(score.of);
  return `${tenths / 10n}.${tenths % 10n} %`;
}
