/** What was worked out of the books is asked for again only when somebody has added to them. */
import { expect, test } from "vitest";
import { whileUnchanged } from "../../src/people/steps/while-unchanged.ts";

/** Books that nothing is known of but the number of their last action. */
function books() {
  let last = 1;
  const action = { at: "2019-06-03T01:30:00Z", operator: "li", command: "", added: {} };
  return {
    read: { actions: async () => [{ ...action, number: last }] } as unknown as Parameters<
      typeof whileUnchanged
    >[0],
    add: () => {
      last += 1;
    },
  };
}

test("it holds till the next action, by what is asked and of which books", async () => {
  const [{ read, add }, others] = [books(), books()];
  let worked = 0;
  const work = async (): Promise<number> => {
    worked += 1;
    return worked;
  };
  expect(await whileUnchanged(read, "a", work)).toBe(1);
  expect(await whileUnchanged(read, "a", work)).toBe(1);
  expect(await whileUnchanged(read, "b", work)).toBe(2);
  expect(await whileUnchanged(others.read, "a", work)).toBe(3);
  add();
  expect(await whileUnchanged(read, "a", work)).toBe(4);
  expect(await whileUnchanged(read, "b", work)).toBe(5);
});

test("a failure is told to who asked, and tried again for the next", async () => {
  const { read } = books();
  const fail = (): Promise<number> => Promise.reject(new Error("no"));
  await expect(whileUnchanged(read, "a", fail)).rejects.toThrow("no");
  expect(await whileUnchanged(read, "a", async () => 7)).toBe(7);
});
