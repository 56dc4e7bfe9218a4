import { minuteOf } from "../../../core/day.ts";
import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import { term } from "../../../core/words/language.ts";
import { keptPath } from "../../../review/indicator/commands/indicator-options.ts";
import { CONCLUSIONS } from "../../../review/subproject/move.ts";
import {
  type SectionKey,
  TEXT_KINDS,
  type TextKind,
  textKindsOf,
  WHOLE_PROJECT,
} from "../../../review/subproject/section.ts";
import { conclusions } from "../../../review/subproject/words/subproject-terms.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { paragraphsOf, type SectionText } from "../facts/report-text.ts";
import type { WrittenText } from "../steps/write-report-text.ts";
import { narrativeWords } from "../words/forms.ts";
import { reportKinds, reportSections } from "../words/narrative-terms.ts";
import { exportTexts, isDocument, keptSections, textsInDocument } from "./exchange-texts.ts";

export const reportOptions = {
  year: {
    flags: "--year <year>",
    summary: { "zh-CN": "年度，默认编号里的年度", en: "the year; by default that of the id" },
  },
  report: {
    flags: "--report <kind>",
    choices: TEXT_KINDS,
    summary: {
      "zh-CN": "报告：midterm 中期检查，acceptance 验收，performance 绩效，summary 自评总结（all）",
      en: "the report: midterm, acceptance, performance; summary of the self-evaluations (all)",
    },
  },
  section: {
    flags: "--section <key>",
    summary: { "zh-CN": "报告的哪一部分（用 texts 查看）", en: "the section (texts lists them)" },
  },
};

export const textCommand: CommandSpec = {
  usage: "text <id>",
  summary: {
    "zh-CN": "写报告中的一部分文字（取代先前的，历史保留）；整个项目写 all",
    en: "write a section of a report, replacing the previous text; all: the whole project",
  },
  examples: [
    "subproject text 2019-dd --report midterm --section overview --file overview.txt",
    "subproject text 2019-dd --report midterm --export midterm.docx",
    term(
      "subproject text all --year 2019 --report summary --section work --text 各承建单位已完成自评。",
      'subproject text all --year 2019 --report summary --section work --text "Every unit has evaluated itself."',
    ),
  ],
  options: [
    ...[reportOptions.year, reportOptions.report, reportOptions.section],
    { flags: "--text <text>", summary: { "zh-CN": "文字", en: "the text" } },
    {
      flags: "--file <file>",
      summary: {
        "zh-CN":
          "文字在纯文本文件里（UTF-8、GBK），或在 Word 文档（.docx）里：不写 --section 时，按标题分到各部分",
        en: "text from a plain text file (UTF-8, GBK) or a Word document (.docx); without --section its headings name the sections",
      },
    },
    {
      flags: "--export <file>",
      summary: {
        "zh-CN": "把这份报告的全部文字写成一个 Word 文档（.docx），修改后用 --file 读回",
        en: "write all texts of the report into a Word document (.docx), to be edited and read back by --file",
      },
    },
    options.dryRun,
  ],
  run: write,
};

export const textsCommand: CommandSpec = {
  usage: "texts <id>",
  summary: {
    "zh-CN": "报告各部分写了没有；加 --section 看文字和历史",
    en: "list the sections of the reports that are written; with --section show its text and history",
  },
  examples: ["subproject texts 2019-dd"],
  options: [reportOptions.year, reportOptions.report, reportOptions.section, ...listOptions],
  run: show,
};

export function yearGiven(input: Input): string | undefined {
  const year = input.text("year");
  if (year === undefined || /^20\d\d$/.test(year)) return year;
  return refuse("value-must-be-valid", { flag: "--year", text: year, allowed: "2019" });
}

function reportGiven(input: Input): TextKind {
  const kind = input.choice("report", "--report", TEXT_KINDS);
  return kind ?? refuse("flag-must-be-given", { flag: "--report" });
}

async function write(context: Context, input: Input): Promise<Answer> {
  const { textSubject, writeReportTexts } = await import("../steps/write-report-text.ts");
  const store = await context.store();
  const [dryRun, report] = [input.flag("dryRun"), reportGiven(input)];
  const said = { id: input.arg(0), year: yearGiven(input), report };
  const file = input.text("export");
  if (file !== undefined) {
    input.requireNone(["--section", "--text", "--file", "--dry-run"], "--export");
    return exportTexts(context, file, await textSubject(store.read, said));
  }
  const of = await textSubject(store.read, said);
  const given = await textsGiven(context, input, of);
  const path = input.text("file") ?? "";
  const whole = isDocument(path) && input.text("section") === undefined;
  const kept = { ...of, file: path, given: given.texts.map((t) => t.section) };
  const findings = whole ? await keptSections(context, kept) : [];
  const texts = await writeReportTexts({
    ...{ store, action: context.action(), dryRun },
    said: { ...said, ...given },
  });
  return {
    schema: "subproject-text/1",
    json: {
      texts: texts.map(({ text, before, isSame }) => ({ text, replaces: before?.number ?? null, isSame })),
      added: texts.filter((t) => !t.isSame).length,
      dryRun,
    },
    lines:
      texts.length === 0
        ? [narrativeWords[context.language].nothingToRead(path)]
        : texts.flatMap((written) => writtenLines(context, written)),
    findings,
  };
}

function writtenLines(context: Context, { text, before, isSame }: WrittenText): string[] {
  const { language } = context;
  const words = narrativeWords[language];
  const named = {
    section: reportSections[text.section][language],
    report: reportKinds[text.report][language],
  };
  const size = { paragraphs: paragraphsOf(text.text).length, length: lengthOf(text.text) };
  if (isSame) return [words.same(named.section)];
  return [
    words.said({ ...text, ...named, ...size, subproject: subjectName(context, text) }),
    ...(before ? [words.replaced({ ...before, at: minuteOf(before.at) })] : []),
  ];
}

async function textsGiven(
  context: Context,
  input: Input,
  of: { subproject: string; report: TextKind },
): Promise<{ texts: { section: string; text: string }[]; file: EvidenceFile | null }> {
  const [typed, path, section] = [input.text("text"), input.text("file"), input.text("section")];
  if ((typed === undefined) === (path === undefined)) refuse("text-must-come-from-one-place", {});
  const one = (text: string) => [
    { section: section ?? refuse("flag-must-be-given", { flag: "--section" }), text },
  ];
  if (path === undefined) return { texts: one(typed ?? ""), file: null };
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const { fingerprintOf } = await import("../../../tables/io/file-digest.ts");
  const texts = isDocument(path)
    ? await textsInDocument(context, path, { ...of, section })
    : one(readTextFile(context.path(path)));
  return { texts, file: { path: keptPath(context, path), ...fingerprintOf(context.path(path)) } };
}

function subjectName(context: Context, { subproject }: { subproject: string }): string {
  return subproject === WHOLE_PROJECT ? narrativeWords[context.language].whole : subproject;
}

const lengthOf = (text: string): number => [...text.replaceAll("\n", "")].length;

async function show(context: Context, input: Input): Promise<Answer> {
  const { reportSubject, readSections, textSubject } = await import("../steps/write-report-text.ts");
  const { read } = await context.store();
  const said = { id: input.arg(0), year: yearGiven(input) };
  const of = await reportSubject(read, said);
  const section = input.text("section");
  const only = input.choice("report", "--report", TEXT_KINDS);
  if (section !== undefined && only === undefined) refuse("flag-must-be-given", { flag: "--report" });
  if (only !== undefined) await textSubject(read, { ...said, report: only });
  const found: { report: TextKind; sections: SectionText[] }[] = [];
  for (const report of only === undefined ? textKindsOf(of.subproject) : [only]) {
    found.push({ report, sections: await readSections(read, { ...of, report }) });
  }
  if (section !== undefined && only !== undefined) {
    const sections = found[0]?.sections ?? [];
    const known = sections.map((s): SectionKey => s.section.key);
    const one = sections.find((s) => s.section.key === section);
    return oneSection(
      context,
      one ?? refuse("section-must-be-known", { text: section, report: only, known }),
    );
  }
  const words = narrativeWords[context.language];
  const columns = words.columns.map((head, i) => ({ head, right: i === 3 || i === 4 }));
  const lines = found.flatMap(({ report, sections }) => [
    words.title({
      ...{ year: of.year, subproject: subjectName(context, of) },
      report: reportKinds[report][context.language],
    }),
    ...table(
      columns,
      sections.map((s) => sectionRow(context, s)),
    ),
  ]);
  const rows = found.flatMap(({ report, sections }) =>
    sections.map((s) => [reportKinds[report][context.language], ...sectionRow(context, s)]),
  );
  return {
    schema: "subproject-texts/1",
    table: { columns: [{ head: words.report }, ...columns], rows },
    json: { ...of, reports: found },
    lines,
  };
}

function sectionRow(context: Context, { section, text, earlier }: SectionText): string[] {
  const words = narrativeWords[context.language];
  const name = reportSections[section.key][context.language];
  if (text === null) return [section.key, name, section.isRequired ? words.missing : words.optional];
  const size = section.form === "conclusion" ? "" : `${lengthOf(text.text)}`;
  return [section.key, name, words.written, size, `${earlier.length + 1}`, text.operator, minuteOf(text.at)];
}

function shown(context: Context, { section }: SectionText, text: string): string[] {
  const word = CONCLUSIONS.find((c) => section.form === "conclusion" && c === text);
  return word === undefined ? paragraphsOf(text) : [conclusions[word][context.language]];
}

function oneSection(context: Context, one: SectionText): Answer {
  const words = narrativeWords[context.language];
  const { text, earlier } = one;
  const lines =
    text === null
      ? [words.missing]
      : [
          ...[...shown(context, one, text.text), words.by({ ...text, at: minuteOf(text.at) })],
          ...(text.file === null ? [] : [words.from(text.file)]),
          ...[...earlier]
            .reverse()
            .flatMap((t) => [words.earlier({ ...t, at: minuteOf(t.at) }), ...shown(context, one, t.text)]),
        ];
  return { schema: "subproject-texts/1", json: { ...one }, lines };
}
