/** Completion: the shells' scripts, in the shells that are here. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/main.ts";

const ROOT = resolve(import.meta.dirname, "../..");

const SCRIPTS = { bash: "bash.sh", zsh: "zsh.zsh", fish: "fish.fish", pwsh: "powershell.ps1" } as const;
const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;

describe("in a shell", () => {
  const cwd = mkdtempSync(join(tmpdir(), "balis-complete-"));
  const script = (shell: keyof typeof SCRIPTS): string => join(ROOT, "templates/completion", SCRIPTS[shell]);

  beforeAll(async () => {
    const said: string[] = [];
    const io = {
      ...{ out: (t: string) => void said.push(t), err: (t: string) => void said.push(t), env: {} },
      ...{ cwd, user: "wang", isTerminal: false, hasColour: false, now: () => new Date("2019-06-03") },
    };
    mkdirSync(join(cwd, "my books"));
    for (const path of ["balis.db", "my books/b.db"]) {
      await run(["--books", path, "init"], io);
      await run(["--books", path, "library", "import", "--builtin"], io);
    }
    // What the shell calls is the program of the sources.
    const main = JSON.stringify(join(ROOT, "dist/main.js"));
    writeFileSync(
      join(cwd, "balis"),
      `#!/usr/bin/env node\nimport(${main}).then((m) => m.run(process.argv.slice(2)));\n`,
    );
    chmodSync(join(cwd, "balis"), 0o755);
    writeFileSync(join(cwd, "notes.txt"), "");
  }, 60_000);
  afterAll(() => rmSync(cwd, { recursive: true }));

  const env = { ...process.env, PATH: `${cwd}:${process.env.PATH}`, BALIS_LANG: "en", HOME: cwd };

  /** The words as bash breaks them, the cursor at the end. */
  function inBash(line: string, words: readonly string[]): string[] {
    const asked = words.map((word) => `'${word}'`).join(" ");
    const text = `source '${script("bash")}'; COMP_LINE='${line}'; COMP_POINT=${line.length}
      COMP_WORDS=(${asked}); COMP_CWORD=${words.length - 1}; _balis; printf '%s\\n' "\${COMPREPLY[@]}"; complete -p balis`;
    const lines = execFileSync("bash", ["-c", text], { cwd, env, encoding: "utf8" }).trim().split("\n");
    expect(lines.pop()).toBe("complete -o default -F _balis balis");
    return lines.filter((one) => one !== "");
  }

  test.skipIf(!has("bash"))(
    "bash completes commands, codes, flags and what stands behind an equals sign",
    () => {
      expect(inBash("balis reco", ["balis", "reco"])).toEqual(["reconcile"]);
      expect(inBash("balis library show 1000", ["balis", "library", "show", "1000"])).toContain("10001");
      expect(inBash("balis --lang=", ["balis", "--lang", "="])).toEqual(["zh-CN", "en"]);
      expect(inBash("balis --lang=e", ["balis", "--lang", "=", "e"])).toEqual(["en"]);
      const books = 'balis --books "my books/b.db" library show 1000';
      expect(inBash(books, ["balis", "--books", '"my books/b.db"', "library", "show", "1000"])).toContain(
        "10001",
      );
    },
    60_000,
  );

  test.skipIf(!has("bash"))(
    "bash is told nothing where a file is wanted, or the books are not there",
    () => {
      expect(inBash("balis import n", ["balis", "import", "n"])).toEqual([]);
      const absent = ["balis", "--books", "none.db", "library", "show", "1"];
      expect(inBash(absent.join(" "), absent)).toEqual([]);
    },
    60_000,
  );

  /** What each line becomes when TAB is pressed at its end; what zsh lists below it is left out. */
  function inZsh(lines: readonly string[]): string[] {
    const driver = join(import.meta.dirname, "press-tab.zsh");
    const options = { cwd, env, encoding: "utf8", timeout: 50_000 } as const;
    const seen = execFileSync("zsh", ["-f", driver, script("zsh"), ...lines], options);
    return [...seen.matchAll(/<<(.*)>>/g)].map((m) => m[1] ?? "");
  }

  test.skipIf(!has("zsh"))(
    "zsh completes a command, a code, behind an equals sign, and files where they are wanted",
    () => {
      const typed = {
        "balis reco": "balis reconcile ",
        "balis --lang=e": "balis --lang=en ",
        "balis library show 1123": "balis library show 11232 ",
        'balis --books "my books/b.db" library show 1123':
          'balis --books "my books/b.db" library show 11232 ',
        "balis import no": "balis import notes.txt ",
      };
      expect(inZsh(Object.keys(typed))).toEqual(Object.values(typed));
    },
    60_000,
  );

  test.skipIf(!has("fish"))(
    "fish completes a command and a code",
    () => {
      const asked = (line: string): string =>
        execFileSync("fish", ["-c", `source '${script("fish")}'; complete -C '${line}'`], {
          cwd,
          env,
          encoding: "utf8",
        });
      expect(asked("balis reco")).toMatch(/^reconcile\t/);
      expect(asked("balis library show 1000")).toMatch(/^10001\tPeking University/m);
    },
    60_000,
  );

  test.skipIf(!has("pwsh"))(
    "PowerShell completes a command and a code",
    () => {
      const asked = (line: string): string =>
        execFileSync(
          "pwsh",
          [
            "-NoProfile",
            "-c",
            `. '${script("pwsh")}'; (TabExpansion2 '${line}' ${line.length}).CompletionMatches.CompletionText`,
          ],
          { cwd, env, encoding: "utf8" },
        );
      expect(asked("balis reco").trim()).toBe("reconcile");
      expect(asked("balis library show ")).toContain("10001");
    },
    60_000,
  );

  test("each script calls balis complete, and the command prints it", async () => {
    for (const [shell, file] of Object.entries(SCRIPTS)) {
      const text = readFileSync(join(ROOT, "templates/completion", file), "utf8");
      expect(text).toMatch(/balis complete .*--/);
      const said: string[] = [];
      const io = {
        ...{ out: (t: string) => void said.push(t), err: () => {}, env: {}, cwd, user: "wang" },
        ...{ isTerminal: false, hasColour: false, now: () => new Date("2019-06-03") },
      };
      await run(["completion", shell === "pwsh" ? "powershell" : shell], io);
      expect(said.join("")).toBe(text);
    }
  });
});
