/** Threads that read streams for the main thread. One that is done with a stream waits for the next. */
import { Worker } from "node:worker_threads";
import { rowsOf, type StoredRow } from "./row-columns.ts";
import type { FromThread, ReadBooks, StreamJob, ToThread } from "./stream-job.ts";

export interface StreamThreads {
  /** In lists of so many rows. Leaving the loop early stops the reading. */
  read(job: StreamJob, most: number): AsyncGenerator<StoredRow[]>;
  endAll(): Promise<void>;
}

export function streamThreads(script: URL, books: ReadBooks): StreamThreads {
  const idle: Thread[] = [];
  return {
    async *read(job, most) {
      const thread = idle.pop() ?? new Thread(script, books);
      let isDone = false;
      try {
        yield* thread.read(job, most);
        isDone = true;
      } finally {
        if (isDone) idle.push(thread);
        else await thread.end();
      }
    },
    async endAll() {
      for (const thread of idle.splice(0)) await thread.end();
    },
  };
}

class Thread {
  private readonly worker: Worker;
  private readonly waiting: FromThread[] = [];
  private failure: Error | null = null;
  private wake = (): void => {};

  constructor(script: URL, books: ReadBooks) {
    this.worker = new Worker(script, { workerData: books });
    this.worker.on("message", (message: FromThread) => {
      this.waiting.push(message);
      this.wake();
    });
    this.worker.on("error", (error) => {
      this.failure = error;
      this.wake();
    });
    this.worker.on("exit", () => {
      this.failure ??= new Error("the thread that reads the books ended without a word");
      this.wake();
    });
  }

  async *read(job: StreamJob, most: number): AsyncGenerator<StoredRow[]> {
    this.worker.ref();
    this.post({ kind: "read", job });
    for (;;) {
      const message = await this.next();
      if (message.kind === "end") break;
      if (message.kind === "failed")
        throw Object.assign(
          new Error(message.message),
          message.code === undefined ? {} : { code: message.code },
        );
      yield* rowsOf(message.part, most);
      this.post({ kind: "used" });
    }
    this.worker.unref();
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: ToThread): void {
    this.worker.postMessage(message);
  }

  private async next(): Promise<FromThread> {
    for (;;) {
      const message = this.waiting.shift();
      if (message !== undefined) return message;
      if (this.failure !== null) throw this.failure;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
