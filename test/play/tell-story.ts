/** A story as lines that a person can follow. */
import type { Step, Story } from "./story.ts";

export function toldStory(story: Story): string {
  const truth = story.requests.map(
    (r) =>
      `  ${r.no} ${r.service} ${r.supplier} → ${r.requester} on ${r.day}, ${r.amount}${r.filled ? "" : ", cancelled"}`,
  );
  return [
    `seed ${story.seed}: ${story.months[0]} to ${story.months.at(-1)}, put right by ${story.putsRightBy}${story.isTwoPerson ? ", two persons" : ""}`,
    "what really happened:",
    ...truth,
    "what the books are told:",
    ...story.steps.map((step, i) => `  ${i + 1}. ${toldStep(step)}`),
    "and in the end every month gets the true files, and what is wrong is put right",
  ].join("\n");
}

export function toldStep(step: Step): string {
  const broken =
    step.breaksAfter === undefined ? "" : ` (breaks after ${step.breaksAfter} facts, then again)`;
  return `${told(step)}${broken}`;
}

function told(step: Step): string {
  switch (step.kind) {
    case "file": {
      const rows = step.rows.map((r) => `${r.no} ${r.other} ${r.day} ${r.amount} ${r.status}`).join("; ");
      return `import ${step.name} for ${step.month}, ${step.way}: ${rows}`;
    }
    case "invoice": {
      const rows = step.rows.map(
        (r) => `${r.waybill} ${r.day} ${r.from}→${r.to} ${r.kg} kg ${r.fen} ${r.item}`,
      );
      return `import ${step.name} of ${step.company} for ${step.month}: ${rows.join("; ")}`;
    }
    case "withdraw":
      return `withdraw ${step.file}, ${step.earlier ?? "not said what becomes of the earlier one"}`;
    case "decide":
      return `${step.month}: open discrepancy ${step.nth}, ${step.as}`;
    case "undecide":
      return `${step.month}: decision ${step.nth} withdrawn`;
    case "correct":
      return `${step.month} ${step.service} ${step.no} is corrected to ${step.amount ?? "nothing"}`;
    case "answer":
      return `${step.month}: ${step.waybill} ${step.as}`;
    case "fund":
      return `${step.month}: the year's fund is ${step.fen}`;
    case "pay":
      return `${step.month}: ${step.percent} % to ${step.party}, ${step.voucher}${step.isAdvance ? ", in advance" : ""}`;
    case "unpay":
      return `${step.month}: movement ${step.nth} is taken back`;
    case "enact":
      return `rules ${JSON.stringify(step.rates)}`;
    case "leave":
      return `${step.library} leaves after ${step.lastDay}`;
    case "reopen":
      return "the books are closed and opened again";
    default:
      return `${step.kind} ${step.month}`;
  }
}
