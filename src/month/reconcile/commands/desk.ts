/** The desk at a terminal: what is shown, and the keys. */

import { sumOf } from "../../../core/list.ts";
import { formatYuan, parseYuan } from "../../../core/money.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { askKey, askText, type Letter } from "../../../terminal/ask.ts";
import type { Context } from "../../../terminal/context.ts";
import { printed, refusalLines } from "../../../terminal/print.ts";
import { countAsked, feeAsked, isWord } from "../desk/decision-values.ts";
import { possibleResolutions } from "../desk/resolution.ts";
import type { AgreedValues } from "../discrepancy.ts";
import type { QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import { type DeskAnswer, type Person, type Sitting, walkDesk } from "../steps/walk-desk.ts";
import { type DeskKey, deskTalk } from "../words/desk.ts";
import { showLines } from "./show-discrepancy.ts";

const KEYS: Readonly<Record<DeskKey, Letter>> = {
  "supplier-right": "s",
  "requester-right": "r",
  "centre-right": "p",
  "agreed-value": "a",
  "agreed-outside": "o",
  "write-off": "w",
  defer: "d",
  skip: "n",
  back: "b",
  undo: "u",
  quit: "q",
};

const MOVES = ["skip", "back", "undo", "quit"] as const;

export async function sit(context: Context, queue: readonly QueuedDiscrepancy[]): Promise<Sitting> {
  const talk = deskTalk[context.language];
  const store = await context.store();
  const person = personAt(context, queue);
  return walkDesk({ store, queue, person, action: context.action, undoReason: talk.undoReason });
}

function personAt(context: Context, queue: readonly QueuedDiscrepancy[]): Person {
  const talk = deskTalk[context.language];
  const print = (lines: readonly string[]): void => context.io.err(printed(lines));
  let decided = 0n;
  let left = sumOf(queue, (d) => d.riskFen);
  return {
    async ask({ discrepancy, at, of }) {
      const { read } = await context.store();
      const records = await read.records(discrepancy.records);
      const history = await read.discrepancyHistory(discrepancy.id);
      print(["", talk.progress({ at, of, risk: formatYuan(left) })]);
      print(await showLines(context, { found: discrepancy, records, history }));
      const kinds = possibleResolutions({ discrepancy, records });
      const choices = [...kinds, ...MOVES].map((key) => ({
        key: KEYS[key],
        name: talk.keys[key],
        value: key,
      }));
      const key = (await askKey<DeskKey>(context.language, talk.ask, choices)) ?? "quit";
      decided = 0n;
      if (key === "skip" || key === "back" || key === "undo" || key === "quit") return { do: key };
      const answer = await decisionOf(context, {
        kind: key,
        discrepancy,
        records,
        rules: await read.rules(),
      });
      if (answer.do === "decide") {
        decided = discrepancy.riskFen;
        left -= decided;
      }
      return answer;
    },
    tell(what, about) {
      const named = { id: about.id, number: about.caseKey };
      if (what === "undone") left += about.riskFen;
      if (what === "undone") print([talk.undone(named)]);
      else if (what === "nothing-to-undo") print([talk.nothingToUndo]);
      else print([talk.changedMeanwhile(named)]);
    },
    refused(refusal) {
      left += decided;
      decided = 0n;
      print(refusalLines(context, refusal));
    },
  };
}

interface Asked {
  readonly kind: ResolutionKind;
  readonly discrepancy: QueuedDiscrepancy;
  readonly records: readonly RequestRecord[];
  readonly rules: readonly RuleVersion[];
}

/**
 * The rest of a decision; leaving a question with Ctrl-C leaves the desk, with nothing decided here. The reason is asked
 * for anew each time: one that stood there already would be stored for a case it was not written for.
 */
async function decisionOf(context: Context, about: Asked): Promise<DeskAnswer> {
  const values = await askValues(context, about);
  const reason = values && (await askText(context.language, deskTalk[context.language].askReason));
  if (values === null || reason === null) return { do: "quit" };
  const has = Object.keys(values).length > 0;
  return { do: "decide", decision: { kind: about.kind, values: has ? values : null, reason } };
}

async function askValues(context: Context, about: Asked): Promise<AgreedValues | null> {
  const talk = deskTalk[context.language];
  const agreed =
    about.kind === "agreed-value"
      ? await askAgreed(context, about.discrepancy)
      : isWord(about.kind) && feeAsked(about.kind, about)
        ? await askFee(context)
        : {};
  const rows = countAsked(about.kind, about);
  if (agreed === null || rows === null) return agreed;
  const isCount = (text: string): boolean => isWhole(text) && Number(text) >= 1 && Number(text) <= rows;
  const count = await askText(context.language, talk.askCount(rows), "", isCount);
  return count === null ? null : { ...agreed, count: Number(count) };
}

async function askAgreed(context: Context, about: QueuedDiscrepancy): Promise<AgreedValues | null> {
  const talk = deskTalk[context.language];
  const values: { -readonly [K in keyof AgreedValues]: AgreedValues[K] } = {};
  const whole = about.service === "dd" ? ("pages" as const) : ("volumes" as const);
  const size = await askText(
    context.language,
    whole === "pages" ? talk.askPages : talk.askVolumes,
    "",
    isWhole,
  );
  if (size === null) return null;
  if (size !== "") values[whole] = Number(size);
  const fee = about.service === "dd" ? await askFee(context) : {};
  return fee && { ...values, ...fee };
}

/** Empty: none is said. */
async function askFee(context: Context): Promise<AgreedValues | null> {
  const isYuan = (text: string): boolean => text === "" || parseYuan(text) !== undefined;
  const fee = await askText(context.language, deskTalk[context.language].askFee, "", isYuan);
  if (fee === null || fee === "") return fee === null ? null : {};
  return { feeFen: parseYuan(fee) ?? null };
}

const isWhole = (text: string): boolean => /^\d{0,7}$/.test(text);
