/** 账期做到哪里 / what a month's files leave to do before the close: members, files that did not come, findings, earlier periods. */

import { finding } from "../../core/finding.ts";
import { formatYuan } from "../../core/money.ts";
import { candidatesText } from "../../registry/directory.ts";
import { type CheckArea, type Found, missing, note } from "./checklist.ts";
import type { MonthFacts } from "./setup-facts.ts";

/** Of a month without files nothing is said of what they would hold. */
export function monthAreas(facts: MonthFacts): CheckArea[] {
  const [files, earlier] = [filesArea(facts), earlierArea(facts)];
  const held = heldArea(facts);
  if (facts.files === 0) return [files, ...held, earlier];
  return [membersArea(facts), files, findingsArea(facts), discrepanciesArea(facts), ...held, earlier];
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

function filesArea({ files, reminded, period }: MonthFacts): CheckArea {
  const found: Found[] = [];
  if (files === 0) found.push(note(finding("files-must-come", { period: period.id })));
  else if (reminded.files > 0)
    found.push(note(finding("files-may-come", { period: period.id, ...reminded })));
  return { key: "files", figure: `${files}`, found };
}

/** As `balis findings` counts them: files that are missing and were expected are among them. */
function findingsArea({ findings, period }: MonthFacts): CheckArea {
  const { open, missing: files, others } = findings;
  const found: Found[] = [];
  if (open > 0) {
    const said = { period: period.id, count: open, missing: files };
    found.push(missing(finding("findings-must-be-answered", said)));
  }
  if (others > 0) found.push(note(finding("findings-may-be-answered", { period: period.id, count: others })));
  return { key: "findings", figure: "", found };
}

function discrepanciesArea({ discrepancies: count, deferred, period }: MonthFacts): CheckArea {
  const said = finding("discrepancies-must-be-resolved", { period: period.id, count, deferred });
  return { key: "discrepancies", figure: "", found: count + deferred.length === 0 ? [] : [note(said)] };
}

/** Only where something is held; of the period's own bill the findings say whether it stops the close. */
function heldArea({ held: { count, fen, since } }: MonthFacts): CheckArea[] {
  if (count === 0) return [];
  const said = finding("held-amounts-must-be-answered", { count, yuan: formatYuan(fen), since });
  return [{ key: "held", figure: "", found: [note(said)] }];
}

function earlierArea({ earlier, period }: MonthFacts): CheckArea {
  const found = earlier.map((id) =>
    missing(finding("earlier-period-must-be-closed", { period: period.id, earlier: id })),
  );
  return { key: "earlier", figure: "", found };
}
