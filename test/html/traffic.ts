import { createHash } from 'node:crypto';
import type { FilePart } from '../../src/client/call.js';
import type { Exchange } from '../../src/client/exchange.js';
import { formEncoded, type Pairs } from '../../src/client/pairs.js';

const origin = 'https://videos.example.com';
const begins = Date.parse('2026-05-01T10:00:00.000Z');

type Answer = Pick<NonNullable<Exchange['response']>, 'status' | 'statusText'> & {
  readonly headers?: Pairs;
  readonly text?: string;
  /** Bytes of an answer that is no text. */
  readonly binary?: number;
};

const ok = { status: 200, statusText: 'OK' };
const xml: Pairs = [['Content-Type', 'text/xml; charset=utf-8']];
const plain: Pairs = [['Content-Type', 'text/plain; charset=utf-8']];

/** Made-up exchanges with a target that behaves, in the order of time; the same for the same random numbers. */
export function traffic(next: () => number) {
  let ids = 0;
  let clock = begins;
  const hex = (length: number): string => Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('');

  function exchange(call: Exchange['call'], answer: Answer | Exchange['failure']): Exchange {
    ids += 1;
    const duration = Math.round(2 + next() * 40);
    clock += Math.round(next() * 6);
    const { query, method, form, encoding } = call;
    const address = /^https?:/.test(call.path) ? call.path : origin + call.path;
    const size = (form === undefined ? 0 : formEncoded(form).length) + (call.file?.end ?? 0) - (call.file?.start ?? 0);
    const type =
      encoding === 'multipart'
        ? `multipart/form-data; boundary=form-data-encoder-${hex(16)}`
        : 'application/x-www-form-urlencoded';
    const begun = {
      id: ids,
      startedAt: clock,
      duration,
      call,
      request: {
        method,
        url: query.length === 0 ? address : `${address}?${formEncoded(query)}`,
        headers: [
          ['accept', '*/*'],
          ['user-agent', 'upload-contract'],
          ['x-upload-contract-run', '5ea91753'],
          ...(form === undefined ? [] : [['content-type', type] as const]),
          ...(call.caller === 'nobody' ? [] : [['authorization', 'OAuth [redacted]'] as const]),
        ] satisfies Pairs,
        ...(form === undefined ? {} : { body: { size } }),
      },
    };
    if (answer === undefined || 'kind' in answer) return answer === undefined ? begun : { ...begun, failure: answer };
    const { text, binary, headers = [], status, statusText } = answer;
    const length = binary ?? text?.length ?? 0;
    const body = {
      size: length,
      ...(text === undefined ? {} : { text }),
      ...(binary === undefined ? {} : { sha256: createHash('sha256').update(hex(8)).digest('hex') }),
    };
    const all: Pairs = [
      ...headers,
      ['Date', new Date(clock).toUTCString()],
      ['Content-Length', String(length)],
      ['Connection', 'keep-alive'],
    ];
    return { ...begun, response: { status, statusText, headers: all, body } };
  }

  function issue(more: Pairs = [], operation: 'getUploadToken' | 'getReplaceToken' = 'getUploadToken'): Exchange {
    const name = operation === 'getUploadToken' ? 'upload_token' : 'replace_token';
    const path = operation === 'getUploadToken' ? '/api/photo/get-upload-token' : '/api/photo/get-replace-token';
    const query: Pairs = [['title', `upload-contract 5ea91753`], ['tags', 'upload-contract run-5ea91753'], ...more];
    const text = `<response status="ok" permission_level="write" message="" cached="0"><${name}>${hex(40)}</${name}><title>upload-contract 5ea91753</title><max_uploads>1</max_uploads><valid_minutes>180</valid_minutes><valid_until>1777640400</valid_until></response>`;
    return exchange({ operation, method: 'GET', path, caller: 'write', query }, { ...ok, headers: xml, text });
  }

  const photo = (length: number, start = 0, end = length): FilePart => ({
    descriptor: { kind: 'png', seed: Math.floor(next() * 2 ** 31), length },
    start,
    end,
    filename: `uc-5ea91753-${hex(5)}-1.png`,
    type: start === 0 && end === length ? 'image/png' : 'application/octet-stream',
  });

  const redemption = { method: 'POST', caller: 'nobody', query: [], encoding: 'multipart' } as const;

  function redeem(replace = false): Exchange {
    const token = hex(40);
    const operation = replace ? 'redeemReplaceToken' : 'redeemUploadToken';
    const path = replace ? '/api/photo/redeem-replace-token' : '/api/photo/redeem-upload-token';
    const form: Pairs = [[replace ? 'replace_token' : 'upload_token', token]];
    const location = `https://tunnel.example.com/${hex(32)}?domain=videos.example.com&upload_token=${token}&photo_id=${Math.floor(next() * 1e6)}&tree_id=903675&token=${hex(32)}`;
    const answer = { status: 301, statusText: 'Moved Permanently', headers: [['Location', location]] as const };
    return exchange({ ...redemption, operation, path, form, file: photo(420) }, answer);
  }

  function refused(): Exchange {
    const call = { ...redemption, operation: 'redeemUploadToken', path: '/api/photo/redeem-upload-token' } as const;
    const text = 'The token is invalid, consumed or expired';
    const answer = { status: 403, statusText: 'Forbidden', headers: plain, text };
    return exchange({ ...call, form: [['upload_token', hex(40)]], file: photo(420) }, answer);
  }

  function chunks(count: number): Exchange[] {
    const total = count * 100;
    const token = hex(40);
    return Array.from({ length: count }, (_, at) => {
      const form: Pairs = [
        ['upload_token', token],
        ['resumableChunkNumber', String(at + 1)],
        ['resumableChunkSize', '100'],
        ['resumableTotalSize', String(total)],
        ['resumableIdentifier', `${total}-uc-5ea91753-1png`],
      ];
      const call = { ...redemption, operation: 'redeemUploadToken', path: '/api/photo/redeem-upload-token' } as const;
      const file = photo(total, at * 100, (at + 1) * 100);
      return exchange({ ...call, form, file }, { ...ok, headers: plain, text: 'ok' });
    });
  }

  function upload(): Exchange[] {
    const url = `/files/${hex(16)}/uc-5ea91753-1.png`;
    const call = {
      operation: 'uploadFile',
      method: 'POST',
      path: '/api/file/upload',
      caller: 'write',
      query: [],
    } as const;
    const text = `<response status="ok"><url>${url}</url><filename>uc-5ea91753-1.png</filename></response>`;
    const read = { operation: 'readFile', method: 'GET', path: origin + url, caller: 'nobody', query: [] } as const;
    const size = Math.round(300 + next() * 60_000);
    return [
      exchange({ ...call, form: [], encoding: 'multipart', file: photo(size) }, { ...ok, headers: xml, text }),
      exchange(read, { ...ok, headers: [['Content-Type', 'image/png']], binary: size }),
    ];
  }

  /** A chunk that is held back, and whose answer never comes. */
  function silent(): Exchange {
    const call = { ...redemption, operation: 'redeemUploadToken', path: '/api/photo/redeem-upload-token' } as const;
    const odd = {
      deliberate: 'the body ends before its announced length',
      transmission: { held: true },
    } as const;
    const message = 'no answer within 30000 ms';
    return exchange({ ...call, ...odd, form: [], file: photo(9000) }, { kind: 'timeout', message });
  }

  return { issue, redeem, refused, chunks, upload, silent, now: () => clock };
}
