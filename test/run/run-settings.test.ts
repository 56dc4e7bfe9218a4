/** Whose word counts of a setting. */
import { expect, test } from "vitest";
import { resolvedSettings } from "../../src/run/run-settings.ts";

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
