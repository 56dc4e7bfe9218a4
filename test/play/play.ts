/**
 * npm run play -- [--seeds N] [--from N] [--seed N] [--raw]: years of a small alliance, each made by a seed, on real books, with checks after
 * every step. A seed that fails is shrunk to the least that still does (with --raw it is not), and printed as the steps that lead to it.
 */
import { parseArgs } from "node:util";
import { setup } from "../support/temporary-folder.ts";
import { storyOf } from "./make-story.ts";
import { playStory } from "./play-story.ts";
import { templateBooks } from "./played-books.ts";
import { shrunk } from "./shrink.ts";
import { toldStep, toldStory } from "./tell-story.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
    raw: { type: "boolean", default: false },
  },
});
const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;

const end = setup();
const templates = await templateBooks();
process.on("exit", () => {
  templates.remove();
  end?.();
});
const said = new Map<string, number>();
const faults = new Map<string, number[]>();
const began = Date.now();
let steps = 0;
for (let seed = first; seed < first + count; seed++) {
  const story = storyOf(seed);
  const { fault, taken } = await playStory(templates, story);
  steps += taken.length;
  for (const { step, refused } of taken) {
    const key = `${step.kind} ${refused ?? "done"}`;
    said.set(key, (said.get(key) ?? 0) + 1);
  }
  if (fault === null) continue;
  const rule = ruleOf(fault);
  const known = faults.get(rule) ?? [];
  faults.set(rule, [...known, seed]);
  process.exitCode = 1;
  if (known.length > 0) continue;
  console.log(`seed ${seed}: ${fault}`);
  const least = values.raw ? { story, fault } : await shrunk(templates, story, fault);
  console.log(toldStory(least.story));
  if (values.raw)
    for (const { step, refused } of taken.slice(story.steps.length))
      console.log(`  then ${toldStep(step)}: ${refused ?? "done"}`);
  console.log(`→ ${least.fault}\n`);
}
for (const [key, n] of [...said].sort()) console.log(`${String(n).padStart(8)}  ${key}`);
for (const [rule, seeds] of faults)
  console.log(`${seeds.length} seeds: ${rule}: ${seeds.slice(0, 20).join(" ")}`);
const seconds = ((Date.now() - began) / 1000).toFixed(1);
console.log(`${count} seeds, ${steps} steps, ${seconds} s, ${[...faults.values()].flat().length} failed`);

/** What kind of fault it is, numbers aside. */
function ruleOf(fault: string): string {
  return (fault.split("\n")[0] ?? "").replace(/\d+/g, "#").slice(0, 80);
}
