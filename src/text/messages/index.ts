import type { Finding } from "../../domain/finding.ts";
import type { MessageCode, MessageParams } from "../../domain/messages/index.ts";
import type { Language, Messages, Sentence } from "../language.ts";
import { booksMessages } from "./books.ts";
import { closeMessages } from "./close.ts";
import { commandMessages } from "./command.ts";
import { deskMessages } from "./desk.ts";
import { fileMessages } from "./file.ts";
import { fillMessages } from "./fill.ts";
import { importMessages } from "./import.ts";
import { indicatorMessages } from "./indicator.ts";
import { layoutMessages } from "./layout.ts";
import { limitMessages } from "./limit.ts";
import { moneyMessages } from "./money.ts";
import { narrativeMessages } from "./narrative.ts";
import { packMessages } from "./pack.ts";
import { peopleMessages } from "./people.ts";
import { reconcileMessages } from "./reconcile.ts";
import { registryMessages } from "./registry.ts";
import { reportMessages } from "./report.ts";
import { rulesMessages } from "./rules.ts";
import { selfEvaluationMessages } from "./self-evaluation.ts";
import { settleMessages } from "./settle.ts";
import { simulateMessages } from "./simulate.ts";
import { subProjectMessages } from "./subproject.ts";

export const messages: Messages<MessageParams> = {
  ...booksMessages,
  ...registryMessages,
  ...fileMessages,
  ...fillMessages,
  ...importMessages,
  ...rulesMessages,
  ...reconcileMessages,
  ...deskMessages,
  ...layoutMessages,
  ...limitMessages,
  ...settleMessages,
  ...simulateMessages,
  ...moneyMessages,
  ...indicatorMessages,
  ...selfEvaluationMessages,
  ...closeMessages,
  ...packMessages,
  ...peopleMessages,
  ...reportMessages,
  ...subProjectMessages,
  ...narrativeMessages,
  ...commandMessages,
};

/** The sentence of a code, filled in. */
export function sentenceOf<C extends MessageCode>(
  language: Language,
  said: { code: C; params: MessageParams[C] },
): Sentence {
  return messages[said.code][language](said.params);
}

export function sentenceOfFinding(language: Language, found: Finding): Sentence {
  return sentenceOf(language, found);
}
