import { checks } from '../check/registry.js';
import { send, storedBy } from './send.js';
import { exactChunked, exactFile, expectStored, expectStoredIfTaken } from './stored.js';

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
    const answer = await api.attempt.uploadFile(file, { filename }, { format: 'json' });
    await expectStoredIfTaken(context, answer, file, 'a text file');
  },
  { wide: true },
);

check(
  'file.chunk.assembled',
  'hostile bytes in three chunks, the first one last and one of them twice, are read back',
  async (context) => {
    const file = exactChunked(context, { payload: 'hostile', chunkSize: 1000, length: 3500 });
    await expectStored(context, storedBy(context, await send(context, file, [3, 2, 3, 1])), file.media);
  },
  { wide: true },
);
