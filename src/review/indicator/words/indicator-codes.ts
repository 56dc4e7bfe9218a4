export interface IndicatorMessages {
  "indicator-must-be-known": { key: string; day: string; known: string };
  "indicators-must-be-enacted": { day: string };
  "window-must-be-known": { text: string };
  "indicator-value-must-be-a-number": { text: string };
  "percentage-must-have-its-sign": { text: string; small: string; large: string };
  "percentage-must-have-a-unit": { text: string; small: string; large: string };
  "figure-must-be-of-its-unit": { text: string };
  "share-must-be-from-zero-to-one": { text: string; shown: string };
  "typed-value-must-not-replace-a-counted-one": { key: string };
  "evidence-must-be-given": { key: string };
  "evidence-must-exist": { path: string; indicator: string; window: string };
  "evidence-must-be-unchanged": { path: string; indicator: string; window: string; was: string; is: string };
  "evaluation-must-be-configured": { service: string; day: string };
  "evaluation-must-have-libraries": { service: string; day: string };
  "library-should-have-reported": { libraries: string; count: number; indicator: string };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends IndicatorMessages {}
}
