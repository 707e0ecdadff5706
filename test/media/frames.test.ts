import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Frame, framed } from '../../src/media/frames.js';
import { literal, pieces, type Segment, sequence } from '../../src/media/layout.js';

/** Payload byte i is i modulo 251, a frame's head is its payload's length in `overhead` digits. */
const counting: Segment = {
  length: Number.POSITIVE_INFINITY,
  fill: (into, at) => into.set(Array.from(into, (_, i) => (at + i) % 251)),
};

const frames = fc
  .record({ overhead: fc.integer({ min: 2, max: 12 }), least: fc.nat(2), more: fc.integer({ min: 20, max: 60 }) })
  .map(
    ({ overhead, least, more }): Frame => ({
      overhead,
      least,
      most: least + more,
      wrap: (payload) => sequence(literal(Buffer.from(String(payload.length).padStart(overhead, '0'))), payload),
    }),
  );

test('frames fill any length from one frame up, within their bounds, and carry the payload in order', () => {
  fc.assert(
    fc.property(frames, fc.nat(1000), (frame, more) => {
      const total = frame.overhead + frame.least + more;
      const bytes = Buffer.concat([...pieces(framed(total, frame, counting))]);
      expect(bytes.length).toBe(total);
      let carried = 0;
      for (let at = 0; at < total; ) {
        const size = Number(bytes.subarray(at, at + frame.overhead).toString());
        expect(size).toBeGreaterThanOrEqual(frame.least);
        expect(size).toBeLessThanOrEqual(frame.most);
        const payload = bytes.subarray(at + frame.overhead, at + frame.overhead + size);
        expect([...payload]).toEqual(Array.from(payload, (_, i) => (carried + i) % 251));
        carried += size;
        at += frame.overhead + size;
      }
    }),
    { numRuns: 500 },
  );
});

test('no frames are nothing, and less than one frame is refused', () => {
  const frame: Frame = { overhead: 4, least: 1, most: 100, wrap: (payload) => payload };
  expect(framed(0, frame, counting).length).toBe(0);
  expect(() => framed(4, frame, counting)).toThrow(RangeError);
});
