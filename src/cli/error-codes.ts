/**
 * Every code that an error can carry, for `balis help errors`: the sentence it is told in, what to do, and how a command ends with it.
 *
 * A sentence is a function of what is there when it is told. Here nothing is there, so each word of it stands as "…"; where a sentence
 * has several forms by a word that the program knows (a stage, a service), one of them is shown.
 */
import { readFileSync } from "node:fs";
import type { MessageCode } from "../core/message.ts";
import type { Language, Sentence } from "../core/words/language.ts";
import { EXIT, type ExitCode } from "../terminal/process-io.ts";
import { templatePath } from "../terminal/templates.ts";
import { exitOfRefusal } from "./exit-of-refusal.ts";
import { messages } from "./words/sentences.ts";

export const ALL_CODES: readonly MessageCode[] = (Object.keys(messages) as MessageCode[]).sort();

/** As a rule's refusal, or as something that the data has wrong: both where a code is used in both ways. */
export function exitsOf(code: MessageCode): ExitCode[] {
  const { refused, found }: { refused: string[]; found: string[] } = JSON.parse(
    readFileSync(templatePath("codes.json"), "utf8"),
  );
  return [
    ...(found.includes(code) ? [EXIT.findings] : []),
    ...(refused.includes(code) ? [exitOfRefusal(code)] : []),
  ];
}

export function sentenceOfCode(language: Language, code: MessageCode): Sentence {
  const params = new Proxy({}, { get: (_, name) => wordOf(code, String(name)) });
  const say = messages[code] as (p: unknown) => Record<Language, Sentence>;
  try {
    return say(params)[language];
  } catch {
    return { what: code, next: "" }; // a word that SHOWN lacks; a test finds it
  }
}

function wordOf(code: string, name: string): unknown {
  const own = `${code} ${name}`;
  if (own in SHOWN) return SHOWN[own];
  return name in SHOWN ? SHOWN[name] : unknown();
}

/** As text "…", as a number 2, as a list nothing; whatever is asked of it is as unknown. */
function unknown(): unknown {
  return new Proxy(() => unknown(), {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? 2 : "…");
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      if (key === "toString") return () => "…";
      return key === "length" ? 2 : unknown();
    },
  });
}

/** Words that the program has a sentence or a name for, by the name of what is told, of one code or of all. */
const SHOWN: Readonly<Record<string, unknown>> = {
  ...{ problem: { code: "value-must-be-given", params: {} }, service: "dd", value: "pages" },
  ...{ stage: "registered", move: "decide", check: "midterm", checkStage: null, by: "bmc" },
  ...{ source: "fiscal", change: "addition", section: "overview", report: "midterm", purpose: "acceptance" },
  ...{ resolution: "supplier-right", extension: "xlsx", step: "apply" },
  "bank-account-must-be-a-number why": "check-digit",
  "bank-account-must-stand-once what": "number",
  "bank-account-must-be-complete columns": [],
  "books-must-be-balis why": "not-a-database",
  "books-must-be-writable why": "read-only",
  "encoding-must-be-certain why": "rare",
  "text-must-be-plain-gbk why": "rare",
  "file-must-be-a-table found": "html",
  "form-must-be-an-xlsx found": "csv",
  "file-must-match-its-extension found": "csv",
  "workbook-must-be-complete why": "damaged",
  "file-must-hold-data why": "lock",
  "period-must-have-records within": [],
  "zip-member-must-be-readable why": "encrypted",
  "zip-must-be-complete why": "truncated",
  "profile-must-be-valid problem": "wrong-value",
  "value-said-once-must-be-clear source": { by: "sheet-name" },
  "value-said-once-must-be-clear why": "missing",
  "rule-must-be-as-enacted how": "edited",
  "schema-must-be-as-made object": "table",
  "schema-must-be-as-made how": "edited",
  "resolution-must-have-its-row kind": "supplier-right",
  "courier-line-must-be-owed class": "late-line",
  "rate-must-be-configured period": "2019-05",
  "receipt-must-go-its-way kind": "received",
  "document-must-be-plain-text what": "table",
  "discrepancy-must-be-as-seen now": null,
  "subject-steps-must-be-in-order before": "scope",
};
