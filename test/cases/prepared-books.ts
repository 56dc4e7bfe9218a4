/**
 * Books as most tests begin: `init`, the shipped registry and the shipped rules. The same commands in the same order make the same books,
 * so each such beginning is made once by the program, and copied afterwards with what the command printed. Commands that read files are
 * copied only where the test gives these files a name, and only to set the books up: what a test is about is run.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREPARES = /^(init|(library|agreement) import --builtin|rule enact --builtin [a-z0-9-]+)$/;
/** Commands that change the books and no other file, unless they are told to. */
const SETS_UP =
  /^(import|reconcile|settle|correct|close|subproject|indicator|operator|rule|profile|budget|payment|approve|setting) (?!.* -o )/;

interface Asked {
  readonly cwd: string;
  /** The language the folder's commands are run in. */
  readonly who: string;
  /** A name for all files the folder holds beside the books: the same name, the same files. */
  readonly files: string | undefined;
}

interface Made<Outcome> {
  readonly file: string;
  readonly outcome: Outcome;
}

export class PreparedBooks<Outcome extends { readonly exit: number }> {
  private readonly store = mkdtempSync(join(tmpdir(), "balis-prepared-"));
  private readonly made = new Map<string, Made<Outcome>>();
  /** Folder → the commands its books have seen so far, and when they were written last. */
  private readonly seen = new Map<string, { readonly commands: string; readonly at: number }>();

  constructor() {
    process.on("exit", () => rmSync(this.store, { recursive: true, force: true }));
  }

  /** Runs a command in a folder, or takes what it made before. */
  async run(argv: readonly string[], of: Asked, really: () => Promise<Outcome>): Promise<Outcome> {
    const books = join(of.cwd, "balis.db");
    const command = nameOf(argv, of.files);
    const commands = command === undefined ? undefined : this.after(command, of, books);
    if (commands === undefined) return really();
    const known = this.made.get(commands);
    if (known) {
      copyFileSync(known.file, books);
      this.note(of.cwd, commands, books);
      return known.outcome;
    }
    const outcome = await really();
    if (outcome.exit > 1 || existsSync(`${books}-wal`)) return outcome;
    const file = join(this.store, `${this.made.size}.db`);
    copyFileSync(books, file);
    this.made.set(commands, { file, outcome });
    this.note(of.cwd, commands, books);
    return outcome;
  }

  /** All commands up to this one; undefined where the books have seen anything else. */
  private after(command: string, of: Asked, books: string): string | undefined {
    if (!existsSync(books)) return command === "init" ? `${of.who}: init` : undefined;
    const before = this.seen.get(of.cwd);
    if (before === undefined || before.at !== statSync(books).mtimeMs) return undefined;
    return before.commands.startsWith(`${of.who}:`) ? `${before.commands}, ${command}` : undefined;
  }

  private note(cwd: string, commands: string, books: string): void {
    this.seen.set(cwd, { commands, at: statSync(books).mtimeMs });
  }
}

/** The command as part of a key; undefined where it may do more than change the books. */
function nameOf(argv: readonly string[], files: string | undefined): string | undefined {
  const command = argv.join(" ");
  if (PREPARES.test(command)) return command;
  return files !== undefined && SETS_UP.test(command) ? `${JSON.stringify(argv)} with ${files}` : undefined;
}
