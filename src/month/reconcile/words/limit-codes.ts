interface Who {
  requester: string;
  /** A keyed hash; empty where readers are not told apart. */
  reader: string;
}

export interface LimitMessages {
  "limits-must-be-enacted": { period: string };
  "alliance-volumes-must-be-within-limit": {
    supplier: string;
    month: string;
    volumes: number;
    limit: number;
  };
  "articles-of-issue-must-be-within-limit": Who & {
    journal: string;
    issue: string;
    articles: number;
    limit: number;
  };
  "database-requests-must-be-within-limit": Who & {
    supplier: string;
    database: string;
    from: string;
    requests: number;
    days: number;
    limit: number;
  };
  "urgent-requests-must-be-within-limit": Who & { day: string; requests: number; limit: number };
  "loan-should-be-back": {
    request: string;
    supplier: string;
    requester: string;
    dueOn: string;
    vacation: string;
    /** Empty: not back yet. */
    returnedOn: string;
    days: number;
  };
  "pages-stand-just-under-a-tier": { supplier: string; tier: number; under: number; over: number };
  "two-libraries-supply-each-other-suddenly": {
    one: string;
    other: string;
    there: number;
    back: number;
    /** Both ways, in all periods before together. */
    earlier: number;
    periods: number;
  };
  "one-item-came-from-several-suppliers": {
    requester: string;
    title: string;
    suppliers: string;
    days: number;
  };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends LimitMessages {}
}
