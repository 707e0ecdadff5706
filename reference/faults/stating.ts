import type { Format, Reply } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';

/** States one field of an upload token otherwise than it is. */
export const stating = (field: string, state: (value: string, reply: Reply, format: Format) => string) =>
  change('answers', ({ fields }) => ({
    fields: (reply, format) =>
      fields(reply, format).map(([name, value]) =>
        name === field && reply.wrapper === 'uploadtoken' ? [name, state(value, reply, format)] : [name, value],
      ),
  }));
