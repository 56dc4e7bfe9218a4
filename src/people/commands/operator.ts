import { refuse } from "../../core/refusal.ts";
import { term } from "../../core/words/language.ts";
import type { CommandSpec } from "../../terminal/command.ts";
import { listOptions } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import { OPERATOR_ROLES, type OperatorRole, parseRoles } from "../operator.ts";
import { peopleWords } from "../words/people.ts";
import { rolesText } from "../words/people-messages.ts";

export const operatorCommand: CommandSpec = {
  usage: "operator",
  summary: {
    "zh-CN": "操作员和角色：经办、财务、审批、审计",
    en: "operators and their roles: clerk, finance, approver, auditor",
  },
  subcommands: [
    {
      usage: "add <name>",
      summary: {
        "zh-CN": "登记操作员，或更改其角色（第一位须是审批人）",
        en: "register an operator, or change the roles (the first must be an approver)",
      },
      examples: [
        term("operator add 王 --role approver", "operator add Wang --role approver"),
        term(
          "operator add 李 --role clerk,finance --user li",
          "operator add Li --role clerk,finance --user li",
        ),
      ],
      options: [
        {
          flags: "--role <roles>",
          summary: {
            "zh-CN": "角色，逗号分隔：clerk 经办，finance 财务，approver 审批，auditor 审计",
            en: "roles, separated by commas: clerk, finance, approver, auditor",
          },
        },
        {
          flags: "--user <name>",
          summary: {
            "zh-CN": "只有这个系统用户可用此姓名（空：不限）",
            en: "the only system user who may act under this name (empty = any)",
          },
        },
      ],
      run: async (context, input) => {
        const { recordOperator } = await import("../steps/change-operators.ts");
        const name = input.arg(0).trim();
        if (name === "") refuse("flag-must-be-given", { flag: "name" });
        const typed = input.text("role");
        const roles = typed === undefined ? null : rolesOf(typed);
        const store = await context.store();
        const asked = { store, name, roles, user: input.text("user") ?? null, action: context.action() };
        const { operator, changed, isFirst } = await recordOperator(asked);
        const words = peopleWords[context.language];
        const said = { ...operator, roles: rolesText(context.language, operator.roles) };
        return {
          schema: "operator-add/1",
          json: { operator, changed },
          lines: [
            changed ? words.recorded(said) : words.sameAsBefore(name),
            ...(isFirst ? [words.firstNext(name)] : []),
          ],
        };
      },
    },
    {
      usage: "list",
      summary: { "zh-CN": "列出操作员", en: "list the operators" },
      examples: ["operator list"],
      options: listOptions,
      run: async (context) => {
        const { readCheckMode } = await import("../steps/read-check-mode.ts");
        const { read } = await context.store();
        const operators = await read.operators();
        const mode = await readCheckMode(read);
        const words = peopleWords[context.language];
        const rows = operators.map((o) => [
          o.name,
          rolesText(context.language, o.roles),
          o.user ?? words.anyUser,
          o.isActive ? words.active : words.removed,
        ]);
        const heads = words.operatorColumns.map((head) => ({ head }));
        return {
          schema: "operator-list/1",
          table: { columns: heads, rows },
          json: { operators, mode },
          lines: [...(rows.length === 0 ? [] : table(heads, rows)), words.mode[mode]],
        };
      },
    },
    {
      usage: "remove <name>",
      summary: { "zh-CN": "注销操作员（历史保留）", en: "remove an operator (the history stays)" },
      examples: [term("operator remove 李", "operator remove Li")],
      run: async (context, input) => {
        const { removeOperator } = await import("../steps/change-operators.ts");
        const store = await context.store();
        const asked = { store, name: input.arg(0).trim(), action: context.action() };
        const { operator } = await removeOperator(asked);
        return {
          schema: "operator-remove/1",
          json: { operator },
          lines: [peopleWords[context.language].left(operator.name)],
        };
      },
    },
  ],
};

function rolesOf(typed: string): readonly OperatorRole[] {
  const allowed = OPERATOR_ROLES.join(",");
  return parseRoles(typed) ?? refuse("value-must-be-valid", { flag: "--role", text: typed, allowed });
}
