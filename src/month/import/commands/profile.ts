import { type Language, labelOf } from "../../../core/words/language.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { listOptions } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { fields } from "../words/field-terms.ts";
import { importWords } from "../words/import.ts";
import { profileWords } from "../words/profile.ts";
import { encodingOption, encodingTyped } from "./import-options.ts";

import { allProfiles, keepingCommands } from "./keep-profile.ts";

import { newProfileCommand } from "./new-profile.ts";

export const profileCommand: CommandSpec = {
  usage: "profile",
  summary: { "zh-CN": "导入格式：预览、列出、保存", en: "import formats: preview, list, save" },
  subcommands: [
    {
      usage: "try <file>",
      summary: {
        "zh-CN": "显示一个文件会被怎样理解，不写入账册",
        en: "preview how a file is read; nothing is saved",
      },
      examples: ["profile try 10001-2019-05.xlsx"],
      options: [
        { flags: "--profile <name>", summary: { "zh-CN": "指定导入格式", en: "use this import format" } },
        {
          flags: "--with <yaml>",
          summary: { "zh-CN": "连同这个未保存的格式一起试", en: "with this unsaved import format" },
        },
        encodingOption,
      ],
      run: async (context, input) => {
        const { tryProfile } = await import("../steps/try-profile.ts");
        const profiles = await allProfiles(context, input.text("with"));
        const files = await context.files();
        const named = input.text("profile");
        const path = context.path(input.arg(0));
        const encoding = encodingTyped(input);
        const tried = await tryProfile({ files, profiles, path, named, encoding });
        const { findings, ...json } = tried;
        const isUnused = encoding !== undefined && tried.encoding === "xlsx";
        return {
          schema: "profile-try/1",
          json,
          lines: [
            ...triedLines(context.language, tried),
            ...(isUnused ? [importWords[context.language].encodingUnused] : []),
          ],
          findings,
          needsPerson: findings.length > 0,
        };
      },
    },
    {
      usage: "list",
      summary: { "zh-CN": "列出可用的导入格式", en: "list the import formats" },
      examples: ["profile list"],
      options: listOptions,
      run: async (context) => {
        const store = await context.store();
        const saved = new Set((await store.read.profiles()).map((p) => p.name));
        const profiles = await allProfiles(context, undefined);
        const words = profileWords[context.language];
        const columns = importWords[context.language].profileColumns.map((head) => ({ head }));
        const rows = profiles.map((p) => [
          p.name,
          recordKinds[p.kind][context.language],
          context.language === "en" ? p.titleEn : p.titleZh,
          saved.has(p.name) ? words.own : importWords[context.language].shipped,
        ]);
        return {
          schema: "profile-list/1",
          json: {
            profiles: profiles.map((p) => ({
              name: p.name,
              kind: p.kind,
              saved: saved.has(p.name),
              hash: p.hash,
            })),
          },
          table: { columns, rows },
          lines: table(columns, rows),
        };
      },
    },
    {
      usage: "schema",
      summary: {
        "zh-CN": "输出导入格式的 JSON Schema，供编辑器使用",
        en: "print the JSON Schema of import formats, for editors",
      },
      examples: ["profile schema"],
      run: async () => {
        const { profileJsonSchema } = await import("../io/profile-schema.ts");
        const schema = profileJsonSchema();
        return {
          schema: "profile-json-schema/1",
          json: { jsonSchema: schema },
          lines: JSON.stringify(schema, null, 2).split("\n"),
        };
      },
    },
    newProfileCommand,
    ...keepingCommands,
  ],
};

type Tried = Awaited<ReturnType<typeof import("../steps/try-profile.ts").tryProfile>>;

function triedLines(language: Language, tried: Tried): string[] {
  const words = profileWords[language];
  const label = (field: string): string => labelOf(language, fields, field);
  return [
    words.heading({
      file: tried.file,
      encoding: tried.encoding,
      profile: tried.profile,
      kind: recordKinds[tried.kind][language],
    }),
    ...tried.sheets.flatMap((sheet) => [
      words.sheet({ name: sheet.name ?? "", headingRow: sheet.headingRow, rows: sheet.rows }),
      ...table(
        words.columns.map((head) => ({ head })),
        sheet.columns.map((c) => [
          c.letter,
          c.heading,
          c.field === null
            ? words.unread[c.unread ?? "unknown"]
            : [c.field, ...c.also].map(label).join(words.and),
          c.unit ?? "",
          c.examples.join(" | "),
        ]),
      ).map((line) => `  ${line}`),
      ...sheet.said.map((s) => `  ${words.said({ field: label(s.field), source: s.source, text: s.text })}`),
    ]),
    ...unreadLines(language, tried),
    ...tried.unread.map((s) =>
      words.unreadSheet({ name: s.name, why: importWords[language].unreadOrigin[s.why] }),
    ),
    ...(tried.findings.length > 0 ? [] : [words.next(tried.file)]),
  ];
}

/** Columns that nothing is said of: somebody's money may stand in one. */
function unreadLines(language: Language, { sheets }: Tried): string[] {
  const words = profileWords[language];
  const columns = sheets.flatMap((s) => s.columns.filter((c) => c.unread === "unknown"));
  const seen = new Map(columns.map((c) => [c.heading, c.examples]));
  if (seen.size === 0) return [];
  return [words.unreadColumns([...seen].map(([heading, examples]) => ({ heading, examples })))];
}
