export interface CommandMessages {
  "period-must-be-valid": { text: string };
  "flag-must-be-given": { flag: string };
  "flags-must-not-be-beside": { flags: string; beside: string };
  "value-must-be-valid": { flag: string; text: string; allowed: string };
  "reason-must-be-given": { flag: string };
  "name-must-be-visible": { text: string };
  "confirmation-must-match": { flag: string; wanted: string; found: string };
}
