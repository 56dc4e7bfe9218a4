/** A text in the user's own editor: written to a file of its own, read when the editor ends. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuse } from "../../../core/refusal.ts";

interface EditedText {
  readonly text: string;
  /** Kept until it is removed, so that nothing typed is lost. */
  readonly path: string;
  remove(): void;
}

/** `editor`: as EDITOR says it, with its own flags. */
export function editedText(asked: { editor: string; name: string; text: string }): EditedText {
  const { editor, name, text } = asked;
  const folder = mkdtempSync(join(tmpdir(), "balis-"));
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text);
  const { status } = spawnSync(`${editor} "${path}"`, { shell: true, stdio: "inherit" });
  if (status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    refuse("profile-edit-needs-an-editor", { name });
  }
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { text: readFileSync(path, "utf8"), path, remove };
}
