/** The rooms of the house: who may know whom, and what may be used where. The reasons stand in src/README.md. */
import { describe, expect, test } from "vitest";
import { codeOf, imports, sources } from "./source-files.ts";

/** By the way of the data. A room imports only rooms above it, and `books/port.ts`. */
const ROOMS = [
  ...["core", "tables", "terminal", "sheet", "people", "registry", "records", "rules"],
  ...["month/import", "month/reconcile", "month/courier", "month/ledger", "month/settle", "month/close"],
  ...["review/services", "review/subproject", "review/indicator"],
  ...["papers/report", "papers/forms", "papers/pack"],
  ...["answers/explain", "answers/simulate", "answers/doctor", "answers/status"],
  ...["books", "run", "demo", "cli"],
];
/** Rooms of machine code. */
const MACHINES = ["terminal", "books", "demo", "cli"];

function roomOf(file: string): string {
  return ROOMS.find((room) => file.startsWith(`src/${room}/`)) ?? "";
}

/** What still runs against the order, and why. The list may only become shorter. */
const AGAINST_THE_ORDER: Readonly<Record<string, string>> = {
  "month/import → review/subproject":
    "spending comes through the same door as every file, and is looked up against its sub-project's own budget",
  "rules → review/indicator":
    "a rule pack is one file, read in one place; the shapes of its measuring parts stand with what they measure",
};

describe("rooms", () => {
  test("every file stands in a room", () => {
    expect(sources.filter((f) => roomOf(f) === "")).toEqual([]);
  });

  test("a room imports only rooms above it, so the way of the data never goes back", () => {
    const wrong = imports
      .filter((i) => i.isOurs && i.target.startsWith("src/") && i.target !== "src/books/port.ts")
      .filter((i) => ROOMS.indexOf(roomOf(i.target)) > ROOMS.indexOf(roomOf(i.file)))
      .map((i) => `${roomOf(i.file)} → ${roomOf(i.target)}`);
    expect([...new Set(wrong)].sort()).toEqual(Object.keys(AGAINST_THE_ORDER));
  });

  test("no file imports itself by way of others, types included", () => {
    expect(circles()).toEqual([]);
  });

  test("the product imports nothing from fixtures and tests", () => {
    const outside = imports.filter(
      (i) => i.isOurs && !i.target.startsWith("src/") && i.target !== "package.json",
    );
    expect(outside).toEqual([]);
  });
});

type Kind = "rules" | "port" | "steps" | "io" | "words" | "commands" | "machine";

function kindOf(file: string): Kind {
  if (file.endsWith("/port.ts")) return "port";
  for (const kind of ["steps", "io", "words", "commands"] as const) {
    if (file.includes(`/${kind}/`) || file.endsWith(`/${kind}.ts`)) return kind;
  }
  return MACHINES.includes(roomOf(file)) ? "machine" : "rules";
}

const MAY_USE: Readonly<Record<Exclude<Kind, "machine" | "commands">, readonly Kind[]>> = {
  rules: ["rules", "port"],
  port: ["rules", "port"],
  steps: ["rules", "port", "steps"],
  io: ["rules", "port", "io", "machine"],
  words: ["rules", "port", "words"],
};

/** Steps that still take the whole `Reader`, and why. The list may only become shorter. */
const WHOLE_READER: Readonly<Record<string, string>> = {
  "src/answers/explain/steps/walk.ts": "any figure may be asked for, so a walk may read whatever there is",
  "src/papers/forms/steps/form-reports.ts":
    "the command fills a form by the same question, and the output's check takes the whole reader",
  "src/papers/forms/steps/narrative-reports.ts":
    "the command fills a form by the same question, and the output's check takes the whole reader",
  "src/papers/pack/steps/gathering.ts": "a pack holds every paper, the forms among them",
};

describe("the shape of a room", () => {
  test("a step names the ports it uses; of a later room, whose port it may not import, the very reads", () => {
    const typesOf = (file: string): string =>
      codeOf(file)
        .replace(/^import[^;]*;/gm, "")
        .replace(/\bPick<\s*Reader,/g, "");
    const whole = sources.filter((f) => kindOf(f) === "steps" && /\bReader\b/.test(typesOf(f)));
    expect(whole).toEqual(Object.keys(WHOLE_READER));
  });

  for (const [kind, may] of Object.entries(MAY_USE)) {
    test(`${kind} use only ${may.join(", ")}`, () => {
      const wrong = imports.filter(
        (i) => i.isOurs && kindOf(i.file) === kind && i.target.startsWith("src/") && !i.isType,
      );
      expect(
        wrong.filter((i) => !may.includes(kindOf(i.target))).map((i) => `${i.file} ← ${i.target}`),
      ).toEqual([]);
    });
  }

  test("rules, ports, steps and words use no package and nothing of Node's", () => {
    const wrong = imports.filter(
      (i) => !i.isOurs && ["rules", "port", "steps", "words"].includes(kindOf(i.file)),
    );
    expect(wrong).toEqual([]);
  });

  const IMPURE: readonly [RegExp, string][] = [
    [/\bnew Date\b|\bDate\.now\b/, "no clock: the same books give the same answer tomorrow"],
    [/\bMath\.random\b/, "no chance"],
    [/\bparseFloat\b|\.toFixed\(/, "no float ever touches money"],
    [/\basync\b|\bawait\b/, "pure functions over values; streams are the steps'"],
    [/\bprocess\b\./, "no environment"],
    [/\bsetTimeout\b|\bsetInterval\b/, "no time"],
  ];
  for (const [pattern, reason] of IMPURE) {
    test(`rules are pure: ${pattern.source}: ${reason}`, () => {
      expect(sources.filter((f) => kindOf(f) === "rules" && pattern.test(codeOf(f)))).toEqual([]);
    });
  }

  test("only books/sqlite knows better-sqlite3: another store must be able to stand behind the port", () => {
    const wrong = imports.filter(
      (i) => i.target === "better-sqlite3" && !i.file.startsWith("src/books/sqlite/"),
    );
    expect(wrong).toEqual([]);
  });

  test("what every start loads uses light packages only: --version and short commands start fast", () => {
    const light = ["chalk", "commander", "get-east-asian-width"];
    const named = imports.filter((each) => each.file === "src/cli/commands.ts").map((each) => each.target);
    const loaded = new Set(["src/cli/main.ts", "src/cli/program.ts", ...named]);
    const eager: string[] = [];
    for (const file of loaded)
      for (const i of imports.filter((each) => each.file === file && !each.isType && !each.isLazy)) {
        if (i.isOurs) loaded.add(i.target);
        else if (!i.target.startsWith("node:") && !light.includes(i.target))
          eager.push(`${file} ← ${i.target}`);
      }
    expect(eager).toEqual([]);
  });
});

/** Tarjan: sets of files that reach one another. */
function circles(): string[][] {
  const targets = new Map<string, string[]>(sources.map((f) => [f, []]));
  for (const i of imports) if (i.isOurs && targets.has(i.target)) targets.get(i.file)?.push(i.target);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const next of targets.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const file of sources) if (!index.has(file)) visit(file);
  return found;
}
