/**
 * balis explain: from a figure, or anything that has a name in the books, down to rule, arithmetic, file and row.
 *
 * A name is tried as each kind of thing in turn, the stricter forms first; numbers, which may be any text, come last: of a request,
 * then of a waybill.
 */

import { parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { itemNames } from "../../../papers/report/steps/report-workbooks.ts";
import { requestKey } from "../../../records/record.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { parseCellReference } from "../../../sheet/find-cell.ts";
import type { Explanation } from "../explanation.ts";
import type { ExplainCharge } from "./charge-sums.ts";
import { explainCell } from "./explain-cell.ts";
import { explainCharge, explainCharges } from "./explain-charge.ts";
import { explainRun } from "./explain-correction.ts";
import { explainAccount, explainEntry } from "./explain-entry.ts";
import { explainFilled } from "./explain-filled.ts";
import { explainPeriod } from "./explain-period.ts";
import { explainDiscrepancy, explainRow } from "./explain-record.ts";
import { explainRequest } from "./explain-request.ts";
import { explainWaybill } from "./explain-waybill.ts";
import { explainedWorkbook } from "./explained-workbook.ts";
import { type Explaining, leaf, Walk } from "./walk.ts";
import { placesNamed } from "./why.ts";

interface Explained {
  readonly explanation: Explanation;
  /** Names of the steps of arithmetic, in the language asked for. */
  readonly itemNames: ReadonlyMap<string, string>;
}

export async function explain(asked: Explaining): Promise<Explained> {
  const walk = new Walk(asked);
  const explanation = await named(walk, asked.text.trim());
  if (!explanation) return refuse("reference-must-be-known", { text: asked.text });
  return { explanation, itemNames: stepNames(await walk.rules(), asked.names) };
}

/** Names of the tariffs' items, of the schemes and of the other steps. */
function stepNames(rules: readonly RuleVersion[], words: Explaining["names"]): ReadonlyMap<string, string> {
  const schemes = rules.flatMap(({ body }) => ("schemes" in body ? body.schemes : []));
  return new Map([...itemNames({ rules }, words), ...schemes.map((s) => [s.key, words.name(s)] as const)]);
}

type Naming = (walk: Walk, text: string, explain: ExplainCharge) => Promise<Explanation | null>;

const NAMINGS: readonly Naming[] = [
  async (walk, _, explain) =>
    walk.asked.filled === undefined ? null : explainFilled(walk, walk.asked.filled, explain),
  async (walk, text, explain) => {
    const cell = parseCellReference(text);
    if (!cell) return null;
    return explainCell(walk, await explainedWorkbook(walk.asked, cell), cell, { explain, depth: 0 });
  },
  async (walk, text) => {
    if (!/^C-\d+-\d+$/i.test(text)) return null;
    const found = await walk.read.chargeById(text.toUpperCase());
    return found && explainCharge(walk, found, 0);
  },
  async (walk, text, explain) => {
    const id = /^m-\d+$/i.test(text) ? text.toUpperCase() : text;
    return explainEntry(walk, id, { explain, depth: 0 });
  },
  async (walk, text, explain) => (/\/R\d+$/.test(text) ? explainRun(walk, text, explain) : null),
  async (walk, text, explain) => (parsePeriod(text) ? explainPeriod(walk, text, explain) : null),
  ruleNamed,
  accountNamed,
  placeNamed,
  async (walk, text) => (/^[0-9a-z-]{4,}$/i.test(text) ? explainDiscrepancy(walk, text) : null),
  async (walk, text, explain) => {
    const [first] = await walk.read.recordsByNumber(requestKey(text));
    return first ? explainRequest(walk, first, explain) : null;
  },
  explainWaybill,
];

async function named(walk: Walk, text: string): Promise<Explanation | null> {
  for (const naming of NAMINGS) {
    const found = await naming(walk, text, explainCharges(walk));
    if (found) return found;
  }
  return null;
}

/** "dd-subsidy sample@2019"; "sample@2019" where the pack has one part only. */
async function ruleNamed(walk: Walk, text: string): Promise<Explanation | null> {
  const rules = (await walk.rules()).filter(
    (rule) => ruleName(rule) === text || ruleName(rule).endsWith(` ${text}`),
  );
  const [rule, second] = rules;
  if (!rule || !text.includes("@")) return null;
  if (second) return refuse("rule-must-be-named", { text, known: rules.map(ruleName).join(", ") });
  return leaf({ kind: "rule", rule });
}

/** "10002 2019-05": a library's account in a period. */
async function accountNamed(walk: Walk, text: string, explain: ExplainCharge): Promise<Explanation | null> {
  const [code = "", period = "", ...more] = text.split(/\s+/);
  if (more.length > 0 || !parsePeriod(period)) return null;
  const account = code.includes(":") ? code : `payable:library:${code}`;
  const found = await explainAccount(walk, { account, period }, explain);
  return found.origin.length > 0 ? found : null;
}

/** "12:1:118" or "file.csv:118". */
async function placeNamed(walk: Walk, text: string, explain: ExplainCharge): Promise<Explanation | null> {
  const places = placesNamed(await walk.read.files(), text);
  for (const ref of places) {
    const record = await walk.read.recordAt(ref);
    if (record) return explainRequest(walk, record, explain);
  }
  for (const ref of places) {
    const row = await explainRow(walk, ref, explain);
    if (row) return row;
  }
  return null;
}
