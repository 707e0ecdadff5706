import { checks } from '../check/registry.js';
import { history, play, type Step, slowHistory } from './history.js';

const check = checks('resumable/history');

/** Histories that found something once: uploads of both kinds under one token, a failure, and files left half done. */
const remembered: readonly (readonly Step[])[] = [
  [
    { do: 'issue', uses: 2, minutes: 60 },
    { do: 'upload', token: 0 },
    { do: 'unsupported', token: 0 },
    { do: 'upload', token: 0 },
    { do: 'upload', token: 0 },
    { do: 'upload', token: 0 },
  ],
  [
    { do: 'issue', uses: 3, minutes: 60 },
    ...[1, 2, 3].map((number): Step => ({ do: 'chunk', token: 0, file: 0, number })),
    { do: 'upload', token: 0 },
    { do: 'chunk', token: 0, file: 1, number: 3 },
    { do: 'upload', token: 0 },
    { do: 'upload', token: 0 },
    { do: 'chunk', token: 0, file: 1, number: 1 },
  ],
  [
    { do: 'issue', uses: 2, minutes: 15 },
    { do: 'issue', uses: 1, minutes: 30 },
    { do: 'unsupported', token: 0 },
    { do: 'chunk', token: 0, file: 0, number: 1 },
    { do: 'chunk', token: 1, file: 0, number: 2 },
    { do: 'chunk', token: 1, file: 0, number: 3 },
    { do: 'short chunk', token: 0, file: 0, number: 2 },
    { do: 'chunk', token: 0, file: 0, number: 3 },
    { do: 'torn chunk', token: 1, file: 0, number: 1 },
    { do: 'chunk', token: 1, file: 0, number: 1 },
    { do: 'late chunk', token: 1, file: 0, number: 1 },
    { do: 'chunk', token: 0, file: 0, number: 2 },
    { do: 'upload', token: 1 },
  ],
];

check.property<{ steps: readonly Step[] }>(
  'redeem.history',
  'any history is explained by the rules',
  { steps: history },
  (context, { steps }) => play(context, steps),
  { examples: remembered.map((steps) => ({ steps })) },
);

check.property<{ steps: readonly Step[] }>(
  'redeem.history.clock',
  'any history in which time passes is explained by the rules',
  { steps: slowHistory },
  (context, { steps }) => play(context, steps),
  {
    unwaitable: true,
    examples: [
      {
        steps: [
          { do: 'issue', uses: 3, minutes: 15 },
          { do: 'issue', uses: 3, minutes: 30 },
          { do: 'upload', token: 0 },
          { do: 'wait', minutes: 11 },
          { do: 'upload', token: 0 },
          { do: 'wait', minutes: 11 },
          { do: 'upload', token: 0 },
          { do: 'upload', token: 1 },
          { do: 'chunk', token: 0, file: 0, number: 1 },
          { do: 'wait', minutes: 23 },
          { do: 'upload', token: 1 },
        ],
      },
    ],
  },
);
