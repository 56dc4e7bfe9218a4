/** The server as the thread that asks sees it: it asks, and has the answer. */
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { Bug } from "../../core/bug.ts";
import { ServerError } from "../refusal-of.ts";
import type { Reply, ServerAnswer, ServerQuestion, Wiring } from "./protocol.ts";

type Question = ServerQuestion extends infer One
  ? One extends ServerQuestion
    ? Omit<One, "client">
    : never
  : never;

/** One connection. */
export interface Client {
  ask(question: Question): ServerAnswer;
  end(): void;
}

export interface Server {
  /** `how`: what is set once for the connection. */
  connect(how: string): Client;
  close(): Promise<unknown>;
}

export function serverAt(url: string, script: URL): Server {
  const { port1, port2 } = new MessageChannel();
  const bell = new SharedArrayBuffer(4);
  const bellView = new Int32Array(bell);
  const wiring: Wiring = { port: port2, bell };
  const worker = new Worker(script, { workerData: wiring, transferList: [port2] });
  // A command that is done ends, whatever is left open.
  worker.unref();
  port1.unref();
  let clients = 0;
  const ask = (asked: ServerQuestion): ServerAnswer => {
    Atomics.store(bellView, 0, 0);
    worker.postMessage(asked);
    // A bell for the reply before may wake it, too.
    while (Atomics.load(bellView, 0) === 0) Atomics.wait(bellView, 0, 0);
    const reply = receiveMessageOnPort(port1)?.message as Reply | undefined;
    if (reply === undefined) throw new Bug("the thread that speaks to the server has replied");
    if ("answer" in reply) return reply.answer;
    throw new ServerError(reply.failure.message, reply.failure.code);
  };
  return {
    connect(how) {
      clients += 1;
      const client = clients;
      ask({ do: "connect", client, url, how });
      return {
        ask: (question) => ask({ ...question, client } as ServerQuestion),
        end: () => void ask({ do: "end", client }),
      };
    },
    close: () => worker.terminate(),
  };
}
