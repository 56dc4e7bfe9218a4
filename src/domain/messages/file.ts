export interface FileMessages {
  "file-must-exist": { path: string };
  "file-must-be-a-file": { path: string };
  "file-must-be-readable": { path: string; why: string };
}
