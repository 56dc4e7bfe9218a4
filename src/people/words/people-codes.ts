export interface PeopleMessages {
  "operator-must-be-registered": { name: string; command: string; known: string };
  "operator-must-have-the-role": {
    name: string;
    command: string;
    roles: string;
    needed: string;
    able: string;
  };
  "operator-must-act-as-own-system-user": { name: string; wanted: string; user: string };
  "system-user-must-act-under-own-name": { name: string; user: string; own: string };
  "operator-must-be-known": { name: string; known: string };
  "an-approver-must-remain": { name: string };
  "an-approver-must-be-reachable": { name: string; account: string; user: string };
  "single-person-must-be-alone": { names: string };
  "single-person-mode-must-end-first": { name: string };
  "period-must-be-approved": { period: string; settlement: number };
  "approval-must-be-of-the-settlement-in-force": { period: string; approved: number; settlement: number };
  "approver-must-not-be-settler": { period: string; name: string; settlement: number };
  "closer-must-not-be-settler": { period: string; name: string; settlement: number };
  "action-must-be-sealed": { number: number; at: string; operator: string };
  "action-must-follow-the-one-before": { number: number; at: string; operator: string };
  "action-must-match-its-hash": { number: number; at: string; operator: string };
}

declare module "../../core/message.ts" {
  interface MessageParams extends PeopleMessages {}
}
