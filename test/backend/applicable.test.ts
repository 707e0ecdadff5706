import { expect, it } from 'vitest';
import { notApplicableTo } from '../../src/backend/applicable.js';
import { backendOf, type WrittenBackend } from '../../src/config/backend.js';
import { configure } from '../../src/config/load.js';
import { isRequirementId } from '../../src/contract/requirements.js';
import { wholeRun } from '../../src/run/choice.js';
import { forecast } from '../../src/run/forecast.js';
import { loadSuites } from '../../src/run/suites.js';
import { UsageError } from '../../src/usage-error.js';
import { declaredChecks } from '../../suites/check/registry.js';

function notApplicable(more: Partial<WrittenBackend> = {}) {
  const written = { url: 'http://127.0.0.1:1/', completion: { body: '^done$' }, ...more };
  return notApplicableTo(
    backendOf(written, (_, problem) => {
      throw new Error(problem);
    }),
  );
}

it('what judges the adapter does not apply, with the reason', () => {
  const reasons = notApplicable();
  expect(reasons['token.lifetime.default']).toBe('the adapter does this, and no back end');
  expect(reasons['chunk.isolation.tokens']).toContain('backend.more');
  expect(reasons['file.chunk.assembled']).toContain('backend.file');
  expect(reasons['chunk.wrong.short']).toBeUndefined();
  expect(notApplicable({ more: { session: '{token}' } })['chunk.isolation.tokens']).toBeUndefined();
  expect(notApplicable({ completion: { body: '^/media/(?<file>.+)' } })['chunk.repeat.single']).toBeUndefined();
});

it('names requirements and checks that there are', async () => {
  await loadSuites();
  const checks = declaredChecks().map(({ requirement, name }) => `${requirement}: ${name}`);
  for (const library of ['resumable.js', 'flow.js', 'dropzone', 'dash-uploader'] as const)
    for (const key of Object.keys(notApplicable({ library })))
      expect(isRequirementId(key) || checks.includes(key), key).toBe(true);
});

it('leaves out what the configuration says, if there is such a requirement', () => {
  const reasons = notApplicable({ notApplicable: { 'chunk.name.*': 'names are not kept' } });
  expect(reasons['chunk.name.any']).toBe('names are not kept');
  expect(() => notApplicable({ notApplicable: { 'chunk.nmae': 'x' } })).toThrow(UsageError);
});

it('a plan says what is no part of a back end', async () => {
  const backend = { url: 'http://127.0.0.1:1/', completion: { body: '^done$' } };
  const { checks } = await forecast({
    configuration: await configure({ backend }, { environment: {}, directory: '.' }),
    selection: { suites: [], requirements: ['token.distinct', 'chunk.wrong.short'] },
    choice: wholeRun,
    runs: 1,
  });
  const reasons = new Map(checks.map(({ requirement, leftOut }) => [requirement, leftOut]));
  expect(reasons.get('token.distinct')).toBe('no part of a back end');
  expect(reasons.get('chunk.wrong.short')).toBeUndefined();
});
