import { hashText } from "../../../core/io/hash.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import type { Agreement, Alias, Library } from "../../../registry/library.ts";
import type { StoredSubjectStep } from "../../../registry/subject-step.ts";
import type { RuleBodies, RulePart, RuleVersion } from "../../../rules/rules.ts";
import type { Connection } from "../../database.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import type { Reading } from "./reading.ts";
import { ruleSeals } from "./rule-seals.ts";

type Registry =
  | ("settings" | "libraries" | "aliases" | "agreements" | "subjectSteps" | "profiles")
  | ("rules" | "ruleSeals" | "rulesDigest" | "standingAt");

export function registryReader({ db }: Reading): Pick<Reader, Registry> {
  return {
    settings: async () => {
      const rows = db.prepare(latest("setting", ["name"], "name, value")).all() as {
        name: string;
        value: string;
      }[];
      return new Map(rows.map((row) => [row.name, row.value]));
    },
    libraries: async () => (db.prepare(LIBRARIES).all() as LibraryRow[]).map(libraryOf),
    aliases: async () => (db.prepare(ALIASES).all() as AliasRow[]).map(aliasOf),
    agreements: async () => db.prepare(AGREEMENTS).all() as Agreement[],
    subjectSteps: async () =>
      (db.prepare(SUBJECT_STEPS).all() as SubjectStepRow[]).map(({ evidence, ...step }) => ({
        ...step,
        evidence: fromJson(evidence) as EvidenceFile[],
      })),
    profiles: async () =>
      db.prepare(PROFILES).all() as {
        name: string;
        text: string;
        hash: string;
      }[],
    rules: async () => (db.prepare(RULES).all() as RuleRow[]).map(ruleOf),
    ruleSeals: async () => ruleSeals(db),
    rulesDigest: async () => rulesDigest(db),
    standingAt: async (settlement) => {
      const all = (sql: string): unknown[] => db.prepare(sql).all({ settlement });
      return {
        registry: {
          libraries: (all(THEN.libraries) as LibraryRow[]).map(libraryOf),
          aliases: (all(THEN.aliases) as AliasRow[]).map(aliasOf),
          agreements: all(THEN.agreements) as Agreement[],
        },
        rules: (all(THEN.rules) as RuleRow[]).map(ruleOf),
      };
    },
  };
}

/** The latest version of each identity, ordered by it; `until`: of the actions up to that one. */
export function latest(
  table: string,
  identity: readonly string[],
  columns: string,
  until: string | null = null,
): string {
  const same = identity.map((column) => `later.${column} = v.${column}`).join(" AND ");
  const [then, before] =
    until === null ? ["", ""] : [`v.action <= ${until} AND`, `AND later.action <= ${until}`];
  return `SELECT ${columns} FROM ${table} v
    WHERE ${then} NOT EXISTS (SELECT 1 FROM ${table} later WHERE ${same} AND later.number > v.number ${before})
    ORDER BY ${identity.join(", ")}`;
}

const FIGURE_LIBRARY = "code, name_zh AS nameZh, name_en AS nameEn, kind, district, certainty, source";
const FIGURE_ALIAS = `text, code, from_day AS "from", to_day AS "to"`;
const librariesSql = (until: string | null = null): string =>
  latest("library", ["code"], `${FIGURE_LIBRARY}, closed_on AS closedOn, closed_into AS closedInto`, until);
const aliasesSql = (until: string | null = null): string =>
  latest("alias", ["code", "text", "from_day"], `${FIGURE_ALIAS}, official`, until);
const agreementsSql = (until: string | null = null): string =>
  latest(
    "agreement",
    ["library", "service", "role", "from_day"],
    `library, service, role, from_day AS "from", to_day AS "to"`,
    until,
  );
const PROFILES = `SELECT name, text, hash FROM (${latest("profile", ["name"], "name, text, hash, off")}) p WHERE off = 0 ORDER BY name`;
const [LIBRARIES, ALIASES, AGREEMENTS] = [librariesSql(), aliasesSql(), agreementsSql()];
const SUBJECT_STEPS = `
  SELECT s.library, s.service, s.number, s.step, s.day, s.text, s.conclusion, s.document, s.evidence,
    a.at, a.operator, u.reason AS undone
  FROM subject_step s JOIN action a ON a.number = s.action
    LEFT JOIN subject_step_undone u ON u.library = s.library AND u.service = s.service AND u.number = s.number
  ORDER BY s.library, s.service, s.number`;
const rules = (where: string): string => `
  SELECT part, pack, version, from_day AS "from", to_day AS "to", sample, notice, hash, body
  FROM rule_version ${where} ORDER BY part, from_day, pack, version`;
const RULES = rules("");
const SETTLED = "(SELECT action FROM settlement_run WHERE number = @settlement)";
const THEN = {
  libraries: librariesSql(SETTLED),
  aliases: aliasesSql(SETTLED),
  agreements: agreementsSql(SETTLED),
  rules: rules(`WHERE action <= ${SETTLED}`),
};
/** What only measures and judges changes nothing that is owed. */
const RULES_OF_MONEY = rules(
  "WHERE part NOT IN ('indicators', 'calendar', 'self-evaluation', 'service-evaluation')",
);

type LibraryRow = Omit<Library, "closed"> & {
  readonly closedOn: string | null;
  readonly closedInto: string | null;
};
type SubjectStepRow = Omit<StoredSubjectStep, "evidence"> & { readonly evidence: string };
type AliasRow = Omit<Alias, "isOfficial"> & { readonly official: number };

function libraryOf({ closedOn, closedInto, ...library }: LibraryRow): Library {
  return closedOn === null ? library : { ...library, closed: { on: closedOn, into: closedInto } };
}

function aliasOf({ official, ...alias }: AliasRow): Alias {
  return official === 1 ? { ...alias, isOfficial: true } : alias;
}

type RuleRow = Omit<RuleVersion, "sample" | "notice" | "body"> & {
  readonly sample: number;
  readonly notice: string;
  readonly body: string;
};

function ruleOf(row: RuleRow): RuleVersion {
  return {
    ...row,
    sample: row.sample === 1,
    notice: fromJson(row.notice) as RuleVersion["notice"],
    body: fromJson(row.body) as RuleBodies[RulePart],
  };
}

/** Settings but those that say who checks: no figure rests on them. */
const FIGURE_SETTINGS = `SELECT * FROM (${latest("setting", ["name"], "name, value")}) s WHERE name <> 'single-person' ORDER BY name`;

/** A closing ends agreements, which are here; what names meant was settled when the rows were read. */
const FIGURE_LIBRARIES = latest("library", ["code"], FIGURE_LIBRARY);
const FIGURE_ALIASES = latest("alias", ["code", "text", "from_day"], FIGURE_ALIAS);

/** Over what is in force, not over how it came to be: the order of recording does not count. */
export function rulesDigest(db: Connection): string {
  const parts = [FIGURE_SETTINGS, FIGURE_LIBRARIES, FIGURE_ALIASES, AGREEMENTS, RULES_OF_MONEY].map((sql) =>
    JSON.stringify(db.prepare(sql).raw(true).all()),
  );
  return hashText(parts.join("\n"));
}
