export interface ImportMessages {
  "profile-must-be-valid": { name: string; place: string; why: string };
}
