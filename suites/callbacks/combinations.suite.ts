import type { Callback } from '../../src/client/callback.js';
import { checks } from '../check/registry.js';
import { uploaded } from '../shared/callback-token.js';
import { journey, journeys, take } from '../shared/journey.js';

const check = checks('callbacks/combinations');

const isSuccess = (callback: Callback): boolean => (callback.get('error_message') ?? '') === '';

check.property(
  'callback.combinations',
  'every use of any token is reported as every other is',
  journey,
  async (context, way) => {
    const { api, expect } = context;
    const callbacks = await take(context, way, (parameters, { by, format }) =>
      api.getUploadToken(parameters, { by, format }),
    );
    const photos = callbacks.filter(isSuccess).map((callback) => callback.get('photo_id'));
    expect(new Set(photos).size, 'different values of photo_id').toBe(photos.length);
    expect(new Set(callbacks.map((callback) => callback.get('domain'))).size, 'different values of domain').toBe(1);
  },
  { examples: journeys, atMost: 1 },
);

check.property(
  'replace.redeem.combinations',
  'every use of any replace token is reported as every other is',
  journey,
  async (context, way) => {
    const { api, expect, photoId } = context;
    const photo_id = await photoId();
    const honest = await uploaded(context);
    // The documents speak neither of chunks nor of extra parameters of get-replace-token here.
    const possible = {
      ...way,
      extras: { ...way.extras, issue: false },
      uses: way.uses.map((use) => (use === 'unsupported' ? use : 'photo')),
    };
    const reported = await take(context, possible, (parameters, { by, format }) =>
      api.getReplaceToken({ photo_id, ...parameters }, { by, format }),
    );
    for (const callback of reported) {
      if (isSuccess(callback)) expect(callback.get('photo_id'), 'photo_id').toBe(photo_id);
      expect(callback.get('domain'), 'domain, as in the callback of an upload').toBe(honest.get('domain'));
    }
  },
  { examples: journeys, atMost: 0 },
);
