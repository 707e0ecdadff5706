// Made from the contract by scripts/generate.mjs; do not edit.
/** How a schema's value stands in XML (OpenAPI 3.1, XML Object). */
export interface XmlHints {
  readonly name?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
  /** White space around the text does not count. */
  readonly 'x-trim'?: boolean;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly xml?: XmlHints;
  readonly [keyword: string]: unknown;
}

/** One API call, or one callback. */
export interface Operation {
  readonly method: string;
  /** A path of the API, or a callback's run-time expression. */
  readonly path: string;
  /** The text parameters, of the query and of forms alike. */
  readonly parameters: Readonly<Record<string, { readonly required: boolean; readonly schema: Schema }>>;
}

export type SchemaName =
  | "UploadTokenRequest"
  | "ReplaceTokenRequest"
  | "RedeemUploadTokenRequest"
  | "RedeemReplaceTokenRequest"
  | "UploadFileRequest"
  | "UploadTokenXml"
  | "UploadTokenFields"
  | "UploadTokenJson"
  | "ReplaceTokenXml"
  | "ReplaceTokenFields"
  | "ReplaceTokenJson"
  | "FileXml"
  | "FileFields"
  | "FileJson"
  | "RefusalXml"
  | "RefusalJson"
  | "Scalar"
  | "OutcomeLine"
  | "Callback";

export type OperationId =
  | "getUploadToken"
  | "returnByRedirect"
  | "returnByPost"
  | "returnInBackground"
  | "getUploadTokenByPost"
  | "redeemUploadToken"
  | "getReplaceToken"
  | "getReplaceTokenByPost"
  | "redeemReplaceToken"
  | "uploadFile"
  | "readFile";

/** Which contract this is: its version, and a hash of its canonical JSON. */
export const contract = {
  "revision": "2026.2.0",
  "digest": "sha256:6f32451b60e325b358976b4cc1ec7e17b9bd0020ab93a785ec58db3e7ded73f0"
} as const;

export const schemas: Readonly<Record<SchemaName, Schema>> = {
  "UploadTokenRequest": {
    "type": "object",
    "properties": {
      "return_url": {
        "type": "string"
      },
      "background_return_p": {
        "type": "string",
        "enum": [
          "0",
          "1"
        ]
      },
      "user_id": {
        "type": "string"
      },
      "album_id": {
        "type": "string"
      },
      "title": {
        "type": "string"
      },
      "description": {
        "type": "string"
      },
      "tags": {
        "type": "string"
      },
      "publish": {
        "type": "string",
        "enum": [
          "0",
          "1"
        ]
      },
      "absolute_url": {
        "type": "string"
      },
      "valid_minutes": {
        "type": "integer",
        "minimum": 15,
        "maximum": 1440
      },
      "max_uploads": {
        "type": "integer",
        "minimum": 1,
        "maximum": 100
      },
      "format": {
        "type": "string",
        "enum": [
          "xml",
          "json"
        ]
      },
      "raw": {
        "type": "string"
      }
    },
    "additionalProperties": {
      "type": "string",
      "description": "An extra parameter."
    }
  },
  "ReplaceTokenRequest": {
    "type": "object",
    "properties": {
      "photo_id": {
        "type": "string"
      },
      "return_url": {
        "type": "string"
      },
      "background_return_p": {
        "type": "string",
        "enum": [
          "0",
          "1"
        ]
      },
      "valid_minutes": {
        "type": "integer",
        "minimum": 15,
        "maximum": 1440
      },
      "max_uploads": {
        "type": "integer",
        "minimum": 1,
        "maximum": 100
      },
      "format": {
        "type": "string",
        "enum": [
          "xml",
          "json"
        ]
      },
      "raw": {
        "type": "string"
      }
    }
  },
  "RedeemUploadTokenRequest": {
    "type": "object",
    "required": [
      "upload_token",
      "file"
    ],
    "properties": {
      "upload_token": {
        "type": "string",
        "minLength": 1
      },
      "file": {
        "type": "string",
        "format": "binary"
      },
      "resumableChunkNumber": {
        "type": "integer",
        "minimum": 1
      },
      "resumableChunkSize": {
        "type": "integer",
        "minimum": 1
      },
      "resumableTotalSize": {
        "type": "integer",
        "minimum": 1
      },
      "resumableIdentifier": {
        "type": "string",
        "minLength": 1
      }
    },
    "additionalProperties": {
      "type": "string",
      "description": "An extra parameter."
    }
  },
  "RedeemReplaceTokenRequest": {
    "type": "object",
    "required": [
      "replace_token",
      "file"
    ],
    "properties": {
      "replace_token": {
        "type": "string",
        "minLength": 1
      },
      "file": {
        "type": "string",
        "format": "binary"
      }
    },
    "additionalProperties": {
      "type": "string",
      "description": "An extra parameter."
    }
  },
  "UploadFileRequest": {
    "type": "object",
    "required": [
      "file"
    ],
    "properties": {
      "file": {
        "type": "string",
        "format": "binary"
      },
      "filename": {
        "type": "string"
      },
      "object_id": {
        "type": "integer"
      },
      "image_p": {
        "type": "string",
        "enum": [
          "0",
          "1"
        ]
      },
      "max_width": {
        "type": "integer",
        "minimum": 1
      },
      "min_width": {
        "type": "integer",
        "minimum": 1
      },
      "max_height": {
        "type": "integer",
        "minimum": 1
      },
      "min_height": {
        "type": "integer",
        "minimum": 1
      },
      "format": {
        "type": "string",
        "enum": [
          "xml",
          "json"
        ]
      },
      "raw": {
        "type": "string"
      },
      "resumableChunkNumber": {
        "type": "integer",
        "minimum": 1
      },
      "resumableChunkSize": {
        "type": "integer",
        "minimum": 1
      },
      "resumableTotalSize": {
        "type": "integer",
        "minimum": 1
      },
      "resumableIdentifier": {
        "type": "string",
        "minLength": 1
      }
    }
  },
  "UploadTokenXml": {
    "type": "object",
    "xml": {
      "name": "response"
    },
    "required": [
      "status",
      "upload_token"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "ok"
        ],
        "xml": {
          "attribute": true
        }
      },
      "permission_level": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "message": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "cached": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "upload_token": {
        "type": "string",
        "minLength": 1
      },
      "title": {
        "type": "string"
      },
      "description": {
        "type": "string"
      },
      "publish": {
        "type": "string"
      },
      "tags": {
        "type": "string"
      },
      "user_id": {
        "type": "string"
      },
      "album_id": {
        "type": "string"
      },
      "max_uploads": {
        "type": "string"
      },
      "valid_minutes": {
        "type": "string"
      },
      "valid_until": {
        "type": "string"
      },
      "return_url": {
        "type": "string"
      }
    }
  },
  "UploadTokenFields": {
    "type": "object",
    "required": [
      "upload_token"
    ],
    "properties": {
      "upload_token": {
        "type": [
          "string",
          "integer"
        ],
        "minLength": 1
      },
      "title": {
        "$ref": "#/components/schemas/Scalar"
      },
      "description": {
        "$ref": "#/components/schemas/Scalar"
      },
      "publish": {
        "$ref": "#/components/schemas/Scalar"
      },
      "tags": {},
      "user_id": {
        "$ref": "#/components/schemas/Scalar"
      },
      "album_id": {},
      "max_uploads": {
        "$ref": "#/components/schemas/Scalar"
      },
      "valid_minutes": {
        "$ref": "#/components/schemas/Scalar"
      },
      "valid_until": {
        "$ref": "#/components/schemas/Scalar"
      },
      "return_url": {
        "$ref": "#/components/schemas/Scalar"
      }
    }
  },
  "UploadTokenJson": {
    "type": "object",
    "required": [
      "status"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "ok"
        ]
      },
      "uploadtoken": {
        "$ref": "#/components/schemas/UploadTokenFields"
      }
    },
    "anyOf": [
      {
        "required": [
          "uploadtoken"
        ],
        "properties": {
          "uploadtoken": {}
        }
      },
      {
        "$ref": "#/components/schemas/UploadTokenFields"
      }
    ]
  },
  "ReplaceTokenXml": {
    "type": "object",
    "xml": {
      "name": "response"
    },
    "required": [
      "status",
      "replace_token"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "ok"
        ],
        "xml": {
          "attribute": true
        }
      },
      "permission_level": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "message": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "cached": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "replace_token": {
        "type": "string",
        "minLength": 1
      },
      "photo_id": {
        "type": "string"
      },
      "max_uploads": {
        "type": "string"
      },
      "valid_minutes": {
        "type": "string"
      },
      "valid_until": {
        "type": "string"
      },
      "return_url": {
        "type": "string"
      }
    }
  },
  "ReplaceTokenFields": {
    "type": "object",
    "required": [
      "replace_token"
    ],
    "properties": {
      "replace_token": {
        "type": [
          "string",
          "integer"
        ],
        "minLength": 1
      },
      "photo_id": {
        "$ref": "#/components/schemas/Scalar"
      },
      "max_uploads": {
        "$ref": "#/components/schemas/Scalar"
      },
      "valid_minutes": {
        "$ref": "#/components/schemas/Scalar"
      },
      "valid_until": {
        "$ref": "#/components/schemas/Scalar"
      },
      "return_url": {
        "$ref": "#/components/schemas/Scalar"
      }
    }
  },
  "ReplaceTokenJson": {
    "type": "object",
    "required": [
      "status"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "ok"
        ]
      },
      "replacetoken": {
        "$ref": "#/components/schemas/ReplaceTokenFields"
      }
    },
    "anyOf": [
      {
        "required": [
          "replacetoken"
        ],
        "properties": {
          "replacetoken": {}
        }
      },
      {
        "$ref": "#/components/schemas/ReplaceTokenFields"
      }
    ]
  },
  "FileXml": {
    "type": "object",
    "xml": {
      "name": "response"
    },
    "required": [
      "status",
      "url",
      "filename"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "ok"
        ],
        "xml": {
          "attribute": true
        }
      },
      "permission_level": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "message": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "cached": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "url": {
        "type": "string",
        "minLength": 1
      },
      "filename": {
        "type": "string",
        "minLength": 1
      }
    }
  },
  "FileFields": {
    "type": "object",
    "required": [
      "url",
      "filename"
    ],
    "properties": {
      "url": {
        "type": "string",
        "minLength": 1
      },
      "filename": {
        "type": "string",
        "minLength": 1
      }
    }
  },
  "FileJson": {
    "type": "object",
    "required": [
      "status"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "ok"
        ]
      },
      "file": {
        "$ref": "#/components/schemas/FileFields"
      }
    },
    "anyOf": [
      {
        "required": [
          "file"
        ],
        "properties": {
          "file": {}
        }
      },
      {
        "$ref": "#/components/schemas/FileFields"
      }
    ]
  },
  "RefusalXml": {
    "type": "object",
    "xml": {
      "name": "response"
    },
    "required": [
      "status"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "error"
        ],
        "xml": {
          "attribute": true
        }
      },
      "code": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "message": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      },
      "permission_level": {
        "type": "string",
        "xml": {
          "attribute": true
        }
      }
    }
  },
  "RefusalJson": {
    "type": "object",
    "required": [
      "status"
    ],
    "properties": {
      "status": {
        "type": "string",
        "enum": [
          "error"
        ]
      },
      "code": {
        "$ref": "#/components/schemas/Scalar"
      },
      "message": {
        "$ref": "#/components/schemas/Scalar"
      }
    }
  },
  "Scalar": {
    "description": "A value as a string, or typed.",
    "type": [
      "string",
      "number",
      "boolean",
      "null"
    ]
  },
  "OutcomeLine": {
    "description": "ok, domain, tree_id, photo_id, token and callback_url; or error and a message.",
    "type": "string"
  },
  "Callback": {
    "description": "The parameters of a callback, in a query or in a body.",
    "type": "object",
    "required": [
      "domain"
    ],
    "properties": {
      "upload_token": {
        "type": "string",
        "minLength": 1
      },
      "replace_token": {
        "type": "string",
        "minLength": 1
      },
      "domain": {
        "type": "string",
        "minLength": 1
      },
      "photo_id": {
        "type": "string",
        "minLength": 1
      },
      "tree_id": {
        "type": "string",
        "minLength": 1
      },
      "token": {
        "type": "string",
        "minLength": 1
      },
      "error_message": {
        "type": "string",
        "minLength": 1
      }
    },
    "additionalProperties": {
      "type": "string",
      "description": "An extra parameter."
    }
  }
};

export const operations: Readonly<Record<OperationId, Operation>> = {
  "getUploadToken": {
    "method": "get",
    "path": "/api/photo/get-upload-token",
    "parameters": {
      "return_url": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "background_return_p": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "0",
            "1"
          ]
        }
      },
      "user_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "album_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "title": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "description": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "tags": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "publish": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "0",
            "1"
          ]
        }
      },
      "absolute_url": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "valid_minutes": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 15,
          "maximum": 1440,
          "default": 180
        }
      },
      "max_uploads": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 1
        }
      },
      "format": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "xml",
            "json"
          ],
          "default": "xml"
        }
      },
      "raw": {
        "required": false,
        "schema": {
          "type": "string"
        }
      }
    }
  },
  "returnByRedirect": {
    "method": "get",
    "path": "{$request.query.return_url}",
    "parameters": {
      "upload_token": {
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "domain": {
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "photo_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "tree_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "token": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "error_message": {
        "required": false,
        "schema": {
          "type": "string"
        }
      }
    }
  },
  "returnByPost": {
    "method": "post",
    "path": "{$request.query.return_url}",
    "parameters": {
      "upload_token": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "replace_token": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "domain": {
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "photo_id": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "tree_id": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "token": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "error_message": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      }
    }
  },
  "returnInBackground": {
    "method": "get",
    "path": "{$request.query.return_url}#background",
    "parameters": {}
  },
  "getUploadTokenByPost": {
    "method": "post",
    "path": "/api/photo/get-upload-token",
    "parameters": {
      "return_url": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "background_return_p": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "0",
            "1"
          ]
        }
      },
      "user_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "album_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "title": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "description": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "tags": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "publish": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "0",
            "1"
          ]
        }
      },
      "absolute_url": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "valid_minutes": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 15,
          "maximum": 1440
        }
      },
      "max_uploads": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100
        }
      },
      "format": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "xml",
            "json"
          ]
        }
      },
      "raw": {
        "required": false,
        "schema": {
          "type": "string"
        }
      }
    }
  },
  "redeemUploadToken": {
    "method": "post",
    "path": "/api/photo/redeem-upload-token",
    "parameters": {
      "resumableChunkNumber": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "resumableChunkSize": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "resumableTotalSize": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "resumableIdentifier": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "upload_token": {
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      }
    }
  },
  "getReplaceToken": {
    "method": "get",
    "path": "/api/photo/get-replace-token",
    "parameters": {
      "photo_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "return_url": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "background_return_p": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "0",
            "1"
          ]
        }
      },
      "valid_minutes": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 15,
          "maximum": 1440,
          "default": 180
        }
      },
      "max_uploads": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 1
        }
      },
      "format": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "xml",
            "json"
          ],
          "default": "xml"
        }
      },
      "raw": {
        "required": false,
        "schema": {
          "type": "string"
        }
      }
    }
  },
  "getReplaceTokenByPost": {
    "method": "post",
    "path": "/api/photo/get-replace-token",
    "parameters": {
      "photo_id": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "return_url": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "background_return_p": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "0",
            "1"
          ]
        }
      },
      "valid_minutes": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 15,
          "maximum": 1440
        }
      },
      "max_uploads": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100
        }
      },
      "format": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "xml",
            "json"
          ]
        }
      },
      "raw": {
        "required": false,
        "schema": {
          "type": "string"
        }
      }
    }
  },
  "redeemReplaceToken": {
    "method": "post",
    "path": "/api/photo/redeem-replace-token",
    "parameters": {
      "replace_token": {
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      }
    }
  },
  "uploadFile": {
    "method": "post",
    "path": "/api/file/upload",
    "parameters": {
      "resumableChunkNumber": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "resumableChunkSize": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "resumableTotalSize": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "resumableIdentifier": {
        "required": false,
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "filename": {
        "required": false,
        "schema": {
          "type": "string"
        }
      },
      "object_id": {
        "required": false,
        "schema": {
          "type": "integer"
        }
      },
      "image_p": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "0",
            "1"
          ]
        }
      },
      "max_width": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "min_width": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "max_height": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "min_height": {
        "required": false,
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "format": {
        "required": false,
        "schema": {
          "type": "string",
          "enum": [
            "xml",
            "json"
          ]
        }
      },
      "raw": {
        "required": false,
        "schema": {
          "type": "string"
        }
      }
    }
  },
  "readFile": {
    "method": "get",
    "path": "/files/{path}",
    "parameters": {}
  }
};
