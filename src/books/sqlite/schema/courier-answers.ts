/** A later step: what a person decided of an amount that the courier's invoice bills and the centre holds. */
import { appendOnly, fen, onlyInOpenPeriod } from "./append-only.ts";

export const courierAnswerSchema = `
CREATE TABLE courier_answer (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL,
  company TEXT NOT NULL,
  waybill TEXT NOT NULL,
  piece TEXT NOT NULL,
  leg TEXT CHECK (leg IN ('out', 'back')),
  charge TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('approved', 'rejected')),
  ${fen("fen", "not null")},
  reason TEXT NOT NULL CHECK (reason <> ''),
  action INTEGER NOT NULL REFERENCES action,
  CHECK (fen <> 0)
) STRICT;
CREATE INDEX courier_answer_by_period ON courier_answer (period);

CREATE TABLE courier_answer_withdrawal (
  answer INTEGER PRIMARY KEY REFERENCES courier_answer,
  reason TEXT NOT NULL CHECK (reason <> ''),
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE VIEW courier_answer_in_force AS
SELECT a.* FROM courier_answer a
WHERE NOT EXISTS (SELECT 1 FROM courier_answer_withdrawal w WHERE w.answer = a.number);
${appendOnly("courier_answer", "courier_answer_withdrawal")}
${onlyInOpenPeriod("courier_answer", "SELECT 1 FROM period_close c WHERE c.period = NEW.period")}
${onlyInOpenPeriod(
  "courier_answer_withdrawal",
  "SELECT 1 FROM courier_answer a JOIN period_close c ON c.period = a.period WHERE a.number = NEW.answer",
)}
`;
