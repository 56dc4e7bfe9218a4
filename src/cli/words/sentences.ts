import { doctorMessages } from "../../answers/doctor/words/doctor-messages.ts";
import { simulateMessages } from "../../answers/simulate/words/simulate-messages.ts";
import { booksMessages } from "../../books/words/books-messages.ts";
import { serverMessages } from "../../books/words/server-messages.ts";
import type { MessageCode, MessageParams } from "../../core/message.ts";
import type { InBoth, Language, Sentence } from "../../core/words/language.ts";
import { closeMessages } from "../../month/close/words/close-messages.ts";
import { answerMessages } from "../../month/courier/words/answer.ts";
import { courierMessages } from "../../month/courier/words/courier-messages.ts";
import { importMessages } from "../../month/import/words/import-messages.ts";
import { bankMessages } from "../../month/ledger/words/bank.ts";
import { chartMessages } from "../../month/ledger/words/chart-messages.ts";
import { moneyMessages } from "../../month/ledger/words/money-messages.ts";
import { deskMessages } from "../../month/reconcile/words/desk-messages.ts";
import { feeMessages } from "../../month/reconcile/words/fee-messages.ts";
import { limitMessages } from "../../month/reconcile/words/limit-messages.ts";
import { reconcileMessages } from "../../month/reconcile/words/reconcile-messages.ts";
import { settleMessages } from "../../month/settle/words/settle-messages.ts";
import { fillMessages } from "../../papers/forms/words/fill-messages.ts";
import { layoutMessages } from "../../papers/forms/words/layout-messages.ts";
import { narrativeMessages } from "../../papers/forms/words/narrative-messages.ts";
import { packMessages } from "../../papers/pack/words/pack-messages.ts";
import { reportMessages } from "../../papers/report/words/report-messages.ts";
import { peopleMessages } from "../../people/words/people-messages.ts";
import { secondPersonMessages } from "../../people/words/second-person-messages.ts";
import { nameMessages } from "../../registry/words/name-messages.ts";
import { registryMessages } from "../../registry/words/registry-messages.ts";
import { subjectMessages } from "../../registry/words/subject-messages.ts";
import { indicatorMessages } from "../../review/indicator/words/indicator-messages.ts";
import { selfEvaluationMessages } from "../../review/indicator/words/self-evaluation-messages.ts";
import { surveyMessages } from "../../review/indicator/words/survey.ts";
import { subProjectMessages } from "../../review/subproject/words/subproject-messages.ts";
import { rulesMessages } from "../../rules/words/rules-messages.ts";
import { runMessages } from "../../run/words/run-messages.ts";
import { setupMessages } from "../../run/words/setup.ts";
import { encodingMessages } from "../../tables/words/encoding-messages.ts";
import { fileMessages } from "../../tables/words/file-messages.ts";
import { foundFileMessages } from "../../tables/words/found-file-messages.ts";
import { zipMessages } from "../../tables/words/zip-messages.ts";
import { commandMessages } from "../../terminal/words/command-messages.ts";

export const messages: { readonly [C in MessageCode]: (p: MessageParams[C]) => InBoth } = {
  ...booksMessages,
  ...serverMessages,
  ...nameMessages,
  ...registryMessages,
  ...subjectMessages,
  ...encodingMessages,
  ...fileMessages,
  ...foundFileMessages,
  ...zipMessages,
  ...fillMessages,
  ...importMessages,
  ...rulesMessages,
  ...reconcileMessages,
  ...deskMessages,
  ...feeMessages,
  ...layoutMessages,
  ...limitMessages,
  ...answerMessages,
  ...courierMessages,
  ...settleMessages,
  ...simulateMessages,
  ...doctorMessages,
  ...moneyMessages,
  ...chartMessages,
  ...bankMessages,
  ...indicatorMessages,
  ...surveyMessages,
  ...selfEvaluationMessages,
  ...closeMessages,
  ...packMessages,
  ...peopleMessages,
  ...secondPersonMessages,
  ...reportMessages,
  ...subProjectMessages,
  ...narrativeMessages,
  ...commandMessages,
  ...runMessages,
  ...setupMessages,
};

/** The sentence of a code, filled in. */
export function sentenceOf<C extends MessageCode>(
  language: Language,
  said: { code: C; params: MessageParams[C] },
): Sentence {
  return messages[said.code](said.params)[language];
}
