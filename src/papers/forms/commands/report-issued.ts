/** The reports that were made for issue: listed, and held against today's books; and the fact that each of them leaves. */
import { basename } from "node:path";
import { invariant } from "../../../core/bug.ts";
import { minuteOf } from "../../../core/day.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { listOptions } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import type { FormFacts } from "../facts/form-facts.ts";
import type { FillingOf } from "../filled-note.ts";
import { issuedFigures } from "../issued-report.ts";
import type { ComparedIssue } from "../steps/issue-report.ts";
import { type IssueWords, issueWords } from "../words/issued.ts";
import { readReportNames } from "./report-names.ts";

/**
 * Writes a paper by `write`, which is told where. One made for issue is kept as a fact, under a number that is said, before it stands in its
 * place: books that can't take the fact leave no paper behind. A draft is no fact.
 */
export async function writeIssued<Made>(
  context: Context,
  input: Input,
  of: { file: string; filling: FillingOf; facts: FormFacts; write: (path: string) => Promise<Made> },
): Promise<{ made: Made; lines: string[] }> {
  const path = context.path(of.file);
  if (!input.flag("forIssue")) return { made: await of.write(path), lines: [] };
  const { recordIssue } = await import("../steps/issue-report.ts");
  const { fileDigest } = await import("../../../tables/io/file-digest.ts");
  const { writeWhole } = await import("../../../tables/io/write-whole.ts");
  const written: { made: Made; lines: string[] }[] = [];
  await writeWhole(path, async (draft) => {
    const made = await of.write(draft);
    const digest = await fileDigest(draft);
    invariant(digest !== null, "what was written is there");
    const { number, isNew } = await recordIssue({
      ...{ store: await context.store(), action: context.action() },
      issue: { filling: of.filling, file: basename(path), ...digest, figures: issuedFigures(of.facts) },
    });
    const line = issueWords[context.language].issued({ number, isNew, sha256: digest.sha256 });
    written.push({ made, lines: [line] });
  });
  const [done] = written;
  invariant(done !== undefined, "what was written is known");
  return done;
}

export const reportIssuedCommand: CommandSpec = {
  usage: "issued [subproject]",
  summary: {
    "zh-CN": "列出已上报的报告（--for-issue），逐个数与现在的账册比较",
    en: "list the reports made for issue (--for-issue) and compare each figure with the books of today",
  },
  examples: ["report issued", "report issued 2019-dd"],
  options: listOptions,
  run: async (context, input) => {
    const { comparedIssues } = await import("../steps/issue-report.ts");
    const { read } = await context.store();
    const subproject = input.arg(0) === "" ? undefined : input.arg(0);
    const issues = await comparedIssues({ read, names: await readReportNames(read), subproject });
    const words = issueWords[context.language];
    const standing = issues.filter((i) => i.replacedBy === null);
    const differing = standing.filter((i) => i.refused !== null || i.differences.length > 0);
    const columns = words.columns.map((head) => ({ head }));
    const rows = issues.map((issue) => row(context, issue));
    return {
      schema: "report-issued/1",
      table: { columns, rows },
      json: { issues },
      lines: [...table(columns, rows), ...differing.flatMap((issue) => differenceLines(context, issue))],
      needsPerson: differing.length > 0,
    };
  },
};

function row(context: Context, issue: ComparedIssue): string[] {
  const words = issueWords[context.language];
  const { number, filling, file, sha256, at, operator } = issue;
  return [
    ...[`${number}`, minuteOf(at), operator, `${filling.report} ${filling.subproject} ${filling.year}`],
    ...[file, sha256.slice(0, 12), nowOf(issue, words)],
  ];
}

function nowOf({ replacedBy, refused, differences }: ComparedIssue, words: IssueWords): string {
  if (replacedBy !== null) return words.replaced(replacedBy);
  return refused === null ? words.now(differences.length) : words.notMade(refused);
}

const MOST = 10;

function differenceLines(context: Context, { number, file, differences }: ComparedIssue): string[] {
  if (differences.length === 0) return [];
  const words = issueWords[context.language];
  const shown = differences
    .slice(0, MOST)
    .map(({ name, issued, now }) => words.difference({ name, issued, now }));
  const more = differences.length > MOST ? [words.more(differences.length - MOST)] : [];
  return ["", words.differs({ number, file }), ...shown, ...more];
}
