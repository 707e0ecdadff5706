import { keepSafeTags, stripTags } from '../methods/html.js';
import type { Parameters } from '../server/parameters.js';
import type { Caller } from '../state/model.js';

/** What becomes of the metadata that get-upload-token takes. */
export interface MetadataDecisions {
  title(text: string): string;
  /** Tags that a description may hold; one that is not among them, or has attributes, causes all tags to be removed. */
  readonly safeTags: readonly string[];
  description(text: string, safeTags: readonly string[]): string;
  tags(text: string): string;
  publish(asked: string | undefined): string;
  albumId(asked: string | undefined): string;
  /** Whether a call is refused for what it says of the photo to come. */
  refuses(asked: Parameters): boolean;
  userId(asked: string | undefined, caller: Caller): string;
}

export const metadataDefaults: MetadataDecisions = {
  title: stripTags,
  safeTags: ['b', 'p'],
  description: keepSafeTags,
  tags: (text) => text,
  publish: (asked) => (asked === '0' ? '0' : '1'),
  albumId: (asked) => asked ?? '',
  refuses: () => false,
  userId: (asked, caller) => (caller.level === 'super' && asked ? asked : caller.userId),
};
