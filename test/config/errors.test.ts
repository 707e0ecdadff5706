import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, configure, loadConfiguration, parseTarget } from '../../src/config/load.js';
import { directoryWith, load, problemOf } from './files.js';

describe('a configuration', () => {
  it.each<[text: string, line: number | undefined, message: string]>([
    // Unknown keys.
    ['\ntargt: http://h', 2, 'unknown key "targt"; the nearest known key is target'],
    ['limits:\n  concurency: 1', 2, 'unknown key "concurency" in limits; the nearest known key is concurrency'],
    ['auth: {wirte: {}}', 1, 'unknown key "wirte" in auth; the nearest known key is write'],
    ['auth: {read: {barer: x}}', 1, 'unknown key "barer" in auth.read; the nearest known key is bearer'],
    [
      'capabilities:\n  background: true\n  oauth: true',
      3,
      'unknown key "oauth" in capabilities; the nearest known key is oauth1',
    ],
    ['<<: {target: x}', 1, 'unknown key "<<"; the nearest known key is'],
    ['__proto__: {target: x}', 1, 'unknown key "__proto__"; the nearest known key is'],
    ['1: x', 1, 'unknown key "1"; the nearest known key is'],
    // Kinds of values.
    ['just text', undefined, 'the configuration must be a map of keys and values, not "just text"'],
    ['- a', undefined, 'the configuration must be a map of keys and values, not a list'],
    ['limits:', 1, 'limits must be a map of keys and values, not nothing'],
    ['target: 5', 1, 'target must be text, not 5; put it in quotes'],
    ['product:\n  version: 4.2', 2, 'product.version must be text, not 4.2; put it in quotes'],
    ['product: {vendor: true}', 1, 'product.vendor must be text, not true; put it in quotes'],
    ['target: [a]', 1, 'target must be text, not a list'],
    ['target: ""', 1, 'target must not be empty'],
    ['capabilities: {oauth1: "yes"}', 1, 'capabilities.oauth1 must be true or false, not "yes"'],
    [
      'replace: {photoId: 1.5}',
      1,
      'replace.photoId must be text or a whole number from 1 up to 9007199254740991, not 1.5; put it in quotes',
    ],
    [
      'replace: {photoId: 12345678901234567890}',
      1,
      'replace.photoId must be text or a whole number from 1 up to 9007199254740991, not 12345678901234567000; put it in quotes',
    ],
    // Numbers.
    ['limits: {concurrency: 0}', 1, 'limits.concurrency must be a whole number from 1 up to 1000, not 0'],
    ['limits: {concurrency: eight}', 1, 'limits.concurrency must be a whole number from 1 up to 1000, not "eight"'],
    ['limits: {requestsPerSecond: -1}', 1, 'limits.requestsPerSecond must be a number from 0, not -1'],
    ['limits: {requestsPerSecond: .inf}', 1, 'limits.requestsPerSecond must be a number from 0, not Infinity'],
    ['limits: {maxBytes: .nan}', 1, 'limits.maxBytes must be a whole number from 0, not NaN'],
    ['limits: {maxUploads: 1.5}', 1, 'limits.maxUploads must be a whole number from 0, not 1.5'],
    ['callbacks:\n  timeoutSeconds: 0', 2, 'callbacks.timeoutSeconds must be a number above 0 up to 86400, not 0'],
    // One of several.
    ['auth: {read: {}}', 1, 'auth.read must have exactly one of oauth1, bearer, headers'],
    [
      'auth:\n  read:\n    bearer: x\n    headers: {A: b}',
      2,
      'auth.read must have exactly one of oauth1, bearer, headers',
    ],
    [
      'clock: {advanceUrl: http://h, advanceCommand: x}',
      1,
      'clock must have exactly one of advanceUrl, advanceCommand',
    ],
    ['auth: {read: {headers: {}}}', 1, 'auth.read.headers must not be empty'],
    [
      'auth: {read: {oauth1: {consumerKey: a, consumerSecret: b, token: c}}}',
      1,
      'auth.read.oauth1 lacks the key tokenSecret',
    ],
    // Values that have a form.
    ['target: videos.example.com', 1, 'target must be an http or https URL, such as https://videos.example.com'],
    ['target: ftp://h', 1, 'target must be an http or https URL, such as https://videos.example.com'],
    ['target: https://u:p@h', 1, 'target must not contain a password; put credentials under auth'],
    ['target: https://h/?a=b', 1, 'target must not contain a query or fragment; it is the base of all addresses'],
    [
      'clock: {advanceUrl: "/advance"}',
      1,
      'clock.advanceUrl must be an http or https URL, such as https://videos.example.com',
    ],
    ['callbacks: {listen: "8080:"}', 1, 'callbacks.listen: Cannot listen on "8080:": write host:port'],
    ['callbacks: {relay: {url: http://h}}', 1, 'callbacks.relay lacks the key secret'],
    [
      'callbacks:\n  relay: {url: http://h, secret: "too short"}',
      2,
      'callbacks.relay.secret must have at least 16 characters',
    ],
    [
      'callbacks:\n  publicUrl: http://h\n  relay: {url: http://h, secret: "sixteen letters!"}',
      3,
      'callbacks.relay and callbacks.publicUrl are two ways to the same place; give one',
    ],
    ['callbacks:\n  publicUrl: h', 2, 'callbacks.publicUrl: The public URL cannot be used: write one such as https:'],
    [
      'auth: {read: {bearer: "a\\nb"}}',
      1,
      'auth.read.bearer contains a line break or another character that is not allowed in a header',
    ],
    [
      'auth: {read: {headers: {X-A: "a\\0"}}}',
      1,
      'auth.read.headers.X-A contains a line break or another character that is not allowed in a header',
    ],
    ['auth: {read: {headers: {"X A": a}}}', 1, 'auth.read.headers."X A" is not a valid header name'],
    ['expectedFailures: none.yaml', 1, 'expectedFailures names none.yaml, which does not exist'],
    // YAML.
    ['target: a\n\ntarget: b', 3, 'the key target stands here twice'],
    ['product: {name: a, "name": b}', 1, 'the key name stands here twice'],
    ['a: b: c', 1, 'the line has a second ": "; put a text that contains one in quotes'],
    ['product:\n\tname: x', 2, 'a line is indented by a tab; use spaces'],
    ['target: "a', 1, 'a quote, bracket, comma or colon is missing'],
    ['product: {name: x', 1, 'the indentation does not fit, or a bracket is not closed'],
    ['target: @a', 1, 'a text begins with a character that YAML reserves (such as "@", "`" or "%"); put it in quotes'],
    ['target: *a', 1, 'a text begins with "*", which names an alias in YAML; put it in quotes'],
    ['target: !a b', 1, 'a text begins with "!", which names a tag in YAML; put it in quotes'],
    ['%YAML 1.1\n---\nlimits: !!set {a}', 3, 'a tag ("!...") cannot be used here'],
    ['capabilities: !!omap []', 1, 'a text begins with "!", which names a tag in YAML; put it in quotes'],
    ['target: a\n---\ntarget: b', 2, 'the file has more than one document ("---"); keep one'],
    ['? [a]\n: b', 1, 'a key is a list or a map; write a text'],
    ['product: &a\n  name: x\nlimits: *a', 2, 'unknown key "name" in limits; the nearest known key is'],
    ['auth: &a {read: *a}', 1, 'an alias holds itself'],
  ])('%j is refused', async (text, line, message) => {
    const problem = await problemOf(load(text));
    const place = line === undefined ? 'upload-contract.yaml: ' : `upload-contract.yaml:${line}: `;
    expect(problem.message.startsWith(place + message), problem.message).toBe(true);
    expect([problem.file, problem.line]).toEqual(['upload-contract.yaml', line]);
  });
});

describe('a list of expected failures', () => {
  it.each<[text: string, line: number | undefined, message: string]>([
    ['a: b', undefined, 'the configuration must be a list, not a map of keys and values'],
    ['- id: a', 1, '[0] lacks the key reason'],
    [
      '- {id: a, reason: b}\n- {id: c, reason: d, untill: x}',
      2,
      'unknown key "untill" in [1]; the nearest known key is until',
    ],
    ['- {id: a, reason: ""}', 1, '[0].reason must not be empty'],
    ['- {id: token.distnct, reason: b}', 1, 'there is no requirement "token.distnct" (did you mean token.distinct?)'],
    ['- {id: 1, reason: b}', 1, '[0].id must be text, not 1; put it in quotes'],
    ['- id: a\n  reason: b\n  until: 2027-02-30', 3, '[0].until must be a day written YYYY-MM-DD, not "2027-02-30"'],
    ['- {id: token.distinct, reason: b}\n- {id: token.distinct, reason: c}', 2, '"token.distinct" is listed twice'],
    ['- {id: a, id: b}', 1, 'the key id stands here twice'],
    ['- [', 1, 'the indentation does not fit, or a bracket is not closed'],
  ])('%j is refused', async (text, line, message) => {
    const directory = await directoryWith({
      'upload-contract.yaml': 'expectedFailures: known.yaml',
      'known.yaml': text,
    });
    const problem = await problemOf(loadConfiguration(undefined, {}, directory));
    expect(problem.message).toBe(`known.yaml${line === undefined ? '' : `:${line}`}: ${message}`);
    expect([problem.file, problem.line]).toEqual(['known.yaml', line]);
  });

  it('is not read with variables of the environment', async () => {
    const known = `- {id: token.distinct, reason: "\${HOME} is not set"}`;
    const directory = await directoryWith({
      'upload-contract.yaml': 'expectedFailures: known.yaml',
      'known.yaml': known,
    });
    const { expectedFailures } = await loadConfiguration(undefined, { HOME: 'x' }, directory);
    expect(expectedFailures).toEqual([{ id: 'token.distinct', reason: `\${HOME} is not set` }]);
  });

  it('may be a directory or too long only with a clear message', async () => {
    const directory = await directoryWith({
      'upload-contract.yaml': 'expectedFailures: .',
      'long.yaml': '#'.repeat(200_000),
    });
    expect((await problemOf(loadConfiguration(undefined, {}, directory))).message).toBe(
      '.: this is a directory; name the file in it',
    );
    await writeFile(join(directory, 'upload-contract.yaml'), 'expectedFailures: long.yaml');
    const { message } = await problemOf(loadConfiguration(undefined, {}, directory));
    expect(message).toBe('long.yaml: the file is longer than 128 KiB; is it the right one?');
  });
});

describe('without a file', () => {
  it.each<[raw: unknown, message: string]>([
    [5, 'the configuration must be a map of keys and values, not 5'],
    [{ limits: { concurrency: 'x' } }, 'limits.concurrency must be a whole number from 1 up to 1000, not "x"'],
    [{ auth: { read: { bearer: Symbol('x') } } }, 'auth.read.bearer must be text, not symbol'],
    [{ target: 10n }, 'target must be text, not 10'],
  ])('%o is refused', async (raw, message) => {
    const problem = await problemOf(configure(raw, { environment: {}, directory: '/' }));
    expect([problem.message, problem.file, problem.line]).toEqual([message, undefined, undefined]);
  });

  it('a target of the command line is refused in the same words', () => {
    expect(() => parseTarget('videos')).toThrow(ConfigurationError);
    expect(() => parseTarget('videos')).toThrow(/^target must be an http or https URL/);
  });
});
