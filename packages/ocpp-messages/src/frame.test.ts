import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Frame,
  type FrameFault,
  isFrameFault,
  parseFrame,
  serializeCall,
  serializeCallError,
  serializeCallResult,
  serializeCallResultError,
  serializeSend,
} from './frame.js';
import type { Protocol } from './protocol.js';
import { ocpp16 } from './v16.js';
import { ocpp21 } from './v21.js';
import { ocpp201 } from './v201.js';

const protocols: readonly Protocol[] = [ocpp16, ocpp201, ocpp21];
const byVersion = protocols.map((protocol) => [protocol.version, protocol] as const);
const longId = 'x'.repeat(37);

describe.each(byVersion)('a frame of OCPP %s', (_version, protocol) => {
  test.each<[string, Frame]>([
    ['[2,"1","Heartbeat",{}]', { type: 2, id: '1', action: 'Heartbeat', payload: {} }],
    ['[2,"1","Heartbeat",null]', { type: 2, id: '1', action: 'Heartbeat', payload: {} }],
    ['[2,"1","",[1]]', { type: 2, id: '1', action: '', payload: [1] }],
    [
      '[2,"-1","__proto__",{"constructor":1}]',
      { type: 2, id: '-1', action: '__proto__', payload: { constructor: 1 } },
    ],
    [' [ 2 , "1" , "Heartbeat" , { } ] ', { type: 2, id: '1', action: 'Heartbeat', payload: {} }],
    [`[3,"${'x'.repeat(36)}",{"a":1}]`, { type: 3, id: 'x'.repeat(36), payload: { a: 1 } }],
    ['[3,"1",null]', { type: 3, id: '1', payload: {} }],
    ['[3,"1","text"]', { type: 3, id: '1', payload: 'text' }],
    [
      '[4,"1","GenericError","why",{"a":1}]',
      { type: 4, id: '1', code: 'GenericError', description: 'why', details: { a: 1 } },
    ],
    ['[4,"1","Unheard","",{}]', { type: 4, id: '1', code: 'Unheard', description: '', details: {} }],
    ['[4,"1","GenericError"]', { type: 4, id: '1', code: 'GenericError', description: '', details: {} }],
    [
      '[4,"1","GenericError",null,null]',
      { type: 4, id: '1', code: 'GenericError', description: '', details: {} },
    ],
    [
      '[4,"1","GenericError",7,"text"]',
      { type: 4, id: '1', code: 'GenericError', description: '', details: {} },
    ],
  ])('is %s', (text, frame) => {
    const result = parseFrame(text, protocol);
    expect(result).toEqual(frame);
    expect(isFrameFault(result)).toBe(false);
  });

  test.each([
    '[3,"1"]',
    '[3,"1",{},{}]',
    '[4,"1"]',
    '[4,"1",7,"",{}]',
    '[3,7,{}]',
    '[3]',
    '[4]',
    `[3,"${longId}",{}]`,
  ])('that is a bad answer is not answered: %s', (text) => {
    const result = parseFrame(text, protocol);
    expect(isFrameFault(result)).toBe(true);
    expect(result).not.toHaveProperty('reply');
  });

  test.each([
    '[2,"1"]',
    '[2,"1","Heartbeat"]',
    '[2,"1","Heartbeat",{},{}]',
    '[2,"1",7,{}]',
    '[2,"1",null,{}]',
  ])('that is a bad call is answered with its id: %s', (text) => {
    expect(parseFrame(text, protocol)).toEqual({
      message: 'expected [2, id, action, payload]',
      reply: { id: '1', code: 'FormatViolation' },
    });
  });

  test('may be nested, and is a fault when that goes too deep to be handled', () => {
    const call = (levels: number) => `[2,"1","Heartbeat",${'['.repeat(levels)}${']'.repeat(levels)}]`;
    expect(parseFrame(call(99), protocol)).toHaveProperty('type', 2);
    for (const levels of [100, 10_000, 1_000_000]) {
      expect(parseFrame(call(levels), protocol)).toEqual({
        message: 'expected at most 100 nested levels',
        reply: { id: '1', code: 'FormatViolation' },
      });
    }
    expect(parseFrame(`[3,"1",${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}]`, protocol)).toEqual({
      message: 'expected at most 100 nested levels',
    });
  });

  test('is read from any text without throwing', () => {
    const json = fc.json().map((payload) => `[2,"1","Heartbeat",${payload}]`);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json(), json),
        fc.nat(),
        fc.string(),
        (text, at, wrong) => {
          const place = at % (text.length + 1);
          for (const candidate of [text, text.slice(0, place) + wrong + text.slice(place + 1)]) {
            const result = parseFrame(candidate, protocol);
            expect(isFrameFault(result)).toBe(!('type' in result));
          }
        },
      ),
    );
  });

  test('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 36 }),
        fc.string(),
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
        (id, word, payload) => {
          const sent = JSON.parse(JSON.stringify(payload));
          expect(parseFrame(serializeCall(id, word, payload), protocol)).toEqual({
            type: 2,
            id,
            action: word,
            payload: sent,
          });
          expect(parseFrame(serializeCallResult(id, payload), protocol)).toEqual({
            type: 3,
            id,
            payload: sent,
          });
          expect(parseFrame(serializeCallError(id, word, 'why', payload), protocol)).toEqual({
            type: 4,
            id,
            code: word,
            description: 'why',
            details: sent,
          });
        },
      ),
    );
  });
});

describe('a frame with more text than any has, which would stand in logs and records,', () => {
  test.each([
    ['call of an action', `[2,"1","${'x'.repeat(101)}",{}]`],
    ['error of a code', `[4,"1","${'x'.repeat(101)}","",{}]`],
  ])('is none: the %s', (_, text) => {
    for (const protocol of protocols) expect(isFrameFault(parseFrame(text, protocol))).toBe(true);
  });

  test('is cut where it describes an error', () => {
    for (const protocol of protocols) {
      const frame = parseFrame(`[4,"1","GenericError","${'x'.repeat(300)}",{}]`, protocol);
      expect(frame).toHaveProperty('description', 'x'.repeat(255));
    }
  });
});

describe('a text that is no frame', () => {
  const noFrames = [
    '',
    'text',
    '{"a":1',
    '[2,"1","Heartbeat",',
    '\ufeff[]',
    '{}',
    '"text"',
    '7',
    'null',
    '[]',
    '[null]',
  ];

  test.each(noFrames)('is ignored in 1.6, which has no answer to it: %j', (text) => {
    expect(parseFrame(text, ocpp16)).not.toHaveProperty('reply');
  });

  test.each(noFrames)('is answered with the id -1 in 2.0.1 and 2.1: %j', (text) => {
    for (const protocol of [ocpp201, ocpp21]) {
      expect(parseFrame(text, protocol)).toHaveProperty('reply', { id: '-1', code: 'RpcFrameworkError' });
    }
  });

  test.each(['["2","1","Heartbeat",{}]', '[null,"1"]', '[{},"1"]'])(
    'but has an id is answered with that in every version: %s',
    (text) => {
      for (const protocol of protocols) {
        expect(parseFrame(text, protocol)).toEqual({
          message: 'expected a message type number',
          reply: { id: '1', code: 'RpcFrameworkError' },
        });
      }
    },
  );
});

describe('a call without a usable id', () => {
  const message = 'expected a message id of 1 to 36 characters';

  test.each([
    '[2]',
    '[2,7,"Heartbeat",{}]',
    '[2,null,"Heartbeat",{}]',
    '[2,"","Heartbeat",{}]',
    '[2,{},"Heartbeat",{}]',
  ])('is answered with the id -1 in 2.x and ignored in 1.6: %s', (text) => {
    expect(parseFrame(text, ocpp16)).toEqual({ message });
    for (const protocol of [ocpp201, ocpp21]) {
      expect(parseFrame(text, protocol)).toEqual({ message, reply: { id: '-1', code: 'RpcFrameworkError' } });
    }
  });

  test('gets its own id back in 1.6 when that is a little too long', () => {
    const reply = (id: string) => parseFrame(serializeCall(id, 'Heartbeat', {}), ocpp16);
    expect(reply(longId)).toEqual({ message, reply: { id: longId, code: 'RpcFrameworkError' } });
    expect(reply('x'.repeat(255))).toHaveProperty('reply');
    expect(reply('x'.repeat(256))).toEqual({ message });
  });

  test('gets the id -1 in 2.x when its own is too long', () => {
    for (const protocol of [ocpp201, ocpp21]) {
      expect(parseFrame(serializeCall(longId, 'Heartbeat', {}), protocol)).toEqual({
        message,
        reply: { id: '-1', code: 'RpcFrameworkError' },
      });
    }
  });
});

describe('a frame of a kind that the version does not have', () => {
  const unknown: FrameFault = { message: 'unknown message type' };

  test.each([
    ['[7,"1"]', '1'],
    ['[1,"1","Heartbeat",{}]', '1'],
    ['[2.5,"1","Heartbeat",{}]', '1'],
    ['[-2,"1"]', '1'],
    ['[7]', '-1'],
  ])('is ignored in 1.6 and 2.1 and refused in 2.0.1: %s', (text, id) => {
    expect(parseFrame(text, ocpp16)).toEqual(unknown);
    expect(parseFrame(text, ocpp21)).toEqual(unknown);
    expect(parseFrame(text, ocpp201)).toEqual({ ...unknown, reply: { id, code: 'MessageTypeNotSupported' } });
  });

  test.each(['[5,"1","GenericError","",{}]', '[6,"1","NotifyPeriodicEventStream",{}]'])(
    'may be one of 2.1 only: %s',
    (text) => {
      expect(parseFrame(text, ocpp16)).toEqual(unknown);
      expect(parseFrame(text, ocpp201)).toHaveProperty('reply.code', 'MessageTypeNotSupported');
      expect(parseFrame(text, ocpp21)).toHaveProperty('type');
    },
  );
});

describe('the frames that 2.1 adds', () => {
  test('are the refusal of an answer', () => {
    const text = serializeCallResultError('1', 'FormatViolation', 'why', { a: 1 });
    expect(text).toBe('[5,"1","FormatViolation","why",{"a":1}]');
    expect(parseFrame(text, ocpp21)).toEqual({
      type: 5,
      id: '1',
      code: 'FormatViolation',
      description: 'why',
      details: { a: 1 },
    });
  });

  test('are the message that is never answered', () => {
    const text = serializeSend('1', 'NotifyPeriodicEventStream', { id: 7 });
    expect(text).toBe('[6,"1","NotifyPeriodicEventStream",{"id":7}]');
    expect(parseFrame(text, ocpp21)).toEqual({
      type: 6,
      id: '1',
      action: 'NotifyPeriodicEventStream',
      payload: { id: 7 },
    });
  });

  test.each([
    '[6,"1"]',
    '[6,"1",7,{}]',
    '[6,"1","A",{},{}]',
    '[6,7,"A",{}]',
    '[6]',
    '[5,"1"]',
    '[5,7,"A","",{}]',
    '[5]',
  ])('are not answered when they are bad: %s', (text) => {
    const result = parseFrame(text, ocpp21);
    expect(isFrameFault(result)).toBe(true);
    expect(result).not.toHaveProperty('reply');
  });
});

describe('a written frame', () => {
  test('is compact JSON', () => {
    expect(serializeCall('1', 'Reset', { type: 'Soft' })).toBe('[2,"1","Reset",{"type":"Soft"}]');
    expect(serializeCallResult('1', {})).toBe('[3,"1",{}]');
    expect(serializeCallError('1', 'GenericError', 'why')).toBe('[4,"1","GenericError","why",{}]');
  });

  test('quotes whatever a station wrote', () => {
    expect(serializeCallResult('"],\n', {})).toBe('[3,"\\"],\\n",{}]');
  });

  test('has at most 255 characters of a description, and no half of one', () => {
    const description = (text: string) =>
      (JSON.parse(serializeCallError('1', 'GenericError', text)) as string[])[3];
    expect(description('x'.repeat(255))).toBe('x'.repeat(255));
    expect(description('x'.repeat(256))).toBe('x'.repeat(255));
    expect(description('\u{1d11e}'.repeat(300))).toBe('\u{1d11e}'.repeat(255));
  });
});
