/** 账期做到哪里 / what a month's files leave to do before the close: members, files that did not come, findings, earlier periods. */

import { finding } from "../../core/finding.ts";
import { candidatesText } from "../../registry/directory.ts";
import { type CheckArea, type Found, missing, note } from "./checklist.ts";
import type { MonthFacts } from "./setup-facts.ts";

/** Of a month without files nothing is said of what they would hold. */
export function monthAreas(facts: MonthFacts): CheckArea[] {
  const [files, earlier] = [filesArea(facts), earlierArea(facts)];
  if (facts.files === 0) return [files, earlier];
  return [membersArea(facts), files, findingsArea(facts), discrepanciesArea(facts), earlier];
}

function membersArea({ strangers, period }: MonthFacts): CheckArea {
  const found = strangers
    .filter(({ libraries }) => libraries.length > 0)
    .map(({ service, libraries }) =>
      missing(
        finding("named-libraries-must-have-agreements", {
          ...{ service, from: period.from, count: libraries.length },
          ...{ libraries: candidatesText(libraries.slice(0, NAMED)), first: libraries[0]?.code ?? "" },
          isAll: libraries.length <= NAMED,
        }),
      ),
    );
  return { key: "members", figure: "", found };
}

/** The others are in the reconciliation, each with its requests. */
const NAMED = 5;

function filesArea({ files, notSent, period }: MonthFacts): CheckArea {
  const { expected, others, libraries } = notSent;
  const all = expected + others;
  const figure = `${files}`;
  const found: Found[] = [];
  if (files === 0) found.push(note(finding("files-must-come", { period: period.id })));
  else if (all > 0) {
    const said = finding("files-must-be-here", { period: period.id, files: all, libraries, expected });
    found.push(expected > 0 ? missing(said) : note(said));
  }
  return { key: "files", figure, found };
}

function findingsArea({ findings, period }: MonthFacts): CheckArea {
  const said = finding("findings-must-be-answered", { period: period.id, count: findings });
  return { key: "findings", figure: "", found: findings === 0 ? [] : [missing(said)] };
}

function discrepanciesArea({ discrepancies, period }: MonthFacts): CheckArea {
  const said = finding("discrepancies-must-be-resolved", { period: period.id, count: discrepancies });
  return { key: "discrepancies", figure: "", found: discrepancies === 0 ? [] : [note(said)] };
}

function earlierArea({ earlier, period }: MonthFacts): CheckArea {
  const found = earlier.map((id) =>
    missing(finding("earlier-period-must-be-closed", { period: period.id, earlier: id })),
  );
  return { key: "earlier", figure: "", found };
}
