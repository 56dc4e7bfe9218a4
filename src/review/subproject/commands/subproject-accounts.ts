/** balis subproject accounts: the account map of a sub-project, shown or taken from a table. */
import { refuse } from "../../../core/refusal.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import type { AccountRule } from "../money/account-map.ts";
import { subProjectWords } from "../words/subproject.ts";
import { accountRoles, fundSources, ledgerColumns } from "../words/subproject-terms.ts";

export const accountsCommand: CommandSpec = {
  usage: "accounts <id>",
  summary: {
    "zh-CN": "科目对照表：财务系统的科目、项目、部门各是什么（查看，或 --import 表）",
    en: "the account map: what the finance system's accounts, projects and departments mean (show it, or --import a table)",
  },
  examples: ["subproject accounts 2019-dd --import MAP.csv"],
  options: [
    {
      flags: "--import <file>",
      summary: {
        "zh-CN": "对照表（XLSX、CSV），取代以前的",
        en: "a table (XLSX, CSV); it replaces the one before",
      },
    },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { language } = context;
    const words = subProjectWords[language];
    const typed = input.text("import");
    const store = await context.store();
    if (typed !== undefined) {
      const { importAccountMap } = await import("../steps/map-accounts.ts");
      const dryRun = input.flag("dryRun");
      const asked = { store, action: context.action(), dryRun, id: input.arg(0) };
      const done = await importAccountMap({
        ...asked,
        files: await context.files(),
        path: context.path(typed),
      });
      const { map, isNew, findings } = done;
      const said = isNew ? words.mapped(map?.rules.length ?? 0) : words.same;
      const lines = [findings.length > 0 ? words.notTaken : said];
      return { schema: "subproject-accounts-import/1", json: { map, isNew, dryRun }, lines, findings };
    }
    const { subProjectNamed } = await import("../steps/subproject-books.ts");
    const known = (await store.read.subprojects()).map((s) => s.id).join(", ") || "—";
    const { id } =
      (await subProjectNamed(store.read, input.arg(0))) ??
      refuse("subproject-must-be-known", { text: input.arg(0), known });
    const rules = (await store.read.accountMaps()).find((m) => m.subproject === id)?.rules ?? [];
    const row = (r: AccountRule): string[] => [
      ...[ledgerColumns[r.column][language], r.value, r.line, r.economicClass],
      ...[r.source === null ? "" : fundSources[r.source][language], r.library],
      r.role === null ? "" : accountRoles[r.role][language],
    ];
    const columns = words.accountColumns.map((head) => ({ head }));
    return {
      schema: "subproject-accounts/1",
      json: { subproject: id, rules },
      lines: rules.length === 0 ? [words.noAccounts(id)] : table(columns, rules.map(row)),
    };
  },
};
