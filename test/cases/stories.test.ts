/**
 * A whole story as one readable text: each command of `commands` with what it answers, in the order a person would type them, at the moment of
 * `clock` where the folder has one.
 * `BALIS_UPDATE_CASES=1` writes what came out instead; a person then reads it.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { clockIn, runBalis, words } from "./run-case.ts";

const STORIES = resolve(import.meta.dirname, "../../fixtures/stories");
const update = process.env.BALIS_UPDATE_CASES === "1";

async function told(folder: string): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), "balis-story-"));
  try {
    cpSync(join(folder, "files"), cwd, { recursive: true });
    const parts: string[] = [];
    for (const line of readFileSync(join(folder, "commands"), "utf8").trimEnd().split("\n")) {
      if (!line.startsWith("balis ")) {
        parts.push(`${line}\n`);
        continue;
      }
      const { stdout, stderr, exit } = await runBalis(words(line).slice(1), {
        cwd,
        lang: "zh-CN",
        ...clockIn(folder),
      });
      parts.push(`$ ${line}\n${stdout}${stderr}${exit === 0 ? "" : `（退出码 ${exit}）\n`}\n`);
    }
    return parts.join("");
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

for (const name of readdirSync(STORIES).sort()) {
  test(`the story ${name} goes as it is told`, async () => {
    const folder = join(STORIES, name);
    const text = await told(folder);
    if (update) writeFileSync(join(folder, "story.txt"), text);
    expect(text).toBe(readFileSync(join(folder, "story.txt"), "utf8"));
  }, 60_000);
}
