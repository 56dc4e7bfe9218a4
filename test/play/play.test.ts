/** A few of the stories that `npm run play` plays by the thousand, and the reckoning they are held against. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { storyOf } from "./make-story.ts";
import { playStory } from "./play-story.ts";
import { type Templates, templateBooks } from "./played-books.ts";
import { dueBy, percentOf } from "./rates.ts";
import type { Rates, Story } from "./story.ts";
import { toldStory } from "./tell-story.ts";

const SEEDS = [7, 13] as const;

let templates: Templates;
beforeAll(async () => {
  templates = await templateBooks();
});
afterAll(() => templates.remove());

const RATES: Rates = {
  ...{ from: "2019-01-01", perPageFen: 30, percent: 50, perVolumeFen: 500, materialityFen: 0 },
  ...{ ddPeriodCapFen: null, ddYearCapFen: 500, illPeriodCapFen: null, quotaFen: 1000 },
  grant: { percent: 20, periodFen: 100, yearFen: 1000 },
};

const request = (no: string, day: string, amount: number) =>
  ({ no, service: "dd", supplier: "10002", requester: "10001", day, amount, filled: true }) as const;

/** 20 pages in May, 33 in June, 9 cancelled; two volumes of a loan. */
const STORY: Story = {
  ...{ seed: 0, libraries: ["10001", "10002"], months: ["2019-05", "2019-06"] },
  ...{ isTwoPerson: false, putsRightBy: "notes" },
  requests: [
    request("DD1", "2019-05-06", 20),
    request("DD2", "2019-06-06", 33),
    { ...request("DD3", "2019-06-07", 9), filled: false },
    { ...request("RE1", "2019-06-08", 2), service: "ill" },
  ],
  steps: [{ kind: "enact", rates: RATES }],
};

test("what each library should get is reckoned from what happened, caps and quota month by month", () => {
  // Subsidy 3.00, then 4.95 of which a year's 5.00 leave 2.00; grants 1.20 and 1.98, each cut to 1.00; fees of 6.00 and 9.90 are
  // 5.90 beyond a quota of 10.00; loans 2 × 5.00.
  expect([...dueBy(STORY)].sort()).toEqual([
    ["bill 10001", 590],
    ["dd-subsidy 10002", 500],
    ["grant 10001", 200],
    ["ill-subsidy 10002", 1000],
  ]);
  expect([percentOf(1, 50), percentOf(99, 33)]).toEqual([1, 33]);
});

test("a story without slips gives what was reckoned", async () => {
  expect((await playStory(templates, STORY)).fault).toBeNull();
});

test.each(
  SEEDS,
)("seed %d: a story of slips, corrections and breaks holds after every step and ends as it should", async (seed) => {
  const story = storyOf(seed);
  expect((await playStory(templates, story)).fault, toldStory(story)).toBeNull();
});
