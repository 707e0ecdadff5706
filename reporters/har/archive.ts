/** The format HTTP Archive 1.2, as far as it is written here. */
export interface Archive {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly pages: readonly Page[];
    readonly entries: readonly Entry[];
    readonly comment: string;
  };
}

/** A group of requests: the exchanges of one check. */
export interface Page {
  /** ISO 8601. */
  readonly startedDateTime: string;
  readonly id: string;
  readonly title: string;
  readonly pageTimings: Readonly<Record<string, never>>;
}

export interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

/** One request and its answer. Times are milliseconds, sizes are bytes, and -1 means unknown. */
export interface Entry {
  readonly pageref: string;
  /** ISO 8601. */
  readonly startedDateTime: string;
  /** The sum of the timings. */
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly cookies: readonly never[];
    readonly headers: readonly NameAndValue[];
    readonly queryString: readonly NameAndValue[];
    readonly postData?: { readonly mimeType: string; readonly text: string };
    readonly headersSize: -1;
    readonly bodySize: number;
    readonly comment?: string;
  };
  readonly response: {
    /** 0 without an answer. */
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly cookies: readonly never[];
    readonly headers: readonly NameAndValue[];
    readonly content: {
      readonly size: number;
      readonly mimeType: string;
      readonly text?: string;
      readonly comment?: string;
    };
    readonly redirectURL: string;
    readonly headersSize: -1;
    readonly bodySize: number;
    readonly comment?: string;
    /** Why there is no answer, where network panels look for it. */
    readonly _error?: string;
  };
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly comment: string;
}
