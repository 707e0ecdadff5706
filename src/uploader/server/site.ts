import type { Act, Plan } from './plan.js';
import { decimal, type Given, type Received } from './received.js';

/** The words that refuse a token; some clients look for "ok" in them. */
export const refusal = 'The upload token is broken, consumed or expired';

interface Upload {
  readonly numbers: Map<number, number>;
  outcome?: Given;
}

const plain = (status: number, text: string, says: Given['says']): Given => ({
  status,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  text,
  says,
});

/** What a request is answered with: at once, late, or not at all. */
export interface Reaction {
  readonly given: Given;
  readonly delivery: 'plain' | 'reset' | 'lost' | 'slow';
}

/** Chunk numbers that a file of this size may have: with a longer last chunk, or with a shorter one. */
function counts(total: number, size: number): readonly number[] {
  const chunks = size === 0 ? 1 : total / size;
  return [Math.max(1, Math.floor(chunks)), Math.max(1, Math.ceil(chunks))];
}

/**
 * An upload site that keeps no bytes: tokens, chunks and outcomes as the documents describe them, with planned disruption.
 * A chunk is accepted when its parameters and its length fit, so that the client comes as far as it can.
 */
export class Site {
  readonly token: string;
  readonly #plan: Plan;
  readonly #returnUrl: string;
  readonly #uploads = new Map<string, Upload>();
  readonly #arrivals: string[] = [];
  readonly #tries = new Map<string, number>();
  #used = 0;
  #accepted = 0;
  #probes = 0;
  #hasHeld = false;

  /** @param returnUrl what the token was issued with; empty for none */
  constructor(plan: Plan, token: string, returnUrl: string) {
    this.#plan = plan;
    this.token = token;
    this.#returnUrl = returnUrl;
  }

  /** How answers are written. */
  get writing(): Plan['writing'] {
    return this.#plan.writing;
  }

  /** Uploads that were completed and succeeded. */
  get completed(): number {
    return this.#used;
  }

  /** Whether this chunk waits for all others of its file, as its plan has it: the first one that arrives, once. */
  waits({ claim, to, method }: Received): boolean {
    if (this.#plan.firstIsLast !== true || this.#hasHeld) return false;
    this.#hasHeld = claim !== undefined && to === 'upload' && method === 'POST';
    return this.#hasHeld;
  }

  /** Nothing but this chunk is missing of its file. */
  isLast({ claim, files }: Received): boolean {
    const [number, total] = [decimal(claim?.number), decimal(claim?.total)];
    const upload = this.#uploads.get(claim?.identifier ?? '');
    if (upload === undefined || number === undefined || total === undefined) return false;
    return this.#completes(upload, number, files[0]?.size ?? 0, total);
  }

  /** Answers one request. */
  react(seen: Received): Reaction {
    if (seen.to === 'page') return { given: plain(this.#plan.page, 'A page.', 'page'), delivery: 'plain' };
    if (seen.to === 'elsewhere')
      return { given: plain(this.#plan.elsewhere, 'Another page.', 'wrong'), delivery: 'plain' };
    if (seen.method === 'GET' || seen.method === 'HEAD') return { given: this.#probe(seen), delivery: 'plain' };
    return this.#sent(seen);
  }

  #probe({ claim, tokens }: Received): Given {
    const number = decimal(claim?.number);
    if (claim?.identifier === undefined || number === undefined || !tokens.includes(this.token))
      return plain(405, 'Files are sent with POST.', 'wrong');
    const { probes, held } = this.#plan;
    const upload = this.#upload(claim.identifier);
    const [size = 0, total = 0] = [decimal(claim.size), decimal(claim.total)];
    // The last one may be longer or shorter.
    if (held.includes(number) && (number + 1) * size <= total) upload.numbers.set(number, size);
    if (upload.numbers.has(number)) return plain(200, 'OK', 'present');
    this.#probes += 1;
    return plain(probes[(this.#probes - 1) % probes.length] ?? 404, '', 'absent');
  }

  #sent(seen: Received): Reaction {
    const wrong = (status: number, text: string): Reaction => ({
      given: plain(status, text, 'wrong'),
      delivery: 'plain',
    });
    if (seen.method !== 'POST') return wrong(405, 'Files are sent with POST.');
    if (seen.formProblem !== undefined || seen.headerProblem !== undefined)
      return wrong(400, 'The form cannot be read.');
    const { refusal: refuses } = this.#plan;
    const [token] = seen.tokens;
    if (token !== this.token || (refuses !== undefined && this.#accepted >= refuses.after))
      return { given: plain(refuses?.status ?? 403, refusal, 'refused'), delivery: 'plain' };
    if (seen.fileParts === 0) return wrong(400, 'There is no part named file.');
    return seen.claim === undefined ? this.#whole() : this.#chunk(seen);
  }

  #upload(identifier: string): Upload {
    const upload = this.#uploads.get(identifier) ?? { numbers: new Map<number, number>() };
    this.#uploads.set(identifier, upload);
    return upload;
  }

  #whole(): Reaction {
    const disruption = this.#disruption('whole', (one) => one.whole === true);
    if (disruption !== undefined && !isCommitted(disruption)) return disrupted(disruption);
    if (this.#used >= this.#plan.uses) return { given: plain(403, refusal, 'refused'), delivery: 'plain' };
    const given = this.#outcome();
    return { given, delivery: deliveryOf(disruption) };
  }

  #chunk({ claim, files }: Received): Reaction {
    const [number, size, total] = [decimal(claim?.number), decimal(claim?.size), decimal(claim?.total)];
    const length = files[0]?.size ?? 0;
    const { identifier } = claim ?? {};
    if (!number || size === undefined || total === undefined || !identifier)
      return disrupted({ status: 412, text: 'The chunk is not right.' });
    const upload = this.#upload(identifier);
    const isLast = counts(total, size).includes(number) && (number - 1) * size + length === total;
    if (!isLast && length !== size) return { given: plain(412, 'The chunk is not right.', 'wrong'), delivery: 'plain' };
    const completes = this.#completes(upload, number, length, total);
    const disruption = this.#disruptionOf(`${number}`, completes);
    if (disruption !== undefined && !isCommitted(disruption)) return disrupted(disruption);
    const delivery = deliveryOf(disruption);
    if (upload.outcome !== undefined) return { given: upload.outcome, delivery };
    if (this.#used >= this.#plan.uses) return { given: plain(403, refusal, 'refused'), delivery: 'plain' };
    upload.numbers.set(number, length);
    if (!completes) {
      this.#accepted += 1;
      return { given: plain(200, this.#plan.words, 'accepted'), delivery };
    }
    upload.outcome = this.#outcome();
    return { given: upload.outcome, delivery };
  }

  #completes({ numbers }: Upload, number: number, length: number, total: number): boolean {
    const all = new Map(numbers).set(number, length);
    const sum = [...all.values()].reduce((left, one) => left + one, 0);
    return sum === total && Math.max(...all.keys()) === all.size;
  }

  #disruptionOf(key: string, completes: boolean): Act | undefined {
    if (!this.#arrivals.includes(key)) this.#arrivals.push(key);
    const place = this.#arrivals.indexOf(key) + 1;
    return this.#disruption(key, ({ chunk }) => {
      if (chunk === 'every') return true;
      if (chunk === 'completing') return completes;
      return chunk === 'rest' ? place > 1 : !completes && chunk === place;
    });
  }

  #disruption(key: string, concerns: (disruption: Plan['disruptions'][number]) => boolean): Act | undefined {
    for (const disruption of this.#plan.disruptions) {
      if (!concerns(disruption)) continue;
      const tried = this.#tries.get(key) ?? 0;
      if (tried >= disruption.times) continue;
      this.#tries.set(key, tried + 1);
      return disruption.act;
    }
    return undefined;
  }

  #outcome(): Given {
    const { way, fails, message } = this.#plan;
    if (fails !== true) this.#used += 1;
    const says = fails === true ? 'failed' : 'done';
    const facts: [string, string][] = fails
      ? [['error_message', message]]
      : [
          ['photo_id', '12345'],
          ['tree_id', '97531'],
          ['token', 'mhpDudicFtdjz1isvidhnzsgqv3kaske'],
        ];
    const address = this.#callback([['domain', 'videos.example.com'], ['upload_token', this.token], ...facts]);
    if (way === 'plain') return fails ? plain(415, message, says) : plain(200, 'OK', says);
    if (way === 'line') {
      const line = fails
        ? `error ${message}`
        : `ok videos.example.com 97531 12345 mhpDudicFtdjz1isvidhnzsgqv3kaske ${address}`;
      return plain(200, line, says);
    }
    return { status: 301, headers: [['Location', address]], text: '', says };
  }

  #callback(added: readonly [string, string][]): string {
    const separator = this.#returnUrl.includes('?') ? '&' : '?';
    return `${this.#returnUrl}${separator}${new URLSearchParams(added.map(([name, value]) => [name, value]))}`;
  }
}

/** What happens to a request that is handled all the same. */
function isCommitted(act: Act): boolean {
  return act === 'lost' || act === 'slow';
}

function deliveryOf(act: Act | undefined): Reaction['delivery'] {
  return act === 'lost' || act === 'slow' ? act : 'plain';
}

function disrupted(act: Act): Reaction {
  if (act === 'reset') return { given: plain(0, '', 'disrupted'), delivery: 'reset' };
  if (act === 'slow-503') return { given: plain(503, 'Please come back later.', 'disrupted'), delivery: 'slow' };
  if (typeof act === 'string') return { given: plain(503, '', 'disrupted'), delivery: 'plain' };
  const { status, text = '', location, refuses, hasDate } = act;
  const given = plain(status, text, refuses ? 'refused' : 'disrupted');
  const headers = [...given.headers];
  if (location !== undefined) headers.push(['Location', location]);
  if (hasDate === true) headers.push(['Retry-After', new Date().toUTCString()]);
  return { given: { ...given, headers }, delivery: 'plain' };
}
