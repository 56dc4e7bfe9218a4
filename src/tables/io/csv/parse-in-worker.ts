/** The batches of a CSV file, parsed by a worker thread. Leaving the loop early stops the thread. */
import { Worker } from "node:worker_threads";
import type { CsvJob, CsvOutcome, FromWorker } from "./csv-job.ts";

export async function* parseInWorker(job: CsvJob, script: URL): AsyncGenerator<CsvOutcome> {
  const worker = new Worker(script, { workerData: job });
  const waiting: FromWorker[] = [];
  let failure: Error | null = null;
  let wake = (): void => {};
  worker.on("message", (message: FromWorker) => {
    waiting.push(message);
    wake();
  });
  worker.on("error", (error) => {
    failure = error;
    wake();
  });
  worker.on("exit", () => {
    failure ??= new Error("the CSV worker ended without a word");
    wake();
  });
  try {
    for (;;) {
      const message = waiting.shift();
      if (message === undefined) {
        if (failure !== null) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (message.kind === "end") return;
      yield message;
      if (message.kind !== "records") return;
      worker.postMessage("used");
    }
  } finally {
    await worker.terminate();
  }
}
