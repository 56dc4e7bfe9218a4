import { refuse } from "../../core/refusal.ts";
import { shellWord } from "../../core/shell-word.ts";
import type { Action } from "../../core/store.ts";
import type { Operator } from "../../people/operator.ts";
import { admittedName } from "../../people/permission.ts";
import { booksPlace, isServerAddress } from "../../terminal/books-place.ts";
import type { CommandSpec } from "../../terminal/command.ts";
import type { Context } from "../../terminal/context.ts";
import { options } from "../../terminal/options.ts";
import { withProgress } from "../../terminal/progress.ts";
import { table } from "../../terminal/table.ts";
import { templatePath } from "../../terminal/templates.ts";
import { commonWords } from "../../terminal/words/common.ts";
import { booksWords } from "../words/books.ts";

/** For the commands that don't open books as a store: they ask for roles themselves. */
function admitIn({ declared, action }: Context, command: string): (operators: readonly Operator[]) => Action {
  return (operators) => ({ ...action(), operator: admittedName({ command, declared, operators }) });
}

export const initCommand: CommandSpec = {
  usage: "init [path]",
  summary: { "zh-CN": "建立新账册", en: "create new books" },
  examples: ["init", "init balis-2019.db"],
  run: async (context, input) => {
    const { books: other } = context.flags;
    if (input.arg(0) !== "" && other !== undefined)
      refuse("flags-must-not-be-beside", { flags: "--books", beside: input.arg(0) });
    const path =
      input.arg(0) === "" ? context.books.address : booksPlace(input.arg(0), context.io.cwd).address;
    await createAt(path, context.action().at);
    const words = booksWords[context.language];
    const isUsual = path === context.books.address && other === undefined;
    const typed = input.arg(0) || (other ?? "");
    const books = isUsual ? "" : ` --books ${shellWord(typed)}`;
    const next = words.setup.map(({ command, why }) => [`  balis ${command}${books}`, why]);
    return {
      schema: "init/1",
      json: { path, next: words.setup.map(({ command }) => `balis ${command}${books}`) },
      lines: [words.created(path), ...table([{ head: words.createdNext }, { head: "" }], next)],
    };
  },
};

/** A file, or the address of a database on a server. */
async function createAt(address: string, at: string): Promise<void> {
  if (!isServerAddress(address)) return (await import("../sqlite/open.ts")).createBooks(address, { at });
  return (await import("../postgres/server-books.ts")).createServerBooks({ url: address }, { at });
}

export const upgradeCommand: CommandSpec = {
  usage: "upgrade",
  summary: {
    "zh-CN": "把旧版本的账册升级到本程序的版本（先留副本）",
    en: "bring books of an older version up to date (a copy is kept)",
  },
  examples: ["upgrade"],
  run: async (context) => {
    const { upgradeBooks } = await import("../sqlite/upgrade.ts");
    const { profileShelf } = await import("../../month/import/io/profile-shelf.ts");
    const path = context.booksPath();
    const shelf = profileShelf(templatePath("profiles"), context.hash);
    const { found, wanted, copy, removed } = await upgradeBooks(path, {
      ...{ shelf, admit: admitIn(context, "upgrade"), waitMs: context.waitMs() },
    });
    const words = booksWords[context.language];
    const json = { path, found, wanted, copy, removed };
    if (copy === null)
      return { schema: "upgrade/1", json, lines: [words.upgradeNotNeeded({ path, wanted })] };
    const isRemoved = removed.cells + removed.names > 0;
    const lines = [
      words.upgraded({ path, found, wanted, copy }),
      ...(isRemoved ? [words.unreadRemoved({ ...removed, copy })] : []),
    ];
    return { schema: "upgrade/1", json, lines };
  },
};

export const backupCommand: CommandSpec = {
  usage: "backup <file>",
  summary: { "zh-CN": "在线备份账册", en: "back the books up while they are in use" },
  examples: ["backup balis-2019-06-03.db"],
  run: async (context, input) => {
    const { backupBooks } = await import("../sqlite/backup.ts");
    const paths = { from: context.booksPath(), to: context.path(input.arg(0)) };
    await withProgress(context, commonWords[context.language].making(paths.to), ({ show }) =>
      backupBooks({ ...paths, onPart: show }),
    );
    return { schema: "backup/1", json: paths, lines: [booksWords[context.language].backedUp(paths)] };
  },
};

export const restoreCommand: CommandSpec = {
  usage: "restore <file>",
  summary: {
    "zh-CN": "用备份替换账册（原账册另存副本）",
    en: "replace the books with a backup (a copy of the current ones is kept)",
  },
  examples: ["restore balis-2019-06-03.db --confirm balis-2019-06-03.db"],
  options: [options.confirm],
  run: async (context, input) => {
    const { restoreBooks } = await import("../sqlite/backup.ts");
    const paths = { from: context.path(input.arg(0)), to: context.booksPath() };
    const found = input.text("confirm") ?? "";
    const wanted = input.arg(0);
    if (found !== wanted) refuse("confirmation-must-match", { flag: "--confirm", wanted, found });
    const asked = { ...paths, confirmed: true, admit: admitIn(context, "restore") };
    const { aside } = await withProgress(
      context,
      commonWords[context.language].reading(paths.from),
      (progress) => restoreBooks({ ...asked, onPart: progress.show }),
    );
    const restored = { ...paths, aside };
    return { schema: "restore/1", json: restored, lines: [booksWords[context.language].restored(restored)] };
  },
};
