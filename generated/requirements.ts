// Made from the contract by scripts/generate.mjs; do not edit.
export type Level = 'must' | 'should' | 'may';

export type Role = 'server' | 'client';

export type Basis = 'stated' | 'implied' | 'ecosystem';

export type SourceKey = 'redeem-upload-token' | 'browser-based-uploads' | 'get-upload-token' | 'get-replace-token' | 'file-upload' | 'redeem-replace-token' | 'api-overview' | 'get-upload-token-markdown' | 'resumable-js' | 'resumable-js-readme' | 'flow-js' | 'django-resumable-13' | 'frappe-37922' | 'rfc3986' | 'rfc5849' | 'rfc7578' | 'rfc8259' | 'rfc9110' | 'xml10';

/** A document, a standard or a file that requirements cite. */
export interface Source {
  readonly title: string;
  /** Its public address. */
  readonly url: string;
  /** As the document prints it; version and commit for code. */
  readonly date: string;
  /** In a repository. */
  readonly file?: string;
  /** One of the documents that define the API. */
  readonly normative?: boolean;
}

/** The sources by key. */
export const sources: Readonly<Record<SourceKey, Source>> = {
  "redeem-upload-token": {
    "title": "TwentyThree API: /api/photo/redeem-upload-token",
    "url": "https://www.twentythree.com/api/photo-redeem-upload-token",
    "date": "no date printed",
    "normative": true
  },
  "browser-based-uploads": {
    "title": "TwentyThree API: Browser-based uploads",
    "url": "https://www.twentythree.com/api/browser-based-uploads",
    "date": "no date printed",
    "normative": true
  },
  "get-upload-token": {
    "title": "TwentyThree API: /api/photo/get-upload-token",
    "url": "https://www.twentythree.net/api/photo-get-upload-token",
    "date": "2016-05-17",
    "normative": true
  },
  "get-replace-token": {
    "title": "TwentyThree API: /api/photo/get-replace-token",
    "url": "https://www.twentythree.net/api/photo-get-replace-token",
    "date": "2016-05-17",
    "normative": true
  },
  "file-upload": {
    "title": "TwentyThree API: /api/file/upload",
    "url": "https://www.twentythree.net/api/file-upload",
    "date": "2016-09-02",
    "normative": true
  },
  "redeem-replace-token": {
    "title": "TwentyThree API: /api/photo/redeem-replace-token",
    "url": "https://www.twentythree.net/api/photo-redeem-replace-token",
    "date": "no date printed"
  },
  "api-overview": {
    "title": "TwentyThree API: overview (23/DeveloperDocumentation)",
    "url": "https://github.com/23/DeveloperDocumentation/blob/2991a1af6e272512d199851dbca6f8516e8f6ff8/index.md",
    "date": "2016-10-11, commit 2991a1a",
    "file": "index.md"
  },
  "get-upload-token-markdown": {
    "title": "TwentyThree API: /api/photo/get-upload-token (23/DeveloperDocumentation)",
    "url": "https://github.com/23/DeveloperDocumentation/blob/2991a1af6e272512d199851dbca6f8516e8f6ff8/photo-get-upload-token.md",
    "date": "2016-10-11, commit 2991a1a",
    "file": "photo-get-upload-token.md"
  },
  "resumable-js": {
    "title": "Resumable.js 1.1.2, resumable.js",
    "url": "https://github.com/23/resumable.js/blob/b7580789f4d19bb180c08389538e0733f0f811d8/resumable.js",
    "date": "v1.1.2, commit b758078",
    "file": "resumable.js"
  },
  "resumable-js-readme": {
    "title": "Resumable.js 1.1.2, README",
    "url": "https://github.com/23/resumable.js/blob/b7580789f4d19bb180c08389538e0733f0f811d8/README.md",
    "date": "v1.1.2, commit b758078",
    "file": "README.md"
  },
  "flow-js": {
    "title": "flow.js 2.14.1, README",
    "url": "https://github.com/flowjs/flow.js/blob/v2.14.1/README.md",
    "date": "v2.14.1",
    "file": "README.md"
  },
  "django-resumable-13": {
    "title": "django-resumable, pull request 13",
    "url": "https://github.com/jeanphix/django-resumable/pull/13",
    "date": "2018-05-22"
  },
  "frappe-37922": {
    "title": "Frappe, pull request 37922",
    "url": "https://github.com/frappe/frappe/pull/37922",
    "date": "2026-03-11"
  },
  "rfc3986": {
    "title": "RFC 3986: Uniform Resource Identifier",
    "url": "https://www.rfc-editor.org/rfc/rfc3986.html",
    "date": "2005-01"
  },
  "rfc5849": {
    "title": "RFC 5849: The OAuth 1.0 Protocol",
    "url": "https://www.rfc-editor.org/rfc/rfc5849.html",
    "date": "2010-04"
  },
  "rfc7578": {
    "title": "RFC 7578: multipart/form-data",
    "url": "https://www.rfc-editor.org/rfc/rfc7578.html",
    "date": "2015-07"
  },
  "rfc8259": {
    "title": "RFC 8259: The JavaScript Object Notation (JSON) Data Interchange Format",
    "url": "https://www.rfc-editor.org/rfc/rfc8259.html",
    "date": "2017-12"
  },
  "rfc9110": {
    "title": "RFC 9110: HTTP Semantics",
    "url": "https://www.rfc-editor.org/rfc/rfc9110.html",
    "date": "2022-06"
  },
  "xml10": {
    "title": "Extensible Markup Language (XML) 1.0, fifth edition",
    "url": "https://www.w3.org/TR/2008/REC-xml-20081126/",
    "date": "2008-11-26"
  }
};

/** What a target may lack. */
export type Capability = 'replaceRedeem' | 'redeemReplaceToken' | 'background' | 'rejectsUnsupported' | 'imageRescale' | 'readBack' | 'exactReadBack' | 'chunkedFileUpload' | 'oauth1' | 'json' | 'clock' | 'super' | 'read' | 'knownAlbums' | 'customVariables' | 'browser';

/** One sentence that a server, or a client, has to keep. */
export interface Requirement {
  readonly id: string;
  /** Whom it binds; servers when left out. */
  readonly role?: Role;
  readonly level: Level;
  readonly basis: Basis;
  readonly text: string;
  /** Where it comes from: at least one. */
  readonly sources: readonly { readonly key: SourceKey; readonly section: string }[];
  /** Why nobody who keeps the documents can fail it; every must has it that no document states. */
  readonly because?: string;
  /** The behaviours that all pass, where the documents leave a choice. */
  readonly accepts?: readonly string[];
  /** Why no black box can check it. */
  readonly untestable?: string;
  readonly needs: readonly Capability[];
  /** Requirements whose failure makes this one inconclusive. */
  readonly dependsOn: readonly string[];
  /** The operationId it stands under, or "all". */
  readonly operation: string;
  /** JSON Pointer into the contract. */
  readonly pointer: string;
}

/** All requirements in the order of the contract. */
export const requirements = [
  {
    "id": "answer.xml.well-formed",
    "level": "must",
    "basis": "implied",
    "text": "An XML answer is one well-formed document with the root element response.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example XML Response"
      }
    ],
    "because": "The page shows the answer as XML with the root element response, and a text that is not well-formed is not XML.",
    "accepts": [
      "any declaration",
      "attribute order",
      "white space",
      "CDATA and comments"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/0"
  },
  {
    "id": "answer.xml.content-type",
    "level": "should",
    "basis": "ecosystem",
    "text": "An XML answer is not declared to be JSON or HTML.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 8.3"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/1"
  },
  {
    "id": "answer.xml.special-characters",
    "level": "must",
    "basis": "implied",
    "text": "Markup characters in a value are unchanged in an XML answer.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example XML Response"
      }
    ],
    "because": "The answer states the exact metadata of the token, and XML has an escape for every character of markup.",
    "needs": [],
    "dependsOn": [
      "answer.xml.well-formed"
    ],
    "operation": "all",
    "pointer": "/info/x-requirements/2"
  },
  {
    "id": "answer.xml.utf-8",
    "level": "must",
    "basis": "ecosystem",
    "text": "Characters outside ASCII, emoji aside, are unchanged in an XML answer.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "because": "The API overview says that input and output are UTF-8, so a character has one encoding on the way in and on the way out.",
    "accepts": [
      "another normal form of Unicode"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/3"
  },
  {
    "id": "answer.xml.emoji",
    "level": "should",
    "basis": "ecosystem",
    "text": "Emoji, and the characters that join them, are unchanged in an XML answer.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "accepts": [
      "the call is refused"
    ],
    "needs": [],
    "dependsOn": [
      "answer.xml.utf-8"
    ],
    "operation": "all",
    "pointer": "/info/x-requirements/4"
  },
  {
    "id": "answer.xml.control-characters",
    "level": "must",
    "basis": "implied",
    "text": "Control characters in a value do not make an XML answer ill-formed.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example XML Response"
      },
      {
        "key": "xml10",
        "section": "section 2.2"
      }
    ],
    "because": "The answer is XML, and XML 1.0 has no way to write these characters. A target leaves them out, replaces them, or refuses the call.",
    "accepts": [
      "the characters are left out or replaced",
      "the call is refused"
    ],
    "needs": [],
    "dependsOn": [
      "answer.xml.well-formed"
    ],
    "operation": "all",
    "pointer": "/info/x-requirements/5"
  },
  {
    "id": "answer.json.special-characters",
    "level": "must",
    "basis": "implied",
    "text": "Quotes and backslashes in a value are unchanged in a JSON answer.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example JSON Response"
      }
    ],
    "because": "The answer states the exact metadata of the token, and JSON has an escape for quotes and backslashes.",
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/6"
  },
  {
    "id": "answer.json.utf-8",
    "level": "must",
    "basis": "ecosystem",
    "text": "Characters outside ASCII, emoji aside, are unchanged in a JSON answer.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "because": "The API overview says that input and output are UTF-8, so a character has one encoding on the way in and on the way out.",
    "accepts": [
      "another normal form of Unicode"
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/7"
  },
  {
    "id": "answer.json.emoji",
    "level": "should",
    "basis": "ecosystem",
    "text": "Emoji, and the characters that join them, are unchanged in a JSON answer.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "accepts": [
      "the call is refused"
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [
      "answer.json.utf-8"
    ],
    "operation": "all",
    "pointer": "/info/x-requirements/8"
  },
  {
    "id": "answer.json.control-characters",
    "level": "must",
    "basis": "implied",
    "text": "Control characters in a value do not make a JSON answer ill-formed.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example JSON Response"
      },
      {
        "key": "rfc8259",
        "section": "section 7"
      }
    ],
    "because": "The answer is JSON, and JSON has an escape for each of these characters.",
    "accepts": [
      "the characters are left out or replaced",
      "the call is refused"
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/9"
  },
  {
    "id": "answer.json.bare",
    "level": "should",
    "basis": "ecosystem",
    "text": "With format=json and raw=1 the answer is a bare JSON object, not a script that assigns one.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Response formats"
      }
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/10"
  },
  {
    "id": "answer.json.content-type",
    "level": "should",
    "basis": "ecosystem",
    "text": "The content type of a JSON answer is neither XML nor HTML.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Response formats"
      }
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/11"
  },
  {
    "id": "answer.formats-agree",
    "level": "must",
    "basis": "implied",
    "text": "The XML and the JSON answer to the same call state the same values.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example XML Response"
      },
      {
        "key": "get-upload-token",
        "section": "Example JSON Response"
      }
    ],
    "because": "Both examples show the answer to one call; the format decides how a value is written, not which value it is.",
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/12"
  },
  {
    "id": "answer.permission-level",
    "level": "should",
    "basis": "ecosystem",
    "text": "The answer states the permission level of the caller, which suffices for the call.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Permission levels"
      }
    ],
    "accepts": [
      "write",
      "admin",
      "super"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/13"
  },
  {
    "id": "answer.granted-status",
    "level": "should",
    "basis": "ecosystem",
    "text": "A call that is granted is answered with HTTP 200.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 15.3.1"
      }
    ],
    "accepts": [
      "any other status from 201 to 299 with the whole answer"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/14"
  },
  {
    "id": "answer.json.endpoint",
    "level": "should",
    "basis": "implied",
    "text": "An endpoint that a JSON answer states is the path of the method that was called.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example JSON Response"
      },
      {
        "key": "get-replace-token",
        "section": "Example JSON Response"
      }
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/15"
  },
  {
    "id": "answer.refusal.xml",
    "level": "should",
    "basis": "ecosystem",
    "text": "A call that is refused is answered by an XML document with status error unless another format is asked for.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Responses, Failure"
      }
    ],
    "accepts": [
      "HTTP 200",
      "any HTTP 4xx"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/16"
  },
  {
    "id": "answer.refusal.json",
    "level": "should",
    "basis": "ecosystem",
    "text": "A call that is refused with format=json is answered by a JSON object with status error.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Permission levels"
      }
    ],
    "accepts": [
      "HTTP 200",
      "any HTTP 4xx"
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/17"
  },
  {
    "id": "answer.refusal.empty-handed",
    "level": "must",
    "basis": "implied",
    "text": "The answer to a refused call neither says ok nor contains a token or a url.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Permission level"
      }
    ],
    "because": "A token or a url in the answer would grant what the call was refused, and ok says that it was granted.",
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/18"
  },
  {
    "id": "answer.refusal.status",
    "level": "must",
    "basis": "ecosystem",
    "text": "A refused call is answered with a status below 500.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 15.6"
      }
    ],
    "because": "A status from 500 on says that the server failed. A call is refused because of what it lacks, by a server or a gateway that works.",
    "accepts": [
      "HTTP 200",
      "any HTTP 4xx",
      "a redirect to a login page"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/info/x-requirements/19"
  },
  {
    "id": "token.issue.xml",
    "level": "must",
    "basis": "stated",
    "text": "A permitted call is answered with status ok and a token that is not empty, in XML unless asked otherwise.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/0"
  },
  {
    "id": "token.issue.json",
    "level": "must",
    "basis": "stated",
    "text": "With format=json and raw=1 the answer is JSON with the fields of the token under uploadtoken.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Example JSON Response"
      }
    ],
    "accepts": [
      "fields at the top level",
      "values as strings",
      "values as numbers or booleans"
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/1"
  },
  {
    "id": "token.issue.terms",
    "level": "must",
    "basis": "stated",
    "text": "The answer states how often and for how long the token can be used, by max_uploads, valid_minutes and valid_until.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/2"
  },
  {
    "id": "token.issue.fields",
    "level": "should",
    "basis": "stated",
    "text": "The answer has every field that the examples show, empty ones too.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      },
      {
        "key": "get-upload-token",
        "section": "Example JSON Response"
      }
    ],
    "needs": [],
    "dependsOn": [
      "token.issue.terms"
    ],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/3"
  },
  {
    "id": "token.variable.accepted",
    "level": "must",
    "basis": "stated",
    "text": "A call that sets a custom variable of the target by its key is granted.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, custom variables"
      }
    ],
    "needs": [
      "customVariables"
    ],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/4"
  },
  {
    "id": "token.distinct",
    "level": "must",
    "basis": "implied",
    "text": "No two calls return the same token, not even equal or simultaneous ones.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 2"
      }
    ],
    "because": "A token holds the metadata and the number of uses of its own call; one token for two calls would have to hold both.",
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/5"
  },
  {
    "id": "token.not-sequential",
    "level": "should",
    "basis": "implied",
    "text": "Tokens issued one after the other do not count up or down.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 2"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/6"
  },
  {
    "id": "token.unguessable",
    "level": "should",
    "basis": "implied",
    "text": "A token is not computed from the clock, a counter or the parameters of its call.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 2"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/7"
  },
  {
    "id": "token.valid-until.epoch-seconds",
    "level": "must",
    "basis": "stated",
    "text": "valid_until is the time at which the token expires, in whole seconds since 1970 in UTC.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/8"
  },
  {
    "id": "token.valid-until.arithmetic",
    "level": "must",
    "basis": "implied",
    "text": "A token expires valid_minutes minutes after it was issued.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "because": "valid_minutes and valid_until describe one lifetime, which begins when the token is issued. The tolerance is for rounding and for clocks that differ.",
    "accepts": [
      "a difference of up to 60 seconds"
    ],
    "needs": [],
    "dependsOn": [
      "token.valid-until.epoch-seconds"
    ],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/9"
  },
  {
    "id": "token.valid-until.exact",
    "level": "should",
    "basis": "implied",
    "text": "valid_until is within 5 seconds of the moment of issue plus valid_minutes minutes.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "needs": [],
    "dependsOn": [
      "token.valid-until.arithmetic"
    ],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/10"
  },
  {
    "id": "token.valid-until.own-clock",
    "level": "must",
    "basis": "implied",
    "text": "valid_until is counted by the clock of the Date header, or by the one by which the token expires.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "because": "The expiry of a token happens at one moment, which valid_until states in UTC. A target whose Date header shows another time has a clock of its own that can be moved, and valid_until goes by that one.",
    "accepts": [
      "a difference of up to 60 seconds"
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.valid-until.epoch-seconds",
      "token.valid-until.arithmetic"
    ],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/11"
  },
  {
    "id": "token.issue.keeps-earlier",
    "level": "must",
    "basis": "implied",
    "text": "Issuing another token does not make an earlier one expire.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "introduction"
      }
    ],
    "because": "A token is limited by valid_minutes and max_uploads; no page names another call as a third limit.",
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/responses/200/x-requirements/12"
  },
  {
    "id": "callback.redirect.status",
    "level": "must",
    "basis": "stated",
    "text": "The client is sent to return_url by HTTP 301 when the whole address stays below 1500 characters.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/0"
  },
  {
    "id": "callback.return-url.target",
    "level": "must",
    "basis": "stated",
    "text": "The callback goes to the scheme, host, port and path of the return_url that the token was issued with.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/1"
  },
  {
    "id": "callback.return-url.query",
    "level": "must",
    "basis": "stated",
    "text": "Every name and value in the query of return_url is in the callback.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/2"
  },
  {
    "id": "callback.return-url.repeated-names",
    "level": "must",
    "basis": "implied",
    "text": "A name that occurs several times in return_url's query keeps all its values in their order.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "because": "The callback is the given return_url with parameters added. An address that lacks a value of its query is another address.",
    "needs": [],
    "dependsOn": [
      "callback.return-url.query"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/3"
  },
  {
    "id": "callback.return-url.escapes",
    "level": "must",
    "basis": "implied",
    "text": "Escaped characters in return_url's query have the same meaning after the parameters of the callback were added.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "because": "The callback is the given return_url with parameters added. Adding parameters changes nothing that precedes them.",
    "needs": [],
    "dependsOn": [
      "callback.return-url.query"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/4"
  },
  {
    "id": "callback.return-url.separator",
    "level": "must",
    "basis": "implied",
    "text": "The added parameters are separated correctly, whether return_url has a query, none, or an empty one.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "because": "Without a separator an added parameter would become part of the path or of the last value, and the stated parameters would be missing.",
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/5"
  },
  {
    "id": "callback.return-url.fragment",
    "level": "must",
    "basis": "implied",
    "text": "No parameter is added behind a fragment of return_url.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      },
      {
        "key": "rfc3986",
        "section": "section 3.5"
      }
    ],
    "because": "A fragment is not sent to the server (RFC 3986), so parameters behind it would be missing from the request to return_url, which always includes them.",
    "accepts": [
      "the fragment is kept",
      "the fragment is dropped"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/6"
  },
  {
    "id": "callback.return-url.fragment-kept",
    "level": "should",
    "basis": "ecosystem",
    "text": "A fragment of return_url stays at its end.",
    "sources": [
      {
        "key": "rfc3986",
        "section": "section 3.5"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.return-url.fragment"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/7"
  },
  {
    "id": "callback.return-url.long",
    "level": "must",
    "basis": "stated",
    "text": "A return_url of up to 1000 characters is never cut.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "accepts": [
      "a long return_url is refused when the token is issued"
    ],
    "needs": [],
    "dependsOn": [
      "callback.return-url.query"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/8"
  },
  {
    "id": "callback.return-url.long-granted",
    "level": "should",
    "basis": "stated",
    "text": "A return_url of up to 1000 characters is granted.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/9"
  },
  {
    "id": "callback.return-url.no-header-injection",
    "level": "must",
    "basis": "ecosystem",
    "text": "Line breaks in return_url, escaped or not, never become header lines of an answer or of a callback.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 5.5"
      }
    ],
    "because": "A field value cannot contain a line break (RFC 9110), so what follows one would be a header line that the caller wrote.",
    "accepts": [
      "such a return_url is refused when the token is issued"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/10"
  },
  {
    "id": "callback.upload-token",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a successful upload names the upload token that was redeemed.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/11"
  },
  {
    "id": "callback.domain",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a successful upload names the domain, without scheme or path.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "accepts": [
      "with a port",
      "without a port"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/12"
  },
  {
    "id": "callback.domain.constant",
    "level": "must",
    "basis": "implied",
    "text": "Every callback of a site names the same domain.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "because": "domain is the host name of the site, and a run talks to one site under one address.",
    "needs": [],
    "dependsOn": [
      "callback.domain"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/13"
  },
  {
    "id": "callback.domain.host",
    "level": "may",
    "basis": "stated",
    "text": "The domain is the host that the form was sent to.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "sections 3 and 4a"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.domain"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/14"
  },
  {
    "id": "callback.photo-id",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a successful upload contains a photo_id.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/15"
  },
  {
    "id": "callback.photo-id.distinct",
    "level": "must",
    "basis": "implied",
    "text": "Two uploads make two photos with different values of photo_id.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "because": "photo_id identifies a photo, and files with different content are different photos.",
    "needs": [],
    "dependsOn": [
      "callback.photo-id"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/16"
  },
  {
    "id": "callback.photo-id.resolves",
    "level": "must",
    "basis": "implied",
    "text": "The photo_id of a callback names a photo that a replace token can be issued for.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, photo_id"
      }
    ],
    "because": "photo_id is the name by which get-replace-token takes a photo, and the callback is the only documented place where a client learns it.",
    "accepts": [
      "the photo is known some seconds after the callback"
    ],
    "needs": [],
    "dependsOn": [
      "callback.photo-id"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/17"
  },
  {
    "id": "callback.tree-id",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a successful upload contains a tree_id.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/18"
  },
  {
    "id": "callback.token",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a successful upload contains the token of the photo.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/19"
  },
  {
    "id": "callback.names-once",
    "level": "should",
    "basis": "implied",
    "text": "Each documented name occurs once in the callback.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/20"
  },
  {
    "id": "callback.success.no-error",
    "level": "must",
    "basis": "implied",
    "text": "The callback of a successful upload contains no error_message other than an empty one.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "because": "error_message is how the callback of a failure differs from that of a success; with one in both, no handler can distinguish them.",
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/21"
  },
  {
    "id": "callback.success.no-empty-error",
    "level": "should",
    "basis": "implied",
    "text": "The callback of a successful upload has no error_message at all, not even an empty one.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/22"
  },
  {
    "id": "callback.failure.sent",
    "level": "must",
    "basis": "stated",
    "text": "After a failed upload the client is sent to return_url as after a successful one.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/23"
  },
  {
    "id": "callback.failure.error-message",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a failed upload contains an error_message that is not empty.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "callback.failure.sent"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/24"
  },
  {
    "id": "callback.failure.upload-token",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a failed upload names the upload token.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "callback.failure.sent"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/25"
  },
  {
    "id": "callback.failure.domain",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a failed upload names the domain.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "callback.failure.sent"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/26"
  },
  {
    "id": "callback.failure.no-ids",
    "level": "should",
    "basis": "implied",
    "text": "The callback of a failed upload contains no photo_id, tree_id or token.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "callback.failure.sent"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/27"
  },
  {
    "id": "callback.failure.query",
    "level": "must",
    "basis": "stated",
    "text": "The query of return_url is unchanged in the callback of a failed upload.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "callback.failure.sent"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/28"
  },
  {
    "id": "callback.extras.issue",
    "level": "must",
    "basis": "stated",
    "text": "Extra parameters of get-upload-token are repeated in the callback.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/29"
  },
  {
    "id": "callback.extras.redeem",
    "level": "must",
    "basis": "stated",
    "text": "Extra parameters of redeem-upload-token are repeated in the callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/30"
  },
  {
    "id": "callback.extras.names",
    "level": "must",
    "basis": "stated",
    "text": "Extra parameters of any name are repeated under this name, whatever other use a form, a framework or a language has for it.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "accepts": [
      "empty brackets at the end of a name get an index"
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.issue",
      "callback.extras.redeem"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/31"
  },
  {
    "id": "callback.extras.other-methods",
    "level": "should",
    "basis": "implied",
    "text": "Parameters of other methods are extra ones of the redeem call, and are repeated.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.redeem"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/32"
  },
  {
    "id": "callback.extras.repeated",
    "level": "must",
    "basis": "stated",
    "text": "Every value of an extra parameter that one call has several times is repeated.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.issue",
      "callback.extras.redeem"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/33"
  },
  {
    "id": "callback.extras.case",
    "level": "should",
    "basis": "stated",
    "text": "Extra parameters whose names differ in case only are different parameters.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.issue",
      "callback.extras.redeem"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/34"
  },
  {
    "id": "callback.extras.together",
    "level": "must",
    "basis": "implied",
    "text": "Extra parameters of both calls are repeated in one callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "because": "Each page says of its own call that extra parameters are repeated in the callback, and an upload has one callback.",
    "needs": [],
    "dependsOn": [
      "callback.extras.issue",
      "callback.extras.redeem"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/35"
  },
  {
    "id": "callback.extras.failure",
    "level": "must",
    "basis": "stated",
    "text": "Extra parameters are repeated in the callback of a failed upload too.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "callback.failure.sent"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/36"
  },
  {
    "id": "callback.extras.encoding",
    "level": "must",
    "basis": "implied",
    "text": "Values with spaces, plus signs and reserved characters are the same once the callback is decoded.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "because": "A parameter that is repeated has the name and the value that were sent; the encoding of addresses can hold every character.",
    "accepts": [
      "white space around a value is removed"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/37"
  },
  {
    "id": "callback.extras.outer-blanks",
    "level": "should",
    "basis": "stated",
    "text": "White space around the value of an extra parameter is repeated.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.encoding"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/38"
  },
  {
    "id": "callback.extras.lines-apart",
    "level": "should",
    "basis": "stated",
    "text": "The lines of a value do not run together.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "accepts": [
      "a value with line breaks is refused",
      "line breaks become other white space"
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.lines"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/39"
  },
  {
    "id": "callback.extras.lines",
    "level": "must",
    "basis": "stated",
    "text": "The lines of a value are all repeated.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "accepts": [
      "a value with line breaks is refused",
      "line breaks are written otherwise"
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.issue",
      "callback.extras.redeem"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/40"
  },
  {
    "id": "callback.extras.utf-8",
    "level": "must",
    "basis": "ecosystem",
    "text": "Values outside ASCII are the same once the callback is decoded as UTF-8.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "because": "The API overview says that input and output are UTF-8, and a repeated value is the value that was sent.",
    "accepts": [
      "characters outside the basic plane are refused",
      "letters are composed"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/41"
  },
  {
    "id": "callback.extras.normal-form",
    "level": "should",
    "basis": "ecosystem",
    "text": "A value is repeated in the Unicode normal form in which it was sent.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.utf-8"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/42"
  },
  {
    "id": "callback.extras.own",
    "level": "must",
    "basis": "implied",
    "text": "A callback repeats no extra parameter that was sent for another upload.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "because": "A callback repeats what was sent with the two calls of its own upload; a value that was sent for another upload belongs to somebody else.",
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/43"
  },
  {
    "id": "callback.extras.once",
    "level": "should",
    "basis": "implied",
    "text": "An extra parameter that was sent once is repeated once.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/44"
  },
  {
    "id": "callback.extras.empty",
    "level": "should",
    "basis": "implied",
    "text": "An extra parameter that was sent without a value is repeated as well.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.issue",
      "callback.extras.redeem"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/45"
  },
  {
    "id": "callback.extras.reserved",
    "level": "must",
    "basis": "implied",
    "text": "A name that the documents define for the callback never loses its own value to an extra parameter.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "because": "Section 4a says that these parameters are always included, and an extra parameter is repeated beside them, not instead of them.",
    "accepts": [
      "the extra parameter is repeated as well"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/46"
  },
  {
    "id": "callback.extras.reserved-once",
    "level": "should",
    "basis": "implied",
    "text": "An extra parameter does not make a name that the documents define for the callback occur twice.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.extras.reserved"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/47"
  },
  {
    "id": "callback.extras.reserved-absent",
    "level": "should",
    "basis": "implied",
    "text": "An extra parameter cannot make a callback look like one of the other outcome.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "sections 4a and 4b"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/48"
  },
  {
    "id": "callback.extras.no-header-injection",
    "level": "must",
    "basis": "ecosystem",
    "text": "Line breaks in an extra parameter never become header lines of the answer.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 5.5"
      }
    ],
    "because": "A field value cannot contain a line break (RFC 9110), so what follows one would be a header line that the client wrote.",
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/49"
  },
  {
    "id": "callback.extras.no-credentials",
    "level": "should",
    "basis": "ecosystem",
    "text": "The caller's OAuth parameters are not repeated in the callback.",
    "sources": [
      {
        "key": "rfc5849",
        "section": "section 3.5"
      }
    ],
    "needs": [
      "oauth1"
    ],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/50"
  },
  {
    "id": "callback.length.short",
    "level": "must",
    "basis": "stated",
    "text": "A callback is a GET by redirect as long as the whole address is below 1500 characters, even with every byte escaped.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/51"
  },
  {
    "id": "callback.length.near-limit",
    "level": "should",
    "basis": "stated",
    "text": "A callback is a GET by redirect up to an address of 1499 characters, as it is written.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/52"
  },
  {
    "id": "callback.length.long",
    "level": "must",
    "basis": "stated",
    "text": "A callback whose added data alone is above 1500 characters still reaches return_url.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "accepts": [
      "HTTP 301 with a GET-style address that holds everything",
      "HTTP 307 or 308 to the return_url",
      "a page with a form that posts everything to the return_url"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/53"
  },
  {
    "id": "callback.length.self-posting",
    "level": "should",
    "basis": "stated",
    "text": "A page that posts a long callback does so by itself, without a click.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.length.long"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/54"
  },
  {
    "id": "browser.form.success",
    "level": "must",
    "basis": "stated",
    "text": "The form of the documents, on a page of another site, brings a browser to return_url with the outcome of its upload, whatever its file and its texts are called.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "sections 3 and 4a"
      }
    ],
    "accepts": [
      "characters outside the basic plane are refused",
      "letters are composed"
    ],
    "needs": [
      "browser"
    ],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/55"
  },
  {
    "id": "browser.form.failure",
    "level": "must",
    "basis": "stated",
    "text": "A browser that sends a file that is not supported arrives at return_url with an error_message, however long the callback is.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "accepts": [
      "a button has to be pressed on the way of a long callback"
    ],
    "needs": [
      "browser",
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "callback.failure.sent"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/56"
  },
  {
    "id": "browser.long.arrives",
    "level": "must",
    "basis": "stated",
    "text": "A callback that is too long for a GET brings a browser to return_url.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "accepts": [
      "a redirect of any kind",
      "a page that posts itself",
      "a page with a button"
    ],
    "needs": [
      "browser"
    ],
    "dependsOn": [
      "callback.length.long"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/57"
  },
  {
    "id": "browser.long.by-itself",
    "level": "should",
    "basis": "stated",
    "text": "A callback that is too long for a GET brings a browser to return_url without a click.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [
      "browser"
    ],
    "dependsOn": [
      "browser.long.arrives"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/58"
  },
  {
    "id": "browser.long.names",
    "level": "must",
    "basis": "implied",
    "text": "An extra parameter that is named like a property of a form does not keep a browser from return_url.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "because": "Any extra parameter may be sent, whatever its name, and the callback is always made. No redirect depends on names, and a page that posts itself can call the method of its form by the prototype.",
    "accepts": [
      "a button has to be pressed"
    ],
    "needs": [
      "browser"
    ],
    "dependsOn": [
      "browser.long.arrives"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/59"
  },
  {
    "id": "browser.long.characters",
    "level": "must",
    "basis": "ecosystem",
    "text": "Characters outside ASCII are the same when a browser has brought a long callback to return_url.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "because": "The API overview says that input and output are UTF-8, and a browser sends a form in the encoding that its page declares.",
    "accepts": [
      "characters outside the basic plane are refused",
      "letters are composed"
    ],
    "needs": [
      "browser"
    ],
    "dependsOn": [
      "browser.long.arrives"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/60"
  },
  {
    "id": "callback.by-client-only",
    "level": "must",
    "basis": "implied",
    "text": "Without background_return_p=1 the target does not call return_url itself.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "because": "A call from the server is what background_return_p=1 asks for, instead of the redirect. Without it the application would see each upload twice.",
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/61"
  },
  {
    "id": "callback.combinations",
    "level": "must",
    "basis": "implied",
    "text": "What is required of a callback is true for every use of a token, however it was issued and however the file is sent.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "sections 4a and 4b"
      },
      {
        "key": "get-upload-token",
        "section": "The callback"
      }
    ],
    "because": "It repeats, for other combinations of calls, only what other requirements say of every upload.",
    "needs": [],
    "dependsOn": [
      "callback.redirect.status",
      "callback.return-url.target",
      "callback.return-url.query",
      "callback.return-url.repeated-names",
      "callback.upload-token",
      "callback.domain",
      "callback.domain.constant",
      "callback.photo-id",
      "callback.photo-id.distinct",
      "callback.tree-id",
      "callback.token",
      "callback.success.no-error",
      "callback.failure.sent",
      "callback.failure.error-message",
      "callback.failure.upload-token",
      "callback.failure.domain",
      "callback.failure.query",
      "callback.extras.issue",
      "callback.extras.redeem",
      "callback.extras.failure",
      "background.callback.sent",
      "background.callback.once",
      "background.callback.values",
      "background.callback.return-url",
      "background.callback.extras",
      "background.callback.failure",
      "chunk.inner.accepted",
      "chunk.completion.last-arrival",
      "chunk.completion.callback",
      "chunk.completion.extras",
      "redeem.uses.exact",
      "token.issue.post",
      "token.issue.json"
    ],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/62"
  },
  {
    "id": "callback.photo.shown",
    "level": "must",
    "basis": "stated",
    "text": "The user agent lands on the application's page after the upload.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "untestable": "What the user agent does with a redirect is not visible at the target; the redirect itself is checked.",
    "needs": [],
    "dependsOn": [],
    "operation": "returnByRedirect",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturned/{$request.query.return_url}/get/x-requirements/63"
  },
  {
    "id": "background.callback.sent",
    "level": "must",
    "basis": "stated",
    "text": "After a successful upload the target itself requests return_url.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/0"
  },
  {
    "id": "background.callback.get",
    "level": "must",
    "basis": "stated",
    "text": "The background callback is a GET request.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/1"
  },
  {
    "id": "background.callback.once",
    "level": "must",
    "basis": "implied",
    "text": "An upload leads to one background callback.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "because": "The page says that a request is made, in the singular. The receiver answers it with 200, so there is nothing to repeat.",
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/2"
  },
  {
    "id": "background.callback.values",
    "level": "must",
    "basis": "stated",
    "text": "The background callback contains upload_token, domain, photo_id, tree_id and token.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/3"
  },
  {
    "id": "background.callback.return-url",
    "level": "must",
    "basis": "stated",
    "text": "The background callback goes to the path of return_url with its query unchanged.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/4"
  },
  {
    "id": "background.callback.extras",
    "level": "must",
    "basis": "stated",
    "text": "The background callback repeats the extra parameters of both calls while they fit.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/5"
  },
  {
    "id": "background.callback.failure",
    "level": "must",
    "basis": "stated",
    "text": "After a failed upload the background callback is sent too, with upload_token, domain and an error_message.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [
      "rejectsUnsupported",
      "background"
    ],
    "dependsOn": [],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/6"
  },
  {
    "id": "background.callback.failure-no-ids",
    "level": "should",
    "basis": "implied",
    "text": "The background callback of a failed upload contains no photo_id, tree_id or token.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported",
      "background"
    ],
    "dependsOn": [
      "background.callback.failure"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/7"
  },
  {
    "id": "background.callback.length",
    "level": "must",
    "basis": "stated",
    "text": "The data that a background callback adds to return_url is never longer than 1500 characters.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/8"
  },
  {
    "id": "background.callback.length.target",
    "level": "should",
    "basis": "stated",
    "text": "The path and query of a background callback are together never longer than 1500 characters.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.length"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/9"
  },
  {
    "id": "background.callback.essentials",
    "level": "must",
    "basis": "implied",
    "text": "A background callback that had to leave something out still contains the token, the domain and the whole outcome.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "because": "Section 4a says that upload_token and domain are always included, and a callback without the outcome reports nothing. What is left out to fit must be something else.",
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/10"
  },
  {
    "id": "background.callback.escapes",
    "level": "must",
    "basis": "ecosystem",
    "text": "A background callback that had to leave something out contains no half of an escape.",
    "sources": [
      {
        "key": "rfc3986",
        "section": "section 2.1"
      }
    ],
    "because": "A percent sign is followed by two hexadecimal digits in every address (RFC 3986); what is left out to fit is open, but an address with half an escape is none.",
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/11"
  },
  {
    "id": "background.callback.whole-values",
    "level": "should",
    "basis": "implied",
    "text": "A background callback repeats a value as a whole or leaves it out.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, extra parameters"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.extras"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/12"
  },
  {
    "id": "background.callback.photo-known",
    "level": "must",
    "basis": "implied",
    "text": "The photo that a background callback names exists, at once or some seconds later.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "because": "A callback of a success reports a photo that was uploaded; a photo that does not exist was not.",
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent",
      "callback.photo-id.resolves"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/13"
  },
  {
    "id": "background.callback.after-commit",
    "level": "should",
    "basis": "implied",
    "text": "When the background callback arrives, the photo it names exists.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.photo-known"
    ],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/14"
  },
  {
    "id": "background.callback.without-file",
    "level": "must",
    "basis": "stated",
    "text": "The background callback has no body.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "returnInBackground",
    "pointer": "/paths/~1api~1photo~1get-upload-token/get/callbacks/uploadReturnedInBackground/{$request.query.return_url}#background/get/x-requirements/15"
  },
  {
    "id": "token.issue.post",
    "level": "must",
    "basis": "stated",
    "text": "The metadata may be posted, and the parameters of the body are used like those of a query.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadTokenByPost",
    "pointer": "/paths/~1api~1photo~1get-upload-token/post/x-requirements/0"
  },
  {
    "id": "token.issue.post-body-wins",
    "level": "should",
    "basis": "ecosystem",
    "text": "On a POST a parameter in the body takes precedence over one of the same name in the address.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadTokenByPost",
    "pointer": "/paths/~1api~1photo~1get-upload-token/post/x-requirements/1"
  },
  {
    "id": "token.issue.post-query-unused",
    "level": "may",
    "basis": "ecosystem",
    "text": "On a POST parameters in the address are not used.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadTokenByPost",
    "pointer": "/paths/~1api~1photo~1get-upload-token/post/x-requirements/2"
  },
  {
    "id": "redeem.anonymous",
    "level": "must",
    "basis": "stated",
    "text": "A token is redeemed without any credentials.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Permission level"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/0"
  },
  {
    "id": "redeem.uses.exact",
    "level": "must",
    "basis": "stated",
    "text": "As many uploads succeed as max_uploads states, and then the token is consumed.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/1"
  },
  {
    "id": "redeem.uses.default",
    "level": "must",
    "basis": "stated",
    "text": "A token issued without max_uploads takes one upload.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/2"
  },
  {
    "id": "redeem.uses.race",
    "level": "must",
    "basis": "implied",
    "text": "Simultaneous uploads never succeed more often than max_uploads states.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "max_uploads is the number of files that can be uploaded with the token. It has no exception for requests at the same moment.",
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/3"
  },
  {
    "id": "redeem.uses.parallel",
    "level": "must",
    "basis": "stated",
    "text": "Uploads under one token may run at the same time while uses are left.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 3"
      }
    ],
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/4"
  },
  {
    "id": "redeem.uses.independent",
    "level": "must",
    "basis": "implied",
    "text": "Consuming one token does not affect other tokens.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "max_uploads belongs to the token that was asked for with it.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/5"
  },
  {
    "id": "redeem.uses.after-failure",
    "level": "must",
    "basis": "implied",
    "text": "A failed upload takes at most one use.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "max_uploads counts files, and one attempt is one file at most.",
    "accepts": [
      "a failed upload takes no use",
      "a failed upload takes one use"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/6"
  },
  {
    "id": "redeem.bound.max-uploads",
    "level": "must",
    "basis": "implied",
    "text": "Parameters sent when redeeming do not change how often the token may be used.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "because": "The limit is set by a call that needs the level write. Redemption needs no credentials, so anybody who has the token could lift a limit that could be set again.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/7"
  },
  {
    "id": "redeem.bound.return-url",
    "level": "must",
    "basis": "implied",
    "text": "A return_url sent when redeeming does not change where the callback goes.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "because": "The callback URL is defined by the return_url of the call that needs the level write; whatever else redemption is sent is an extra parameter.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/8"
  },
  {
    "id": "redeem.bound.background",
    "level": "must",
    "basis": "implied",
    "text": "A background_return_p sent when redeeming does not change how the callback is made.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "because": "The page of redemption says that background_return_p is read when the token is retrieved.",
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/9"
  },
  {
    "id": "redeem.token.unknown",
    "level": "must",
    "basis": "stated",
    "text": "A token that was never issued is refused.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/10"
  },
  {
    "id": "redeem.token.whole",
    "level": "must",
    "basis": "implied",
    "text": "A token with characters missing or added is refused.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "A text that differs from every token that was issued is an invalid token.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/11"
  },
  {
    "id": "redeem.token.case",
    "level": "should",
    "basis": "implied",
    "text": "A token with letters in the other case is refused.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/12"
  },
  {
    "id": "redeem.token.pattern",
    "level": "must",
    "basis": "implied",
    "text": "A pattern or an empty value is refused as an upload_token.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "A text that differs from every token that was issued is an invalid token, whatever it means to a database.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/13"
  },
  {
    "id": "redeem.token.missing",
    "level": "must",
    "basis": "stated",
    "text": "An upload without upload_token is refused.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, upload_token"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/14"
  },
  {
    "id": "redeem.token.kind",
    "level": "must",
    "basis": "implied",
    "text": "A replace token makes no new photo when it is redeemed as an upload token.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction"
      }
    ],
    "because": "A replace token pre-authenticates the replacement of one photo. A new photo was not permitted by anybody.",
    "accepts": [
      "the token is refused",
      "the token replaces its photo"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/15"
  },
  {
    "id": "redeem.token.photo",
    "level": "must",
    "basis": "implied",
    "text": "The token of a photo is not accepted instead of an upload token.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "The token of a photo was not issued by get-upload-token, so as an upload_token it is invalid.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/16"
  },
  {
    "id": "redeem.refusal.plain",
    "level": "must",
    "basis": "stated",
    "text": "A bad token is answered to the client itself with a message in plain words that has no style.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "accepts": [
      "any HTTP status that is not a redirect",
      "a bare paragraph around the words"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/17"
  },
  {
    "id": "redeem.refusal.no-markup",
    "level": "should",
    "basis": "stated",
    "text": "The message about a bad or missing token contains no markup at all.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [
      "redeem.refusal.plain"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/18"
  },
  {
    "id": "redeem.refusal.no-redirect",
    "level": "must",
    "basis": "stated",
    "text": "A consumed token is answered to the client itself, not by a redirect to return_url.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/19"
  },
  {
    "id": "redeem.refusal.no-callback",
    "level": "must",
    "basis": "implied",
    "text": "A consumed token leads to no background callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "The page gives two cases: a plain error message for a bad token, and otherwise the flow with its callback.",
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/20"
  },
  {
    "id": "redeem.file.photo",
    "level": "must",
    "basis": "implied",
    "text": "PNG and JPEG photos are accepted.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction"
      }
    ],
    "because": "The method uploads a photo or a video, and every browser and camera knows these two formats of a photo.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/21"
  },
  {
    "id": "redeem.file.video",
    "level": "should",
    "basis": "stated",
    "text": "An MP4 video is accepted.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/22"
  },
  {
    "id": "redeem.file.large",
    "level": "must",
    "basis": "implied",
    "text": "A file of several MiB is accepted like a small one.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction"
      }
    ],
    "because": "The pages name no largest size and speak of videos, so a few MiB are an ordinary file.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/23"
  },
  {
    "id": "redeem.file.name",
    "level": "should",
    "basis": "ecosystem",
    "text": "A file name with spaces, quotes or characters outside ASCII does not keep a photo from being accepted.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/24"
  },
  {
    "id": "redeem.file.first",
    "level": "should",
    "basis": "ecosystem",
    "text": "The parts of the form may be in any order, so a file that precedes its fields is accepted with all of them.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 3"
      },
      {
        "key": "rfc7578",
        "section": "section 5.2"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/25"
  },
  {
    "id": "redeem.file.unsupported",
    "level": "should",
    "basis": "stated",
    "text": "A file that is neither a photo nor a video is not accepted.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/26"
  },
  {
    "id": "redeem.file.missing",
    "level": "must",
    "basis": "stated",
    "text": "A redemption without a file, or with a form whose file was not chosen, does not succeed.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, file"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/27"
  },
  {
    "id": "redeem.file.empty",
    "level": "should",
    "basis": "implied",
    "text": "A file of zero bytes is not accepted.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, file"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/28"
  },
  {
    "id": "redeem.file.whole",
    "level": "must",
    "basis": "implied",
    "text": "A success is reported only of a file that has arrived as a whole.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "because": "The callback reports that a file was uploaded, and a file that has arrived in part was not.",
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/29"
  },
  {
    "id": "redeem.client-errors",
    "level": "should",
    "basis": "ecosystem",
    "text": "An error of the client is not answered with a server error.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 15.6"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/requestBody/content/multipart~1form-data/x-requirements/30"
  },
  {
    "id": "redeem.no-return-url",
    "level": "must",
    "basis": "stated",
    "text": "Without return_url a successful upload is answered with a simple HTTP 200 and no redirect.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/0"
  },
  {
    "id": "redeem.no-return-url.words",
    "level": "should",
    "basis": "stated",
    "text": "Without return_url a successful upload is answered with a simple message in plain words.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [
      "redeem.no-return-url"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/1"
  },
  {
    "id": "redeem.no-return-url.failure",
    "level": "should",
    "basis": "stated",
    "text": "Without return_url a failed upload sends the client nowhere.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/2"
  },
  {
    "id": "redeem.empty-return-url",
    "level": "must",
    "basis": "stated",
    "text": "An empty return_url is treated as absent.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [
      "redeem.no-return-url"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/3"
  },
  {
    "id": "background.no-redirect",
    "level": "must",
    "basis": "stated",
    "text": "With background_return_p=1 the client is not redirected.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/4"
  },
  {
    "id": "background.ok-line",
    "level": "must",
    "basis": "stated",
    "text": "With background_return_p=1 a successful upload is answered by the line ok, domain, tree_id, photo_id, token, callback_url.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/5"
  },
  {
    "id": "background.ok-line.values",
    "level": "must",
    "basis": "stated",
    "text": "The values of the ok line are those of the callback, in the documented order.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.ok-line",
      "background.callback.sent"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/6"
  },
  {
    "id": "background.ok-line.address",
    "level": "must",
    "basis": "stated",
    "text": "The ok line ends with the address that the callback went to.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "accepts": [
      "with or without the added parameters"
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.ok-line"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/7"
  },
  {
    "id": "background.error-line",
    "level": "must",
    "basis": "stated",
    "text": "With background_return_p=1 a failed upload is answered by one line with error and a message.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "rejectsUnsupported",
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/8"
  },
  {
    "id": "background.error-line.message",
    "level": "should",
    "basis": "stated",
    "text": "The message of the error line is the error_message of the background callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "accepts": [
      "other white space"
    ],
    "needs": [
      "rejectsUnsupported",
      "background"
    ],
    "dependsOn": [
      "background.error-line",
      "background.callback.failure"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/9"
  },
  {
    "id": "background.plain-text",
    "level": "must",
    "basis": "stated",
    "text": "The answer to an upload with background_return_p=1 is plain text without markup.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/10"
  },
  {
    "id": "background.content-type",
    "level": "should",
    "basis": "stated",
    "text": "The answer to an upload with background_return_p=1 is declared as text/plain.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/11"
  },
  {
    "id": "background.receiver.failing",
    "level": "must",
    "basis": "implied",
    "text": "An upload that succeeded is answered ok even when return_url answers with an error or cannot be reached.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "The error line holds an error_message, which section 4b defines as the report of a failed upload. This upload did not fail.",
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.ok-line"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/12"
  },
  {
    "id": "background.receiver.slow",
    "level": "should",
    "basis": "implied",
    "text": "A return_url that answers slowly does not keep the upload from being answered.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.ok-line"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/13"
  },
  {
    "id": "background.return-url.optional",
    "level": "must",
    "basis": "stated",
    "text": "With background_return_p=1 and no return_url an upload still succeeds.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "accepts": [
      "such a token is refused when it is asked for"
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/14"
  },
  {
    "id": "background.return-url.optional-granted",
    "level": "should",
    "basis": "stated",
    "text": "A token with background_return_p=1 and no return_url is granted.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/responses/200/x-requirements/15"
  },
  {
    "id": "chunk.inner.accepted",
    "level": "must",
    "basis": "stated",
    "text": "A valid chunk that is not the last to arrive is answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/0"
  },
  {
    "id": "chunk.inner.silent",
    "level": "must",
    "basis": "stated",
    "text": "A chunk that is not the last to arrive leads to no redirect, no outcome line and no callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/1"
  },
  {
    "id": "chunk.completion.last-arrival",
    "level": "must",
    "basis": "stated",
    "text": "The upload completes with the last chunk to arrive, in whatever order the chunks arrive.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/2"
  },
  {
    "id": "chunk.completion.callback",
    "level": "must",
    "basis": "stated",
    "text": "The chunk that completes the upload is answered like an upload of the whole file.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [
      "callback.redirect.status"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/3"
  },
  {
    "id": "chunk.completion.extras",
    "level": "must",
    "basis": "stated",
    "text": "Extra parameters sent with every chunk are repeated in the callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "introduction, extra parameters"
      }
    ],
    "needs": [],
    "dependsOn": [
      "chunk.completion.callback",
      "callback.extras.redeem"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/4"
  },
  {
    "id": "chunk.split.single",
    "level": "must",
    "basis": "ecosystem",
    "text": "A file of one chunk completes with it, whether it is smaller than, equal to or up to twice the chunk size.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableFile.bootstrap"
      }
    ],
    "because": "The parameters are designed for Resumable.js, and this is how it splits a small file by default.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/5"
  },
  {
    "id": "chunk.split.exact",
    "level": "must",
    "basis": "ecosystem",
    "text": "A file whose size is a multiple of the chunk size completes with exactly that many chunks.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableFile.bootstrap"
      }
    ],
    "because": "The parameters are designed for Resumable.js, and this is how it splits such a file, with forceChunkSize and without.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/6"
  },
  {
    "id": "chunk.split.long-last",
    "level": "must",
    "basis": "ecosystem",
    "text": "A last chunk between once and twice the chunk size completes the file, as Resumable.js sends it.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableFile.bootstrap"
      }
    ],
    "because": "The parameters are designed for Resumable.js, and this is how it splits a file by default.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/7"
  },
  {
    "id": "chunk.split.short-last",
    "level": "should",
    "basis": "ecosystem",
    "text": "A last chunk smaller than the chunk size completes the file, as Resumable.js with forceChunkSize sends it.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableFile.bootstrap"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/8"
  },
  {
    "id": "chunk.split.many",
    "level": "must",
    "basis": "implied",
    "text": "A file of more than ten chunks completes with the last of them.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "The page names no largest number of chunks, and Resumable.js makes one for each MiB.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/9"
  },
  {
    "id": "chunk.parallel.once",
    "level": "must",
    "basis": "implied",
    "text": "Chunks sent at the same time complete the upload exactly once.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "The page introduces Resumable.js as a library for simultaneous uploads, and says that the file is added to the archive when all its chunks are there.",
    "accepts": [
      "a chunk that is turned away for now, with any status but 200 and 500, and accepted when it is sent again",
      "the outcome of the one upload in the answers to several of the chunks"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/10"
  },
  {
    "id": "chunk.parallel.one-answer",
    "level": "should",
    "basis": "stated",
    "text": "Of chunks sent at the same time one is answered by the outcome of the upload, and the others with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [
      "chunk.parallel.once"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/11"
  },
  {
    "id": "chunk.repeat.accepted",
    "level": "must",
    "basis": "ecosystem",
    "text": "A chunk that is sent again before completion is accepted again.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      }
    ],
    "because": "Whatever is not answered with 200 or 500 the client has to upload again, so a client that lost an answer sends a chunk twice. If the second were never accepted, the upload could not be finished.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/12"
  },
  {
    "id": "chunk.repeat.counted-once",
    "level": "must",
    "basis": "ecosystem",
    "text": "A repeated chunk does not replace one that is missing.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and one chunk twice is not two chunks.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/13"
  },
  {
    "id": "chunk.repeat.latest",
    "level": "should",
    "basis": "ecosystem",
    "text": "When a chunk is sent again with other bytes, the later bytes count.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      },
      {
        "key": "django-resumable-13",
        "section": "description"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/14"
  },
  {
    "id": "chunk.repeat.after-completion",
    "level": "must",
    "basis": "ecosystem",
    "text": "A chunk of a completed upload of several chunks that arrives again does not make a second upload.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      },
      {
        "key": "resumable-js",
        "section": "ResumableChunk.send and status"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and one of several chunks is not all of them. Resumable.js sends a chunk again when an answer was lost.",
    "accepts": [
      "HTTP 200",
      "the outcome of the completed upload",
      "a refusal"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/15"
  },
  {
    "id": "chunk.repeat.single",
    "level": "should",
    "basis": "ecosystem",
    "text": "The only chunk of a completed upload that arrives again does not make a second upload.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      },
      {
        "key": "resumable-js",
        "section": "ResumableChunk.send and status"
      }
    ],
    "accepts": [
      "HTTP 200",
      "the outcome of the completed upload",
      "a refusal"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/16"
  },
  {
    "id": "chunk.repeat.free",
    "level": "should",
    "basis": "implied",
    "text": "A chunk of a completed upload that arrives again takes no use.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/17"
  },
  {
    "id": "chunk.second-set",
    "level": "should",
    "basis": "implied",
    "text": "A whole second set of the same chunks is answered by an outcome while the token has uses left.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "the outcome of a second upload",
      "the outcome of the completed upload"
    ],
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/18"
  },
  {
    "id": "chunk.second-set.other",
    "level": "may",
    "basis": "ecosystem",
    "text": "A whole second set of chunks with other bytes under the same identifier makes another upload.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "generateUniqueIdentifier"
      }
    ],
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/19"
  },
  {
    "id": "chunk.isolation.tokens",
    "level": "must",
    "basis": "implied",
    "text": "Chunks sent under one token never count for an upload under another, even with the same identifier.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "because": "Resumable.js builds identifiers from size and name, so two users send equal ones for different files. What is uploaded with a token is the file that was sent with it.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/20"
  },
  {
    "id": "chunk.isolation.files",
    "level": "must",
    "basis": "stated",
    "text": "Two files uploaded under one token at the same time are distinguished by their identifiers.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/21"
  },
  {
    "id": "chunk.isolation.names",
    "level": "must",
    "basis": "stated",
    "text": "Two files of one name are distinguished by their identifiers.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/22"
  },
  {
    "id": "chunk.isolation.words",
    "level": "should",
    "basis": "stated",
    "text": "Identifiers of letters, digits and underscores that mean something to a program are identifiers like any other.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/23"
  },
  {
    "id": "chunk.isolation.cleaned",
    "level": "should",
    "basis": "implied",
    "text": "Identifiers that differ only in punctuation, spaces or letters outside ASCII are different.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "accepts": [
      "such an identifier is refused"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/24"
  },
  {
    "id": "chunk.isolation.case",
    "level": "should",
    "basis": "implied",
    "text": "Identifiers that differ only in case are different.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/25"
  },
  {
    "id": "chunk.identifier.long",
    "level": "should",
    "basis": "ecosystem",
    "text": "A file with a long identifier can be uploaded, since Resumable.js makes it of the path of the file.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "generateUniqueIdentifier"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/26"
  },
  {
    "id": "chunk.uses.per-file",
    "level": "must",
    "basis": "stated",
    "text": "A file sent in chunks takes one use of the token, however many chunks it has.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/27"
  },
  {
    "id": "chunk.uses.reserved",
    "level": "must",
    "basis": "implied",
    "text": "A use that a started file keeps from other uploads is there for that file.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "max_uploads says how many files can be uploaded. Where a file that was started keeps the last use from another, that file can be uploaded, or there would be less uploads than the token grants.",
    "accepts": [
      "a use that is taken by the first chunk of a file",
      "a use that is taken by the last one"
    ],
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/28"
  },
  {
    "id": "chunk.uses.abandoned",
    "level": "should",
    "basis": "implied",
    "text": "An upload that was started and never completed takes no use.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/29"
  },
  {
    "id": "chunk.wrong.short",
    "level": "must",
    "basis": "stated",
    "text": "A chunk with fewer bytes than it should have is not answered with HTTP 200 and completes nothing.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/30"
  },
  {
    "id": "chunk.wrong.long",
    "level": "must",
    "basis": "stated",
    "text": "A chunk with more bytes than it should have is not answered with HTTP 200 and completes nothing.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/31"
  },
  {
    "id": "chunk.wrong.last",
    "level": "must",
    "basis": "stated",
    "text": "A last chunk whose bytes do not add up to the total size is not answered with HTTP 200 and completes nothing.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/32"
  },
  {
    "id": "chunk.wrong.number-zero",
    "level": "should",
    "basis": "stated",
    "text": "Chunks count from 1, so a chunk number of 0 or below is not answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableChunkNumber"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/33"
  },
  {
    "id": "chunk.wrong.number-above",
    "level": "must",
    "basis": "implied",
    "text": "A chunk number above the number of chunks is not answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableChunkNumber"
      }
    ],
    "because": "200 says that the chunk is correct, and the sizes in the same request say that there is no such chunk.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/34"
  },
  {
    "id": "chunk.wrong.not-a-number",
    "level": "should",
    "basis": "implied",
    "text": "A chunk whose number or sizes are not numbers is not answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/35"
  },
  {
    "id": "chunk.wrong.total",
    "level": "must",
    "basis": "implied",
    "text": "A chunk whose total size is smaller than the chunk's own bytes is not answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableTotalSize"
      }
    ],
    "because": "The chunk alone is larger than the file that it says it is a part of, so it cannot be correct, and 200 would say that it is.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/36"
  },
  {
    "id": "chunk.wrong.total-zero",
    "level": "should",
    "basis": "implied",
    "text": "A chunk whose total size is zero or negative is not answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableTotalSize"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/37"
  },
  {
    "id": "chunk.wrong.misnumbered",
    "level": "must",
    "basis": "implied",
    "text": "A chunk with a number that no chunk of its file has completes nothing.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableChunkNumber"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and a number that is zero, negative, above that of the last chunk or not a number is not that of the chunk that is missing.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/38"
  },
  {
    "id": "chunk.total.large",
    "level": "must",
    "basis": "implied",
    "text": "A file above 4 GiB does not complete before all of its chunks were sent.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableTotalSize"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and the total size says that most of them are missing.",
    "accepts": [
      "a refusal of files of such a size"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/39"
  },
  {
    "id": "chunk.wrong.total-changed",
    "level": "should",
    "basis": "implied",
    "text": "A chunk that states another total size than the earlier chunks does not complete their file.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js, resumableTotalSize"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/40"
  },
  {
    "id": "chunk.wrong.not-500",
    "level": "should",
    "basis": "stated",
    "text": "HTTP 500 means that a file is not supported, and does not answer a wrong chunk.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/41"
  },
  {
    "id": "chunk.wrong.recoverable",
    "level": "must",
    "basis": "stated",
    "text": "After a wrong chunk the file can be uploaded, by the chunks that are missing or by all of them again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/42"
  },
  {
    "id": "chunk.wrong.recoverable-by-chunk",
    "level": "should",
    "basis": "implied",
    "text": "After a wrong chunk the valid one alone is accepted and the upload completes.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/43"
  },
  {
    "id": "chunk.unsupported",
    "level": "must",
    "basis": "stated",
    "text": "A file that is not supported is answered with HTTP 500 with one of its chunks, or, with the chunk that completes it, by the failure of a whole upload.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "rejectsUnsupported"
    ],
    "dependsOn": [
      "redeem.file.unsupported"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/44"
  },
  {
    "id": "background.chunks.unsupported",
    "level": "must",
    "basis": "implied",
    "text": "With background_return_p=1 a file in chunks that is not supported is answered with HTTP 500 or the error line, and no callback reports a photo.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      },
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "The page knows two answers to a file in chunks that is not supported, HTTP 500 and what the Returns section lists, and no photo comes into being of which a callback could give the photo_id.",
    "needs": [
      "rejectsUnsupported",
      "background"
    ],
    "dependsOn": [
      "chunk.unsupported"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/45"
  },
  {
    "id": "chunk.file-missing",
    "level": "must",
    "basis": "implied",
    "text": "A chunk request without a file is not answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, file"
      }
    ],
    "because": "200 says that the chunk was accepted, and without a file there is none.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/46"
  },
  {
    "id": "chunk.bad-token",
    "level": "must",
    "basis": "stated",
    "text": "A chunk under a bad token leads to no success, no redirect and no callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/47"
  },
  {
    "id": "chunk.bad-token.status",
    "level": "should",
    "basis": "implied",
    "text": "A chunk under a bad token is not answered with HTTP 200.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "accepts": [
      "a token that is looked at only when the file is whole"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/48"
  },
  {
    "id": "chunk.reserved",
    "level": "should",
    "basis": "stated",
    "text": "HTTP 500 means that the client is to cancel an upload, and does not answer a chunk of a file that is supported.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/49"
  },
  {
    "id": "chunk.torn",
    "level": "must",
    "basis": "implied",
    "text": "A chunk whose request was cut off does not count until it was sent whole.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and a part of a chunk is not the chunk.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/50"
  },
  {
    "id": "chunk.slow",
    "level": "must",
    "basis": "implied",
    "text": "An upload does not complete while one of its chunks is still arriving.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and a chunk that is still arriving is not uploaded.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/51"
  },
  {
    "id": "chunk.parameters.four",
    "level": "must",
    "basis": "stated",
    "text": "The four documented parameters suffice for an upload in chunks.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/52"
  },
  {
    "id": "chunk.parameters.doubled",
    "level": "must",
    "basis": "ecosystem",
    "text": "The parameters may be in the address as well as in the body, as Resumable.js sends them.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableChunk.send, getTarget"
      }
    ],
    "because": "The parameters are designed for Resumable.js, and since version 1.0.3 it sends every one in the address as well.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/53"
  },
  {
    "id": "chunk.parameters.all",
    "level": "must",
    "basis": "ecosystem",
    "text": "The nine parameters that Resumable.js sends do not disturb an upload in chunks.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      },
      {
        "key": "resumable-js",
        "section": "ResumableChunk.send"
      }
    ],
    "because": "The parameters are designed for Resumable.js, and it sends all nine by default.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/54"
  },
  {
    "id": "chunk.name.blob",
    "level": "should",
    "basis": "ecosystem",
    "text": "A photo whose parts are all named blob is accepted when resumableFilename gives its name.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?, resumableFilename"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/55"
  },
  {
    "id": "chunk.name.any",
    "level": "should",
    "basis": "ecosystem",
    "text": "A file in chunks is accepted under any name that files have on the disk of a user.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?, resumableFilename"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/56"
  },
  {
    "id": "chunk.probe.absent",
    "level": "should",
    "basis": "ecosystem",
    "text": "A GET that asks for a chunk the target does not have is not answered with HTTP 200 or 201.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "Handling GET (or test() requests)"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/57"
  },
  {
    "id": "chunk.probe.foreign",
    "level": "should",
    "basis": "ecosystem",
    "text": "A GET with parameters of another library is not answered with HTTP 200 or 201, which would say that the chunk is there.",
    "sources": [
      {
        "key": "flow-js",
        "section": "Handling GET (or `test()` requests)"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/58"
  },
  {
    "id": "chunk.probe.harmless",
    "level": "should",
    "basis": "ecosystem",
    "text": "Asking for a chunk by GET neither creates an upload nor takes a use.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "Handling GET (or test() requests)"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/59"
  },
  {
    "id": "background.chunks.line",
    "level": "must",
    "basis": "stated",
    "text": "With background_return_p=1 the chunk that completes the upload, and no other, is answered by the ok line.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.ok-line"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/60"
  },
  {
    "id": "background.chunks.callback-once",
    "level": "must",
    "basis": "implied",
    "text": "An upload in chunks leads to one background callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "The page says that the callback is made when the last chunk completes, in the singular. The receiver answers it with 200, so there is nothing to repeat.",
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent",
      "background.callback.once"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/61"
  },
  {
    "id": "background.chunks.repeat-silent",
    "level": "should",
    "basis": "implied",
    "text": "A chunk of a completed upload that arrives again leads to no second background callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "background"
    ],
    "dependsOn": [
      "background.callback.sent",
      "background.callback.once"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/62"
  },
  {
    "id": "redeem.method.get",
    "level": "must",
    "basis": "implied",
    "text": "A GET with a token uploads nothing.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 3"
      }
    ],
    "because": "A GET has no body, so there is no file that could be uploaded.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/63"
  },
  {
    "id": "redeem.method.get-free",
    "level": "should",
    "basis": "implied",
    "text": "A GET with a token takes no use.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/64"
  },
  {
    "id": "redeem.history",
    "level": "must",
    "basis": "implied",
    "text": "Whatever a client does under several tokens, the rules for tokens and chunks explain the answers of the target.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      },
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "The model accepts every answer that the requirements for tokens and chunks accept; it adds only that they hold after whatever was done before.",
    "needs": [],
    "dependsOn": [
      "redeem.uses.exact",
      "redeem.uses.independent",
      "chunk.inner.accepted",
      "chunk.completion.last-arrival",
      "chunk.repeat.after-completion",
      "chunk.isolation.tokens",
      "chunk.isolation.files",
      "chunk.uses.per-file",
      "chunk.uses.reserved",
      "chunk.wrong.short",
      "redeem.uses.after-failure",
      "chunk.unsupported"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/65"
  },
  {
    "id": "redeem.history.clock",
    "level": "must",
    "basis": "implied",
    "text": "The rules for tokens and chunks explain the answers of the target while time passes and tokens expire.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      },
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      },
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "The model accepts every answer that the requirements for tokens and chunks accept; it adds only that they hold while time passes.",
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "redeem.history",
      "token.expiry.ended",
      "token.expiry.alive",
      "token.expiry.own"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/66"
  },
  {
    "id": "token.expiry.alive",
    "level": "must",
    "basis": "stated",
    "text": "A token can be redeemed until it expires.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "accepts": [
      "an expiry of up to 60 seconds early"
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/67"
  },
  {
    "id": "token.expiry.ended",
    "level": "must",
    "basis": "stated",
    "text": "A token is refused after it has expired.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "accepts": [
      "an expiry of up to 5 minutes late"
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/68"
  },
  {
    "id": "token.expiry.not-early",
    "level": "should",
    "basis": "stated",
    "text": "A token can be redeemed until 5 seconds before it expires.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.alive"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/69"
  },
  {
    "id": "token.expiry.not-late",
    "level": "should",
    "basis": "stated",
    "text": "A token is refused from 5 seconds after it has expired.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.ended"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/70"
  },
  {
    "id": "token.expiry.default",
    "level": "must",
    "basis": "stated",
    "text": "A token issued without valid_minutes can be redeemed for 180 minutes and no longer.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.lifetime.default"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/71"
  },
  {
    "id": "token.expiry.maximum",
    "level": "must",
    "basis": "stated",
    "text": "A token issued for 1440 minutes can be redeemed for 24 hours and no longer.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/72"
  },
  {
    "id": "token.expiry.out-of-range",
    "level": "must",
    "basis": "implied",
    "text": "A token asked for with a lifetime out of range is valid for as long as its answer states, within the range.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "because": "The answer states the lifetime of the token that it grants, and the stated range holds for every token.",
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.lifetime.below",
      "token.lifetime.above"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/73"
  },
  {
    "id": "token.expiry.fixed",
    "level": "must",
    "basis": "implied",
    "text": "Using a token does not extend its lifetime.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "because": "The answer states valid_until, and no page names a call that changes it.",
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.ended"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/74"
  },
  {
    "id": "token.expiry.own",
    "level": "must",
    "basis": "implied",
    "text": "Tokens of different lifetimes expire each at its own time.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "because": "valid_minutes belongs to the token that was asked for with it.",
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.ended",
      "token.expiry.alive"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/75"
  },
  {
    "id": "token.expiry.bound",
    "level": "must",
    "basis": "implied",
    "text": "A valid_minutes sent when redeeming does not extend the lifetime of the token.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "because": "The lifetime is set by a call that needs the level write. Redemption needs no credentials, so anybody who has the token could keep it for ever.",
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.ended"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/76"
  },
  {
    "id": "token.expiry.chunk",
    "level": "must",
    "basis": "stated",
    "text": "Chunks that are sent under an expired token lead to no upload, redirect or callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "accepts": [
      "a file that was begun in time is completed",
      "a token that is looked at only when the file is whole"
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.ended"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/77"
  },
  {
    "id": "token.expiry.chunk-refused",
    "level": "should",
    "basis": "stated",
    "text": "The first chunk of a file is not answered with HTTP 200 under a token that has expired.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.ended"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/78"
  },
  {
    "id": "token.expiry.plain",
    "level": "must",
    "basis": "stated",
    "text": "A token that has expired is answered with a plain message, not by a redirect or a callback.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [
      "clock"
    ],
    "dependsOn": [
      "token.expiry.ended"
    ],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/79"
  },
  {
    "id": "client.request.method",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A file is sent with POST.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 3"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/80"
  },
  {
    "id": "client.request.host",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "An upload names the host that it is sent to, as the address has it.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 7.2"
      }
    ],
    "accepts": [
      "no Host in HTTP/1.0"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/81"
  },
  {
    "id": "client.request.form",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "The body of an upload is a whole, well-formed form of the type multipart/form-data.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 3"
      }
    ],
    "accepts": [
      "any boundary, quoted or not",
      "parts in any order"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/82"
  },
  {
    "id": "client.request.coding",
    "role": "client",
    "level": "must",
    "basis": "ecosystem",
    "text": "The body of an upload is not compressed.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 8.4"
      }
    ],
    "because": "The form of the page has no content coding, no page offers one, and a server refuses a coding that it did not offer.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/83"
  },
  {
    "id": "client.request.boundary",
    "role": "client",
    "level": "must",
    "basis": "ecosystem",
    "text": "The boundary of a form does not stand in the file that it holds.",
    "sources": [
      {
        "key": "rfc7578",
        "section": "section 4.1"
      }
    ],
    "because": "A delimiter that the content holds ends the part there for every reader, so that the file is cut.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/84"
  },
  {
    "id": "client.file.part",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "The file is sent in exactly one part named file.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, file"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/85"
  },
  {
    "id": "client.file.file-name",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "The part that holds the file has a file name.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 3"
      }
    ],
    "because": "The control of the form is one that chooses a file, whose part always has a file name; servers take a part without one for text.",
    "accepts": [
      "any file name in chunks"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/86"
  },
  {
    "id": "client.file.header",
    "role": "client",
    "level": "must",
    "basis": "ecosystem",
    "text": "Whatever the name of the file, the header of its part can be read.",
    "sources": [
      {
        "key": "rfc7578",
        "section": "section 4.2"
      }
    ],
    "because": "A quote that is not escaped ends the file name, and what follows it is not a parameter.",
    "accepts": [
      "%22, a backslash before the quote, or a name without the quote"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/87"
  },
  {
    "id": "client.file.name",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "The file name that is sent is the name of the file.",
    "sources": [
      {
        "key": "rfc7578",
        "section": "section 4.2"
      }
    ],
    "accepts": [
      "blob, or any other name that is the same for all chunks, where chunks are sent",
      "filename* beside or instead of filename"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/88"
  },
  {
    "id": "client.file.content",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A file that is sent whole has exactly the bytes of the file.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, file"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/89"
  },
  {
    "id": "client.token.sent",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "Every request that sends a file or a chunk has the upload_token exactly as it was issued.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, upload_token"
      }
    ],
    "accepts": [
      "in the form or in the address"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/90"
  },
  {
    "id": "client.token.form",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "The upload_token is a field of the form, because parameters in the address of a POST may not be used.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/91"
  },
  {
    "id": "client.chunk.parameters",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "Every chunk is sent with resumableChunkNumber, resumableChunkSize, resumableTotalSize and a resumableIdentifier that is not empty.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "in the form, in the address, or in both",
      "further parameters"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/92"
  },
  {
    "id": "client.chunk.number",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "Chunk numbers are whole decimal numbers, and the first chunk is 1.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/93"
  },
  {
    "id": "client.chunk.position",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "Chunk n begins where n - 1 chunks of resumableChunkSize end.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "A server that joins chunks by their numbers, which is all that it is given, would make another file.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/94"
  },
  {
    "id": "client.chunk.size",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "resumableChunkSize is the chunk size in bytes, the same with every chunk of a file.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/95"
  },
  {
    "id": "client.chunk.length",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "Every chunk but the last has resumableChunkSize bytes; the last has at least one, and fewer than twice as many.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "The chunk size is stated to be that of the chunks; only the last chunk has what is left.",
    "accepts": [
      "a last chunk that is longer than the others, or shorter"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/96"
  },
  {
    "id": "client.chunk.total",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "resumableTotalSize is the size of the whole file in bytes, with every chunk.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/97"
  },
  {
    "id": "client.chunk.further",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "resumableTotalChunks and resumableCurrentChunkSize, if they are sent, are the number of chunks of the file and the bytes of this one.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableChunk.send"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/98"
  },
  {
    "id": "client.chunk.content",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A chunk holds the bytes of the file at its place, unchanged.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters, file"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/99"
  },
  {
    "id": "client.chunk.identifier.same",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "All chunks of one upload, repeated ones included, have the same resumableIdentifier.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/100"
  },
  {
    "id": "client.chunk.identifier.unique",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "Two files that differ in name or size have different identifiers under one token.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "equal identifiers of files that are equal in name and size"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/101"
  },
  {
    "id": "client.chunk.repeated",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "A chunk that is sent again has the same bytes as before.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "The answer asks for the upload to be tried again, and other bytes are not the same upload.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/102"
  },
  {
    "id": "client.chunk.accepted",
    "role": "client",
    "level": "should",
    "basis": "stated",
    "text": "A chunk that was answered with HTTP 200 is not sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "once an answer was lost or refused, or dropped by a pause"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/103"
  },
  {
    "id": "client.chunk.restart",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "After a failed chunk only that chunk is sent again, not those that were answered with HTTP 200.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "upload"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/104"
  },
  {
    "id": "client.status.unsupported",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "After HTTP 500 for a chunk no further request of that upload is begun.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "what other parallel workers begin before they know of it, one request each"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/105"
  },
  {
    "id": "client.status.unsupported-whole",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "A whole file that is answered with HTTP 500 is not sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/106"
  },
  {
    "id": "client.retry.status",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A chunk that is answered with 412, 429, 502 or 503 is sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "the whole file is sent again"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/107"
  },
  {
    "id": "client.retry.permanent",
    "role": "client",
    "level": "should",
    "basis": "stated",
    "text": "A chunk that is answered with 403, 404, 409 or 415, which Resumable.js takes for permanent, is sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "the whole file is sent again"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/108"
  },
  {
    "id": "client.retry.success",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A chunk that is answered with a success other than 200, such as 201 or 204, is sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "the whole file is sent again"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/109"
  },
  {
    "id": "client.retry.redirect",
    "role": "client",
    "level": "should",
    "basis": "stated",
    "text": "A chunk that is answered with a redirect to elsewhere is sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "the whole file is sent again"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/110"
  },
  {
    "id": "client.retry.lost",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "A chunk whose connection breaks before an answer is sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "Only HTTP 200 says that a chunk was accepted, and a connection that breaks says nothing.",
    "accepts": [
      "the whole file is sent again",
      "a later start goes on"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/111"
  },
  {
    "id": "client.retry.ends",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "An uploader that is refused again and again ends by itself.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 9.2.2"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/112"
  },
  {
    "id": "client.retry.pause",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "Repeated tries of one chunk are not sent without any pause.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 10.2.3"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/113"
  },
  {
    "id": "client.upload.arrives",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "Where nothing is in its way, a file arrives as a whole.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/114"
  },
  {
    "id": "client.outcome.success",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "An upload that succeeds is reported as a success.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "because": "The answer to the last request says that the upload is done, and an uploader that reports failure makes its user upload again.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/115"
  },
  {
    "id": "client.outcome.incomplete",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "An upload that was not completed is never reported as a success.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "Nothing is added to the archive before all chunks are uploaded, so what is reported as uploaded would be lost.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/116"
  },
  {
    "id": "client.outcome.refused",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "The plain message that refuses a token, with a status of 400 or more, is not reported as a success.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/117"
  },
  {
    "id": "client.outcome.refused-with-200",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "The plain message that refuses a token is not reported as a success where it comes with HTTP 200 either.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/118"
  },
  {
    "id": "client.outcome.error-message",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A redirect with error_message is not reported as a success.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/119"
  },
  {
    "id": "client.outcome.error-line",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A line that begins with error is not reported as a success.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/120"
  },
  {
    "id": "client.outcome.unsupported",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "An upload that was answered with HTTP 500 is not reported as a success.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/121"
  },
  {
    "id": "client.outcome.message",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "A command that reports the failure of an upload prints the message that the target answered, decoded.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/122"
  },
  {
    "id": "client.outcome.final",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "A file whose upload ended with error_message or an error line is not sent again.",
    "sources": [
      {
        "key": "redeem-upload-token",
        "section": "Returns"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/123"
  },
  {
    "id": "client.outcome.once",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "After the answer that an upload succeeded nothing of its file is sent again.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "max_uploads counts uploads, and a file that is sent again takes another use, or makes a second photo.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/124"
  },
  {
    "id": "client.redirect.get",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "An uploader that follows the redirect to return_url does so with GET, and without the file.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "accepts": [
      "the redirect is not followed"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/125"
  },
  {
    "id": "client.redirect.page",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "What the page at return_url answers does not change whether the upload is reported as a success.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/126"
  },
  {
    "id": "client.probe.absent",
    "role": "client",
    "level": "must",
    "basis": "ecosystem",
    "text": "A chunk is left out only where a probe for it was answered with HTTP 200.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "test"
      }
    ],
    "because": "Nothing but HTTP 200 says that a chunk was accepted, so an uploader that leaves out another chunk leaves a hole.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/127"
  },
  {
    "id": "client.handler.get",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A callback handler accepts GET, after success and after failure.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/128"
  },
  {
    "id": "client.handler.post",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A callback handler accepts POST, after success and after failure.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/129"
  },
  {
    "id": "client.handler.extras",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A callback handler accepts callbacks with further parameters, as any that were sent are repeated in them.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/130"
  },
  {
    "id": "client.handler.order",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "A callback handler accepts the parameters in any order, also before those of return_url itself.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/131"
  },
  {
    "id": "client.handler.long",
    "role": "client",
    "level": "must",
    "basis": "stated",
    "text": "A callback handler accepts a GET whose data is nearly 1500 characters long.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/132"
  },
  {
    "id": "client.handler.encoding",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "A callback handler reads values in every spelling: a blank as + or %20, hexadecimal digits of either case, and signs that need no escape as they are.",
    "sources": [
      {
        "key": "rfc3986",
        "section": "section 2.1"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/133"
  },
  {
    "id": "client.handler.malformed",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "A callback handler answers a request whose parameters are malformed with a status below 500, and goes on accepting callbacks.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 15.6"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/134"
  },
  {
    "id": "client.handler.reload",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "A callback handler accepts the same callback again, as a user may reload the page.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/135"
  },
  {
    "id": "client.handler.repeated",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "A callback handler accepts a callback for every upload under one token.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/136"
  },
  {
    "id": "client.handler.redirect",
    "role": "client",
    "level": "should",
    "basis": "ecosystem",
    "text": "A callback handler redirects neither to itself, nor to a login page or one that is not there, nor to an address that a further parameter holds.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 17.9"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/137"
  },
  {
    "id": "client.handler.outcome",
    "role": "client",
    "level": "must",
    "basis": "implied",
    "text": "A callback handler that answers otherwise after a failure than after a success does so for every callback.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "because": "Nothing but error_message distinguishes the outcomes, so a handler that answers a failure as it answers every success takes it for one.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/138"
  },
  {
    "id": "client.handler.values",
    "role": "client",
    "level": "should",
    "basis": "implied",
    "text": "A callback handler that shows a value shows it as it was sent.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/139"
  },
  {
    "id": "client.handler.markup",
    "role": "client",
    "level": "must",
    "basis": "ecosystem",
    "text": "A callback handler that shows a message does not let it become markup of its page.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "because": "Anybody can call the handler with a message of their own, and no message of the documents is meant to be markup.",
    "needs": [],
    "dependsOn": [],
    "operation": "redeemUploadToken",
    "pointer": "/paths/~1api~1photo~1redeem-upload-token/post/x-requirements/140"
  },
  {
    "id": "replace.issue.xml",
    "level": "must",
    "basis": "stated",
    "text": "A permitted call is answered with status ok and a replace token that is not empty, in XML unless asked otherwise.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Example XML Response"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/0"
  },
  {
    "id": "replace.issue.json",
    "level": "must",
    "basis": "stated",
    "text": "With format=json and raw=1 the answer is JSON with the fields of the token under replacetoken.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Example JSON Response"
      }
    ],
    "accepts": [
      "fields at the top level",
      "values as strings",
      "values as numbers or booleans"
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/1"
  },
  {
    "id": "replace.issue.fields",
    "level": "should",
    "basis": "stated",
    "text": "The answer has every field that the examples show, empty ones too.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Example XML Response"
      },
      {
        "key": "get-replace-token",
        "section": "Example JSON Response"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/2"
  },
  {
    "id": "replace.issue.post",
    "level": "must",
    "basis": "ecosystem",
    "text": "A replace token can be asked for by POST.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Requests"
      }
    ],
    "because": "The API overview allows GET and POST for every method, and the flow that this method shares begins with posting.",
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/3"
  },
  {
    "id": "replace.issue.photo-id",
    "level": "must",
    "basis": "stated",
    "text": "The answer names the photo that the token is for.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Example XML Response"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/4"
  },
  {
    "id": "replace.issue.return-url",
    "level": "must",
    "basis": "stated",
    "text": "The answer repeats the return_url.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Example XML Response"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/5"
  },
  {
    "id": "replace.distinct",
    "level": "must",
    "basis": "implied",
    "text": "No two calls return the same replace token.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction"
      }
    ],
    "because": "A token holds the photo and the number of uses of its own call; one token for two calls would have to hold both.",
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/6"
  },
  {
    "id": "replace.lifetime.default",
    "level": "must",
    "basis": "stated",
    "text": "A replace token asked for without valid_minutes is valid for 180 minutes.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/7"
  },
  {
    "id": "replace.lifetime.granted",
    "level": "must",
    "basis": "stated",
    "text": "A replace token's lifetime from 15 to 1440 minutes is granted as asked.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/8"
  },
  {
    "id": "replace.lifetime.below",
    "level": "must",
    "basis": "stated",
    "text": "A replace token's lifetime below 15 minutes is not granted.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "accepts": [
      "the call is refused",
      "a lifetime within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/9"
  },
  {
    "id": "replace.lifetime.above",
    "level": "must",
    "basis": "stated",
    "text": "A replace token's lifetime above 1440 minutes is not granted.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "accepts": [
      "the call is refused",
      "a lifetime within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/10"
  },
  {
    "id": "replace.lifetime.not-a-number",
    "level": "must",
    "basis": "implied",
    "text": "A valid_minutes of a replace token that is not a number leads to no value out of range.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "because": "The stated range holds for every token, whatever a server reads in a text that is not a number.",
    "accepts": [
      "the call is refused",
      "any value within the range that the answer states"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/11"
  },
  {
    "id": "replace.lifetime.not-a-number-ignored",
    "level": "should",
    "basis": "implied",
    "text": "A valid_minutes of a replace token that is not a number is refused or treated as absent.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [],
    "dependsOn": [
      "replace.lifetime.not-a-number"
    ],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/12"
  },
  {
    "id": "replace.valid-until",
    "level": "must",
    "basis": "implied",
    "text": "A replace token expires valid_minutes minutes after it was issued.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Example XML Response"
      }
    ],
    "because": "valid_minutes and valid_until describe one lifetime, which begins when the token is issued. The tolerance is for rounding and for clocks that differ.",
    "accepts": [
      "a difference of up to 60 seconds"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/13"
  },
  {
    "id": "replace.valid-until-exact",
    "level": "should",
    "basis": "implied",
    "text": "valid_until of a replace token is within 5 seconds of the moment of issue plus valid_minutes minutes.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Example XML Response"
      }
    ],
    "needs": [],
    "dependsOn": [
      "replace.valid-until"
    ],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/14"
  },
  {
    "id": "replace.uses.default",
    "level": "must",
    "basis": "stated",
    "text": "A replace token asked for without max_uploads takes one upload.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/15"
  },
  {
    "id": "replace.uses.granted",
    "level": "must",
    "basis": "stated",
    "text": "A replace token's number of uploads from 1 to 100 is granted as asked.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/16"
  },
  {
    "id": "replace.uses.below",
    "level": "must",
    "basis": "implied",
    "text": "A replace token's number of uploads below 1 is not granted.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "A call that succeeds pre-authenticates a replacement, so the token that it returns is good for one at least.",
    "accepts": [
      "the call is refused",
      "a number within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/17"
  },
  {
    "id": "replace.uses.above",
    "level": "must",
    "basis": "stated",
    "text": "A replace token's number of uploads above 100 is not granted.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "accepts": [
      "the call is refused",
      "a number within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/18"
  },
  {
    "id": "replace.uses.not-a-number",
    "level": "must",
    "basis": "implied",
    "text": "A max_uploads of a replace token that is not a number leads to no value out of range.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "The stated range holds for every token, whatever a server reads in a text that is not a number.",
    "accepts": [
      "the call is refused",
      "any value within the range that the answer states"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/19"
  },
  {
    "id": "replace.uses.not-a-number-ignored",
    "level": "should",
    "basis": "implied",
    "text": "A max_uploads of a replace token that is not a number is refused or treated as absent.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [
      "replace.uses.not-a-number"
    ],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/20"
  },
  {
    "id": "replace.permission.anonymous",
    "level": "must",
    "basis": "stated",
    "text": "A replace token is not issued to a caller without credentials.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Permission level"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/21"
  },
  {
    "id": "replace.permission.read",
    "level": "must",
    "basis": "stated",
    "text": "A replace token is not issued to a caller with the level read.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Permission level"
      }
    ],
    "needs": [
      "read"
    ],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/22"
  },
  {
    "id": "replace.no-photo",
    "level": "must",
    "basis": "implied",
    "text": "A replace token for a photo that does not exist, or for none, replaces nothing and makes no photo.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, photo_id"
      }
    ],
    "because": "photo_id is the photo to be replaced. Where there is none, there is nothing to replace, and a replacement is not an upload.",
    "accepts": [
      "the token is not issued",
      "the redemption fails"
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/23"
  },
  {
    "id": "replace.kinds",
    "level": "must",
    "basis": "stated",
    "text": "A replace token replaces a video, the thumbnail of a video, or a photo.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction"
      }
    ],
    "untestable": "What was replaced cannot be read back through the documented methods.",
    "needs": [],
    "dependsOn": [],
    "operation": "getReplaceToken",
    "pointer": "/paths/~1api~1photo~1get-replace-token/get/x-requirements/24"
  },
  {
    "id": "replace.redeem.callback",
    "level": "must",
    "basis": "ecosystem",
    "text": "A successful replacement sends the client to return_url with domain, photo_id, tree_id and token.",
    "sources": [
      {
        "key": "redeem-replace-token",
        "section": "Returns"
      }
    ],
    "because": "The page of the method redirects to return_url as the flow describes, and the flow names these parameters. A target without the method is not judged.",
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/0"
  },
  {
    "id": "replace.redeem.token-named",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a replacement names the replace token.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "accepts": [
      "as upload_token",
      "as replace_token"
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.callback"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/1"
  },
  {
    "id": "replace.redeem.same-photo",
    "level": "must",
    "basis": "stated",
    "text": "The photo_id of the callback is that of the photo that the token was issued for.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, photo_id"
      }
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.callback"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/2"
  },
  {
    "id": "replace.redeem.bound",
    "level": "must",
    "basis": "implied",
    "text": "A photo_id sent when redeeming does not change which photo is replaced.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, photo_id"
      }
    ],
    "because": "The photo is set by a call that needs the level write. Redemption needs no credentials, so anybody who has the token could replace any photo.",
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.same-photo"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/3"
  },
  {
    "id": "replace.redeem.failure",
    "level": "must",
    "basis": "stated",
    "text": "A failed replacement sends the client to return_url with an error_message and domain.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [
      "rejectsUnsupported",
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/4"
  },
  {
    "id": "replace.redeem.extras",
    "level": "must",
    "basis": "ecosystem",
    "text": "Extra parameters of a replacement are repeated in the callback.",
    "sources": [
      {
        "key": "redeem-replace-token",
        "section": "introduction, extra parameters"
      }
    ],
    "because": "The page of each method that redeems tokens says it of every extra parameter.",
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.callback"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/5"
  },
  {
    "id": "replace.redeem.file",
    "level": "must",
    "basis": "implied",
    "text": "A replacement without a file does not succeed.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction"
      }
    ],
    "because": "The token is for uploading a file for replacement, and without one there is nothing that could replace a photo.",
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/6"
  },
  {
    "id": "replace.redeem.file.empty",
    "level": "should",
    "basis": "implied",
    "text": "A replacement by a file of zero bytes does not succeed.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction"
      }
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/7"
  },
  {
    "id": "replace.redeem.get",
    "level": "must",
    "basis": "implied",
    "text": "A GET with a replace token replaces nothing.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction"
      }
    ],
    "because": "A GET has no body, so there is no file that could replace a photo.",
    "needs": [
      "replaceRedeem",
      "redeemReplaceToken"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/8"
  },
  {
    "id": "replace.redeem.uses",
    "level": "must",
    "basis": "stated",
    "text": "As many replacements succeed as max_uploads states, and then the token is consumed.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/9"
  },
  {
    "id": "replace.redeem.uses.shared",
    "level": "must",
    "basis": "implied",
    "text": "A use of a replace token that one method took is gone for the other one.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "max_uploads is how many files can be uploaded using the token, and does not say by which method.",
    "accepts": [
      "redeem-upload-token refuses replace tokens"
    ],
    "needs": [
      "replaceRedeem",
      "redeemReplaceToken"
    ],
    "dependsOn": [
      "replace.redeem.uses"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/10"
  },
  {
    "id": "replace.redeem.race",
    "level": "must",
    "basis": "implied",
    "text": "Simultaneous replacements never succeed more often than max_uploads states.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "max_uploads is the number of files that can be uploaded with the token. It has no exception for requests at the same moment.",
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.uses"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/11"
  },
  {
    "id": "replace.redeem.issue-extras",
    "level": "should",
    "basis": "implied",
    "text": "Extra parameters of get-replace-token are repeated in the callback.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction, the flow"
      }
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.callback"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/12"
  },
  {
    "id": "replace.return-url.target",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a replacement goes to the host, the port and the path of return_url.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction, the flow"
      },
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.callback"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/13"
  },
  {
    "id": "replace.return-url.query",
    "level": "must",
    "basis": "stated",
    "text": "The own query of a return_url is kept in the callback of a replacement.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction, the flow"
      },
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.callback"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/14"
  },
  {
    "id": "replace.return-url.header-line",
    "level": "must",
    "basis": "ecosystem",
    "text": "A line break in a return_url never becomes a header line of the answer to a replacement.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 5.5"
      }
    ],
    "because": "Everything behind a line break in a header is taken for another header, so a recipient replaces or rejects line breaks in a value (RFC 9110). No server has a use for headers that its callers write.",
    "accepts": [
      "the token is not issued",
      "the line break is escaped or removed"
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/15"
  },
  {
    "id": "replace.callback.length",
    "level": "must",
    "basis": "stated",
    "text": "The callback of a replacement is a GET while its whole address is below 1500 characters, even with every byte escaped, and reaches return_url when the added data alone is above.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, return_url"
      }
    ],
    "accepts": [
      "a GET of any length",
      "HTTP 307 or 308",
      "a page with a form that posts to return_url"
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "replace.redeem.callback"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/16"
  },
  {
    "id": "replace.redeem.no-return-url",
    "level": "must",
    "basis": "stated",
    "text": "Without a return_url, or with an empty one, a successful replacement is answered with a simple HTTP 200 and no redirect.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, return_url"
      }
    ],
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/17"
  },
  {
    "id": "replace.redeem.background",
    "level": "must",
    "basis": "stated",
    "text": "With background_return_p=1 the target calls return_url itself and answers with the ok line.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "replaceRedeem",
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/18"
  },
  {
    "id": "replace.background.values",
    "level": "must",
    "basis": "stated",
    "text": "The callback that the target makes for a replacement reports what the one by the client would.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, background_return_p"
      },
      {
        "key": "browser-based-uploads",
        "section": "section 4a"
      }
    ],
    "needs": [
      "replaceRedeem",
      "background"
    ],
    "dependsOn": [
      "replace.redeem.background"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/19"
  },
  {
    "id": "replace.background.failure",
    "level": "must",
    "basis": "stated",
    "text": "A replacement that fails in the background is reported by an error line and by a GET of return_url with an error_message.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, background_return_p"
      },
      {
        "key": "browser-based-uploads",
        "section": "section 4b"
      }
    ],
    "needs": [
      "rejectsUnsupported",
      "replaceRedeem",
      "background"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/20"
  },
  {
    "id": "replace.background.length",
    "level": "must",
    "basis": "stated",
    "text": "A callback in the background for a replacement adds at most 1500 characters, and still reports the outcome.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, background_return_p"
      }
    ],
    "needs": [
      "replaceRedeem",
      "background"
    ],
    "dependsOn": [
      "replace.background.values"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/21"
  },
  {
    "id": "replace.redeem.combinations",
    "level": "must",
    "basis": "implied",
    "text": "What is required of the callback of a replacement is true for every use of a replace token, however it was issued.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction, the flow"
      },
      {
        "key": "browser-based-uploads",
        "section": "sections 4a and 4b"
      }
    ],
    "because": "It repeats, for other combinations of calls, only what other requirements say of every replacement.",
    "needs": [
      "replaceRedeem"
    ],
    "dependsOn": [
      "callback.combinations",
      "replace.issue.post",
      "replace.issue.json",
      "replace.redeem.callback",
      "replace.redeem.token-named",
      "replace.redeem.same-photo",
      "replace.redeem.failure",
      "replace.redeem.extras",
      "replace.redeem.uses",
      "replace.redeem.background"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/22"
  },
  {
    "id": "replace.redeem.unknown",
    "level": "must",
    "basis": "ecosystem",
    "text": "A replace token that was never issued is refused with a plain message.",
    "sources": [
      {
        "key": "redeem-replace-token",
        "section": "Returns"
      }
    ],
    "because": "The page of the method says it of every invalid token. A target without the method is not judged.",
    "needs": [
      "replaceRedeem",
      "redeemReplaceToken"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/23"
  },
  {
    "id": "replace.client-errors",
    "level": "should",
    "basis": "ecosystem",
    "text": "An error of the client of a replacement is not answered with a server error.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 15.6"
      }
    ],
    "needs": [
      "replaceRedeem",
      "redeemReplaceToken"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/24"
  },
  {
    "id": "replace.redeem.kind",
    "level": "must",
    "basis": "implied",
    "text": "An upload token is not accepted instead of a replace token.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "introduction"
      }
    ],
    "because": "An upload token names no photo that could be replaced, so as a replace_token it is invalid.",
    "needs": [
      "replaceRedeem",
      "redeemReplaceToken"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/25"
  },
  {
    "id": "replace.expiry.alive",
    "level": "must",
    "basis": "stated",
    "text": "A replace token can be redeemed until it expires.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "accepts": [
      "an expiry of up to 60 seconds early"
    ],
    "needs": [
      "replaceRedeem",
      "clock"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/26"
  },
  {
    "id": "replace.expiry.ended",
    "level": "must",
    "basis": "stated",
    "text": "A replace token is refused after it has expired.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "accepts": [
      "an expiry of up to 5 minutes late"
    ],
    "needs": [
      "replaceRedeem",
      "clock"
    ],
    "dependsOn": [],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/27"
  },
  {
    "id": "replace.expiry.not-early",
    "level": "should",
    "basis": "stated",
    "text": "A replace token can be redeemed until 5 seconds before it expires.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [
      "replaceRedeem",
      "clock"
    ],
    "dependsOn": [
      "replace.expiry.alive"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/28"
  },
  {
    "id": "replace.expiry.not-late",
    "level": "should",
    "basis": "stated",
    "text": "A replace token is refused from 5 seconds after it has expired.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [
      "replaceRedeem",
      "clock"
    ],
    "dependsOn": [
      "replace.expiry.ended"
    ],
    "operation": "redeemReplaceToken",
    "pointer": "/paths/~1api~1photo~1redeem-replace-token/post/x-requirements/29"
  },
  {
    "id": "file.upload.xml",
    "level": "must",
    "basis": "stated",
    "text": "A stored file is answered with status ok, its url and its filename, in XML unless asked otherwise.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/0"
  },
  {
    "id": "file.upload.json",
    "level": "must",
    "basis": "stated",
    "text": "With format=json and raw=1 the answer is JSON with url and filename under file.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example JSON Response"
      }
    ],
    "accepts": [
      "fields at the top level"
    ],
    "needs": [
      "json"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/1"
  },
  {
    "id": "file.upload.missing",
    "level": "must",
    "basis": "stated",
    "text": "A call without a file is refused.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, file"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/2"
  },
  {
    "id": "file.upload.empty",
    "level": "should",
    "basis": "implied",
    "text": "A file of zero bytes is refused, and so is a form whose file was not chosen.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, file"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/3"
  },
  {
    "id": "file.upload.get",
    "level": "must",
    "basis": "implied",
    "text": "A GET of file/upload stores nothing.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, file"
      }
    ],
    "because": "The file is required, and a GET has no body that could hold it.",
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/4"
  },
  {
    "id": "file.client-errors",
    "level": "should",
    "basis": "ecosystem",
    "text": "An error of the caller of file/upload is not answered with a server error.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 15.6"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/5"
  },
  {
    "id": "file.name.given",
    "level": "must",
    "basis": "stated",
    "text": "A file is stored under the name that filename gives.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, filename"
      }
    ],
    "accepts": [
      "the name in another case",
      "other characters between its letters and digits",
      "something added to it"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/6"
  },
  {
    "id": "file.name.kept",
    "level": "should",
    "basis": "stated",
    "text": "A plain filename is kept as it is, with its case, its dots and its blanks.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, filename"
      }
    ],
    "needs": [],
    "dependsOn": [
      "file.name.given"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/7"
  },
  {
    "id": "file.name.part",
    "level": "should",
    "basis": "stated",
    "text": "Without filename a file is stored under the name it was sent with.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, filename"
      }
    ],
    "accepts": [
      "the name in another case",
      "other characters between its letters and digits",
      "something added to it"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/8"
  },
  {
    "id": "file.name.letters",
    "level": "must",
    "basis": "implied",
    "text": "The filename of the answer has no letters outside ASCII that the name did not have.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, filename"
      }
    ],
    "because": "A file is stored under the name that was given. A target that cannot keep the letters of a name may replace or refuse them, but to read them in another encoding is to store the file under a name that nobody gave.",
    "accepts": [
      "the letters are kept",
      "the letters are replaced by others of ASCII",
      "the call is refused"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/9"
  },
  {
    "id": "file.name.lost-letters",
    "level": "should",
    "basis": "implied",
    "text": "Letters of a filename that cannot be kept do not become question marks.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, filename"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/10"
  },
  {
    "id": "file.name.markup",
    "level": "must",
    "basis": "implied",
    "text": "Markup, quotes and backslashes in a filename come back in the answer unchanged, or are removed.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      },
      {
        "key": "file-upload",
        "section": "Example JSON Response"
      }
    ],
    "because": "A value in XML or JSON has escapes for every character. A name may be cleaned or refused, but one that is answered is read as it was written.",
    "accepts": [
      "the name is kept",
      "the name is cleaned",
      "the call is refused"
    ],
    "needs": [],
    "dependsOn": [
      "answer.xml.well-formed"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/11"
  },
  {
    "id": "file.name.header-line",
    "level": "must",
    "basis": "ecosystem",
    "text": "A line break in a name never becomes a header line, neither of the answer nor of the file that is read back.",
    "sources": [
      {
        "key": "rfc9110",
        "section": "section 5.5"
      }
    ],
    "because": "Everything behind a line break in a header is taken for another header, so a recipient replaces or rejects line breaks in a value (RFC 9110). No server has a use for headers that its callers write.",
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/12"
  },
  {
    "id": "file.name.traversal",
    "level": "must",
    "basis": "ecosystem",
    "text": "The url of a file does not lead upwards, whatever its name.",
    "sources": [
      {
        "key": "rfc7578",
        "section": "section 4.2"
      }
    ],
    "because": "filename is a name, and a receiver does not use the directories in one (RFC 7578). With them a caller could overwrite what belongs to others.",
    "accepts": [
      "the call is refused",
      "the name is cleaned",
      "the steps upwards are escaped and so part of the name"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/13"
  },
  {
    "id": "file.name.overwriting",
    "level": "must",
    "basis": "ecosystem",
    "text": "A name that holds the path of another file leaves that file as it was.",
    "sources": [
      {
        "key": "rfc7578",
        "section": "section 4.2"
      }
    ],
    "because": "filename is a name, and a receiver does not use the directories in one (RFC 7578). With them a caller could overwrite what belongs to others.",
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/14"
  },
  {
    "id": "file.rescale.off",
    "level": "must",
    "basis": "stated",
    "text": "Without image_p=1 an image keeps its width and height, whatever widths and heights are given.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, image_p"
      }
    ],
    "needs": [
      "readBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/15"
  },
  {
    "id": "file.rescale.other-values",
    "level": "must",
    "basis": "stated",
    "text": "An image_p other than 0 and 1 is refused, or taken as 0 or as 1.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, image_p"
      }
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [
      "file.rescale.off",
      "file.rescale.max-width"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/16"
  },
  {
    "id": "file.rescale.max-width",
    "level": "must",
    "basis": "stated",
    "text": "With image_p=1 a stored image is not wider than max_width.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, max_width"
      }
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/17"
  },
  {
    "id": "file.rescale.max-height",
    "level": "must",
    "basis": "stated",
    "text": "With image_p=1 a stored image is not higher than max_height.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, max_height"
      }
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/18"
  },
  {
    "id": "file.rescale.proportions",
    "level": "should",
    "basis": "implied",
    "text": "An image that is made smaller keeps its proportions.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, image_p"
      }
    ],
    "accepts": [
      "a pixel more or less"
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [
      "file.rescale.max-width",
      "file.rescale.max-height"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/19"
  },
  {
    "id": "file.rescale.content",
    "level": "should",
    "basis": "implied",
    "text": "An image that is made smaller shows all that it showed before, at the same places.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, image_p"
      }
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [
      "file.rescale.max-width"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/20"
  },
  {
    "id": "file.rescale.gif",
    "level": "should",
    "basis": "implied",
    "text": "A GIF is made smaller as other images are.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, image_p"
      }
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [
      "file.rescale.max-width"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/21"
  },
  {
    "id": "file.rescale.min-width",
    "level": "must",
    "basis": "stated",
    "text": "With image_p=1 an image is not made narrower than min_width.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, min_width"
      }
    ],
    "accepts": [
      "a narrower image is made wider",
      "a narrower image is left as it is",
      "a pixel less"
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/22"
  },
  {
    "id": "file.rescale.min-height",
    "level": "must",
    "basis": "stated",
    "text": "With image_p=1 an image is not made lower than min_height.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, min_height"
      }
    ],
    "accepts": [
      "a lower image is made higher",
      "a lower image is left as it is",
      "a pixel less"
    ],
    "needs": [
      "imageRescale",
      "readBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/23"
  },
  {
    "id": "file.permission.anonymous",
    "level": "must",
    "basis": "stated",
    "text": "A file from a caller without credentials is refused.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Permission level"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/24"
  },
  {
    "id": "file.permission.read",
    "level": "must",
    "basis": "stated",
    "text": "A file from a caller with the level read is refused.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Permission level"
      }
    ],
    "needs": [
      "read"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/25"
  },
  {
    "id": "file.permission.image",
    "level": "must",
    "basis": "stated",
    "text": "An image that is to be rescaled needs no higher level than write, where it is stored for a higher one.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Permission level"
      }
    ],
    "needs": [
      "super"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/26"
  },
  {
    "id": "file.permission.forged",
    "level": "must",
    "basis": "implied",
    "text": "A file from a caller with invalid credentials is refused.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Permission level"
      }
    ],
    "because": "The call needs the level write, and credentials that nobody was given have no level.",
    "needs": [],
    "dependsOn": [
      "file.permission.anonymous"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/27"
  },
  {
    "id": "file.permission.chunk",
    "level": "must",
    "basis": "stated",
    "text": "A chunk from a caller who may not upload files is not accepted, whichever chunk it is.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Permission level"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/28"
  },
  {
    "id": "file.auth.unsigned-file",
    "level": "must",
    "basis": "stated",
    "text": "Neither the file nor the other parts of the form are part of an OAuth signature.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, file"
      },
      {
        "key": "rfc5849",
        "section": "section 3.4.1.3"
      }
    ],
    "needs": [
      "oauth1"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/29"
  },
  {
    "id": "file.chunk.inner",
    "level": "must",
    "basis": "stated",
    "text": "A valid chunk that is not the last to arrive is answered with HTTP 200 and without a url.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/30"
  },
  {
    "id": "file.chunk.four",
    "level": "must",
    "basis": "stated",
    "text": "The four documented parameters are enough for a file in chunks.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [
      "file.chunk.inner",
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/31"
  },
  {
    "id": "file.chunk.completion",
    "level": "must",
    "basis": "stated",
    "text": "The last chunk to arrive is answered with the url and the filename of the file.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/32"
  },
  {
    "id": "file.chunk.doubled",
    "level": "must",
    "basis": "ecosystem",
    "text": "The parameters of a file in chunks may be in the address as well as in the body.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableChunk.send, getTarget"
      }
    ],
    "because": "The parameters are designed for Resumable.js, and since version 1.0.3 it sends every one in the address as well.",
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/33"
  },
  {
    "id": "file.chunk.blob",
    "level": "should",
    "basis": "ecosystem",
    "text": "A file whose parts are all named blob is stored under the name in resumableFilename.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?, resumableFilename"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/34"
  },
  {
    "id": "file.chunk.assembled",
    "level": "must",
    "basis": "implied",
    "text": "A file sent in chunks in any order is read back byte for byte.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "The file that is added to the archive is the one whose chunks were uploaded.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/35"
  },
  {
    "id": "file.chunk.splits",
    "level": "must",
    "basis": "ecosystem",
    "text": "Every split that Resumable.js makes by default results in the file that was sent.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableFile.bootstrap"
      }
    ],
    "because": "The page says that the extra parameters are designed to work with Resumable.js, and this is how Resumable.js cuts files unless it is set otherwise.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/36"
  },
  {
    "id": "file.chunk.splits.forced",
    "level": "should",
    "basis": "ecosystem",
    "text": "A split with a last chunk that is smaller than the others results in the file that was sent.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableFile.bootstrap"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/37"
  },
  {
    "id": "file.chunk.many",
    "level": "must",
    "basis": "implied",
    "text": "A file of more than ten chunks is read back byte for byte.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "The page names no largest number of chunks, and Resumable.js makes one for each MiB.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/38"
  },
  {
    "id": "file.chunk.parallel",
    "level": "must",
    "basis": "implied",
    "text": "Chunks sent at the same time make one file, which is read back byte for byte.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "The page introduces Resumable.js as a library for simultaneous uploads, and the file that is stored is the one that was sent.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/39"
  },
  {
    "id": "file.chunk.repeated",
    "level": "must",
    "basis": "ecosystem",
    "text": "Repeated chunks do not change the file.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      }
    ],
    "because": "Whatever is not answered with 200 or 500 the client has to upload again, so a client that lost an answer sends a chunk twice. The file has it once.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/40"
  },
  {
    "id": "file.chunk.replaced",
    "level": "should",
    "basis": "ecosystem",
    "text": "A chunk sent again with other bytes replaces the earlier one.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "How do I set it up with my server?"
      },
      {
        "key": "django-resumable-13",
        "section": "description"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/41"
  },
  {
    "id": "file.chunk.abandoned",
    "level": "should",
    "basis": "ecosystem",
    "text": "Chunks of an abandoned upload leave no trace in a later upload of the same identifier.",
    "sources": [
      {
        "key": "frappe-37922",
        "section": "description"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/42"
  },
  {
    "id": "file.chunk.isolation",
    "level": "must",
    "basis": "stated",
    "text": "Two files sent in chunks at the same time are read back unmixed.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/43"
  },
  {
    "id": "file.chunk.isolation.spelling",
    "level": "should",
    "basis": "stated",
    "text": "Two files whose identifiers differ in case, in punctuation or far behind are read back unmixed.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.chunk.isolation"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/44"
  },
  {
    "id": "file.chunk.callers",
    "level": "should",
    "basis": "ecosystem",
    "text": "Chunks of two callers are not joined, whatever their identifiers.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack",
      "super"
    ],
    "dependsOn": [
      "file.chunk.isolation"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/45"
  },
  {
    "id": "file.chunk.wrong",
    "level": "must",
    "basis": "stated",
    "text": "A chunk of a wrong size, or with a number above that of the last, is not answered with HTTP 200.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/46"
  },
  {
    "id": "file.chunk.numbers",
    "level": "should",
    "basis": "stated",
    "text": "A chunk whose number or sizes are not whole numbers above 0 is not answered with HTTP 200.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/47"
  },
  {
    "id": "file.chunk.misnumbered",
    "level": "must",
    "basis": "stated",
    "text": "A chunk with a number that no chunk of the file has does not complete the file.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/48"
  },
  {
    "id": "file.chunk.reserved",
    "level": "should",
    "basis": "stated",
    "text": "A chunk of a wrong size is not answered with HTTP 500, which cancels the upload.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/49"
  },
  {
    "id": "file.chunk.retried",
    "level": "must",
    "basis": "stated",
    "text": "After a chunk of a wrong size the whole file can be uploaded again.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/50"
  },
  {
    "id": "file.chunk.recovered",
    "level": "should",
    "basis": "ecosystem",
    "text": "After a chunk of a wrong size the valid one completes the file.",
    "sources": [
      {
        "key": "resumable-js",
        "section": "ResumableChunk.send"
      }
    ],
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.chunk.retried"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/51"
  },
  {
    "id": "file.chunk.file-missing",
    "level": "should",
    "basis": "implied",
    "text": "A chunk request of file/upload without a file is not answered with HTTP 200.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, file"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/52"
  },
  {
    "id": "file.chunk.total-changed",
    "level": "should",
    "basis": "implied",
    "text": "A chunk that states another total size than the earlier chunks does not complete their file.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js, resumableTotalSize"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/53"
  },
  {
    "id": "file.chunk.late",
    "level": "must",
    "basis": "stated",
    "text": "A chunk sent again after its file of several chunks was completed does not make another file.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "accepts": [
      "HTTP 200",
      "the first answer again",
      "a refusal"
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/54"
  },
  {
    "id": "file.chunk.late.single",
    "level": "should",
    "basis": "stated",
    "text": "The only chunk of a file sent again after its file was completed does not make another file.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/55"
  },
  {
    "id": "file.chunk.late.unchanged",
    "level": "must",
    "basis": "implied",
    "text": "A chunk sent again after its file was completed leaves the file as it was.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js, resumableIdentifier"
      }
    ],
    "because": "resumableIdentifier is a unique identifier for the file, and a client that lost an answer sends the same bytes of the same file again. However that is answered, the url that was returned is that of the file.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.chunk.completion"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/56"
  },
  {
    "id": "file.chunk.unsupported",
    "level": "must",
    "basis": "stated",
    "text": "A file that is refused as a whole is not stored in chunks.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "accepts": [
      "HTTP 500 for any chunk",
      "a refusal of the chunk that completes the file"
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/57"
  },
  {
    "id": "file.chunk.probe",
    "level": "should",
    "basis": "ecosystem",
    "text": "A GET of file/upload that asks for a chunk the target does not have is not answered with HTTP 200 or 201.",
    "sources": [
      {
        "key": "resumable-js-readme",
        "section": "Handling GET (or test() requests)"
      }
    ],
    "needs": [
      "chunkedFileUpload"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/58"
  },
  {
    "id": "file.chunk.torn",
    "level": "must",
    "basis": "implied",
    "text": "A chunk whose request was cut off leaves no trace in the file.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and a part of a chunk is not the chunk.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/59"
  },
  {
    "id": "file.chunk.slow",
    "level": "must",
    "basis": "implied",
    "text": "A file is not assembled while one of its chunks is still arriving.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "All chunks of a file have to be uploaded before it is added to the archive, and a chunk that is still arriving is not uploaded.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/60"
  },
  {
    "id": "file.chunk.large",
    "level": "must",
    "basis": "implied",
    "text": "A file in chunks of 1 MiB is read back byte for byte.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters for Resumable.js"
      }
    ],
    "because": "1 MiB is the chunk size that Resumable.js uses by default.",
    "needs": [
      "chunkedFileUpload",
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/61"
  },
  {
    "id": "file.object",
    "level": "may",
    "basis": "stated",
    "text": "A file may be related to an object by object_id.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, object_id"
      }
    ],
    "untestable": "What a file is related to cannot be read back through the documented methods.",
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/62"
  },
  {
    "id": "file.object.accepted",
    "level": "must",
    "basis": "stated",
    "text": "A file with an object_id is stored, or refused when there is no such object.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, object_id"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/63"
  },
  {
    "id": "file.permission.object",
    "level": "should",
    "basis": "stated",
    "text": "A file with an object_id needs no higher level than write, where it is stored for a higher one.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Permission level"
      }
    ],
    "needs": [
      "super"
    ],
    "dependsOn": [],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/64"
  },
  {
    "id": "file.object.unmixed",
    "level": "must",
    "basis": "implied",
    "text": "Two files related to the same object are both read back.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Parameters, object_id"
      }
    ],
    "because": "object_id says what a file is related to, and neither that an object has one file only nor that a later one replaces it.",
    "accepts": [
      "the calls are refused"
    ],
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "uploadFile",
    "pointer": "/paths/~1api~1file~1upload/post/x-requirements/65"
  },
  {
    "id": "file.readback.exact",
    "level": "must",
    "basis": "implied",
    "text": "The url of a stored file returns the bytes that were uploaded.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "url is the address of the file that was uploaded, and without image_p=1 nothing is said to change it.",
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/0"
  },
  {
    "id": "file.readback.picture",
    "level": "must",
    "basis": "implied",
    "text": "The url of a stored picture returns a picture of the same width and height.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "url is the address of the file that was uploaded, and without image_p=1 nothing is said to change it.",
    "accepts": [
      "another encoding of the picture"
    ],
    "needs": [
      "readBack"
    ],
    "dependsOn": [],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/1"
  },
  {
    "id": "file.readback.sizes",
    "level": "must",
    "basis": "implied",
    "text": "Files of every size are read back byte for byte.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "url is the address of the file that was uploaded, and without image_p=1 nothing is said to change it.",
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/2"
  },
  {
    "id": "file.readback.bytes",
    "level": "must",
    "basis": "implied",
    "text": "Bytes that are special to text modes, line copies and multipart parsers are read back unchanged.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "url is the address of the file that was uploaded, and without image_p=1 nothing is said to change it.",
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/3"
  },
  {
    "id": "file.readback.pages",
    "level": "should",
    "basis": "implied",
    "text": "Files of the kinds that delivery networks make smaller are read back unchanged.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "accepts": [
      "the file is refused"
    ],
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/4"
  },
  {
    "id": "file.readback.names",
    "level": "must",
    "basis": "implied",
    "text": "The url of a file leads to it, whatever characters its name has.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "The url is all that the answer says of where a file is, and a url has escapes for every character.",
    "accepts": [
      "the name is cleaned",
      "the file is refused"
    ],
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/5"
  },
  {
    "id": "file.readback.again",
    "level": "must",
    "basis": "implied",
    "text": "A stored file can be read again and by several at once.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "The url is the address of the file, and nothing says that it can be used only once.",
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/6"
  },
  {
    "id": "file.readback.large",
    "level": "must",
    "basis": "implied",
    "text": "A file above 1 MiB is read back byte for byte.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "url is the address of the file that was uploaded, and without image_p=1 nothing is said to change it.",
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/7"
  },
  {
    "id": "file.readback.unmixed",
    "level": "must",
    "basis": "implied",
    "text": "A later upload of another file does not change an earlier one.",
    "sources": [
      {
        "key": "file-upload",
        "section": "Example XML Response"
      }
    ],
    "because": "url is the address of one file; a call that uploads another file under another name is not said to change it.",
    "needs": [
      "readBack",
      "exactReadBack"
    ],
    "dependsOn": [
      "file.readback.exact"
    ],
    "operation": "readFile",
    "pointer": "/paths/~1files~1{path}/get/x-requirements/8"
  },
  {
    "id": "token.permission.anonymous",
    "level": "must",
    "basis": "stated",
    "text": "An upload token is not issued to a caller without credentials.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Permission level"
      },
      {
        "key": "get-upload-token-markdown",
        "section": "Permission level"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/0"
  },
  {
    "id": "token.permission.read",
    "level": "must",
    "basis": "stated",
    "text": "An upload token is not issued to a caller with the level read.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Permission level"
      },
      {
        "key": "get-upload-token-markdown",
        "section": "Permission level"
      }
    ],
    "needs": [
      "read"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/1"
  },
  {
    "id": "token.permission.forged",
    "level": "must",
    "basis": "implied",
    "text": "Invalid credentials give no permission.",
    "sources": [
      {
        "key": "get-replace-token",
        "section": "Permission level"
      }
    ],
    "because": "The call needs the level write, and credentials that nobody was given have no level.",
    "needs": [],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/2"
  },
  {
    "id": "token.permission.higher",
    "level": "must",
    "basis": "ecosystem",
    "text": "A caller with the level super may do what write may.",
    "sources": [
      {
        "key": "api-overview",
        "section": "Permission levels"
      }
    ],
    "because": "write is the minimum that the call needs, and the levels ascend to super.",
    "needs": [
      "super"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/3"
  },
  {
    "id": "auth.oauth1.parameters",
    "level": "must",
    "basis": "ecosystem",
    "text": "A correctly signed call is permitted whatever characters the values of its parameters hold.",
    "sources": [
      {
        "key": "rfc5849",
        "section": "section 3.4"
      }
    ],
    "because": "A client that signs by RFC 5849 cannot sign otherwise, and a target that takes OAuth 1.0 verifies by the same section.",
    "needs": [
      "oauth1"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/4"
  },
  {
    "id": "auth.oauth1.names",
    "level": "should",
    "basis": "ecosystem",
    "text": "A correctly signed call is permitted whatever characters the names of its parameters hold, and however often they repeat.",
    "sources": [
      {
        "key": "rfc5849",
        "section": "section 3.4.1.3"
      }
    ],
    "needs": [
      "oauth1"
    ],
    "dependsOn": [
      "auth.oauth1.parameters"
    ],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/5"
  },
  {
    "id": "auth.oauth1.tampered",
    "level": "must",
    "basis": "ecosystem",
    "text": "A call that was changed after it was signed, or signed for another method, is refused.",
    "sources": [
      {
        "key": "rfc5849",
        "section": "section 3.2"
      }
    ],
    "because": "The signature covers the parameters (RFC 5849), so with others it does not verify.",
    "needs": [
      "oauth1"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/6"
  },
  {
    "id": "auth.oauth1.unsigned",
    "level": "must",
    "basis": "ecosystem",
    "text": "A call that shows the key of a consumer and its token, and no valid signature, is refused.",
    "sources": [
      {
        "key": "rfc5849",
        "section": "section 3.2"
      }
    ],
    "because": "The key of the consumer and the token travel in clear text with each call (RFC 5849) and prove nothing: whoever saw one call would have the level of its caller.",
    "needs": [
      "oauth1"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/7"
  },
  {
    "id": "auth.oauth1.places",
    "level": "should",
    "basis": "ecosystem",
    "text": "OAuth parameters are read in the address and in a form as they are in the header, with or without a realm.",
    "sources": [
      {
        "key": "rfc5849",
        "section": "section 3.5"
      }
    ],
    "needs": [
      "oauth1"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/8"
  },
  {
    "id": "auth.oauth1.nonce",
    "level": "may",
    "basis": "ecosystem",
    "text": "A signed call is refused whose nonce and timestamp were used before.",
    "sources": [
      {
        "key": "rfc5849",
        "section": "section 3.3"
      }
    ],
    "needs": [
      "oauth1"
    ],
    "dependsOn": [],
    "operation": "all",
    "pointer": "/components/securitySchemes/oauth1/x-requirements/9"
  },
  {
    "id": "token.echo.return-url",
    "level": "must",
    "basis": "stated",
    "text": "The answer repeats the return_url, in whatever spelling of the same address.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "accepts": [
      "as a parser of URLs writes it",
      "without its fragment"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/return_url/x-requirements/0"
  },
  {
    "id": "token.echo.return-url-exact",
    "level": "should",
    "basis": "stated",
    "text": "The answer repeats the return_url character by character.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "needs": [],
    "dependsOn": [
      "token.echo.return-url"
    ],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/return_url/x-requirements/1"
  },
  {
    "id": "token.user.super",
    "level": "must",
    "basis": "stated",
    "text": "A caller with the level super may name the user.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, user_id"
      }
    ],
    "needs": [
      "super"
    ],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/user_id/x-requirements/0"
  },
  {
    "id": "token.user.below-super",
    "level": "must",
    "basis": "stated",
    "text": "A caller below the level super cannot name the user.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, user_id"
      }
    ],
    "accepts": [
      "the authenticated user is used",
      "the call is refused"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/user_id/x-requirements/1"
  },
  {
    "id": "token.user.owner",
    "level": "must",
    "basis": "stated",
    "text": "The uploaded object belongs to the user that the token states.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, user_id"
      }
    ],
    "untestable": "The owner of a photo cannot be read back through the documented methods.",
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/user_id/x-requirements/2"
  },
  {
    "id": "token.echo.album",
    "level": "should",
    "basis": "stated",
    "text": "The answer states no other albums than those that were asked for.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "accepts": [
      "an album the target does not know is refused",
      "an album the target does not know is left out"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/album_id/x-requirements/0"
  },
  {
    "id": "token.album.known",
    "level": "must",
    "basis": "stated",
    "text": "The answer repeats each album that was asked for and exists on the target.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "accepts": [
      "separated by commas or spaces",
      "a list in JSON",
      "further albums that the site adds"
    ],
    "needs": [
      "knownAlbums"
    ],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/album_id/x-requirements/1"
  },
  {
    "id": "token.album.own",
    "level": "must",
    "basis": "implied",
    "text": "Albums that one call asks for are not those of the next one.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "because": "The metadata are posted for one token, and the answer states the exact metadata of that token.",
    "accepts": [
      "the same albums for every call that names none"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/album_id/x-requirements/2"
  },
  {
    "id": "token.album.bound",
    "level": "must",
    "basis": "stated",
    "text": "The upload is put into the albums that the token was issued for.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, album_id"
      }
    ],
    "untestable": "The albums of a photo cannot be read back through the documented methods.",
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/album_id/x-requirements/3"
  },
  {
    "id": "token.echo.title",
    "level": "must",
    "basis": "stated",
    "text": "The answer repeats the title.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "accepts": [
      "without white space around it",
      "another normal form of Unicode",
      "cut after 200 or more characters",
      "with HTML character references resolved or written"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/title/x-requirements/0"
  },
  {
    "id": "token.title.stripped",
    "level": "must",
    "basis": "stated",
    "text": "All HTML tags are removed from the title, and the text around them stays.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, title"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/title/x-requirements/1"
  },
  {
    "id": "token.echo.description",
    "level": "must",
    "basis": "stated",
    "text": "The answer repeats the description.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "accepts": [
      "without white space around it",
      "another normal form of Unicode",
      "cut after 200 or more characters",
      "within a paragraph of HTML"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/description/x-requirements/0"
  },
  {
    "id": "token.description.safe-kept",
    "level": "must",
    "basis": "stated",
    "text": "The tags b and p are kept in the description.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, description"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/description/x-requirements/1"
  },
  {
    "id": "token.description.unsafe-stripped",
    "level": "must",
    "basis": "stated",
    "text": "A script or iframe in the description causes all HTML to be removed, the allowed tags too.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, description"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/description/x-requirements/2"
  },
  {
    "id": "token.echo.tags",
    "level": "must",
    "basis": "stated",
    "text": "The answer repeats the tags.",
    "sources": [
      {
        "key": "browser-based-uploads",
        "section": "section 1"
      }
    ],
    "accepts": [
      "separated by spaces",
      "separated by commas",
      "a list in JSON",
      "in another order"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/tags/x-requirements/0"
  },
  {
    "id": "token.publish.default",
    "level": "must",
    "basis": "stated",
    "text": "A token asked for without publish publishes the upload.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, publish"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/publish/x-requirements/0"
  },
  {
    "id": "token.publish.granted",
    "level": "must",
    "basis": "stated",
    "text": "The answer repeats publish, 0 as well as 1.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, publish"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/publish/x-requirements/1"
  },
  {
    "id": "token.publish.other",
    "level": "must",
    "basis": "stated",
    "text": "A publish other than 0 and 1 is refused, or read as one of them.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, publish"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/publish/x-requirements/2"
  },
  {
    "id": "token.publish.bound",
    "level": "must",
    "basis": "stated",
    "text": "The upload is published or not, as its token states.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, publish"
      }
    ],
    "untestable": "Whether a photo is published cannot be read back through the documented methods.",
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/publish/x-requirements/3"
  },
  {
    "id": "token.absolute-url.bound",
    "level": "must",
    "basis": "stated",
    "text": "The upload is associated with the absolute_url of its token.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, absolute_url"
      }
    ],
    "untestable": "Neither the answer nor the documented methods state the canonical address.",
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/absolute_url/x-requirements/0"
  },
  {
    "id": "token.absolute-url.accepted",
    "level": "must",
    "basis": "stated",
    "text": "A call with absolute_url is granted, and an answer that states an absolute_url states that one.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, absolute_url"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/absolute_url/x-requirements/1"
  },
  {
    "id": "token.lifetime.default",
    "level": "must",
    "basis": "stated",
    "text": "A token asked for without valid_minutes is valid for 180 minutes.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/valid_minutes/x-requirements/0"
  },
  {
    "id": "token.lifetime.granted",
    "level": "must",
    "basis": "stated",
    "text": "A lifetime from 15 to 1440 minutes is granted as asked.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/valid_minutes/x-requirements/1"
  },
  {
    "id": "token.lifetime.below",
    "level": "must",
    "basis": "stated",
    "text": "A lifetime below 15 minutes is not granted.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "accepts": [
      "the call is refused",
      "a lifetime within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/valid_minutes/x-requirements/2"
  },
  {
    "id": "token.lifetime.above",
    "level": "must",
    "basis": "stated",
    "text": "A lifetime above 1440 minutes is not granted.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "accepts": [
      "the call is refused",
      "a lifetime within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/valid_minutes/x-requirements/3"
  },
  {
    "id": "token.lifetime.not-a-number",
    "level": "must",
    "basis": "implied",
    "text": "A valid_minutes that is not a number leads to no value out of range.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "because": "The stated range holds for every token, whatever a server reads in a text that is not a number.",
    "accepts": [
      "the call is refused",
      "any value within the range that the answer states"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/valid_minutes/x-requirements/4"
  },
  {
    "id": "token.lifetime.not-a-number-ignored",
    "level": "should",
    "basis": "implied",
    "text": "A valid_minutes that is not a number is refused or treated as absent.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, valid_minutes"
      }
    ],
    "needs": [],
    "dependsOn": [
      "token.lifetime.not-a-number"
    ],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/valid_minutes/x-requirements/5"
  },
  {
    "id": "token.uses.default",
    "level": "must",
    "basis": "stated",
    "text": "A token asked for without max_uploads takes one upload.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/max_uploads/x-requirements/0"
  },
  {
    "id": "token.uses.granted",
    "level": "must",
    "basis": "stated",
    "text": "A number of uploads from 1 to 100 is granted as asked.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/max_uploads/x-requirements/1"
  },
  {
    "id": "token.uses.below",
    "level": "must",
    "basis": "implied",
    "text": "A number of uploads below 1 is not granted.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "A call that succeeds pre-authenticates an upload, so the token that it returns is good for one at least.",
    "accepts": [
      "the call is refused",
      "a number within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/max_uploads/x-requirements/2"
  },
  {
    "id": "token.uses.above",
    "level": "must",
    "basis": "stated",
    "text": "A number of uploads above 100 is not granted.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "accepts": [
      "the call is refused",
      "a number within the range is granted"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/max_uploads/x-requirements/3"
  },
  {
    "id": "token.uses.not-a-number",
    "level": "must",
    "basis": "implied",
    "text": "A max_uploads that is not a number leads to no value out of range.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "because": "The stated range holds for every token, whatever a server reads in a text that is not a number.",
    "accepts": [
      "the call is refused",
      "any value within the range that the answer states"
    ],
    "needs": [],
    "dependsOn": [],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/max_uploads/x-requirements/4"
  },
  {
    "id": "token.uses.not-a-number-ignored",
    "level": "should",
    "basis": "implied",
    "text": "A max_uploads that is not a number is refused or treated as absent.",
    "sources": [
      {
        "key": "get-upload-token",
        "section": "Parameters, max_uploads"
      }
    ],
    "needs": [],
    "dependsOn": [
      "token.uses.not-a-number"
    ],
    "operation": "getUploadToken",
    "pointer": "/components/parameters/max_uploads/x-requirements/5"
  }
] as const satisfies readonly Requirement[];

export type RequirementId = (typeof requirements)[number]['id'];
