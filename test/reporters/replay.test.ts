import { describe, expect, it } from 'vitest';
import { replayReport, replaySummary } from '../../reporters/terminal/replay.js';
import type { RepeatedStep } from '../../src/replay/align.js';
import type { Replayed } from '../../src/replay/replay.js';
import { recordingOf, step } from '../replay/build.js';
import { hostile } from './hostile.js';

const answered = (status: number, says: string) => ({ answer: { status, says } });

const steps: readonly RepeatedStep[] = [
  { recorded: step(1), repeated: step(1), changed: false },
  {
    recorded: step(2, { operation: 'redeemUploadToken', method: 'POST', caller: 'nobody' }, answered(200, 'ok')),
    repeated: step(2, {}, answered(500, 'oh')),
    changed: true,
  },
  {
    recorded: step(3, { caller: 'read' }, answered(200, 'this')),
    repeated: step(3, {}, answered(200, 'that')),
    changed: true,
  },
  {
    recorded: step(4, {
      transmission: { tornAfter: 5 },
      file: {
        ...{ start: 100, end: 200, filename: 'a', type: 'b' },
        descriptor: { kind: 'png', seed: 1, length: 300 },
      },
    }),
    changed: false,
  },
  { repeated: { ...step(9), answer: { failure: 'timeout' } }, changed: false },
];

const replayed = (more: Partial<Replayed> = {}): Replayed => ({
  name: 'upload-contract-report/replay/token.distinct-1.json',
  replay: recordingOf([step(1)], { check: 'all are different' }),
  own: true,
  target: 'https://videos.example.com',
  verdict: 'FAILED',
  because: 'expected 2, got 1',
  steps,
  ...more,
});

function report(one: Replayed, { isTTY = false, columns = 100, environment = {} } = {}): string {
  return replayReport(one, { write: () => true, isTTY, columns }, environment);
}

const esc = '\u001b';

describe('what is told of a replay', () => {
  it('is each step with what came, and what became of the failure', () => {
    expect(report(replayed())).toBe(
      [
        'token.distinct  upload-contract-report/replay/token.distinct-1.json',
        '  all are different, on https://videos.example.com',
        '    1  GET getUploadToken                            200',
        '    2  POST redeemUploadToken                        200 -> 500 ~',
        '    3  GET getUploadToken, as read                   200 ~',
        '         was  this',
        '         is   that',
        '    4  GET getUploadToken, bytes 100 to 200, broken off  not sent',
        '    +  GET getUploadToken                            timeout (not in the recording)',
        'FAILED  expected 2, got 1',
        '',
      ].join('\n'),
    );
  });

  it('is coloured on a terminal alone, and the same otherwise', () => {
    const coloured = report(replayed(), { isTTY: true });
    expect(coloured).toContain(`${esc}[31mFAILED${esc}[39m`);
    expect(
      coloured
        .split(esc)
        .map((part, at) => (at === 0 ? part : part.replace(/^\[\d+m/, '')))
        .join(''),
    ).toBe(report(replayed()));
    expect(report(replayed())).not.toContain(esc);
    expect(report(replayed(), { isTTY: true, environment: { NO_COLOR: '1' } })).not.toContain(esc);
  });

  it('goes on below itself in the same place with colours and without', () => {
    const long = replayed({ verdict: 'ERROR', because: 'word '.repeat(30).trim(), steps: [] });
    for (const isTTY of [false, true]) {
      const lines = report(long, { isTTY, columns: 60 }).trimEnd().split('\n').slice(2);
      expect(lines.length).toBeGreaterThan(2);
      for (const line of lines.slice(1)) expect(line).toMatch(/^ {7}word/);
    }
  });

  it('is short for many steps: those that differ', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ recorded: step(at), repeated: step(at), changed: false }));
    const lines = report(replayed({ steps: [...many, ...steps] })).split('\n');
    expect(lines.filter((line) => /^ +(\d+|\+) {2}/.test(line))).toHaveLength(4);
    expect(lines).toContain('       and 201 more, see --json');
  });

  it('drives no terminal, whatever a recording or a target holds', () => {
    const one = step(1, {}, answered(200, hostile));
    const evil = replayed({
      name: hostile,
      replay: recordingOf([one], { check: hostile }),
      target: hostile,
      because: hostile,
      steps: [{ recorded: one, repeated: step(1, {}, answered(200, `${hostile}!`)), changed: true }],
    });
    expect(report(evil).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it('is one line for all', () => {
    const verdicts = ['FIXED', 'FAILED', 'ERROR', 'FAILED'] as const;
    expect(replaySummary(verdicts.map((verdict) => ({ verdict })))).toBe('1 fixed, 2 failed, 1 could not be judged');
  });
});
