import { refuse } from "../../../core/refusal.ts";
import { encodingOf, NAMED_ENCODINGS, type TextEncoding } from "../../../tables/encoding.ts";
import type { Input, OptionSpec } from "../../../terminal/command.ts";
import { WITNESSES, type Witness } from "../witness.ts";

export const encodingOption: OptionSpec = {
  flags: "--encoding <name>",
  summary: {
    "zh-CN": "文本文件的编码，如 gb18030、big5、windows-1252（随文件留存）",
    en: "how text files are encoded, e.g. gb18030, big5, windows-1252 (kept with the file)",
  },
};

/** What was typed, under any of its names; undefined where nothing was. */
export function encodingTyped(input: Input): TextEncoding | undefined {
  const text = input.text("encoding");
  if (text === undefined) return undefined;
  return (
    encodingOf(text) ??
    refuse("value-must-be-valid", { flag: "--encoding", text, allowed: NAMED_ENCODINGS.join(", ") })
  );
}

/** --despite name,title: whom a person decides against. */
export function witnessesOf(text: string | undefined): Witness[] {
  const said = (text ?? "").split(/[,，]/).map((word) => word.trim());
  return said.flatMap((word) => {
    if (word === "") return [];
    const allowed = WITNESSES.join(", ");
    const witness = WITNESSES.find((w) => w === word);
    return witness ?? refuse("value-must-be-valid", { flag: "--despite", text: word, allowed });
  });
}
