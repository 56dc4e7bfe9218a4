import { toJson } from "../../json.ts";
import type { SqlValue } from "./fact-table.ts";
import { singleRow, versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

type Registry =
  | "library-recorded"
  | "alias-recorded"
  | "agreement-recorded"
  | "subject-step-recorded"
  | "subject-step-undone"
  | "setting-recorded"
  | "profile-saved"
  | "profile-removed"
  | "rule-enacted";

export function registryWriters(tx: Transaction): Pick<Writers, Registry> {
  const shapes = {
    setting: { table: "setting", key: ["name"], rest: ["value"], by: "setting" },
    library: {
      table: "library",
      key: ["code"],
      rest: ["name_zh", "name_en", "kind", "district", "certainty", "source", "closed_on", "closed_into"],
      by: "library",
    },
    alias: { table: "alias", key: ["code", "text", "from_day"], rest: ["to_day", "official"], by: "alias" },
    agreement: {
      table: "agreement",
      key: ["library", "service", "role", "from_day"],
      rest: ["to_day"],
      by: "agreement",
    },
    profile: { table: "profile", key: ["name"], rest: ["text", "hash", "off"], by: "profile" },
  };
  const setting = versionedRow(tx, shapes.setting);
  const library = versionedRow(tx, shapes.library);
  const alias = versionedRow(tx, shapes.alias);
  const agreement = versionedRow(tx, shapes.agreement);
  const profile = versionedRow(tx, shapes.profile);
  const rule = singleRow(tx, {
    table: "rule_version",
    key: ["part", "pack", "version"],
    rest: ["from_day", "to_day", "sample", "notice", "hash", "body"],
    by: "rule-version",
  });
  return {
    "setting-recorded": (f) => void setting([f.name, f.value]),
    "library-recorded": ({ library: l }) => {
      const closing = [l.closed?.on ?? null, l.closed?.into ?? null];
      library([l.code, l.nameZh, l.nameEn, l.kind, l.district, l.certainty, l.source, ...closing]);
    },
    "alias-recorded": ({ alias: a }) => void alias([a.code, a.text, a.from, a.to, a.isOfficial ? 1 : 0]),
    "agreement-recorded": ({ agreement: a }) => void agreement([a.library, a.service, a.role, a.from, a.to]),
    ...subjectStepWriters(tx),
    "profile-saved": (f) => void profile([f.name, f.text, f.hash, 0]),
    "profile-removed": (f) => void profile([f.name, f.text, f.hash, 1]),
    "rule-enacted": ({ rule: r }) => {
      const key: SqlValue[] = [r.part, r.pack, r.version];
      rule([...key, r.from, r.to, r.sample ? 1 : 0, toJson(r.notice), r.hash, toJson(r.body)]);
    },
  };
}

function subjectStepWriters(tx: Transaction): Pick<Writers, "subject-step-recorded" | "subject-step-undone"> {
  const key = ["library", "service", "number"];
  const step = singleRow(tx, {
    ...{ table: "subject_step", key, by: "subject-step" },
    rest: ["step", "day", "text", "conclusion", "document", "evidence"],
  });
  const undone = singleRow(tx, {
    ...{ table: "subject_step_undone", key, by: "subject-step-undone" },
    rest: ["reason"],
  });
  return {
    "subject-step-recorded": ({ step: s }) => {
      const said = [s.step, s.day, s.text, s.conclusion, s.document, toJson(s.evidence)];
      step([s.library, s.service, s.number, ...said]);
    },
    "subject-step-undone": ({ undone: u }) => void undone([u.library, u.service, u.number, u.reason]),
  };
}
