/** Whose word counts of a setting. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { RUN_SETTINGS, resolvedSettings } from "../../src/run/run-settings.ts";

test.each([
  [
    { flag: "a", env: "b", file: "c" },
    { value: "a", from: "flag" },
  ],
  [
    { flag: undefined, env: "b", file: "c" },
    { value: "b", from: "environment" },
  ],
  [
    { flag: undefined, env: undefined, file: "c" },
    { value: "c", from: "file" },
  ],
  // An empty variable is one that is not set, as in a crontab.
  [
    { flag: undefined, env: "", file: "c" },
    { value: "c", from: "file" },
  ],
  [
    { flag: undefined, env: undefined, file: undefined },
    { value: "inbox/{period}", from: "standard" },
  ],
])("%o", ({ flag, env, file }, inbox) => {
  const said = { flags: { inbox: flag }, env: { BALIS_INBOX: env }, file: { inbox: file } };
  expect(resolvedSettings(said).inbox).toEqual(inbox);
});

test.each([
  "zh-CN",
  "en",
])("the %s page of cron shows every setting, and a crontab that finds the program", (lang) => {
  const page = readFileSync(resolve(import.meta.dirname, `../../templates/manual/${lang}/cron.md`), "utf8");
  for (const key of Object.keys(RUN_SETTINGS)) expect(page).toMatch(new RegExp(`^ {2}${key}: \\S`, "m"));
  // cron's own PATH is /usr/bin:/bin.
  expect(page).toMatch(/^ {2}PATH=\/usr\/local\/bin:.*\n {2}30 6 1-10 \* \* balis /m);
});
