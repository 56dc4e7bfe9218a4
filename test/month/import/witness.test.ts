/** Whom to believe where the command line, the profile, titles, name and rows speak of one file. */
import { expect, test } from "vitest";
import { decisions, heard, type Testimony, type Witness } from "../../../src/month/import/witness.ts";

const same = (a: string, b: string): boolean => a === b;
const says = (by: Testimony["by"], ...values: string[]): Testimony => ({
  ...{ by, says: values, text: by, isSure: values.length === 1 },
});
const ask = (said: readonly Testimony[], ...despite: Witness[]) => heard(said, { despite, agree: same });

test("who agree are believed, and who is not sure supports what may be meant", () => {
  const said = [says("title", "10028", "13629"), says("name", "13629")];
  expect(ask(said)).toEqual({ decided: "13629", isAgreed: true });
});

test("one who may mean several decides nothing alone", () => {
  expect(ask([says("title", "10028", "13629")])).toEqual({ decided: null, isAgreed: true });
});

test("who disagree are not believed, the flag no more than the others", () => {
  expect(ask([says("flag", "10002"), says("name", "10001")]).isAgreed).toBe(false);
  expect(ask([says("title", "10003"), says("name", "10001")]).isAgreed).toBe(false);
  expect(ask([says("title", "10028", "13629"), says("name", "10001")]).isAgreed).toBe(false);
});

test("a decision against a witness lets the others decide", () => {
  const said = [says("title", "10003"), says("name", "10001")];
  expect(ask(said, "title")).toEqual({ decided: "10001", isAgreed: true });
  expect(ask(said, "name")).toEqual({ decided: "10003", isAgreed: true });
});

test("a witness decided against is heard all the same where nobody else speaks", () => {
  expect(ask([says("name", "10001")], "name")).toEqual({ decided: "10001", isAgreed: true });
});

test("what to decide is said for each value: against all who say otherwise", () => {
  const said = [says("flag", "a"), says("title", "b"), says("name", "b"), says("rows", "a", "c")];
  expect(decisions(said, same)).toEqual([
    { value: "a", despite: ["title", "name"] },
    { value: "b", despite: ["rows"] },
  ]);
});
