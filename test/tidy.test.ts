/** The house rules, each with its reason. What is not checked here or by the compiler is only a wish. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(ending) && statSync(join(ROOT, name)).isFile())
    .sort();
}

const sources = filesUnder("src", ".ts");
const text = new Map(
  [...sources, ...filesUnder("test", ".ts")].map((f) => [f, readFileSync(join(ROOT, f), "utf8")]),
);

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = sources.flatMap((file) => {
  const found: Import[] = [];
  const source = text.get(file) ?? "";
  for (const m of source.matchAll(/^(import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']/gm)) {
    found.push({ file, target: m[3] ?? "", typeOnly: m[2] !== undefined });
  }
  for (const m of source.matchAll(/\bimport\(["']([^"']+)["']\)/g)) {
    found.push({ file, target: m[1] ?? "", typeOnly: false });
  }
  return found;
});

const layerOf = (file: string): string => file.split("/")[1] ?? "";

const LAYERS: Record<string, { may: readonly string[]; packages: boolean; reason: string }> = {
  domain: {
    may: ["domain"],
    packages: false,
    reason: "rules must be testable and portable without a machine",
  },
  text: {
    may: ["text", "domain"],
    packages: false,
    reason: "words depend on codes, never on how they are shown",
  },
  ports: { may: ["ports", "domain"], packages: false, reason: "interfaces only: they name no technology" },
  workflow: {
    may: ["workflow", "domain", "ports"],
    packages: false,
    reason: "read → plan → apply; everything else arrives as an argument",
  },
  io: { may: ["io", "domain", "ports"], packages: true, reason: "machines live here and know no command" },
  cli: {
    may: ["cli", "text", "workflow", "io", "ports", "domain"],
    packages: true,
    reason: "the only place where all parts meet",
  },
};

/** Files of `fixtures` that the demo command runs. */
const DEMO = "fixtures/alliance/";

describe("layers", () => {
  for (const [layer, rule] of Object.entries(LAYERS)) {
    test(`${layer} imports only ${rule.may.join(", ")}: ${rule.reason}`, () => {
      const wrong = imports
        .filter((i) => layerOf(i.file) === layer && i.target.startsWith("."))
        .map((i) => ({ from: i.file, to: relative(ROOT, resolve(ROOT, dirname(i.file), i.target)) }))
        .filter((i) => i.to !== "package.json" && !(layer === "cli" && i.to.startsWith(DEMO)))
        .filter((i) => !rule.may.includes(layerOf(i.to)));
      expect(wrong).toEqual([]);
    });
    if (!rule.packages) {
      test(`${layer} uses no package and no node: module`, () => {
        const wrong = imports.filter((i) => layerOf(i.file) === layer && !i.target.startsWith("."));
        expect(wrong).toEqual([]);
      });
    }
  }

  test("only io/store/sqlite knows better-sqlite3: another store must be able to stand behind the port", () => {
    const wrong = imports.filter(
      (i) => i.target === "better-sqlite3" && !i.file.startsWith("src/io/store/sqlite/"),
    );
    expect(wrong).toEqual([]);
  });

  test("heavy packages are never imported at the top of a file: --version and short commands start fast", () => {
    const heavy = ["exceljs", "better-sqlite3", "inquirer", "ora", "zod", "yaml", "yauzl", "yazl", "saxes"];
    heavy.push("echarts/core", "fontkit", "@resvg/resvg-js");
    const eager = sources.flatMap((file) =>
      [...(text.get(file) ?? "").matchAll(/^import\s+(?!type\b)[^;]*?from\s+["']([^"']+)["']/gm)]
        .map((m) => m[1] ?? "")
        .filter((target) => heavy.includes(target) && file.startsWith("src/cli/"))
        .map((target) => `${file}: ${target}`),
    );
    expect(eager).toEqual([]);
  });

  test("later stages never import earlier plans: settle may know a match, not how it was found", () => {
    const order = ["registry", "import", "reconcile", "settle", "ledger", "close", "report"];
    const wrong = imports.filter((i) => {
      const target = relative(ROOT, resolve(ROOT, dirname(i.file), i.target));
      const [from, to] = [i.file.split("/")[2] ?? "", target.split("/")[2] ?? ""];
      const isPlan = /\/plan-[a-z-]+\.ts$/.test(target);
      return layerOf(i.file) === "domain" && isPlan && order.includes(from) && from !== to;
    });
    expect(wrong).toEqual([]);
  });
});

const FORBIDDEN_IN_DOMAIN: readonly [RegExp, string][] = [
  [/\bnew Date\b|\bDate\.now\b/, "no clock: the same books give the same answer tomorrow"],
  [/\bMath\.random\b/, "no chance"],
  [/\bparseFloat\b|\.toFixed\(/, "no float ever touches money"],
  [/\basync\b|\bawait\b/, "pure functions over values; streams are the workflow's"],
  [/\bprocess\b\./, "no environment"],
  [/\bsetTimeout\b|\bsetInterval\b/, "no time"],
];

describe("the domain is pure", () => {
  for (const [pattern, reason] of FORBIDDEN_IN_DOMAIN) {
    test(`${pattern.source}: ${reason}`, () => {
      const wrong = sources.filter(
        (f) => f.startsWith("src/domain/") && pattern.test(code(text.get(f) ?? "")),
      );
      expect(wrong).toEqual([]);
    });
  }
});

/** Source without comments, so that a rule can be spoken of. */
function code(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

describe("size", () => {
  test("a file has at most 300 lines: longer ones hold two things", () => {
    const long = [...text].map(([f, s]) => [f, s.split("\n").length - 1] as const).filter(([, n]) => n > 300);
    expect(long).toEqual([]);
  });

  test("a function has at most 60 lines: it is read in one look", () => {
    const long = sources.flatMap((file) => longFunctions(file));
    expect(long).toEqual([]);
  });

  test("a file name is kebab-case and says what is inside", () => {
    const wrong = sources.filter(
      (f) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(f.split("/").at(-1)?.replace("zh-CN", "zh") ?? ""),
    );
    const vague = sources.filter((f) => /\b(utils?|helpers?|misc|manager)\b/.test(f));
    expect([...wrong, ...vague]).toEqual([]);
  });
});

/** Top-level functions and methods by indentation: the formatter makes that exact. */
function longFunctions(file: string): string[] {
  const lines = (text.get(file) ?? "").split("\n");
  const found: string[] = [];
  lines.forEach((line, start) => {
    if (!/^(export )?(async )?function\b/.test(line)) return;
    const length = lines.slice(start).indexOf("}") + 1;
    if (length > 60) found.push(`${file}:${start + 1} ${length} lines`);
  });
  return found;
}

describe("types and words", () => {
  const escapes = /:\s*any\b|\bas any\b|as unknown as|@ts-(ignore|expect-error|nocheck)|biome-ignore/;

  test("nothing escapes the type checker", () => {
    expect(sources.filter((f) => escapes.test(code(text.get(f) ?? "")))).toEqual([]);
  });

  test("no test is switched off or alone", () => {
    const off = [...text.keys()].filter(
      (f) => f.startsWith("test/") && /\b(test|it|describe)\.(only|todo|fails)\(/.test(text.get(f) ?? ""),
    );
    expect(off).toEqual([]);
  });

  test("no default exports: a thing has one name everywhere", () => {
    expect(sources.filter((f) => /^export default/m.test(text.get(f) ?? ""))).toEqual([]);
  });

  test("a domain file opens with its story", () => {
    const silent = sources.filter(
      (f) =>
        f.startsWith("src/domain/") &&
        !f.includes("/messages/") &&
        !/\/\*\*/.test((text.get(f) ?? "").split("\n").slice(0, 14).join("\n")),
    );
    expect(silent).toEqual([]);
  });

  test("terms of the glossary that must never be used instead of ours are not identifiers", () => {
    const never = /\b(fiscalMonth|exceptionQueue|grantProject|orgCode)\b/;
    expect(sources.filter((f) => never.test(text.get(f) ?? ""))).toEqual([]);
  });
});
