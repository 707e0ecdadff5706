import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lookalike, picture, text, withBoundary } from './files.js';
import type { FileSpec, Scenario, Sizes } from './scenario.js';
import { JudgeServer } from './server/server.js';
import { Site } from './server/site.js';
import { isFinal, type Start, type Story, sendings } from './story.js';
import type { Upload } from './upload.js';

/** What all uploads by one uploader share. */
export interface Play {
  readonly upload: Upload;
  /** It is a page, which needs the permission to read answers. */
  readonly isPage: boolean;
  /** Milliseconds that one start may take. */
  readonly limitMs: number;
  /** An empty folder for files. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** The bytes of a file. @param bytesBefore those of the start before */
function bytesOf(spec: FileSpec, before: Start | undefined, bytesBefore: Buffer): Buffer {
  const { length, likeBefore, boundaryBefore, blank, isText } = spec;
  if (isText === true) return text(length);
  if (likeBefore === true && before !== undefined) return lookalike(bytesBefore);
  const bytes = blank === undefined ? picture(length, length) : picture(length, length).fill(0, ...blank);
  const boundary = boundaryBefore === true ? boundaryIn(before) : undefined;
  return boundary === undefined ? bytes : withBoundary(bytes, boundary);
}

/** The boundary that a start used. */
function boundaryIn(start: Start | undefined): string | undefined {
  return start === undefined ? undefined : sendings(start).find(({ boundary }) => boundary !== '')?.boundary;
}

/** Where the token returns to. */
function returnUrl({ plan: { way, ownQuery } }: Scenario, { page, otherPage }: JudgeServer): string {
  if (way === 'plain') return '';
  if (way === 'long') return `${page}?${ownQuery}&filler=${'x'.repeat(1500)}`;
  return `${way === 'other-origin' ? otherPage : page}?${ownQuery}`;
}

/** Tokens by what they are written in. An uploader that takes one for anything but text changes signs, and zeros at the ends. */
const tokens = {
  hex: () => randomBytes(20).toString('hex'),
  signs: () => `${randomBytes(20).toString('hex')}-Ab+C/d%41_=`,
  digits: () => `00${BigInt(`0x${randomBytes(20).toString('hex')}`)}00`,
};

/** Plays one scenario with a fresh server, a fresh token and fresh files. */
export async function play(scenario: Scenario, sizes: Sizes, parallel: number, options: Play): Promise<Story> {
  const server = new JudgeServer(options.isPage);
  const folder = join(options.folder, scenario.name);
  await server.start();
  try {
    const token = tokens[scenario.plan.tokenOf ?? 'hex']();
    const back = returnUrl(scenario, server);
    server.serve(new Site(scenario.plan, token, back));
    const starts: Start[] = [];
    let bytes: Buffer = Buffer.alloc(0);
    for (const [index, spec] of scenario.files(sizes).entries()) {
      bytes = bytesOf(spec, starts.at(-1), bytes);
      const { name = 'picture.png', mayBeRefused } = spec;
      // Files of one name stand in folders of their own.
      const place = join(folder, `${index + 1}`);
      await mkdir(place, { recursive: true });
      const path = join(place, name);
      await writeFile(path, bytes);
      server.expect({ bytes, index });
      const [before, odd] = [server.received.length, server.malformed.length];
      const { limitMs, signal } = options;
      const ended = await options.upload(
        { url: server.url, token, file: path, return_url: back },
        {
          limitMs,
          signal,
          endless: server.endless.signal,
          isAnswered: () => server.received.slice(before).some(isFinal),
        },
      );
      // A page stays open, and keeps its connections.
      if (!options.isPage) await server.settled();
      starts.push({
        file: { name, size: bytes.length, ...(mayBeRefused && { mayBeRefused }) },
        ended,
        received: server.received.slice(before),
        malformed: server.malformed.slice(odd),
      });
    }
    const planted = scenario.files(sizes).some(({ boundaryBefore }) => boundaryBefore === true)
      ? boundaryIn(starts[0])
      : undefined;
    return {
      ...{ scenario: scenario.name, plan: scenario.plan, token, host: new URL(server.url).host, starts },
      parallel: Math.max(parallel, server.parallel),
      ...(planted === undefined ? {} : { planted }),
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
