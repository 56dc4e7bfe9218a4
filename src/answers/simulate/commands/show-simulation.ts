/** A simulation as an answer: lines for the terminal, a document, and a workbook where one is asked for. */

import { finding } from "../../../core/finding.ts";
import { formatYuan } from "../../../core/money.ts";
import { labelOf } from "../../../core/words/language.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { chargeKinds, ruleParts } from "../../../rules/words/rule-terms.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { table } from "../../../terminal/table.ts";
import { VERSION } from "../../../terminal/version.ts";
import {
  type ChargedKind,
  type Compared,
  effectOf,
  kindTotals,
  type LibraryEffect,
  libraryEffects,
} from "../comparison.ts";
import { allocationEffects, classEffects, ratedEffect } from "../courier-effect.ts";
import type { SimulatedPack, Validity } from "../simulated-rules.ts";
import { simulationWorkbook, usedUpText } from "../simulation.ts";
import { ratedLines } from "../simulation-courier.ts";
import type { SimulationAbout } from "../simulation-parts.ts";
import type { Simulation } from "../simulation-sheet.ts";
import { type SimulateWords, simulateWords } from "../words/simulate.ts";

interface About extends SimulationAbout {
  readonly words: SimulateWords;
}

/** So many winners and so many losers are shown at the terminal. */
const SHOWN = 10;

interface SimulationTold {
  readonly simulation: Simulation;
  readonly pack: SimulatedPack;
  readonly validity: Validity;
  readonly prorate: boolean;
  /** The workbook to write. */
  readonly file: string | undefined;
}

export async function answerOf(context: Context, told: SimulationTold): Promise<Answer> {
  const about = await aboutOf(context, told);
  const words = simulateWords[context.language];
  const { simulation, file } = told;
  if (file !== undefined) {
    const { read } = await context.store();
    const workbooks = await workbooksOf({ read, language: context.language, period: null });
    await workbooks.write(context.path(file), simulationWorkbook(about));
  }
  const { newly, findings } = simulation.unpriced;
  return {
    schema: "simulate/1",
    json: { ...documentOf(told, about), file: file ?? null },
    lines: [
      words.heading(simulation.span.id),
      ...about.above,
      "",
      ...kindTable(about),
      "",
      ...libraryLines(about),
      ...courierLines(about),
      ...budgetLines(about),
      ...(file === undefined ? [] : [words.written(file)]),
      words.nothingWritten,
    ],
    findings:
      newly === 0 ? [] : [finding("simulated-requests-must-be-priced", { count: newly }), ...findings],
  };
}

function documentOf({ simulation, pack, validity, prorate }: SimulationTold, about: About) {
  const { span, months, notSettled, budget, courier, unpriced, cutFen } = simulation;
  return {
    notice: about.words.notTheBooks,
    ...{ span, validity, prorate, notSettled, cutFen },
    rules: pack.versions.map((rule) => ruleName(rule)),
    sample: pack.versions.some((rule) => rule.sample),
    ignoredParts: pack.ignored,
    unpriced: { newly: unpriced.newly, before: unpriced.before },
    totals: kindTotals(simulation.lines),
    effect: effectOf(simulation.lines),
    libraries: libraryEffects(simulation.lines).map((e) => ({ ...e, name: about.nameOf(e.library) })),
    periods: months.map(({ period, kinds }) => ({ period: period.id, kinds })),
    budget,
    courier:
      courier.length === 0
        ? null
        : {
            rated: ratedEffect(courier),
            classes: classEffects(courier),
            allocation: allocationEffects(courier),
            periods: courier,
          },
  };
}

async function aboutOf(context: Context, told: SimulationTold): Promise<About> {
  const { read } = await context.store();
  const zh = context.language === "zh-CN";
  const words = simulateWords[context.language];
  const names = new Map((await read.libraries()).map((l) => [l.code, zh ? l.nameZh : l.nameEn]));
  const label = (await read.settings()).get("label") ?? "";
  const versions = [...told.pack.versions, ...(await read.rules())];
  const { span } = told.simulation;
  return {
    ...{ simulation: told.simulation, words },
    above: aboveOf(context, told),
    kindName: (kind) => kindName(context, kind, versions),
    nameOf: (code) => names.get(code) ?? "",
    mark: [words.notTheBooks, sheetMark({ version: VERSION, period: span.id, label })].join(" · "),
  };
}

function aboveOf(context: Context, { simulation, pack, validity, prorate }: SimulationTold): string[] {
  const words = simulateWords[context.language];
  const { months, notSettled, cutFen, unpriced } = simulation;
  const when = validity.kind === "from" ? words.validity.from(validity.day) : words.validity[validity.kind];
  const ignored = pack.ignored.map((part) => labelOf(context.language, ruleParts, part)).join(", ");
  return [
    words.rules({ rules: pack.versions.map(ruleName).join("; "), validity: when }),
    words.kept,
    ...(pack.versions.some((rule) => rule.sample) ? [words.sample] : []),
    ...(ignored === "" ? [] : [words.ignored(ignored)]),
    words.periods(months.map(({ period }) => period.id)),
    ...(notSettled.length === 0 ? [] : [words.notSettled(notSettled.join(", "))]),
    ...(cutFen === 0n ? [] : [words.cut(formatYuan(cutFen))]),
    ...(prorate ? [words.prorated] : []),
    ...(unpriced.before === 0 ? [] : [words.unpricedBefore(unpriced.before)]),
  ];
}

function kindName(context: Context, of: ChargedKind, versions: readonly RuleVersion[]): string {
  const kind = chargeKinds[of.kind][context.language];
  if (of.scheme === null) return kind;
  const found = versions.flatMap(({ body }) => ("schemes" in body ? body.schemes : []));
  const scheme = found.find((s) => s.key === of.scheme);
  const fallback = of.scheme === "fees" ? simulateWords[context.language].fees : of.scheme;
  const name = scheme ? (context.language === "zh-CN" ? scheme.nameZh : scheme.nameEn) : fallback;
  return `${kind}: ${name}`;
}

function moneyCells(of: Compared): string[] {
  return [formatYuan(of.beforeFen), formatYuan(of.afterFen), signed(of.differenceFen)];
}

function signed(fen: bigint): string {
  return fen > 0n ? `+${formatYuan(fen)}` : formatYuan(fen);
}

function kindTable({ simulation, words, kindName: nameOf }: About): string[] {
  const { heads } = words;
  return table(
    [heads.item, heads.before, heads.after, heads.difference].map((head, i) => ({ head, right: i > 0 })),
    kindTotals(simulation.lines).map((kind) => [nameOf(kind), ...moneyCells(kind)]),
  );
}

function libraryLines(about: About): string[] {
  const effects = libraryEffects(about.simulation.lines);
  const winners = effects.filter((e) => e.differenceFen > 0n);
  const losers = effects.filter((e) => e.differenceFen < 0n).reverse();
  const { words } = about;
  const unchanged = effects.length - winners.length - losers.length;
  return [
    words.counts({ winners: winners.length, losers: losers.length, unchanged }),
    ...libraryTable(about, { title: words.winners, effects: winners }),
    ...libraryTable(about, { title: words.losers, effects: losers }),
  ];
}

function libraryTable(
  { words, nameOf }: About,
  of: { title: string; effects: readonly LibraryEffect[] },
): string[] {
  const { heads } = words;
  const { title, effects } = of;
  if (effects.length === 0) return [];
  const rows = effects.slice(0, SHOWN).map((e) => [`  ${e.library}`, nameOf(e.library), ...moneyCells(e)]);
  return [
    title,
    ...table(
      [`  ${heads.code}`, heads.library, heads.before, heads.after, heads.difference].map((head, i) => ({
        ...{ head, right: i > 1 },
      })),
      rows,
    ),
    ...(effects.length > SHOWN ? [words.shown({ shown: SHOWN, all: effects.length })] : []),
  ];
}

function courierLines({ simulation, words }: About): string[] {
  if (simulation.courier.length === 0) return [];
  const { heads } = words;
  return [
    "",
    words.payable,
    ...table(
      [heads.class, heads.linesBefore, heads.linesAfter, heads.before, heads.after, heads.difference].map(
        (head, i) => ({ head, right: i > 0 }),
      ),
      classEffects(simulation.courier).map((e) => [
        ...[words.className(e.class), `${e.linesBefore}`, `${e.linesAfter}`],
        ...moneyCells(e),
      ]),
    ),
    ...ratedLines(simulation.courier, words),
  ];
}

function budgetLines({ simulation, words }: About): string[] {
  if (simulation.budget.length === 0) return ["", words.noFunds];
  const { heads: h } = words;
  const heads = [h.year, h.fund, h.appropriated, h.owedBefore, h.owedAfter, h.leftBefore, h.leftAfter];
  const rows = simulation.budget.map(({ before, after }) => [
    ...[before.year, before.fund],
    ...[before.appropriatedFen, before.committedFen, after.committedFen].map(formatYuan),
    ...[before.leftFen, after.leftFen].map(formatYuan),
    ...[before, after].map((side) => usedUpText(side, words)),
  ]);
  return [
    "",
    ...table(
      [...heads, h.usedUpBefore, h.usedUpAfter].map((head, i) => ({ head, right: i > 1 && i < 7 })),
      rows,
    ),
    ...simulation.budget.flatMap(({ after: { fund, year, leftFen } }) =>
      leftFen < 0n ? [words.overdrawn({ fund, year, yuan: formatYuan(-leftFen) })] : [],
    ),
  ];
}
