import { describe, expectTypeOf, it } from 'vitest';
import type { Calls } from '../src/index.js';

// These are checked by the compiler, when the types of the package are: nothing here runs.
declare const calls: Calls;

describe('what a call may be', () => {
  it('is what the schema of its action says', () => {
    const right = () => [
      calls.send('CP01', 'RemoteStartTransaction', { idTag: 'A', connectorId: 1 }),
      calls.send('CP01', 'Reset', { type: 'Hard' }),
      calls.send('CP01', 'Reset', { type: 'OnIdle', evseId: 1 }),
      calls.for('2.0.1').send('CS01', 'Reset', { type: 'OnIdle' }),
      calls.sendUntyped('CP01', 'Reset', { type: 'Hard' }),
    ];
    const wrong = () => [
      // @ts-expect-error no such action
      calls.send('CP01', 'RemoteStrtTransaction', {}),
      // @ts-expect-error an action that stations send
      calls.send('CP01', 'Heartbeat', {}),
      // @ts-expect-error a field is missing
      calls.send('CP01', 'RemoteStartTransaction', { connectorId: 1 }),
      // @ts-expect-error a field of another type
      calls.send('CP01', 'RemoteStartTransaction', { idTag: 5 }),
      // @ts-expect-error a field that the request does not have
      calls.send('CP01', 'RemoteStartTransaction', { idTag: 'A', evseId: 1 }),
      // @ts-expect-error a word of no version
      calls.send('CP01', 'Reset', { type: 'Now' }),
      // @ts-expect-error a word of another version
      calls.for('2.0.1').send('CS01', 'Reset', { type: 'Hard' }),
      // @ts-expect-error an action of another version
      calls.for('2.0.1').send('CS01', 'RemoteStartTransaction', { idTag: 'A' }),
      // @ts-expect-error no such version
      calls.for('1.5'),
    ];
    expectTypeOf([right, wrong]).toBeArray();
  });
});

describe('what came of a call', () => {
  type Started = Awaited<ReturnType<typeof start>>;
  const start = () => calls.send('CP01', 'RemoteStartTransaction', { idTag: 'A' });

  it('has the response of its action once it is Answered', () => {
    expectTypeOf<Extract<Started, { status: 'Answered' }>['response']>().toHaveProperty('status');
    expectTypeOf<Extract<Started, { status: 'Answered' }>['response']['status']>().toEqualTypeOf<
      'Accepted' | 'Rejected'
    >();
  });

  it('has an error once it is Refused, and else neither', () => {
    expectTypeOf<Extract<Started, { status: 'Refused' }>['error']['code']>().toBeString();
    expectTypeOf<Exclude<Started, { status: 'Answered' | 'Refused' }>>().not.toHaveProperty('response');
  });
});
