/** What is known of one library: what it is called and was called, until when it was there, and its agreements. */
import type { Input } from "../../terminal/command.ts";
import type { Context } from "../../terminal/context.ts";
import { EARLIEST } from "../carriers.ts";
import { registryWords } from "../words/registry.ts";
import { agreementRoles, libraryKinds, services } from "../words/registry-terms.ts";
import { subjectStepLines } from "./subject-library.ts";

export async function showLibrary(context: Context, input: Input) {
  const { libraryOf } = await import("../steps/read-registry.ts");
  const { read } = await context.store();
  const { language } = context;
  const words = registryWords[language];
  const code = await libraryOf(read, input.arg(0));
  const libraries = await read.libraries();
  const library = libraries.find((l) => l.code === code);
  const joined = libraries.flatMap((l) => (l.closed?.into === code ? [{ ...l, on: l.closed.on }] : []));
  const aliases = (await read.aliases()).filter((a) => a.code === code);
  const agreements = (await read.agreements()).filter((a) => a.library === code);
  const steps = (await read.subjectSteps()).filter((s) => s.library === code);
  const days = (of: { from: string; to: string | null }): string =>
    `${of.from <= EARLIEST ? words.always : of.from} ~ ${of.to ?? words.always}`;
  const official = aliases.filter((a) => a.isOfficial);
  return {
    schema: "library-show/1",
    json: { library, aliases, agreements, steps, joined: joined.map((l) => l.code) },
    lines: [
      `${code} ${library?.nameZh ?? ""} ${library?.nameEn ?? ""}`,
      ...(library
        ? [words.kindAndDistrict({ kind: libraryKinds[library.kind][language], district: library.district })]
        : []),
      ...(library?.closed ? [words.closedOn(library.closed)] : []),
      ...(official.length > 0 ? [words.officialNames, ...official.map((a) => `  ${a.text} ${days(a)}`)] : []),
      ...joined.map((l) => words.joined({ library: `${l.code} ${l.nameZh}`, on: l.on })),
      words.names,
      ...aliases.filter((a) => !a.isOfficial).map((a) => `  ${a.text} ${days(a)}`),
      words.agreements,
      ...agreements.map((a) => {
        const said = [services[a.service][language], agreementRoles[a.role][language]].join(" ");
        return `  ${said} ${days(a)}`;
      }),
      ...subjectStepLines(steps, language),
    ],
  };
}
