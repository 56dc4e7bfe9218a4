export interface RegistryMessages {
  "library-must-be-known": { text: string };
  "library-must-be-unambiguous": { text: string; candidates: string };
  "library-code-must-be-valid": { text: string };
  "library-must-be-new": { library: string };
  "library-name-must-be-unique": { name: string; library: string; other: string };
  "library-must-have-agreement": { library: string };
  "ill-member-must-be-dd-member": { library: string; from: string; to: string; uncovered: string };
  "agreement-must-exist": { library: string; service: string; day: string };
  "agreement-must-not-overlap": {
    library: string;
    service: string;
    role: string;
    span: string;
    other: string;
  };
  "alias-must-not-overlap": { text: string; library: string; other: string };
  "alias-must-exist": { text: string; library: string };
  "alias-must-be-a-name": { text: string };
  "dates-must-be-in-order": { from: string; to: string };
  "registry-table-must-be-readable": { why: string };
  "registry-table-must-be-bounded": { rows: number; limit: number };
  "registry-table-must-have-heading": { columns: string };
  "registry-column-must-be-present": { column: string };
  "registry-column-must-be-known": { column: string; columns: string };
  "registry-column-must-be-unique": { column: string };
  "registry-row-must-fit-heading": { cells: number; columns: number };
  "registry-row-must-be-unique": { first: number };
  "registry-value-must-be-given": { column: string };
  "registry-value-must-be-valid": { column: string; text: string; allowed: string };
}

declare module "../../core/message.ts" {
  interface MessageParams extends RegistryMessages {}
}
