import { describe, expect, it } from 'vitest';
import { onBench, picture } from './bench.js';
import { describeInChromium } from './chromium.js';
import { type Uploading, upload } from './resumable-page.js';

type Habits = Pick<Uploading, 'options' | 'file'>;

const oneByOne = { simultaneousUploads: 1, testChunks: false, maxChunkRetries: 1 };

describeInChromium('Resumable.js under observation', (inPage) => {
  it('shows what passed as requests of one upload, and keeps both sides clean', () =>
    onBench(async (bench) => {
      const token = await bench.issue({ max_uploads: '3', return_url: `${bench.url}/done` });
      const uploading = { release: '1.1.0', place: 'other origin', token } as const;
      await upload(inPage, bench, { ...uploading, options: { ...oneByOne, testChunks: true } });
      expect(bench.broken()).toEqual([]);

      // Preflights and the page at return_url pass too, and are none of the upload.
      expect(bench.passed.map(({ seen }) => seen.method)).toContain('OPTIONS');
      const ofUpload = bench.passed.filter(({ reading }) => reading?.operation === 'redeemUploadToken');
      expect(new Set(ofUpload.map((one) => one.token))).toEqual(new Set([1]));
      const byMethod = (method: string): (number | undefined)[] =>
        ofUpload.filter(({ seen }) => seen.method === method).map(({ reading }) => reading?.chunk?.number);
      expect(byMethod('GET')).toEqual([1, 2, 3]);
      expect(byMethod('POST')).toEqual([1, 2, 3]);
      const posts = ofUpload.filter(({ seen }) => seen.method === 'POST');
      expect(posts.map(({ reading }) => reading?.file?.size)).toEqual([1000, 1000, 1500]);
      expect(posts.map(({ reading }) => reading?.outcome?.result)).toEqual(['unclear', 'unclear', 'success']);

      const verdicts = bench.verdicts();
      for (const id of [
        ...['client.request.method', 'client.request.form', 'client.file.part', 'client.token.sent'],
        ...['client.token.form', 'client.chunk.parameters', 'client.chunk.number', 'client.chunk.position'],
        ...['client.chunk.length', 'client.chunk.identifier.unique'],
        ...['chunk.probe.absent', 'chunk.inner.accepted', 'chunk.inner.silent', 'chunk.completion.callback'],
      ])
        expect(verdicts.get(id), id).toBe('pass');
    }));

  describe('set up wrongly', () => {
    it.each<[does: string, habits: Habits, breaks: string, trouble?: string]>([
      ['names the part otherwise', { options: { fileParameterName: 'upload' } }, 'client.file.part'],
      ['sends bare chunks', { options: { method: 'octet' } }, 'client.request.form'],
      ['puts chunks', { options: { uploadMethod: 'PUT' } }, 'client.request.method'],
      ['sends no token', { options: { query: {} } }, 'client.token.sent'],
      [
        'speaks the dialect of flow.js',
        {
          options: {
            chunkNumberParameterName: 'flowChunkNumber',
            chunkSizeParameterName: 'flowChunkSize',
            totalSizeParameterName: 'flowTotalSize',
            identifierParameterName: 'flowIdentifier',
          },
        },
        'client.chunk.parameters',
      ],
      ['names the number otherwise', { options: { chunkNumberParameterName: 'chunk' } }, 'client.chunk.parameters'],
      ['prefixes its parameters', { options: { parameterNamespace: 'my' } }, 'client.file.part'],
      [
        'counts its chunks as their size',
        { options: { chunkSizeParameterName: 'a', totalChunksParameterName: 'resumableChunkSize' } },
        'client.chunk.length',
      ],
      [
        'says its own size of each chunk',
        { options: { currentChunkSizeParameterName: 'resumableChunkSize', chunkSizeParameterName: 'a' } },
        'client.chunk.size',
      ],
      [
        'goes on after 500',
        { options: { permanentErrors: [404], maxChunkRetries: 3 } },
        'client.status.unsupported',
        'chunk2:500*4',
      ],
    ])('%s', (_, habits, breaks, trouble) =>
      onBench(async (bench) => {
        const token = await bench.issue({ max_uploads: '9' });
        const options = { ...oneByOne, ...habits.options };
        await upload(inPage, bench, { release: '1.1.0', place: 'same origin', token, ...habits, options });
        expect(bench.broken().map((one) => one.split(':')[0])).toContain(breaks);
      }, trouble),
    );

    it('gives every file one identifier', () =>
      onBench(async (bench) => {
        const token = await bench.issue({ max_uploads: '9' });
        const options = { ...oneByOne, identifier: 'upload' };
        for (const file of [picture(3500), picture(4700, 'other.png')])
          await upload(inPage, bench, { release: '1.1.0', place: 'same origin', token, file, options });
        expect(bench.broken().map((one) => one.split(':')[0])).toContain('client.chunk.identifier.unique');
      }));
  });

  // What the observer sees of a server by the requests of the library alone.
  it.each([
    ['inner-chunk-redirects', 'chunk.inner.silent'],
    ['inner-chunk-ok-line', 'chunk.inner.silent'],
    ['inner-chunk-202', 'chunk.inner.accepted'],
    ['complete-one-short', 'chunk.inner.silent'],
    ['last-chunk-answered-plainly', 'chunk.completion.callback'],
    ['completing-chunk-302', 'callback.redirect.status'],
    ['completing-chunk-without-tree-id', 'callback.tree-id'],
    ['completing-chunk-loses-own-query', 'callback.return-url.query'],
    ['completing-chunk-names-no-token', 'callback.upload-token'],
    ['probe-always-found', 'chunk.probe.absent'],
    ['one-use-too-many', 'redeem.uses.exact'],
    ['chunk-bad-token-200', 'chunk.bad-token.status'],
  ])('shows the fault %s', (fault, requirement) =>
    onBench(
      async (bench) => {
        const token = await bench.issue({ max_uploads: '1', return_url: `${bench.url}/done?theme=green` });
        for (const [file, testChunks] of [
          [picture(3500), true],
          [picture(4600, 'second.png'), false],
        ] as const) {
          const options = { ...oneByOne, testChunks };
          await upload(inPage, bench, { release: '1.1.0', place: 'other origin', token, file, options });
        }
        expect(bench.broken().map((one) => one.split(':')[0])).toContain(requirement);
      },
      undefined,
      { fault },
    ),
  );
});
