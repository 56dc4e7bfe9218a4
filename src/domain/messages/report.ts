export interface ReportMessages {
  "output-must-be-writable": { path: string; why: string };
  "tie-out-must-hold": { name: string; left: string; right: string };
}
