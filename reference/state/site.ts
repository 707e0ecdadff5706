import { Nonces } from '../auth/nonces.js';
import type { Json } from '../decisions/answers.js';
import type { Decisions } from '../decisions/decisions.js';
import { Archive } from './archive.js';
import { Clock } from './clock.js';
import type { PublishedFile } from './model.js';
import { Outbox } from './outbox.js';
import { Spool } from './spool.js';
import { TokenBook } from './token-book.js';
import { Uploads } from './uploads.js';
import type { Witness } from './witness.js';

/** Everything that one instance knows; nothing of it is shared with another. */
export class Site {
  readonly decisions: Decisions;
  /** The bare host name for callbacks. */
  readonly domain: string;
  readonly clock = new Clock();
  readonly nonces = new Nonces();
  readonly spool: Spool;
  readonly tokens: TokenBook;
  readonly archive: Archive;
  /** Chunked uploads of redeem-* and of file/upload. */
  readonly uploads: Uploads;
  readonly fileUploads: Uploads;
  readonly outbox: Outbox;
  /** Published files by the path of their url. */
  readonly files = new Map<string, PublishedFile>();
  /** True once the instance is closing, and its files go away under what is still under way. */
  isClosed = false;
  /** Who watches this instance, if anybody does. */
  witness: Witness | undefined;
  /** Chunk requests so far. */
  chunkRequests = 0;

  constructor(decisions: Decisions, domain: string, dataDir?: string) {
    this.decisions = decisions;
    this.domain = domain;
    this.spool = new Spool(dataDir);
    this.tokens = new TokenBook(decisions);
    this.archive = new Archive(decisions.archive, this.spool);
    this.uploads = new Uploads(decisions.chunks, this.spool);
    this.fileUploads = new Uploads(decisions.fileChunks, this.spool);
    this.outbox = new Outbox(decisions.background);
  }

  /** What JSON answers say about the site. */
  get description(): Json {
    return { domain: this.domain, product_key: 'reference', site_id: '1', site_name: 'Upload reference' };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.outbox.close();
    await this.spool.close();
  }
}
