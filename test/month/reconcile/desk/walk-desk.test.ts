import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DeskAnswer, type Sitting, walkDesk } from "../../../../src/month/reconcile/steps/walk-desk.ts";
import { action, booksWithDisputes, type Disputes } from "./books-with-disputes.ts";

let books: Disputes;
beforeEach(async () => {
  books = await booksWithDisputes();
});
afterEach(() => books.remove());

const decide = (
  kind: "supplier-right" | "requester-right" | "agreed-value" | "write-off",
  reason = "电话核实",
  count?: number,
): DeskAnswer => ({
  do: "decide",
  decision: { kind, values: count === undefined ? null : { count }, reason },
});
/** DD4, the duplicate: both of the supplier's rows. */
const both = decide("supplier-right", "电话核实", 2);

/** A person who gives these answers, and leaves when there are none left; `seen` tells what they were shown. */
async function sitting(
  answers: readonly DeskAnswer[],
  ...said: ("yes" | "no" | "quit")[]
): Promise<Sitting & { seen: string[] }> {
  const seen: string[] = [];
  const left = [...answers];
  const queue = await books.queue({ period: "2019-05", status: "open" });
  const done = await walkDesk({
    store: books.store,
    queue,
    action,
    undoReason: "当场撤回",
    person: {
      ask: async ({ discrepancy }) => {
        seen.push(discrepancy.caseKey);
        return left.shift() ?? { do: "quit" };
      },
      askAlike: async ({ alike }) => {
        seen.push(`also ${alike.map((d) => d.caseKey).join(" ")}?`);
        return said.shift() ?? "no";
      },
      tell: (what, about) => {
        if (what !== "decided") seen.push([what, ...about.map((d) => d.caseKey)].join(" "));
      },
      refused: (refusal) => void seen.push(refusal.code),
    },
  });
  return { ...done, seen };
}

const resolutions = async (): Promise<string[]> =>
  (await books.queue()).flatMap((d) => (d.resolution ? [`${d.caseKey} ${d.resolution.kind}`] : []));

describe("the desk", () => {
  test("walks from the largest amount down, and every decision is in the books before the next question", async () => {
    const inBooks: string[][] = [];
    const queue = await books.queue({ period: "2019-05", status: "open" });
    await walkDesk({
      store: books.store,
      queue,
      action,
      undoReason: "",
      person: {
        ask: async () => {
          inBooks.push(await resolutions());
          return inBooks.length === 1 ? both : { do: "quit" };
        },
        askAlike: async () => "no",
        tell: () => {},
        refused: () => {},
      },
    });
    const [first] = queue;
    expect(queue.map((d) => d.riskFen)).toEqual([480n, 210n, 180n, 120n]);
    expect(inBooks).toEqual([[], [`${first?.caseKey} supplier-right`]]);
  });

  test("left and opened again, it goes on with what is still open", async () => {
    expect(await sitting([both, { do: "skip" }, { do: "quit" }])).toMatchObject({
      decided: 1,
      left: 3,
      seen: ["DD4", "DD2", "DD3"],
    });
    expect((await sitting([])).seen).toEqual(["DD2"]);
  });

  test("the last decisions can be taken back one by one, each leaves its trace, and the desk goes back to it", async () => {
    const { seen, decided } = await sitting([
      both,
      decide("requester-right"),
      { do: "undo" },
      { do: "undo" },
      { do: "undo" },
    ]);
    expect(seen).toEqual([
      ...["DD4", "DD2", "DD3", "undone DD2", "DD2", "undone DD4", "DD4"],
      ...["nothing-to-undo DD4", "DD4"],
    ]);
    expect(decided).toBe(0);
    expect(await resolutions()).toEqual([]);
    const { id } = await books.of("DD2");
    const history = await books.store.read.discrepancyHistory(id);
    expect(history.map((h) => [h.event, h.reason])).toEqual([
      ["made", "电话核实"],
      ["withdrawn", "当场撤回"],
    ]);
  });

  test("what was passed over can be gone back to; what is decided is not asked about again", async () => {
    const { seen } = await sitting([{ do: "skip" }, decide("supplier-right"), { do: "back" }, both]);
    expect(seen).toEqual(["DD4", "DD2", "DD3", "DD4", "DD3"]);
  });

  test("a decision that can't stand is refused, and the same discrepancy is asked about again", async () => {
    const { seen, decided } = await sitting([
      decide("supplier-right", " "),
      decide("agreed-value"),
      decide("supplier-right"),
      decide("supplier-right", "电话核实", 3),
      both,
    ]);
    expect(seen.filter((said) => said !== "DD4")).toEqual([
      "resolution-must-have-reason",
      "resolution-must-have-value",
      "desk-count-must-be-given",
      "desk-count-must-be-within",
      "DD2",
    ]);
    expect(decided).toBe(1);
  });

  test("a decision on what a colleague decided while it was looked at is refused, and theirs stands", async () => {
    const queue = await books.queue({ period: "2019-05", status: "open" });
    const told: string[] = [];
    let asked = 0;
    await walkDesk({
      store: books.store,
      queue,
      action,
      undoReason: "",
      person: {
        ask: async ({ discrepancy }) => {
          asked += 1;
          if (asked > 1) return { do: "quit" };
          await books.balis(`discrepancy resolve ${discrepancy.id} --as write-off --reason 同事处理`);
          return decide("supplier-right");
        },
        askAlike: async () => "no",
        tell: (what, [about]) => void told.push(`${what} ${about?.caseKey}`),
        refused: (refusal) => void told.push(refusal.code),
      },
    });
    expect(told).toEqual(["discrepancy-must-be-as-seen", "changed-meanwhile DD4"]);
    expect(await resolutions()).toEqual(["DD4 write-off"]);
  });

  test("what a colleague has decided meanwhile is told and passed over, never overwritten and never taken back", async () => {
    const queue = await books.queue({ period: "2019-05", status: "open" });
    const told: string[] = [];
    let asked = 0;
    await walkDesk({
      store: books.store,
      queue,
      action,
      undoReason: "",
      person: {
        ask: async ({ discrepancy }) => {
          asked += 1;
          if (asked === 1) {
            const { id } = await books.of("DD2");
            await books.balis(`discrepancy resolve ${id} --as write-off --reason 同事处理`);
            return both;
          }
          if (asked === 2) {
            const { id } = await books.of("DD4");
            await books.balis(`discrepancy resolve ${id} --as write-off --reason 同事改判`);
            return { do: "undo" };
          }
          told.push(`asked ${discrepancy.caseKey}`);
          return { do: "quit" };
        },
        askAlike: async () => "no",
        tell: (what, about) => {
          if (what !== "decided") told.push([what, ...about.map((d) => d.caseKey)].join(" "));
        },
        refused: () => {},
      },
    });
    expect(told).toEqual(["changed-meanwhile DD2", "changed-meanwhile DD4", "asked DD3"]);
    expect(await resolutions()).toEqual(["DD4 write-off", "DD2 write-off"]);
  });

  test("what a colleague withdrew is open again and asked about; the next undo is of the decision before it", async () => {
    const told: string[] = [];
    const answers: (() => Promise<DeskAnswer>)[] = [
      async () => both,
      async () => decide("write-off"),
      async () => {
        const { id } = await books.of("DD2");
        await books.balis(`discrepancy withdraw ${id} --reason 同事撤回`);
        return { do: "undo" };
      },
      async () => ({ do: "undo" }),
      async () => ({ do: "quit" }),
    ];
    await walkDesk({
      store: books.store,
      queue: await books.queue({ period: "2019-05", status: "open" }),
      action,
      undoReason: "当场撤回",
      person: {
        ask: async ({ discrepancy, open }) => {
          told.push(`asked ${discrepancy.caseKey}, ${open} open`);
          return (await answers.shift()?.()) ?? { do: "quit" };
        },
        askAlike: async () => "no",
        tell: (what, about) => void told.push([what, ...about.map((d) => d.caseKey)].join(" ")),
        refused: (refusal) => void told.push(refusal.code),
      },
    });
    expect(told.slice(told.indexOf("withdrawn-meanwhile DD2"))).toEqual([
      ...["withdrawn-meanwhile DD2", "asked DD2, 3 open", "undone DD4", "asked DD4, 4 open"],
    ]);
    expect(await resolutions()).toEqual([]);
  });

  test("some of the queue are looked at, with their own count and sum; then all of it again", async () => {
    const choose = (text: string): DeskAnswer => ({
      ...{ do: "choose", chosen: { text, fits: ({ caseKey }) => text.includes(caseKey) } },
    });
    const shown: string[] = [];
    const left: DeskAnswer[] = [choose("DD9"), choose("DD2 DD5"), { do: "skip" }, decide("requester-right")];
    const told: string[] = [];
    await walkDesk({
      store: books.store,
      queue: await books.queue({ period: "2019-05", status: "open" }),
      action,
      undoReason: "",
      person: {
        ask: async ({ discrepancy: d, at, of, open, riskFen, chosen }) => {
          shown.push(`${chosen ?? "all"}: ${d.caseKey} ${at}/${of}, ${open} open ${riskFen}`);
          return left.shift() ?? { do: "quit" };
        },
        askAlike: async () => "no",
        tell: (what) => void told.push(what),
        refused: () => {},
      },
    });
    expect(shown).toEqual([
      "all: DD4 1/4, 4 open 990",
      "all: DD4 1/4, 4 open 990",
      "DD2 DD5: DD2 1/2, 2 open 330",
      "DD2 DD5: DD5 2/2, 2 open 330",
      "all: DD4 1/4, 3 open 870",
    ]);
    expect(told).toEqual(["none-chosen", "decided", "chosen-done"]);
  });

  test("what a colleague decided is no longer left", async () => {
    const queue = await books.queue({ period: "2019-05", status: "open" });
    const { id } = await books.of("DD4");
    const person = {
      ask: async () => ({ do: "quit" }) as const,
      ...{ askAlike: async () => "no" as const, tell: () => {}, refused: () => {} },
    };
    await books.balis(`discrepancy resolve ${id} --as write-off --reason 同事处理`);
    const done = await walkDesk({ store: books.store, queue, action, undoReason: "", person });
    expect(done).toEqual({ decided: 0, left: 3 });
  });
});
