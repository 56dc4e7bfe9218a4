import type { CommandSpec } from "../../terminal/command.ts";
import { listOptions, options } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import { registryWords } from "../words/registry.ts";
import { agreementRoles, services } from "../words/registry-terms.ts";
import { libraryNames } from "./library-names.ts";
import {
  dayOfFlag,
  edit,
  importOptions,
  importTables,
  requiredDay,
  requiredService,
  SERVICES,
} from "./registry-input.ts";
import { judgedOn, listSubjectLibraries, subjectCommands } from "./subject-library.ts";

const ROLES = ["member", "subject-service", "partner", "external"] as const;

const from = {
  flags: "--from <day>",
  summary: { "zh-CN": "第一天，如 2019-05-01", en: "first day, e.g. 2019-05-01" },
};
const to = { flags: "--to <day>", summary: { "zh-CN": "最后一天", en: "last day" } };
const role = {
  flags: "--role <role>",
  choices: ROLES,
  summary: { "zh-CN": `身份：${ROLES.join(" ")}`, en: `role: ${ROLES.join(" ")}` },
};

export const agreementCommand: CommandSpec = {
  usage: "agreement",
  summary: { "zh-CN": "各馆参加各项服务的协议", en: "agreements: which library takes part in which service" },
  subcommands: [
    {
      usage: "import [file]",
      summary: { "zh-CN": "从 CSV 载入协议", en: "load agreements from CSV" },
      examples: ["agreement import --builtin", "agreement import agreements.csv"],
      options: importOptions,
      run: (context, input) => importTables(context, input, "agreements"),
    },
    {
      usage: "list",
      summary: { "zh-CN": "列出协议", en: "list the agreements" },
      examples: ["agreement list"],
      options: [options.service, role, judgedOn, ...listOptions],
      run: async (context, input) => {
        const { read } = await context.store();
        const service = input.choice("service", "--service", SERVICES);
        const asked = input.choice("role", "--role", ROLES);
        const agreements = (await read.agreements()).filter(
          (a) => (!service || a.service === service) && (!asked || a.role === asked),
        );
        if (asked === "subject-service") return listSubjectLibraries(context, input, agreements);
        input.requireNone(["--on"], asked === undefined ? "agreement list" : `--role ${asked}`);
        const words = registryWords[context.language];
        const name = await libraryNames(context);
        const rows = agreements.map((a) => [
          a.library,
          name(a.library).replace(`${a.library} `, ""),
          services[a.service][context.language],
          agreementRoles[a.role][context.language],
          a.from,
          a.to ?? words.always,
        ]);
        const columns = words.agreementColumns.map((head) => ({ head }));
        return {
          schema: "agreement-list/1",
          table: { columns, rows },
          json: { agreements },
          lines: [...table(columns, rows), words.listed(agreements.length)],
        };
      },
    },
    {
      usage: "add <library>",
      summary: { "zh-CN": "新增协议", en: "add an agreement" },
      examples: ["agreement add 99001 --service dd --role external --from 2019-05-01"],
      options: [options.service, role, from, to],
      run: async (context, input) =>
        edit(context, {
          kind: "add-agreement",
          library: input.arg(0),
          service: requiredService(input),
          role: input.choice("role", "--role", ROLES) ?? "member",
          from: requiredDay(input, "from", "--from"),
          to: dayOfFlag(input, "to", "--to"),
        }),
    },
    {
      usage: "end <library>",
      summary: { "zh-CN": "协议到某日为止（含当日）", en: "end an agreement (last day included)" },
      examples: ["agreement end 10008 --service dd --to 2019-12-31"],
      options: [options.service, role, to],
      run: async (context, input) =>
        edit(context, {
          kind: "end-agreement",
          library: input.arg(0),
          service: requiredService(input),
          role: input.choice("role", "--role", ROLES) ?? null,
          to: requiredDay(input, "to", "--to"),
        }),
    },
    ...subjectCommands,
  ],
};
