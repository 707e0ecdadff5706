// Made from the contract by scripts/generate.mjs; do not edit.
export interface paths {
    "/api/photo/get-upload-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Issue an upload token.
         * @description Needs the permission level write. Metadata and limits are bound to the token when it is issued.
         */
        get: operations["getUploadToken"];
        put?: never;
        /** Issue an upload token by POST. */
        post: operations["getUploadTokenByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photo/redeem-upload-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a photo or video with an upload token, whole or in chunks. */
        post: operations["redeemUploadToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photo/get-replace-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Issue a token that replaces a photo, a video or its thumbnail.
         * @description Needs the permission level write.
         */
        get: operations["getReplaceToken"];
        put?: never;
        /** Issue a replace token by POST. */
        post: operations["getReplaceTokenByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photo/redeem-replace-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload the replacement of a photo or video with a replace token.
         * @description Documented publicly, but not in one of the five normative documents; a target may not have it.
         */
        post: operations["redeemReplaceToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/file/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file, whole or in chunks.
         * @description Needs the permission level write. Neither the file nor its name is part of an OAuth signature.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an uploaded file back from the url that file/upload returned.
         * @description The target chooses the path; only the url of the answer matters.
         */
        get: operations["readFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        UploadTokenRequest: {
            return_url?: string;
            /** @enum {string} */
            background_return_p?: "0" | "1";
            user_id?: string;
            album_id?: string;
            title?: string;
            description?: string;
            tags?: string;
            /** @enum {string} */
            publish?: "0" | "1";
            absolute_url?: string;
            valid_minutes?: number;
            max_uploads?: number;
            /** @enum {string} */
            format?: "xml" | "json";
            raw?: string;
        } & {
            [key: string]: string;
        };
        ReplaceTokenRequest: {
            photo_id?: string;
            return_url?: string;
            /** @enum {string} */
            background_return_p?: "0" | "1";
            valid_minutes?: number;
            max_uploads?: number;
            /** @enum {string} */
            format?: "xml" | "json";
            raw?: string;
        };
        RedeemUploadTokenRequest: {
            upload_token: string;
            /** Format: binary */
            file: string;
            resumableChunkNumber?: number;
            resumableChunkSize?: number;
            resumableTotalSize?: number;
            resumableIdentifier?: string;
        } & {
            [key: string]: string;
        };
        RedeemReplaceTokenRequest: {
            replace_token: string;
            /** Format: binary */
            file: string;
        } & {
            [key: string]: string;
        };
        UploadFileRequest: {
            /** Format: binary */
            file: string;
            filename?: string;
            object_id?: number;
            /** @enum {string} */
            image_p?: "0" | "1";
            max_width?: number;
            min_width?: number;
            max_height?: number;
            min_height?: number;
            /** @enum {string} */
            format?: "xml" | "json";
            raw?: string;
            resumableChunkNumber?: number;
            resumableChunkSize?: number;
            resumableTotalSize?: number;
            resumableIdentifier?: string;
        };
        UploadTokenXml: {
            /** @enum {string} */
            status: "ok";
            permission_level?: string;
            message?: string;
            cached?: string;
            upload_token: string;
            title?: string;
            description?: string;
            publish?: string;
            tags?: string;
            user_id?: string;
            album_id?: string;
            max_uploads?: string;
            valid_minutes?: string;
            valid_until?: string;
            return_url?: string;
        };
        UploadTokenFields: {
            upload_token: string | number;
            title?: components["schemas"]["Scalar"];
            description?: components["schemas"]["Scalar"];
            publish?: components["schemas"]["Scalar"];
            tags?: unknown;
            user_id?: components["schemas"]["Scalar"];
            album_id?: unknown;
            max_uploads?: components["schemas"]["Scalar"];
            valid_minutes?: components["schemas"]["Scalar"];
            valid_until?: components["schemas"]["Scalar"];
            return_url?: components["schemas"]["Scalar"];
        };
        UploadTokenJson: {
            /** @enum {string} */
            status: "ok";
            uploadtoken?: components["schemas"]["UploadTokenFields"];
        } | {
            uploadtoken: unknown;
        } | components["schemas"]["UploadTokenFields"];
        ReplaceTokenXml: {
            /** @enum {string} */
            status: "ok";
            permission_level?: string;
            message?: string;
            cached?: string;
            replace_token: string;
            photo_id?: string;
            max_uploads?: string;
            valid_minutes?: string;
            valid_until?: string;
            return_url?: string;
        };
        ReplaceTokenFields: {
            replace_token: string | number;
            photo_id?: components["schemas"]["Scalar"];
            max_uploads?: components["schemas"]["Scalar"];
            valid_minutes?: components["schemas"]["Scalar"];
            valid_until?: components["schemas"]["Scalar"];
            return_url?: components["schemas"]["Scalar"];
        };
        ReplaceTokenJson: {
            /** @enum {string} */
            status: "ok";
            replacetoken?: components["schemas"]["ReplaceTokenFields"];
        } | {
            replacetoken: unknown;
        } | components["schemas"]["ReplaceTokenFields"];
        FileXml: {
            /** @enum {string} */
            status: "ok";
            permission_level?: string;
            message?: string;
            cached?: string;
            url: string;
            filename: string;
        };
        FileFields: {
            url: string;
            filename: string;
        };
        FileJson: {
            /** @enum {string} */
            status: "ok";
            file?: components["schemas"]["FileFields"];
        } | {
            file: unknown;
        } | components["schemas"]["FileFields"];
        RefusalXml: {
            /** @enum {string} */
            status: "error";
            code?: string;
            message?: string;
            permission_level?: string;
        };
        RefusalJson: {
            /** @enum {string} */
            status: "error";
            code?: components["schemas"]["Scalar"];
            message?: components["schemas"]["Scalar"];
        };
        /** @description A value as a string, or typed. */
        Scalar: string | number | boolean | null;
        /** @description ok, domain, tree_id, photo_id, token and callback_url; or error and a message. */
        OutcomeLine: string;
        /** @description The parameters of a callback, in a query or in a body. */
        Callback: {
            upload_token?: string;
            replace_token?: string;
            domain: string;
            photo_id?: string;
            tree_id?: string;
            token?: string;
            error_message?: string;
        } & {
            [key: string]: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description Where the user is sent after the upload. Empty or omitted, the upload is answered with a simple 200.
         * @example https://application.example.com/uploaded?order=7
         */
        return_url: string;
        /**
         * @description With 1 the target calls return_url itself and answers in plain text.
         * @example 0
         */
        background_return_p: "0" | "1";
        /** @description The owner of the upload; needs the level super. */
        user_id: string;
        /** @description One album or several separated by commas. */
        album_id: string;
        /**
         * @description Title of the upload; all HTML tags are stripped.
         * @example My title
         */
        title: string;
        /**
         * @description Description of the upload; harmless HTML is kept.
         * @example <p>What it shows</p>
         */
        description: string;
        /**
         * @description Tags separated by spaces.
         * @example summer holiday
         */
        tags: string;
        /**
         * @description Whether the upload is published at once.
         * @example 0
         */
        publish: "0" | "1";
        /** @description The canonical address of the upload, unless it is the default one. */
        absolute_url: string;
        /**
         * @description Lifetime of the token in minutes.
         * @example 60
         */
        valid_minutes: number;
        /**
         * @description How many files can be uploaded with the token.
         * @example 1
         */
        max_uploads: number;
        /** @description The photo to be replaced. */
        photo_id: string;
        /**
         * @description Format of the answer.
         * @example json
         */
        format: "xml" | "json";
        /**
         * @description With format=json, asks for the bare object.
         * @example 1
         */
        raw: string;
        /** @description Number of the chunk, from 1. */
        resumableChunkNumber: number;
        /** @description Nominal size of a chunk in bytes. */
        resumableChunkSize: number;
        /** @description Size of the whole file in bytes. */
        resumableTotalSize: number;
        /** @description Identifier of the file that the chunk belongs to. */
        resumableIdentifier: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getUploadToken: {
        parameters: {
            query?: {
                /**
                 * @description Where the user is sent after the upload. Empty or omitted, the upload is answered with a simple 200.
                 * @example https://application.example.com/uploaded?order=7
                 */
                return_url?: components["parameters"]["return_url"];
                /**
                 * @description With 1 the target calls return_url itself and answers in plain text.
                 * @example 0
                 */
                background_return_p?: components["parameters"]["background_return_p"];
                /** @description The owner of the upload; needs the level super. */
                user_id?: components["parameters"]["user_id"];
                /** @description One album or several separated by commas. */
                album_id?: components["parameters"]["album_id"];
                /**
                 * @description Title of the upload; all HTML tags are stripped.
                 * @example My title
                 */
                title?: components["parameters"]["title"];
                /**
                 * @description Description of the upload; harmless HTML is kept.
                 * @example <p>What it shows</p>
                 */
                description?: components["parameters"]["description"];
                /**
                 * @description Tags separated by spaces.
                 * @example summer holiday
                 */
                tags?: components["parameters"]["tags"];
                /**
                 * @description Whether the upload is published at once.
                 * @example 0
                 */
                publish?: components["parameters"]["publish"];
                /** @description The canonical address of the upload, unless it is the default one. */
                absolute_url?: components["parameters"]["absolute_url"];
                /**
                 * @description Lifetime of the token in minutes.
                 * @example 60
                 */
                valid_minutes?: components["parameters"]["valid_minutes"];
                /**
                 * @description How many files can be uploaded with the token.
                 * @example 1
                 */
                max_uploads?: components["parameters"]["max_uploads"];
                /**
                 * @description Format of the answer.
                 * @example json
                 */
                format?: components["parameters"]["format"];
                /**
                 * @description With format=json, asks for the bare object.
                 * @example 1
                 */
                raw?: components["parameters"]["raw"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token and what it is bound to, or a refusal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["UploadTokenXml"];
                    "text/xml": components["schemas"]["UploadTokenXml"];
                    "application/json": components["schemas"]["UploadTokenJson"];
                };
            };
            /** @description A refusal that some targets also state by the HTTP status. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["RefusalXml"];
                    "text/xml": components["schemas"]["RefusalXml"];
                    "application/json": components["schemas"]["RefusalJson"];
                };
            };
        };
    };
    getUploadTokenByPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["UploadTokenRequest"];
            };
        };
        responses: {
            /** @description The token and what it is bound to, or a refusal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["UploadTokenXml"];
                    "text/xml": components["schemas"]["UploadTokenXml"];
                    "application/json": components["schemas"]["UploadTokenJson"];
                };
            };
            /** @description A refusal. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    redeemUploadToken: {
        parameters: {
            query?: {
                /** @description Number of the chunk, from 1. */
                resumableChunkNumber?: components["parameters"]["resumableChunkNumber"];
                /** @description Nominal size of a chunk in bytes. */
                resumableChunkSize?: components["parameters"]["resumableChunkSize"];
                /** @description Size of the whole file in bytes. */
                resumableTotalSize?: components["parameters"]["resumableTotalSize"];
                /** @description Identifier of the file that the chunk belongs to. */
                resumableIdentifier?: components["parameters"]["resumableIdentifier"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["RedeemUploadTokenRequest"];
            };
        };
        responses: {
            /** @description Without return_url a simple message; with background_return_p=1 one line of plain text; for a chunk that is not the last to arrive, its acceptance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["OutcomeLine"];
                };
            };
            /** @description To return_url with the outcome added. */
            301: {
                headers: {
                    /** @description return_url with its own query and fragment, and the parameters of the callback. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description On a chunk request, that the file is not supported and the upload is to be cancelled. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A bad token in plain words, or a chunk that has to be sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getReplaceToken: {
        parameters: {
            query?: {
                /** @description The photo to be replaced. */
                photo_id?: components["parameters"]["photo_id"];
                /**
                 * @description Where the user is sent after the upload. Empty or omitted, the upload is answered with a simple 200.
                 * @example https://application.example.com/uploaded?order=7
                 */
                return_url?: components["parameters"]["return_url"];
                /**
                 * @description With 1 the target calls return_url itself and answers in plain text.
                 * @example 0
                 */
                background_return_p?: components["parameters"]["background_return_p"];
                /**
                 * @description Lifetime of the token in minutes.
                 * @example 60
                 */
                valid_minutes?: components["parameters"]["valid_minutes"];
                /**
                 * @description How many files can be uploaded with the token.
                 * @example 1
                 */
                max_uploads?: components["parameters"]["max_uploads"];
                /**
                 * @description Format of the answer.
                 * @example json
                 */
                format?: components["parameters"]["format"];
                /**
                 * @description With format=json, asks for the bare object.
                 * @example 1
                 */
                raw?: components["parameters"]["raw"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token and what it is bound to, or a refusal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["ReplaceTokenXml"];
                    "text/xml": components["schemas"]["ReplaceTokenXml"];
                    "application/json": components["schemas"]["ReplaceTokenJson"] | components["schemas"]["RefusalJson"];
                };
            };
            /** @description A refusal. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getReplaceTokenByPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["ReplaceTokenRequest"];
            };
        };
        responses: {
            /** @description The token and what it is bound to, or a refusal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["ReplaceTokenXml"];
                    "text/xml": components["schemas"]["ReplaceTokenXml"];
                    "application/json": components["schemas"]["ReplaceTokenJson"] | components["schemas"]["RefusalJson"];
                };
            };
            /** @description A refusal. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    redeemReplaceToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["RedeemReplaceTokenRequest"];
            };
        };
        responses: {
            /** @description Without return_url a simple message; with background_return_p=1 one line of plain text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["OutcomeLine"];
                };
            };
            /** @description To return_url with the outcome added. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A bad token in plain words. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    uploadFile: {
        parameters: {
            query?: {
                /** @description Number of the chunk, from 1. */
                resumableChunkNumber?: components["parameters"]["resumableChunkNumber"];
                /** @description Nominal size of a chunk in bytes. */
                resumableChunkSize?: components["parameters"]["resumableChunkSize"];
                /** @description Size of the whole file in bytes. */
                resumableTotalSize?: components["parameters"]["resumableTotalSize"];
                /** @description Identifier of the file that the chunk belongs to. */
                resumableIdentifier?: components["parameters"]["resumableIdentifier"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadFileRequest"];
            };
        };
        responses: {
            /** @description Address and name of the file, the acceptance of a chunk, or a refusal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["FileXml"];
                    "text/xml": components["schemas"]["FileXml"];
                    "application/json": components["schemas"]["FileJson"] | components["schemas"]["RefusalJson"];
                };
            };
            /** @description On a chunk request, that the file is not supported and the upload is to be cancelled. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, or a chunk that has to be sent again. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Chosen by the target. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes of the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description No such file. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
