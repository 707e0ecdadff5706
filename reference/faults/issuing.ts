import { createHash } from 'node:crypto';
import type { Format, Reply } from '../decisions/answers.js';
import { change, type Decisions } from '../decisions/decisions.js';
import { type Fault, faultsOf } from './fault.js';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

/** Leaves fields out of the answers of tokens. */
const without = (
  drops: (field: { name: string; value: string; format: Format; reply: Reply }) => boolean,
): ((decisions: Decisions) => Decisions) =>
  change('answers', ({ fields }) => ({
    fields: (reply, format) => fields(reply, format).filter(([name, value]) => !drops({ name, value, format, reply })),
  }));

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
    id: 'xml-without-valid-until',
    breaks: 'token.issue.terms',
    sentence: 'XML leaves valid_until out.',
    plant: without(({ name, format }) => name === 'valid_until' && format === 'xml'),
  },
  {
    id: 'json-without-max-uploads',
    breaks: 'token.issue.terms',
    sentence: 'JSON leaves max_uploads out.',
    plant: without(({ name, format }) => name === 'max_uploads' && format === 'json'),
  },
  {
    id: 'terms-only-where-asked-for',
    breaks: 'token.issue.terms',
    sentence: 'valid_minutes is stated only where the call gives it.',
    plant: without(({ name, reply }) => name === 'valid_minutes' && !reply.asked.has(name)),
  },
  {
    id: 'xml-without-user-id',
    breaks: 'token.issue.fields',
    sentence: 'XML leaves user_id out.',
    plant: without(({ name, format }) => name === 'user_id' && format === 'xml'),
  },
  {
    id: 'json-without-empty-album',
    breaks: 'token.issue.fields',
    sentence: 'JSON leaves album_id out when it is empty.',
    plant: without(({ name, value, format }) => name === 'album_id' && value === '' && format === 'json'),
  },
  {
    id: 'replace-json-without-return-url',
    breaks: 'replace.issue.fields',
    sentence: 'JSON of a replace token leaves an empty return_url out.',
    plant: without(
      ({ name, value, format, reply }) =>
        reply.wrapper === 'replacetoken' && name === 'return_url' && value === '' && format === 'json',
    ),
  },
  {
    id: 'replace-xml-without-minutes',
    breaks: 'replace.issue.fields',
    sentence: 'XML of a replace token leaves valid_minutes out unless the call gives it.',
    plant: without(
      ({ name, format, reply }) =>
        reply.wrapper === 'replacetoken' && name === 'valid_minutes' && format === 'xml' && !reply.asked.has(name),
    ),
  },
  {
    id: 'level-stated-for-nobody',
    breaks: 'answer.permission-level',
    sentence: 'Every answer states the level anonymous.',
    plant: change('permission', () => ({ stated: () => 'anonymous' })),
  },
  {
    id: 'json-without-level',
    breaks: 'answer.permission-level',
    sentence: 'JSON states no permission level.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        members(reply, fields, site) {
          const { permission_level: _, ...others } = json.members(reply, fields, site);
          return others;
        },
      },
    })),
  },
  {
    id: 'json-endpoint-of-another-method',
    breaks: 'answer.json.endpoint',
    sentence: 'JSON of a replace token states the endpoint of upload tokens.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        members: (reply, fields, site) =>
          json.members({ ...reply, endpoint: reply.endpoint.replace('replace', 'upload') }, fields, site),
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
    sentence: 'A new token invalidates the earlier ones with the same return_url.',
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
