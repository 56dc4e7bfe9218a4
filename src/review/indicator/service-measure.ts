/**
 * 其他服务的度量 / measures of the four other services, each one number of the service's figures. Their centres keep the
 * records, so the scope is theirs; each row counts by its own day (an event by the day it was held).
 *
 * Worked example: a figure of satisfied answers 180 of 200 is two measures, 180 and 200.
 * Source: SOURCES.md [consulting-items], [training], [group-purchase], [technical-support].
 */
import type { AllServiceFigures } from "../services/all.ts";
import type { Figure } from "../services/figure.ts";
import type { IndicatorService, Measure, MeasureUnit } from "./measure-kind.ts";

type Counted = { count: bigint; of: Figure };

const above = (figure: Figure): bigint => figure.num;
const below = (figure: Figure): bigint => figure.den;

const measureOf =
  (service: IndicatorService) =>
  (unit: MeasureUnit, of: (figures: AllServiceFigures) => Figure, part = above): Measure => ({
    scope: "centre-reported",
    unit,
    source: {
      from: "services",
      service,
      count: (figures): Counted => ({ count: part(of(figures)), of: of(figures) }),
    },
  });

const consulting = measureOf("consulting");
const training = measureOf("training");
const purchase = measureOf("group-purchase");
const support = measureOf("support");

export const SERVICE_MEASURES = {
  "consulting-received": consulting("request", (f) => f.consulting.received),
  "consulting-done": consulting("request", (f) => f.consulting.done),
  /** Done, refused or taken back. */
  "consulting-ended": consulting("request", (f) => f.consulting.completionRate, below),
  "consulting-days-taken": consulting("working-day", (f) => f.consulting.turnaroundDays),
  "consulting-timed": consulting("request", (f) => f.consulting.turnaroundDays, below),
  "consulting-score": consulting("tenth-of-point", (f) => f.consulting.qualityScore),
  /** The figure counts each of them ten times, for its tenths. */
  "consulting-scored": consulting(
    "request",
    (f) => f.consulting.qualityScore,
    (figure) => figure.den / 10n,
  ),
  "training-sessions": training("session", (f) => f.training.sessions),
  "training-hours": training("tenth-of-hour", (f) => f.training.hours),
  "training-person-times": training("person-time", (f) => f.training.personTimes),
  "training-libraries": training("library", (f) => f.training.libraries),
  /** Of the members of the window's last day: those that took part, and all of them. */
  "training-members": training("library", (f) => f.training.coverage),
  "training-members-all": training("library", (f) => f.training.coverage, below),
  "training-satisfied": training("answer", (f) => f.training.satisfaction),
  "training-answers": training("answer", (f) => f.training.satisfaction, below),
  "training-cost": training("fen", (f) => f.training.costFen),
  /** Of the events whose cost is known. */
  "training-person-times-paid": training("person-time", (f) => f.training.costPerPersonFen, below),
  "training-certificates": training("item", (f) => f.training.certificates),
  "purchase-packages": purchase("item", (f) => f.purchase.packages),
  "purchase-libraries": purchase("library", (f) => f.purchase.libraries),
  "purchase-list": purchase("fen", (f) => f.purchase.listFen),
  "purchase-group": purchase("fen", (f) => f.purchase.groupFen),
  "purchase-saving": purchase("fen", (f) => f.purchase.savingFen),
  "support-opened": support("item", (f) => f.support.opened),
  "support-resolved": support("item", (f) => f.support.resolved),
  "support-days-taken": support("working-day", (f) => f.support.meanDays),
  "minutes-planned": support("minute", (f) => f.availability.plannedMinutes),
  "minutes-up": support("minute", (f) => f.availability.availability),
} as const satisfies Record<string, Measure>;
