/** What the doctor looks at, in this order. */
export type Topic =
  | 'configuration'
  | 'address'
  | 'proxy'
  | 'TLS'
  | 'credentials'
  | 'clock'
  | 'callbacks'
  | 'capabilities'
  | 'cleanup';

/** One thing that the doctor found. */
export interface Finding {
  readonly topic: Topic;
  /** `bad`: a run needs it, and it does not work. `note`: a run goes on without it. */
  readonly state: 'good' | 'note' | 'bad';
  readonly text: string;
  /** What to change, with the setting. */
  readonly remedy?: string;
}

/** Makes findings of one topic. */
export function about(topic: Topic) {
  const finding =
    (state: Finding['state']) =>
    (text: string, remedy?: string): Finding => ({ topic, state, text, ...(remedy === undefined ? {} : { remedy }) });
  return { good: finding('good'), note: finding('note'), bad: finding('bad') };
}
