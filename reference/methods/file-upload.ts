import type { Call } from '../server/call.js';
import { type Parameters, wholeNumber } from '../server/parameters.js';
import { plain } from '../server/render.js';
import { answerRefusal, answerSuccess, permitted, type ReplyContext } from '../server/reply.js';
import { digestOf } from '../state/digest.js';
import { type Answer, type Caller, isRefusal, type Refusal, refusal, type StoredFile } from '../state/model.js';
import type { Site } from '../state/site.js';
import type { Chunk, Finished } from './chunk-rules.js';
import { type Bounds, type ImageLibrary, rescale } from './images.js';
import { recognise } from './media.js';

/** /api/file/upload: stores a file and answers with its url. */
export async function uploadFile(call: Call, site: Site): Promise<Answer> {
  const { requests, fileChunks, files } = site.decisions;
  const asked = requests.sent(call.query, call.body.parameters);
  const context: ReplyContext = { call, asked, site };
  if (fileChunks.isChunk(asked)) return uploadChunk(context);
  const caller = permitted(call, 'file-upload', site);
  if (isRefusal(caller)) return answerRefusal(caller, context);
  if (call.file === undefined && files.uploadNeedsFile(call)) {
    return refuse(refusal('no_file', 'No file was uploaded', caller), context);
  }
  const unable = await cannotRescale(context, caller);
  if (unable !== undefined) return answerRefusal(unable, context);
  return publish(call.file ?? (await site.spool.write(Buffer.alloc(0))), context, caller);
}

/** Why an image that is to be rescaled is refused before it is looked at; undefined where nothing is in the way. */
async function cannotRescale({ call, asked, site }: ReplyContext, caller: Caller): Promise<Refusal | undefined> {
  const { files, fileChunks } = site.decisions;
  if (!files.rescales(asked.get('image_p'), fileChunks.isChunk(asked), call.file?.name)) return undefined;
  if ((await files.imageLibrary()) !== undefined) return undefined;
  return refusal('not_supported', 'Images cannot be rescaled here: sharp is not installed', caller);
}

function refuse(reason: Refusal, context: ReplyContext): Answer {
  const answer = answerRefusal(reason, context);
  return { ...answer, status: context.site.decisions.files.refusalStatus(reason.code) ?? answer.status };
}

async function uploadChunk(context: ReplyContext): Promise<Answer> {
  const { call, asked, site } = context;
  const { fileChunks: chunks, permission } = site.decisions;
  const chunk = chunks.read(asked, call.file?.name);
  const caller = permitted(call, 'file-upload', site);
  if (isRefusal(caller) && permission.chunkIsChecked(chunk, chunks.splits)) {
    // A client that uploads chunks takes every 200 for a chunk that arrived.
    return { ...answerRefusal(caller, context), status: 403 };
  }
  if (chunk === undefined) return chunks.wrong(chunk);
  const user: Caller = isRefusal(caller) ? caller.caller : caller;
  const unable = await cannotRescale(context, user);
  if (unable !== undefined) return { ...answerRefusal(unable, context), status: 400 };
  const scope = `user ${user.userId}`;
  await site.fileUploads.lapse(site.clock.now());
  const upload = site.fileUploads.find(scope, chunk);
  if (call.method === 'GET') return chunks.probe(upload?.pieces.has(chunk.number) ?? false, upload, chunk);
  if (!chunks.fits(chunk, call.file?.size, chunks.splits)) {
    if (upload !== undefined) chunks.afterWrong(upload, chunk, call.file);
    return chunks.wrong(chunk);
  }
  if (!chunks.admits(upload, chunk)) return chunks.wrong(chunk);
  return site.fileUploads.inTurn(scope, chunk, site.clock.now(), () => takeChunk(scope, chunk, context, user));
}

/** Takes in a valid chunk. */
async function takeChunk(scope: string, chunk: Chunk, context: ReplyContext, user: Caller): Promise<Answer> {
  const { call, site } = context;
  const { fileChunks: chunks } = site.decisions;
  const arrival = call.file && (await site.fileUploads.add(scope, chunk, call.file));
  if (arrival?.kind === 'again') return answerAgain(arrival.finished, context);
  if (arrival?.kind !== 'whole') return chunks.innerAnswer(chunk);
  return arrival.answered(publish(arrival.file, context, user, arrival.finished).then(chunks.lastAnswer));
}

/** What a chunk is answered that arrives after its file was completed: what completed it, as soon as that is known. */
async function answerAgain(finished: Finished, { call, site }: ReplyContext): Promise<Answer> {
  const answer = await finished.answer;
  const file = finished.url === undefined ? undefined : site.files.get(finished.url);
  if (finished.url !== undefined && file !== undefined && call.file !== undefined)
    site.files.set(finished.url, site.decisions.files.afterLateChunk(file, call.file));
  return site.decisions.fileChunks.againAnswer(answer);
}

async function publish(file: StoredFile, context: ReplyContext, caller: Caller, finished?: Finished): Promise<Answer> {
  const { call, asked, site } = context;
  const { files, answers, fileChunks } = site.decisions;
  if (file.size === 0 && !files.takesEmpty(call.file?.name)) {
    return refuse(refusal('no_file', 'The file is empty', caller), context);
  }
  const objectId = asked.get('object_id');
  const status = objectId === undefined ? undefined : files.refusesObject(objectId);
  if (status !== undefined) {
    return { ...answerRefusal(refusal('no_such_object', 'There is no such object', caller), context), status };
  }
  const isChunked = fileChunks.isChunk(asked);
  const stored = await prepared(file, isChunked, context);
  if (stored === undefined) {
    if (isChunked) return plain(fileChunks.unsupportedStatus, "The file type isn't supported");
    return refuse(refusal('invalid_input', 'The file is not an image', caller), context);
  }
  const name = files.name(asked.get('filename'), call.file?.name, asked.get('resumableFilename'));
  const url = files.url(files.directory(objectId, await digestOf(stored)), name);
  const published =
    files.alter === undefined
      ? stored
      : await site.spool.join([stored], (bytes) => files.alter?.(bytes, stored.size, name) ?? bytes);
  site.spool.keep(published);
  if (stored !== file) site.spool.keep(file);
  site.files.set(url, {
    ...published,
    name,
    mediaType: files.mediaType(name),
    coding: files.coding(name),
    sent: stored === file ? undefined : file,
    storedAt: Date.now(),
    reads: 0,
  });
  if (finished !== undefined) finished.url = url;
  return answerSuccess(
    {
      message: answers.messages['file-upload'],
      wrapper: 'file',
      fields: [
        ['url', files.toldUrl(url, new URL(call.url).origin)],
        ['filename', files.toldName(name)],
      ],
    },
    context,
    caller,
  );
}

/** The file as it is to be stored; undefined when it is of a kind that is not. */
async function prepared(
  file: StoredFile,
  isChunked: boolean,
  { call, asked, site }: ReplyContext,
): Promise<StoredFile | undefined> {
  const { stores, rescales, imageLibrary } = site.decisions.files;
  if (stores !== undefined && !stores(await recognise(file), isChunked)) return undefined;
  if (!rescales(asked.get('image_p'), isChunked, call.file?.name)) return file;
  const library = await imageLibrary();
  return library && rescaled(library, file, asked, site);
}

/** The rescaled image; undefined when the file is no image. */
async function rescaled(
  library: ImageLibrary,
  file: StoredFile,
  asked: Parameters,
  site: Site,
): Promise<StoredFile | undefined> {
  const { files } = site.decisions;
  const bounds = boundsOf(asked);
  const image = await rescale(library, file, {
    resize: (own) => files.rescaledSize(own, bounds, asked.get('image_p')),
    draw: files.drawn,
    format: files.rescaledFormat,
  });
  return Buffer.isBuffer(image) ? site.spool.write(image) : image && file;
}

function boundsOf(asked: Parameters): Bounds {
  const bound = (key: keyof Bounds, name: string): Bounds => {
    const value = wholeNumber(asked.get(name));
    return value !== undefined && value >= 1 ? { [key]: Math.min(value, 16_384) } : {};
  };
  return {
    ...bound('maxWidth', 'max_width'),
    ...bound('minWidth', 'min_width'),
    ...bound('maxHeight', 'max_height'),
    ...bound('minHeight', 'min_height'),
  };
}
