/** What every store of the books must do, whatever it is built on. Run on real stores only. */
import { afterEach, beforeEach, describe, expect } from "vitest";
import type { Store } from "../../src/books/port.ts";
import { applyingContract } from "./contract-applying.ts";
import { assignmentContract } from "./contract-assignment.ts";
import { correctionsContract } from "./contract-corrections.ts";
import { filesContract } from "./contract-files.ts";
import { indicatorsContract } from "./contract-indicators.ts";
import { courierAnswersContract, moneyContract } from "./contract-money.ts";
import { narrativeContract } from "./contract-narrative.ts";
import { peopleContract } from "./contract-people.ts";
import { pricedContract } from "./contract-priced.ts";
import { reconciliationContract } from "./contract-reconciliation.ts";
import { registryContract } from "./contract-registry.ts";
import { runInputsContract } from "./contract-run-inputs.ts";
import { servicesContract } from "./contract-services.ts";
import { settlementContract } from "./contract-settlement.ts";
import { subprojectsContract } from "./contract-subprojects.ts";
import { withdrawalContract } from "./contract-withdrawal.ts";

export interface TestBooks {
  /** Another store on the same books, as another process would have. */
  open(): Promise<Store>;
  /** What must hold of the books after each test. */
  check(): void;
  /** Closes what was opened and throws the books away. */
  remove(): Promise<void>;
}

/** The books under test: new and empty for each test. */
export interface Subject {
  readonly store: () => Store;
  readonly another: () => Promise<Store>;
}

export function storeContract(name: string, makeBooks: () => Promise<TestBooks>): void {
  describe(name, () => {
    let books: TestBooks;
    let store: Store;
    beforeEach(async () => {
      books = await makeBooks();
      store = await books.open();
    });
    afterEach(async () => {
      try {
        expect(await store.read.alteredRows(null)).toEqual([]);
        books.check();
      } finally {
        await books.remove();
      }
    });
    const subject: Subject = { store: () => store, another: () => books.open() };
    applyingContract(subject);
    registryContract(subject);
    filesContract(subject);
    reconciliationContract(subject);
    assignmentContract(subject);
    correctionsContract(subject);
    courierAnswersContract(subject);
    withdrawalContract(subject);
    runInputsContract(subject);
    settlementContract(subject);
    pricedContract(subject);
    moneyContract(subject);
    peopleContract(subject);
    subprojectsContract(subject);
    servicesContract(subject);
    indicatorsContract(subject);
    narrativeContract(subject);
  });
}
