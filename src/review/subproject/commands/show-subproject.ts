/** A sub-project as lines: who, what was agreed, its checks, its whole history, what is next, its money. */
import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";
import { table } from "../../../terminal/table.ts";
import { allowedMoves } from "../allowed-moves.ts";
import type { EconomicClass } from "../economic-class.ts";
import { type FundSum, percentText, type SubProjectFunds } from "../funds.ts";
import type { LifeState } from "../lifecycle.ts";
import { type Carried, CHECK_KINDS, type MoveTarget } from "../move.ts";
import type { SubProjectBooks } from "../steps/subproject-books.ts";
import { subProjectWords } from "../words/subproject.ts";
import {
  actors,
  checkKinds,
  checkStages,
  conclusions,
  contractorWays,
  fundRules,
  fundSources,
  moveNames,
  stages,
} from "../words/subproject-terms.ts";

type NameOf = (code: string) => string;

export function subProjectLines(books: SubProjectBooks, language: Language, nameOf: NameOf): string[] {
  const words = subProjectWords[language];
  const { subproject: s, state } = books;
  const name = language === "en" && s.nameEn !== "" ? s.nameEn : s.nameZh;
  const libraries = s.libraries.map(nameOf).join(listComma(language));
  return [
    words.title({ id: s.id, name, stage: stages[state.stage][language] }),
    words.about({ rule: fundRules[s.fundRule][language], from: s.from, to: s.to, libraries }),
    ...agreedLines(books, language, nameOf),
    ...(state.agreed === null ? [] : [words.checks, ...checkLines(state, language)]),
    ...(books.moves.length === 0 ? [] : [words.history, ...historyLines(books, language)]),
    ...nextLines(state, language),
    ...(books.entries.length === 0 ? [] : fundLines(books.funds, language)),
  ];
}

function listComma(language: Language): string {
  return language === "en" ? ", " : "、";
}

function agreedLines({ subproject, state }: SubProjectBooks, language: Language, nameOf: NameOf): string[] {
  const words = subProjectWords[language];
  const { contractor, way, team, agreed, used, benefits, grantedFen } = state;
  const comma = listComma(language);
  const members = team.map((m) => {
    const outside = subproject.libraries.includes(m.unit) ? "" : ` ${words.outside}`;
    return `${m.name} (${m.unit}${outside})`;
  });
  const spent = used.map((u) => `${nameOf(u.library)} ${formatYuan(u.fen)}`);
  const said = benefits.map((b) => `${nameOf(b.library)} ${b.name} ${b.value} ${b.unit}`.trim());
  return [
    ...(grantedFen === null ? [] : [words.granted({ yuan: formatYuan(grantedFen) })]),
    ...(contractor === null || way === null
      ? []
      : [words.contractor({ library: nameOf(contractor), way: contractorWays[way][language] })]),
    ...(members.length === 0 ? [] : [words.team(members.join(comma))]),
    ...(agreed === null
      ? []
      : [
          words.agreed({ on: agreed.on, document: agreed.document, months: agreed.noticeMonths }),
          words.targets(agreed.targets.map(targetText).join(comma)),
        ]),
    ...(spent.length === 0 ? [] : [words.used(spent.join(comma))]),
    ...(said.length === 0 ? [] : [words.benefits(said.join(comma))]),
  ];
}

function targetText({ name, relation, value, unit, key, window }: MoveTarget): string {
  const sign = relation === ">=" ? "≥" : relation === "<=" ? "≤" : "=";
  const text = `${name} ${sign} ${value} ${unit}`.trim();
  return key === undefined ? text : `${key}: ${text} @${window}`;
}

function checkLines(state: LifeState, language: Language): string[] {
  const words = subProjectWords[language];
  const rows = CHECK_KINDS.map((kind) => {
    const c = state.checks[kind];
    const days = [c.checkOn ?? state.agreed?.planned[kind] ?? "", c.concludedOn ?? "", c.rectifyBy ?? ""];
    const round = c.round === 0 ? "" : `${c.round}`;
    const done = c.consolidated ? "✓" : "";
    return [checkKinds[kind][language], checkStages[c.stage][language], round, ...days, done];
  });
  return indented(
    table(
      words.checkColumns.map((head) => ({ head })),
      rows,
    ),
  );
}

function historyLines({ moves, undone }: SubProjectBooks, language: Language): string[] {
  const words = subProjectWords[language];
  const reasons = new Map(undone.map((u) => [u.number, u.reason]));
  const rows = moves.map((m) => {
    const check = m.carried.check === null ? "" : `${checkKinds[m.carried.check][language]} `;
    const reason = reasons.get(m.number);
    const what = [carriedText(m.carried, language), reason === undefined ? "" : `[${words.taken(reason)}]`];
    const files = m.carried.evidence.map((e) => `${e.path} ${e.sha256.slice(0, 10)}`).join(" ");
    return [
      ...[`#${m.number}`, m.day, `${check}${moveNames[m.move][language]}`, actors[m.by][language]],
      ...[what.filter((t) => t !== "").join(" "), m.carried.document, files, m.operator],
    ];
  });
  return indented(
    table(
      words.historyColumns.map((head) => ({ head })),
      rows,
    ),
  );
}

export function carriedText(c: Carried, language: Language): string {
  const { flags } = subProjectWords[language];
  const previous =
    c.previous?.check && c.previous.conclusion
      ? flags.earlier({
          ...{ id: c.previous.id, day: c.previous.day ?? "" },
          check: checkKinds[c.previous.check][language],
          conclusion: conclusions[c.previous.conclusion][language],
        })
      : "";
  return [
    c.library ?? "",
    c.way === null ? "" : contractorWays[c.way][language],
    c.fen === null ? "" : formatYuan(c.fen),
    ...(c.planned === null
      ? []
      : CHECK_KINDS.map((k) => `${checkKinds[k][language]} ${c.planned?.[k] ?? ""}`)),
    ...c.team.map((m) => `${m.name}@${m.unit}`),
    c.checkOn === null ? "" : flags.checkOn(c.checkOn),
    c.reportBy === null ? "" : flags.reportBy(c.reportBy),
    c.conclusion === null ? "" : conclusions[c.conclusion][language],
    c.rectifyBy === null ? "" : flags.rectifyBy(c.rectifyBy),
    previous,
    c.text,
  ]
    .filter((text) => text !== "")
    .join(" ");
}

export function nextLines(state: LifeState, language: Language): string[] {
  const words = subProjectWords[language];
  const allowed = allowedMoves(state);
  if (allowed.length === 0) return [words.nothingNext];
  const rows = allowed.map(({ move, check, by }) => [
    `${move}${check === null ? "" : ` --check ${check}`}`,
    `${check === null ? "" : `${checkKinds[check][language]} `}${moveNames[move][language]}`,
    by.map((a) => actors[a][language]).join(" / "),
  ]);
  return [words.next, ...indented(table([{ head: "" }, { head: "" }, { head: "" }], rows).slice(1))];
}

export function fundLines(funds: SubProjectFunds, language: Language): string[] {
  const words = subProjectWords[language];
  const columns = words.fundColumns.map((head, i) => ({ head, right: i > 2 }));
  const rows = [
    ...funds.lines.map((l) => [l.line, l.economicClass, fundSources[l.source][language], ...amounts(l, 2)]),
    ...Object.entries(funds.bySource)
      .filter(([, sum]) => sum.initialFen !== 0n || sum.fullYearFen !== 0n || sum.executedFen !== 0n)
      .map(([source, sum]) => [
        ...[words.total, "", fundSources[source as keyof typeof fundSources][language]],
        ...amounts(sum, 2),
      ]),
    [words.total, "", "", ...amounts(funds.total, 2)],
  ];
  return [words.funds(funds.until), ...indented(table(columns, rows)), `  ${words.rates}`];
}

export function classLines(
  funds: SubProjectFunds,
  language: Language,
  classes: readonly EconomicClass[],
): string[] {
  const words = subProjectWords[language];
  const columns = words.classColumns.map((head, i) => ({ head, right: i > 1 }));
  const rows = funds.byClass.map((c) => {
    const found = classes.find((k) => k.code === c.economicClass);
    return [c.economicClass, (language === "en" ? found?.en : found?.zh) ?? "", ...amounts(c, 1)];
  });
  const months = funds.byMonth.map((m) => [m.month, formatYuan(m.executedFen)]);
  const monthColumns = words.monthColumns.map((head, i) => ({ head, right: i > 0 }));
  return [
    ...[words.byClass, ...indented(table(columns, rows))],
    ...(months.length === 0 ? [] : [words.byMonth, ...indented(table(monthColumns, months))]),
  ];
}

/** Initial, full year, executed, and one rate or both. */
function amounts(sum: FundSum, rates: 1 | 2): string[] {
  const both = [percentText(sum.rateOfFullYear), percentText(sum.rateOfInitial)];
  return [...[sum.initialFen, sum.fullYearFen, sum.executedFen].map(formatYuan), ...both.slice(0, rates)];
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
