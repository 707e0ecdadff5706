import { checks } from '../check/registry.js';
import { send, storedBy } from './send.js';
import { exactChunked, exactFile, expectStored } from './stored.js';

const check = checks('files/whole');

check(
  'file.readback.bytes',
  'hostile bytes under an awkward name are answered and read back',
  async (context) => {
    const { api, unique } = context;
    const filename = `${unique('Uc')} A.b & 'c'.Final.TXT`;
    const file = exactFile(context, {
      payload: 'hostile',
      length: 5001,
      filename: 'part name.txt',
      type: 'text/plain',
    });
    const stored = await api.uploadFile(file, { filename }, { format: 'json' });
    await expectStored(context, stored, file);
  },
  { wide: true },
);

check(
  'file.chunk.assembled',
  'hostile bytes in three chunks, the first one last and one of them twice, are read back',
  async (context) => {
    const file = exactChunked(context, {
      ...{ payload: 'hostile', chunkSize: 1000, length: 3500 },
      ...{ filename: 'Uc chunks.txt', type: 'text/plain' },
    });
    await expectStored(context, storedBy(context, await send(context, file, [3, 2, 3, 1])), file.media);
  },
  { wide: true },
);
