/**
 * balis pack: everything of a sub-project, staged file by file, with the index of it. One whose cycle has several years has one pack, of all
 * of them, whichever of its years is asked for.
 */

import type { Finding } from "../../../core/finding.ts";
import { overlaps, type Period, parsePeriod } from "../../../core/period.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import { GENESIS } from "../../../month/close/build-manifest.ts";
import type { CloseReads, PeriodClose } from "../../../month/close/port.ts";
import { assessedFilesOf, latestValues } from "../../../review/indicator/steps/record-indicators.ts";
import { standingProblems } from "../../../review/subproject/checks/rectification.ts";
import { type SubProjectBooks, subProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import type { SubProject } from "../../../review/subproject/subproject.ts";
import { isInCycle, ownYearOf, yearsOf } from "../../../review/subproject/years.ts";
import { plainJson } from "../pack.ts";
import {
  type AbsentFile,
  byPath,
  CHAIN_NAME,
  type ChainLink,
  CONTENTS_NAME,
  INDEX_NAME,
  indexText,
  PACK_SCHEMA,
  PAGE_NAME,
  type PackIndex,
  SUMS_NAME,
  sumsText,
} from "../pack-index.ts";
import { packPage } from "../pack-page.ts";
import { pageFigures, pagePapers, pageSteps } from "./describe-subproject.ts";
import { findEvidence } from "./find-evidence.ts";
import { type Gathering, type PackAsked, stageText } from "./gathering.ts";
import { stageFinance } from "./list-finance.ts";
import { stageRules } from "./list-rules.ts";
import { stageLists, subjectStepsOf, surveysOf } from "./list-subproject.ts";
import { BOOK_MAKERS, type BooksAsked } from "./make-books.ts";
import { readOnce } from "./read-once.ts";

/** `findings`: what is still missing in its workbooks. */
export async function gatherPack(
  asked: PackAsked,
): Promise<{ index: PackIndex; digest: string; findings: readonly Finding[] }> {
  const { read, stage, words } = asked;
  const books = await booksNamed(asked);
  const { subproject } = books;
  const span = spanOf(subproject);
  const year = ownYearOf(subproject);
  const to: Gathering = { ...asked, year, books, span, files: [] };
  // First of all: nothing is made while evidence is not as it was.
  await stageEvidence(to);
  const closes = await closesUpTo(read, span);
  await stageChain(to, closes);
  const closed = closes.filter((c) => isWithin(c.period, span)).map((c) => c.period);
  await stageRules(to, closes);
  await stageFinance(to, closed);
  await stageLists(to);
  const open = await openPeriods(to);
  const { absent, findings } = await stageBooks(to, {
    ...asked,
    read: readOnce(read),
    ...{ year, subproject },
    span,
    closed,
    standing: books.standing,
  });
  const settings = await read.settings();
  const about = {
    ...{ schema: PACK_SCHEMA, program: asked.programVersion, label: settingOf(settings, "label") },
    ...{ subproject: subproject.id, name: subproject.nameZh, span },
    absent: [...open, ...(await keptOut(to)), ...absent],
    year: yearsOf(subproject, year),
    chain: { closes: closes.length, last: closes.at(-1)?.hash ?? GENESIS },
  };
  const listed = words.contentsLines({ ...about, files: byPath(to.files) });
  await stageText(to, {
    path: CONTENTS_NAME,
    kind: "contents",
    what: words.contents,
    text: `${listed.join("\n")}\n`,
  });
  const listedFiles: PackIndex = { ...about, files: byPath(to.files) };
  await stageText(to, {
    ...{ path: PAGE_NAME, kind: "contents" as const, what: words.firstPage },
    text: packPage(
      { index: listedFiles, figures: pageFigures(to), papers: pagePapers(to), steps: pageSteps(to) },
      words.page,
    ),
  });
  const index: PackIndex = { ...about, files: byPath(to.files) };
  const own = await stage.text(INDEX_NAME, indexText(index));
  const sums = [...index.files, { path: INDEX_NAME, sha256: own.sha256 }];
  await stage.text(SUMS_NAME, sumsText(sums));
  return { index, digest: own.sha256, findings };
}

/** "dd" of 2019 is 2019-dd. */
async function booksNamed({ read, year, subproject }: PackAsked): Promise<SubProjectBooks> {
  const all = await read.subprojects();
  const key = `${year}-${subproject.trim().toLowerCase()}`;
  const books = await subProjectBooks(read, all.some((s) => s.id === key) ? key : subproject);
  const { id } = books.subproject;
  if (!id.startsWith(`${year}-`) && !isInCycle(books.subproject, year))
    refuse("subproject-must-be-of-the-year", { subproject: id, year });
  return books;
}

/** The months of its construction. */
function spanOf({ from, to }: SubProject): Period {
  const text = `${from.slice(0, 7)}..${to.slice(0, 7)}`;
  return parsePeriod(text) ?? refuse("period-must-be-valid", { text });
}

function isWithin(period: string, span: Period): boolean {
  const known = parsePeriod(period);
  return known !== undefined && overlaps(known, span);
}

/** Their figures may still change, so no finance workbook of theirs is in the pack. */
async function openPeriods({ read, span, words }: Gathering): Promise<AbsentFile[]> {
  const within = (await read.periods()).filter((p) => isWithin(p.period, span) && p.closedAt === null);
  return within.map((p) => ({ what: words.period(p.period), why: words.notClosed }));
}

/** Answers of surveys, each once. */
async function keptOut(to: Gathering): Promise<AbsentFile[]> {
  const files = new Map((await surveysOf(to)).map(({ file }) => [file.sha256, file]));
  return [...files.values()].map((file) => to.words.survey(file));
}

/** From the first close on, so that the chain can be followed, to the last one of the span. */
async function closesUpTo(read: CloseReads, span: Period): Promise<PeriodClose[]> {
  const closes = await read.closes();
  const last = closes.findLastIndex((close) => isWithin(close.period, span));
  return closes.slice(0, last + 1);
}

async function stageEvidence(to: Gathering): Promise<void> {
  const { read, stage, span, books, words } = to;
  const values = latestValues(await read.indicatorValues()).filter((v) => isWithin(v.window, span));
  const subjects = await subjectStepsOf(to);
  const problems = standingProblems(await read.subprojectProblems({ subproject: books.subproject.id }));
  const assessments = await assessedFilesOf(read, books.subproject);
  const of = { moves: books.standing, values, assessments, subjects, problems };
  for (const found of await findEvidence(stage, of)) {
    const { path, sha256, bytes, source, uses } = found;
    const name = source.split(/[/\\]/).at(-1) ?? source;
    const file = {
      path,
      kind: "evidence" as const,
      sha256,
      bytes,
      what: words.evidence(name),
      command: null,
    };
    to.files.push({ ...file, source, uses: uses.map(words.use) });
  }
}

/** A manifest's file is the manifest's text: its SHA-256 is the hash of the close. */
async function stageChain(to: Gathering, closes: readonly PeriodClose[]): Promise<void> {
  const { words } = to;
  const links: ChainLink[] = [];
  for (const { ordinal, period, hash, previous, manifest } of closes) {
    const file = `chain/${`${ordinal}`.padStart(3, "0")}-${period}.json`;
    await stageText(to, { path: file, kind: "manifest", what: words.manifest(period), text: manifest });
    links.push({ ordinal, period, hash, previous, file });
  }
  await stageText(to, { path: CHAIN_NAME, kind: "chain", what: words.chain, text: plainJson(links) });
}

async function stageBooks(
  to: Gathering,
  asked: BooksAsked,
): Promise<{ absent: AbsentFile[]; findings: Finding[] }> {
  const { words, stage } = to;
  const absent: AbsentFile[] = [];
  const findings: Finding[] = [];
  for (const maker of BOOK_MAKERS) {
    for (const of of await maker.list(asked)) {
      try {
        const made = await maker.make(asked, of);
        const { name, command, workbook, period } = made;
        findings.push(...(made.findings ?? []));
        const path = `workbooks/${name}.xlsx`;
        const staged = await stage.workbook(path, { workbook, period });
        to.files.push({
          path,
          kind: "workbook",
          ...staged,
          what: words.book({ kind: maker.kind, of }),
          command,
        });
      } catch (error) {
        if (!(error instanceof Refusal) || !maker.nothing.includes(error.code)) throw error;
        absent.push({ what: words.book({ kind: maker.kind, of }), why: words.why(error) });
      }
    }
  }
  return { absent, findings };
}
