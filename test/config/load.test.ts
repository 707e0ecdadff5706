import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noLimits } from '../../src/client/limiter.js';
import { configure, loadConfiguration, parseTarget } from '../../src/config/load.js';
import { directoryWith, load, problemOf } from './files.js';

const example = `
target: https://videos.example.com
headers: {CF-Access-Client-Secret: \${GATEWAY}}
proxy: http://me:\${PROXY_WORD}@proxy.example.com:3128
product: {vendor: Example, name: Videos, version: 4.2.0}
auth:                       # per permission level; each one of oauth1, bearer, headers
  write: {oauth1: {consumerKey: k, consumerSecret: \${CS}, token: t, tokenSecret: \${TS}}}
  read:  {bearer: \${READ_TOKEN}}
  super: {headers: {X-Api-Key: \${SUPER_KEY}}}
replace: {photoId: "123456"}
clock: {advanceUrl: http://127.0.0.1:9/advance}
callbacks: {listen: 127.0.0.1:0, publicUrl: https://tunnel.example.com, timeoutSeconds: 10}
timeouts: {answerSeconds: 30, checkSeconds: 300, settleSeconds: 5}
capabilities: {replaceRedeem: true, background: true, rejectsUnsupported: true, imageRescale: true, readBack: true, exactReadBack: true, chunkedFileUpload: true, oauth1: true, json: true}
known: {albums: [12, "015"], users: ["17488"], variables: {campaign: spring}}
limits: {concurrency: 8, requestsPerSecond: 0, maxUploads: 0, maxBytes: 0}    # 0: no limit
cleanup: {command: "node remove.js {kind} {id}"}
expectedFailures: known.yaml
`;

const environment = {
  CS: 'consumer secret',
  TS: 'token secret',
  READ_TOKEN: 'read-token',
  SUPER_KEY: 'super-key',
  GATEWAY: 'gateway word',
  PROXY_WORD: 'proxy-word',
};

const thisMachine = ['localhost', '127.0.0.0/8', '::1'];

const defaults = {
  headers: {},
  route: { proxies: { except: thisMachine }, tls: { verify: true } },
  product: {},
  auth: {},
  replace: {},
  known: { albums: [], users: [], variables: {} },
  callbacks: { listen: '127.0.0.1:0', timeoutSeconds: 10 },
  capabilities: {},
  timeouts: { answerSeconds: 30, checkSeconds: 300, settleSeconds: 5 },
  limits: noLimits,
  expectedFailures: [],
  secrets: [],
};

describe('loadConfiguration', () => {
  it('reads the full example', async () => {
    const known =
      '- {id: token.lifetime.default, reason: fixed in 4.3, until: 2027-01-31}\n- {id: token.distinct, reason: known}\n';
    const directory = await directoryWith({ 'upload-contract.yaml': example, 'known.yaml': known });
    expect(await loadConfiguration(undefined, environment, directory)).toEqual({
      target: 'https://videos.example.com',
      headers: { 'CF-Access-Client-Secret': 'gateway word' },
      route: {
        proxies: {
          http: 'http://me:proxy-word@proxy.example.com:3128/',
          https: 'http://me:proxy-word@proxy.example.com:3128/',
          except: [],
        },
        tls: { verify: true },
      },
      product: { vendor: 'Example', name: 'Videos', version: '4.2.0' },
      auth: {
        write: {
          oauth1: { consumerKey: 'k', consumerSecret: 'consumer secret', token: 't', tokenSecret: 'token secret' },
        },
        read: { bearer: 'read-token' },
        super: { headers: { 'X-Api-Key': 'super-key' } },
      },
      replace: { photoId: '123456' },
      known: { albums: ['12', '015'], users: ['17488'], variables: { campaign: 'spring' } },
      clock: { advanceUrl: 'http://127.0.0.1:9/advance' },
      callbacks: { listen: '127.0.0.1:0', publicUrl: 'https://tunnel.example.com', timeoutSeconds: 10 },
      capabilities: {
        replaceRedeem: true,
        background: true,
        rejectsUnsupported: true,
        imageRescale: true,
        readBack: true,
        exactReadBack: true,
        chunkedFileUpload: true,
        oauth1: true,
        json: true,
      },
      timeouts: { answerSeconds: 30, checkSeconds: 300, settleSeconds: 5 },
      limits: noLimits,
      cleanup: { command: 'node remove.js {kind} {id}' },
      expectedFailures: [
        { id: 'token.lifetime.default', reason: 'fixed in 4.3', until: '2027-01-31' },
        { id: 'token.distinct', reason: 'known' },
      ],
      secrets: ['consumer secret', 'token secret', 'read-token', 'super-key', 'gateway word', 'word', 'proxy-word'],
    });
  });

  it('gives a configuration that configure accepts again and leaves as it is', async () => {
    const directory = await directoryWith({ 'upload-contract.yaml': example, 'known.yaml': '[]' });
    const configuration = await loadConfiguration(undefined, environment, directory);
    const { secrets, expectedFailures, route, ...rest } = configuration;
    expect([secrets.length, expectedFailures]).toEqual([7, []]);
    const written = { ...rest, proxy: route.proxies.https };
    expect(await configure(written, { environment: {}, directory })).toEqual(configuration);
  });

  it.each(['', '# nothing yet\n', '{}', 'null'])('takes defaults where a file says nothing: %j', async (text) => {
    expect(await load(text)).toEqual(defaults);
  });

  it('takes defaults where there is no file and none was named', async () => {
    expect(await loadConfiguration(undefined, {}, await directoryWith({}))).toEqual(defaults);
  });

  it('reads the file that was named, and what stands beside it', async () => {
    const directory = await directoryWith({ 'upload-contract.yaml': 'target: http://wrong' });
    await mkdir(join(directory, 'ci'));
    await writeFile(join(directory, 'ci/staging.yaml'), 'expectedFailures: lists/known.yaml');
    await mkdir(join(directory, 'ci/lists'));
    await writeFile(join(directory, 'ci/lists/known.yaml'), '- {id: token.distinct, reason: b}');
    const expected = { ...defaults, expectedFailures: [{ id: 'token.distinct', reason: 'b' }] };
    expect(await loadConfiguration('ci/staging.yaml', {}, directory)).toEqual(expected);
    expect(await loadConfiguration(join(directory, 'ci/staging.yaml'), {}, '/')).toEqual(expected);
  });

  it.each(['missing.yaml', 'upload-contract.yaml/x', ''])('refuses %j, which does not exist', async (file) => {
    const directory = await directoryWith({ 'upload-contract.yaml': '' });
    const problem = await problemOf(loadConfiguration(file, {}, directory));
    expect(problem.message).toBe(`the configuration file "${file}" does not exist`);
  });

  it('takes a number for the id of a photo, and makes it text', async () => {
    expect((await load('replace: {photoId: 123456}')).replace).toEqual({ photoId: '123456' });
    expect((await load('replace: {photoId: "0012"}')).replace).toEqual({ photoId: '0012' });
  });

  it('keeps the path of a target and drops the slash at its end', async () => {
    expect((await load('target: http://127.0.0.1:8080/a/')).target).toBe('http://127.0.0.1:8080/a');
    expect(parseTarget('https://Videos.Example.com/')).toBe('https://videos.example.com');
  });

  it('takes aliases, and lines that begin with a byte order mark', async () => {
    const { auth } = await load('\ufeffauth:\n  write: &all {bearer: t}\n  read: *all\n');
    expect(auth).toEqual({ write: { bearer: 't' }, read: { bearer: 't' } });
  });
});

describe('the environment', () => {
  it.each([
    [`bearer: \${A}`, 'value-a'],
    [`bearer: x-\${A}-\${B}`, 'x-value-a-value-b'],
    [`bearer: "\${A}"`, 'value-a'],
    [`bearer: '\${A}'`, 'value-a'],
    [`bearer: >-\n      \${A}\n`, 'value-a'],
    ['bearer: $A', '$A'],
    [`bearer: $\${A}`, `\${A}`],
    [`bearer: "$\${"`, `\${`],
    [`bearer: $$$\${A}`, `$$\${A}`],
    [`bearer: \${YAML}`, '{x: [1]} # &'],
    [`bearer: \${DOLLARS}`, `\${A} $& $1`],
  ])('in %j', async (line, expected) => {
    const variables = { A: 'value-a', B: 'value-b', YAML: '{x: [1]} # &', DOLLARS: `\${A} $& $1` };
    const { auth, secrets } = await load(`auth:\n  read:\n    ${line}`, variables);
    expect(auth).toEqual({ read: { bearer: expected } });
    expect(secrets).toEqual([expected]);
  });

  it('is read in any text, and in flow maps', async () => {
    const { target, callbacks } = await load(`{target: \${T}, callbacks: {listen: \${H}:0}}`, {
      T: 'http://h',
      H: '[::1]',
    });
    expect([target, callbacks.listen]).toEqual(['http://h', '[::1]:0']);
  });

  it('is not read in names, nor twice', async () => {
    const problem = await problemOf(load(`auth: {read: {headers: {"\${A}": x}}}`, { A: 'X' }));
    expect(problem.message).toContain(`auth.read.headers."\${A}" is not a valid header name`);
  });

  it.each([
    [`auth:\n  read: {bearer: \${NO}}`, 2, 'the environment variable NO, which auth.read.bearer uses, is not set'],
    [
      `auth:\n  read:\n    bearer: \${EMPTY}`,
      3,
      'the environment variable that auth.read.bearer uses is set, but empty',
    ],
    [
      `target: http://h/\${my-path}`,
      1,
      `target holds "\${" without a name and "}" after it; write $\${ where no variable is meant`,
    ],
    [`target: "\${T"`, 1, `target holds "\${" without a name and "}" after it; write $\${ where no variable is meant`],
    [`target: "\${1}"`, 1, `target holds "\${" without a name and "}" after it; write $\${ where no variable is meant`],
    [`target: "\${__proto__}"`, 1, 'the environment variable __proto__, which target uses, is not set'],
  ])('%j is refused', async (text, line, message) => {
    const problem = await problemOf(load(text, { EMPTY: '' }));
    expect(problem).toMatchObject({ line, message: `upload-contract.yaml:${line}: ${message}` });
  });
});

describe('secrets', () => {
  it('are listed once each, and of a header also without the scheme', async () => {
    const { secrets } = await load(
      'auth:\n  read: {bearer: same}\n  write: {bearer: same}\n  super: {headers: {Authorization: Token abc, X-Key: k}}',
    );
    expect(secrets).toEqual(['same', 'Token abc', 'abc', 'k']);
  });

  it('never stand in a message', async () => {
    const secret = 'hunter2secret';
    const texts = [
      `auth: {read: {bearer: [${secret}]}}`,
      `auth: {read: ${secret}}`,
      `auth: ${secret}`,
      `auth: {read: {oauth1: ${secret}}}`,
      `auth: {read: {bearer: "${secret}\\n"}}`,
      `auth: {read: {headers: {X: "${secret}\\r"}}}`,
      `auth: {read: {bearer: "${secret}}}`,
      `auth: {read: {bearer: "${secret}"x}}`,
      `auth: {read: {bearer: !${secret}}}`,
      `auth: {read: {bearer: *${secret}}}`,
      `auth: {read: {bearer: "\\z${secret}"}}`,
      `auth: {read: {bearer: @${secret}}}`,
      `auth: {read: {bearer: |${secret}}}`,
      `auth:\n  read:\n    bearer: |${secret}\n`,
      `%${secret}\n---\n`,
      `auth: {read: {bearer: \${${secret}-}}}`,
      `target: ftp://\${SECRET}`,
      `clock: {advanceUrl: "\${SECRET}"}`,
    ];
    for (const text of texts) {
      const { message } = await problemOf(load(text, { SECRET: secret }));
      expect(message).not.toContain(secret);
    }
  });
});
