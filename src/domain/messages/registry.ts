export interface RegistryMessages {
  "library-must-be-known": { text: string };
  "library-must-be-unambiguous": { text: string; candidates: string };
  "library-code-must-be-valid": { text: string };
  "ill-member-must-be-dd-member": { library: string; from: string };
  "agreement-must-have-dates": { library: string; text: string };
  "alias-must-not-overlap": { text: string; library: string; other: string };
}
