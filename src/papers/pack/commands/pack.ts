import { extname } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { spinner } from "../../../terminal/progress.ts";
import { requireOutput } from "../../../terminal/require-output.ts";
import { VERSION } from "../../../terminal/version.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { layoutNamed } from "../../forms/commands/layouts.ts";
import { readReportNames } from "../../forms/commands/report-names.ts";
import type { PackIndex } from "../pack-index.ts";
import { packCommandWords, packWords } from "../words/pack.ts";

export const packCommand: CommandSpec = {
  usage: "pack [year]",
  summary: {
    "zh-CN": "检查资料包：一个子项目一年的工作簿、佐证、规则和关账链，一个 zip",
    en: "inspection pack: workbooks, supporting documents, rules and the chain of closes of a sub-project's year in one zip",
  },
  examples: ["pack 2019 --subproject 2019-dd -o pack.zip"],
  options: [
    {
      flags: "--subproject <id>",
      summary: { "zh-CN": "子项目，如 dd（即 2019-dd）", en: "the sub-project, e.g. dd (of 2019: 2019-dd)" },
    },
    options.output,
  ],
  run: make,
  subcommands: [
    {
      usage: "check <file>",
      summary: {
        "zh-CN": "核验资料包：不需要账册，可离线；每个文件、目录、关账链",
        en: "check a pack offline and without the books: every file, the index, the chain of closes",
      },
      examples: ["pack check pack.zip"],
      run: check,
    },
  ],
};

async function make(context: Context, input: Input): Promise<Answer> {
  const year = input.arg(0);
  if (!/^(19|20)\d\d$/.test(year))
    refuse("value-must-be-valid", { flag: "year", text: year, allowed: "2019" });
  const subproject = input.required("subproject", "--subproject");
  const file = input.text("output") ?? `pack-${year}-${subproject.replace(/[^\p{L}\p{N}-]/gu, "_")}.zip`;
  if (extname(file).toLowerCase() !== ".zip") refuse("pack-must-be-a-zip", { path: file });
  const { gatherPack } = await import("../steps/gather-pack.ts");
  const { stagePack } = await import("../io/stage-pack.ts");
  const { writePack } = await import("../io/write-pack.ts");
  const { read } = await context.store();
  const { language } = context;
  const path = context.path(file);
  await requireOutput(read, path);
  const progress = await spinner(context, commonWords[language].making(file));
  const stage = stagePack({
    onPart: progress.show,
    pack: path,
    folders: [context.books.folder, context.io.cwd],
    workbooksOf: (period) => workbooksOf({ read, language, period }),
  });
  try {
    const { index, digest, findings } = await gatherPack({
      ...{ read, stage, year, subproject, programVersion: VERSION },
      words: packWords(language, await context.sentences()),
      reportNames: await readReportNames(read),
      layoutOf: (form) => layoutNamed(context, { form, typed: undefined }),
    });
    const { bytes } = await writePack(path, stage.items());
    const words = packCommandWords[language];
    const counts = new Map(
      index.files.map((f) => [f.kind, index.files.filter((g) => g.kind === f.kind).length]),
    );
    return {
      schema: "pack/1",
      json: { ...{ file, bytes, digest, subproject: index.subproject, year }, ...contentsOf(index) },
      lines: [
        words.written({ file, files: index.files.length + 2, bytes }),
        words.counts(counts),
        ...index.absent.map(words.absent),
        words.digest(digest),
        words.next(file),
      ],
      findings,
    };
  } finally {
    progress.stop();
    stage.close();
  }
}

function contentsOf({ span, files, absent, chain }: PackIndex) {
  return { span, files, absent, chain };
}

async function check(context: Context, input: Input): Promise<Answer> {
  const { checkPackFile } = await import("../io/check-pack-file.ts");
  const { index, digest, files, findings } = await checkPackFile(context.path(input.arg(0)));
  const words = packCommandWords[context.language];
  const isSound = findings.length === 0;
  return {
    schema: "pack-check/1",
    json: {
      sound: isSound,
      digest,
      files: files.length,
      subproject: index?.subproject ?? null,
      chain: index?.chain ?? null,
    },
    lines: [
      ...(index === null ? [] : [words.about(index)]),
      ...(digest === null ? [] : [words.digest(digest)]),
      ...(isSound && index !== null
        ? [words.filesAgree(files.length), words.chainHolds(index.chain), words.sound]
        : []),
    ],
    findings,
  };
}
