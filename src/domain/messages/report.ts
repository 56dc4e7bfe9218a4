export interface ReportMessages {
  "output-must-be-writable": { path: string; why: string };
}
