/** The desk at a terminal: what is shown, and the keys. */

import { sumOf } from "../../../core/list.ts";
import { formatYuan, parseYuan } from "../../../core/money.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { askFor, askText } from "../../../terminal/ask.ts";
import type { Context } from "../../../terminal/context.ts";
import { printed, refusalLines, type Telling, tellingOf } from "../../../terminal/print.ts";
import { fitTables, table } from "../../../terminal/table.ts";
import { wrapped } from "../../../terminal/wrap.ts";
import { countAsked, feeAsked, isWord } from "../desk/decision-values.ts";
import { type FilterSubject, parseFilter } from "../desk/desk-filter.ts";
import { DESK_KEYS, type DeskKey, keyTyped } from "../desk/desk-keys.ts";
import type { AgreedValues } from "../discrepancy.ts";
import type { QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import { countsOffered, offeredResolutions } from "../steps/offer-resolutions.ts";
import {
  type Chosen,
  type DeskAnswer,
  type DeskEvent,
  type Person,
  type Shown,
  type Sitting,
  walkDesk,
} from "../steps/walk-desk.ts";
import { deskTalk } from "../words/desk.ts";
import { deskScreen, keyName } from "../words/desk-screen.ts";
import { reconcileWords } from "../words/reconcile.ts";
import { discrepancyKinds, resolutionKinds } from "../words/reconcile-terms.ts";
import { type CaseShown, caseLines, keyLines, screenOf } from "./case-screen.ts";
import { fieldsText, showLines } from "./show-discrepancy.ts";

const MOVES = ["skip", "back", "undo", "filter", "whole", "quit"] as const;

export async function sit(context: Context, queue: readonly QueuedDiscrepancy[]): Promise<Sitting> {
  fitTables(screenOf(context).columns);
  const store = await context.store();
  const { undoReason } = deskScreen[context.language];
  try {
    const person = personAt(context, await tellingOf(context));
    return await walkDesk({ store, queue, person, action: context.action, undoReason });
  } finally {
    fitTables(context.io.columns);
  }
}

function personAt(context: Context, telling: Telling): Person {
  const { language } = context;
  const words = deskScreen[language];
  const print = (lines: readonly string[]): void => context.io.err(printed(lines));
  // Said just above the keys, where it is seen, and not above the case, where it has scrolled away.
  let notices: string[] = [];
  const note = (...lines: readonly string[]): void => {
    notices.push(...lines.flatMap((line) => wrapped(line, screenOf(context).columns)));
  };
  const noted = (): string[] => {
    const lines = notices;
    notices = [];
    return lines;
  };
  return {
    ask: async (shown) => {
      const page = await pageOf(context, shown);
      const risk = formatYuan(shown.riskFen);
      const above = ["", words.progress({ ...shown, risk })].flatMap((l) =>
        wrapped(l, screenOf(context).columns),
      );
      const below = ["", ...noted(), ...keyLines(context, page.keys)];
      print(await caseLines(context, page, { above, below }));
      return askAbout(context, page, print);
    },
    askAlike: async ({ decision, alike }) => {
      const kind = resolutionKinds[decision.kind][language];
      const count = alike.length;
      print(["", ...noted(), words.alike(count), ...alikeLines(context, alike)]);
      const question = words.askAlike({ count, kind, reason: decision.reason.trim() });
      return (
        (await askFor(question, { read: (typed) => yesOrNo(context, typed), wrong: words.wrongYesNo })) ??
        "quit"
      );
    },
    tell: (what, about) => note(...eventLines(context, what, about)),
    refused: (refusal) => note(...refusalLines(telling, refusal)),
  };
}

function yesOrNo(context: Context, typed: string): "yes" | "no" | null {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const words = deskScreen[context.language];
  return words.yes.includes(text) ? "yes" : words.no.includes(text) ? "no" : null;
}

function eventLines(context: Context, what: DeskEvent, about: readonly QueuedDiscrepancy[]): string[] {
  const words = deskScreen[context.language];
  const [first] = about;
  const said = { named: first ? `${first.id} ${first.caseKey}` : "", count: about.length };
  if (what === "undone") return [words.undone(said)];
  if (what === "nothing-to-undo") return [words.nothingToUndo];
  if (what === "none-chosen") return [words.noneChosen];
  if (what === "chosen-done") return [words.chosenDone];
  if (what === "decided") return [words.decided(said)];
  const sentence = what === "withdrawn-meanwhile" ? words.withdrawnMeanwhile : words.changedMeanwhile;
  return about.map((d) => sentence(`${d.id} ${d.caseKey}`));
}

function alikeLines(context: Context, alike: readonly QueuedDiscrepancy[]): string[] {
  const { language } = context;
  const c = reconcileWords[language].columns;
  const risk = formatYuan(sumOf(alike, (d) => d.riskFen));
  const unsettled = formatYuan(sumOf(alike, (d) => d.unsettledFen));
  return [
    ...table(
      [{ head: c.id }, { head: c.number }, { head: c.fields }, { head: c.risk, right: true }],
      alike.map((d) => [d.id, d.caseKey, fieldsText(language, d), formatYuan(d.riskFen)]),
    ),
    deskScreen[language].alikeSum({ count: alike.length, risk, unsettled }),
  ];
}

interface Page extends CaseShown {
  readonly rules: readonly RuleVersion[];
  readonly keys: readonly DeskKey[];
}

async function pageOf(context: Context, { discrepancy }: Shown): Promise<Page> {
  const { read } = await context.store();
  const records = await read.records(discrepancy.records);
  const history = await read.discrepancyHistory(discrepancy.id);
  const rules = await read.rules();
  const offered = await offeredResolutions(read, { discrepancy, records, rules, action: context.action() });
  return { found: discrepancy, records, history, rules, keys: [...offered, ...MOVES] };
}

async function askAbout(
  context: Context,
  page: Page,
  print: (lines: readonly string[]) => void,
): Promise<DeskAnswer> {
  const { language } = context;
  const words = deskScreen[language];
  const choices = page.keys.map((key) => ({ key, keys: DESK_KEYS[key], name: keyName(language, key) }));
  const read = (typed: string): DeskKey | null => keyTyped(typed, choices);
  for (;;) {
    const key = (await askFor(words.ask, { read, wrong: words.wrongKey })) ?? "quit";
    if (key === "whole") print([...(await showLines(context, page)), ...keyLines(context, page.keys)]);
    else if (key === "filter") return askChosen(context);
    else if (key === "skip" || key === "back" || key === "undo" || key === "quit") return { do: key };
    else {
      const answer = await decisionOf(context, { kind: key, discrepancy: page.found, ...page });
      if (answer !== null) return answer;
    }
  }
}

/** Leaving the question with Ctrl-C leaves the desk. */
async function askChosen(context: Context): Promise<DeskAnswer> {
  const words = deskScreen[context.language];
  const typed = await askFor(words.askFilter, {
    read: (line) => (parseFilter(line) === null ? null : line.trim()),
    wrong: words.wrongFilter,
  });
  const fits = typed === null ? null : parseFilter(typed);
  if (typed === null || fits === null) return { do: "quit" };
  if (typed === "") return { do: "choose", chosen: null };
  const name = await libraryNames(context);
  const chosen: Chosen = { text: typed, fits: (d) => fits(subjectOf(context, d, name)) };
  return { do: "choose", chosen };
}

function subjectOf(
  { language }: Context,
  d: QueuedDiscrepancy,
  name: (code: string | null) => string,
): FilterSubject {
  const overdue = d.isOverdue ? [deskTalk[language].overdue] : [];
  const texts = [
    ...[d.id, d.caseKey, services[d.service][language], discrepancyKinds[d.kind][language], d.kind],
    ...[name(d.supplier), name(d.requester), fieldsText(language, d)],
    ...[d.owner ?? "", d.dueOn ?? "", ...overdue],
  ];
  return { texts, riskFen: d.riskFen };
}

interface Asked {
  readonly kind: ResolutionKind;
  readonly discrepancy: QueuedDiscrepancy;
  readonly records: readonly RequestRecord[];
  readonly rules: readonly RuleVersion[];
}

/**
 * The rest of a decision; null: the choice is asked for again. Leaving a question with Ctrl-C leaves the desk, with nothing decided here.
 * The reason is asked for anew each time: one that stood there already would be stored for a case it was not written for.
 */
async function decisionOf(context: Context, about: Asked): Promise<DeskAnswer | null> {
  const values = await askValues(context, about);
  if (values === "again") return null;
  const question = deskScreen[context.language].askReason(resolutionKinds[about.kind][context.language]);
  const reason = values && (await askText(context.language, question));
  if (values === null || reason === null) return { do: "quit" };
  if (reason === "") return null;
  const has = Object.keys(values).length > 0;
  return { do: "decide", decision: { kind: about.kind, values: has ? values : null, reason } };
}

async function askValues(context: Context, about: Asked): Promise<AgreedValues | "again" | null> {
  const agreed =
    about.kind === "agreed-value"
      ? await askAgreed(context, about.discrepancy)
      : isWord(about.kind) && feeAsked(about.kind, about)
        ? await askFee(context)
        : {};
  const rows = countAsked(about.kind, about);
  if (agreed === null || rows === null) return agreed;
  const { read } = await context.store();
  const counts = (await countsOffered(read, { ...about, values: agreed, action: context.action() })) ?? [];
  const isAll = counts.length === rows;
  const fits = (text: string): boolean => (text === "" && !isAll) || counts.some((n) => `${n}` === text);
  const question = deskScreen[context.language].askCount({ rows, counts });
  const count = await askText(context.language, question, "", fits);
  return count === null ? null : count === "" ? "again" : { ...agreed, count: Number(count) };
}

async function askAgreed(context: Context, about: QueuedDiscrepancy): Promise<AgreedValues | null> {
  const words = deskScreen[context.language];
  const values: { -readonly [K in keyof AgreedValues]: AgreedValues[K] } = {};
  const whole = about.service === "dd" ? ("pages" as const) : ("volumes" as const);
  const question = whole === "pages" ? words.askPages : words.askVolumes;
  const size = await askText(context.language, question, "", isWhole);
  if (size === null) return null;
  if (size !== "") values[whole] = Number(size);
  const fee = about.service === "dd" ? await askFee(context) : {};
  return fee && { ...values, ...fee };
}

/** Empty: none is said. */
async function askFee(context: Context): Promise<AgreedValues | null> {
  const isYuan = (text: string): boolean => text === "" || parseYuan(text) !== undefined;
  const fee = await askText(context.language, deskScreen[context.language].askFee, "", isYuan);
  if (fee === null || fee === "") return fee === null ? null : {};
  return { feeFen: parseYuan(fee) ?? null };
}

const isWhole = (text: string): boolean => /^\d{0,7}$/.test(text);
