import { type Reference, type ReferenceOptions, startReference } from '../../reference/server/server.js';

/** Parameters of a call; a name with a list of values is repeated. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where the answer redirects to. */
  readonly location: URL;
}

const pairs = (values: Values) =>
  Object.entries(values).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((each): [string, string] => [name, each]) : [[name, String(value)] as const],
  );

async function got(answer: Promise<Response>): Promise<Got> {
  const { status, headers } = await answer;
  const text = await (await answer).text();
  return { status, headers, text, location: new URL(headers.get('location') ?? 'none:') };
}

/** A client that knows no more of the API than these tests need. */
export class Client {
  readonly reference: Reference;

  constructor(reference: Reference) {
    this.reference = reference;
  }

  get bearer(): Record<string, string> {
    return { authorization: `Bearer ${this.reference.credentials.write.bearer}` };
  }

  get(path: string, values: Values = {}, headers: Record<string, string> = this.bearer): Promise<Got> {
    return got(
      fetch(`${this.reference.url}${path}?${new URLSearchParams(pairs(values).map(([k, v]) => [k, v]))}`, {
        headers,
        redirect: 'manual',
      }),
    );
  }

  /** Posts a multipart form, the file last. */
  post(path: string, values: Values, file?: Uint8Array | File, headers: Record<string, string> = {}): Promise<Got> {
    const body = new FormData();
    for (const [name, value] of pairs(values)) body.append(name, value);
    if (file !== undefined)
      body.append('file', file instanceof File ? file : new File([Buffer.from(file)], 'photo.png'));
    return got(fetch(`${this.reference.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' }));
  }

  /** The fields of a fresh token. */
  async issue(values: Values = {}, kind: 'upload' | 'replace' = 'upload'): Promise<Record<string, string>> {
    const answer = await this.get(`/api/photo/get-${kind}-token`, { ...values, format: 'json', raw: '1' });
    return JSON.parse(answer.text)[`${kind}token`];
  }

  /** Redeems an upload token. */
  redeem(token: Record<string, string>, file?: Uint8Array | File, values: Values = {}): Promise<Got> {
    return this.post('/api/photo/redeem-upload-token', { upload_token: token.upload_token ?? '', ...values }, file);
  }

  async advance(seconds: number): Promise<void> {
    await fetch(this.reference.clockUrl, { method: 'POST', body: JSON.stringify({ seconds }) });
  }
}

/** Runs something against an instance of its own. */
export async function withReference<T>(
  run: (client: Client) => Promise<T>,
  options: ReferenceOptions = {},
): Promise<T> {
  const reference = await startReference(options);
  try {
    return await run(new Client(reference));
  } finally {
    await reference.close();
  }
}

/** A photo of one pixel, as an encoder made it. */
export const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The parameters of one chunk. */
export const chunk = (number: number, chunkSize: number, totalSize: number, identifier = 'file'): Values => ({
  resumableChunkNumber: number,
  resumableChunkSize: chunkSize,
  resumableTotalSize: totalSize,
  resumableIdentifier: identifier,
});

/** A return_url that nobody has to listen at. */
export const returnUrl = 'http://app.example.com/upload/callback?theme=green';
