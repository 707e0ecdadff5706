import { createHash } from 'node:crypto';
import { change } from '../decisions/decisions.js';
import { type Fault, faultsOf } from './fault.js';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

export const issuingFaults: readonly Fault[] = faultsOf('tokens', [
  {
    id: 'xml-token-renamed',
    breaks: 'token.issue.xml',
    sentence: 'The XML answer calls the upload token token.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        fields(reply, format).map(([name, value]) =>
          format === 'xml' && name === 'upload_token' ? ['token', value] : [name, value],
        ),
    })),
  },
  {
    id: 'json-by-default',
    breaks: 'token.issue.xml',
    sentence: 'Without a format the answer is JSON.',
    plant: change('answers', () => ({ format: (asked) => (asked === 'xml' ? 'xml' : 'json') })),
  },
  {
    id: 'json-wrapper-data',
    breaks: 'token.issue.json',
    sentence: 'The JSON answer wraps the fields of an upload token as data, like version 2 of the API.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        members: (reply, fields, site) =>
          json.members(reply.wrapper === 'uploadtoken' ? { ...reply, wrapper: 'data' } : reply, fields, site),
      },
    })),
  },
  {
    id: 'token-of-equal-calls-equal',
    breaks: 'token.distinct',
    sentence: 'Two equal calls within the same second return the same token.',
    plant: change('tokens', () => ({
      mint: ({ metadata, returnUrl, issuedAt }) =>
        sha1(JSON.stringify([metadata, returnUrl, Math.floor(issuedAt / 1000)])),
    })),
  },
  {
    id: 'token-of-the-millisecond',
    breaks: 'token.distinct',
    sentence: 'Calls within the same millisecond return the same token.',
    plant: change('tokens', () => ({ mint: ({ issuedAt }) => sha1(`salt ${issuedAt}`) })),
  },
  {
    id: 'token-counts-up',
    breaks: 'token.not-sequential',
    sentence: 'Tokens count up.',
    plant: change('tokens', ({ mint }) => {
      const start = BigInt(`0x${sha1('start')}`);
      return { mint: (_draft, count) => (start + BigInt(count)).toString(16).padStart(mint.length, '0') };
    }),
  },
  {
    id: 'token-counts-down',
    breaks: 'token.not-sequential',
    sentence: 'Tokens count down.',
    plant: change('tokens', () => ({ mint: (_draft, count) => String(9_000_000_000 - count) })),
  },
  {
    id: 'token-hash-of-counter',
    breaks: 'token.unguessable',
    sentence: 'A token is the SHA-1 of the number of tokens before it.',
    plant: change('tokens', () => ({ mint: (_draft, count) => sha1(String(count)) })),
  },
  {
    id: 'token-hash-of-clock',
    breaks: 'token.unguessable',
    sentence: 'A token is the MD5 of the millisecond of its issue.',
    plant: change('tokens', () => ({
      mint: ({ issuedAt }) => createHash('md5').update(String(issuedAt)).digest('hex'),
    })),
  },
  {
    id: 'token-ends-earlier-one',
    breaks: 'token.issue.keeps-earlier',
    sentence: 'A new token ends the earlier ones with the same return_url.',
    plant: change('tokens', () => ({
      revokes: (earlier, fresh) => earlier.kind === fresh.kind && earlier.returnUrl === fresh.returnUrl,
    })),
  },
  {
    id: 'tokens-newest-256',
    breaks: 'token.issue.keeps-earlier',
    sentence: 'Only the newest 256 tokens are kept.',
    plant(decisions) {
      const order = new Map<string, number>();
      const at = (text: string) => order.get(text) ?? 0;
      return change('tokens', ({ mint }) => ({
        mint(draft, count) {
          const text = mint(draft, count);
          order.set(text, order.size);
          return text;
        },
        revokes: (earlier, fresh) => earlier.kind === fresh.kind && at(fresh.text) - at(earlier.text) >= 256,
      }))(decisions);
    },
  },
  {
    id: 'post-body-ignored',
    breaks: 'token.issue.post',
    sentence: 'The parameters of a POST are read from the address.',
    plant: change('requests', ({ asked }) => ({
      asked: (method, query, body, kind) => (kind === 'upload' ? query : asked(method, query, body, kind)),
    })),
  },
  {
    id: 'post-address-wins',
    breaks: 'token.issue.post-body-wins',
    sentence: 'On a POST a parameter in the address wins over one in the body.',
    plant: change('requests', () => ({ asked: (_method, query, body) => query.over(body) })),
  },
  {
    id: 'post-address-used',
    breaks: 'token.issue.post-query-unused',
    sentence: 'On a POST the parameters in the address are used where the body has none.',
    plant: change('requests', () => ({ asked: (_method, query, body) => body.over(query) })),
  },
]);
