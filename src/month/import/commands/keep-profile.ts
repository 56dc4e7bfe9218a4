/** balis profile show, save, edit, remove: the import formats that the books keep. */

import { basename } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import { canAsk } from "../../../terminal/ask.ts";
import { hasBooks } from "../../../terminal/books-place.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { templatePath } from "../../../terminal/templates.ts";
import { isUsedOnlyByName } from "../columns/preferred.ts";
import type { Profile } from "../columns/profile.ts";
import { importWords } from "../words/import.ts";
import { profileWords } from "../words/profile.ts";

export const keepingCommands: readonly CommandSpec[] = [
  {
    usage: "show <name>",
    summary: {
      "zh-CN": "显示一个格式的全文，可另存后修改",
      en: "print an import format, to be saved and changed",
    },
    examples: ["profile show dd-supplier"],
    run: async (context, input) => {
      const { name, text, isSaved } = await textNamed(context, input.arg(0));
      const hash = context.hash(text);
      return {
        schema: "profile-show/1",
        json: { name, saved: isSaved, hash, text },
        lines: text.trimEnd().split("\n"),
      };
    },
  },
  {
    usage: "save <yaml>",
    summary: {
      "zh-CN": "把一个格式文件存入账册（同名的替换）",
      en: "save an import format in the books (replaces one of the same name)",
    },
    examples: ["profile save pku-dd.yaml"],
    run: async (context, input) => {
      const { readTextFile } = await import("../../../tables/io/read-text.ts");
      const path = context.path(input.arg(0));
      return save(context, { text: readTextFile(path), origin: basename(path) });
    },
  },
  {
    usage: "edit <name>",
    summary: {
      "zh-CN": "用编辑器（EDITOR）修改一个格式，核对后存入账册",
      en: "change an import format in your editor (EDITOR), check it and save it",
    },
    examples: ["profile edit pku-dd"],
    run: editCommand,
  },
  {
    usage: "remove <name>",
    summary: {
      "zh-CN": "停用自存的格式（历史保留，已读的文件不变）",
      en: "stop using a saved import format (its history stays, files already read keep theirs)",
    },
    examples: ["profile remove pku-dd"],
    run: removeCommand,
  },
];

/** The shipped profiles and those of the books, where there are books; and one that is only tried. */
export async function allProfiles(context: Context, extra: string | undefined): Promise<readonly Profile[]> {
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  if (extra === undefined) return profilesWith(context, null);
  const path = context.path(extra);
  return profilesWith(context, { text: readTextFile(path), origin: basename(path) });
}

interface Written {
  readonly text: string;
  readonly origin: string;
}

export async function profilesWith(context: Context, extra: Written | null): Promise<readonly Profile[]> {
  const { profileShelf, nameOfProfile } = await import("../io/profile-shelf.ts");
  const saved = await savedProfiles(context);
  const shelf = profileShelf(templatePath("profiles"), context.hash);
  if (extra === null) return shelf(saved);
  const name = nameOfProfile(extra);
  return shelf([...saved.filter((s) => s.name !== name), { name, ...extra }]);
}

async function savedProfiles(context: Context) {
  return hasBooks(context.books) ? await (await context.store()).read.profiles() : [];
}

async function textNamed(context: Context, name: string) {
  const { profileTexts } = await import("../io/profile-shelf.ts");
  const texts = profileTexts(templatePath("profiles"), await savedProfiles(context));
  const found = texts.find((t) => t.name === name);
  return (
    found ??
    refuse("profile-must-exist", {
      name,
      known: texts
        .map((t) => t.name)
        .sort()
        .join(", "),
    })
  );
}

async function save(context: Context, written: Written): Promise<Answer> {
  const { nameOfProfile } = await import("../io/profile-shelf.ts");
  const name = nameOfProfile(written);
  // The whole shelf is read with it first: a profile that breaks another must not be kept.
  const profiles = await profilesWith(context, written);
  const own = profiles.find((p) => p.name === name);
  const shadowed = own && profiles.find((p) => own.parents.includes(p.name) && isUsedOnlyByName(own, p));
  const { text } = written;
  const store = await context.store();
  const fact = { kind: "profile-saved", name, text, hash: context.hash(text) } as const;
  const { added } = await store.apply(() => [fact], context.action());
  const words = importWords[context.language];
  return {
    schema: "profile-save/1",
    json: { name, added, usedOnlyByName: shadowed !== undefined },
    lines: [
      added > 0 ? words.saved(name) : profileWords[context.language].present(name),
      ...(shadowed ? [profileWords[context.language].onlyByName({ name, extended: shadowed.name })] : []),
    ],
  };
}

async function editCommand(context: Context, input: Input): Promise<Answer> {
  const { name, text } = await textNamed(context, input.arg(0));
  const { env } = context.io;
  const editor = env.VISUAL ?? env.EDITOR ?? "";
  if (!canAsk(context) || editor === "") refuse("profile-edit-needs-an-editor", { name });
  const { editedText } = await import("../io/in-editor.ts");
  const edited = editedText({ editor, name, text });
  try {
    const answer = await save(context, { text: edited.text, origin: edited.path });
    edited.remove();
    return answer;
  } catch (error) {
    context.say(profileWords[context.language].kept(edited.path));
    throw error;
  }
}

async function removeCommand(context: Context, input: Input): Promise<Answer> {
  const name = input.arg(0);
  const { parentOfProfile, profileTexts } = await import("../io/profile-shelf.ts");
  const store = await context.store();
  const saved = await store.read.profiles();
  const found = saved.find((s) => s.name === name);
  if (!found) return refuse("profile-must-be-saved", { name, known: saved.map((s) => s.name).join(", ") });
  const others = saved.filter((s) => s.name !== name);
  const left = profileTexts(templatePath("profiles"), others);
  const isShipped = left.some((t) => t.name === name);
  const by = left.filter((t) => parentOfProfile(t) === name).map((t) => t.name);
  if (by.length > 0 && !isShipped) refuse("profile-must-not-be-extended", { name, by: by.join(", ") });
  const { profileShelf } = await import("../io/profile-shelf.ts");
  profileShelf(templatePath("profiles"), context.hash)(others);
  const { text, hash } = found;
  await store.apply(() => [{ kind: "profile-removed", name, text, hash }], context.action());
  const standing = (await store.read.files()).filter((f) => f.profile === name && f.supersededBy === null);
  const words = profileWords[context.language];
  return {
    schema: "profile-remove/1",
    json: { name, shippedAgain: isShipped, files: standing.map((f) => f.name) },
    lines: [
      words.removed(name),
      ...(isShipped ? [words.shippedAgain(name)] : []),
      ...(standing.length > 0 ? [words.filesStay(standing.length)] : []),
    ],
  };
}
