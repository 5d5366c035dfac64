import { describe, expect, test } from 'vitest';
import { rules } from '../src/rules.js';
import { markCases } from './cases/mark-cases.js';
import type { RuleCase } from './cases/rule-case.js';
import { scalarCases } from './cases/scalar-cases.js';
import { structureCases } from './cases/structure-cases.js';
import { wordAndTimeCases } from './cases/word-and-time-cases.js';
import { aCsms } from './csms.js';

const casesOfRules: Readonly<Record<string, readonly RuleCase[]>> = {
  ...structureCases,
  ...scalarCases,
  ...wordAndTimeCases,
  ...markCases,
};

const aViolation: unknown = expect.stringMatching(/Violation$/);

/** What a station sends in a case. A response answers a call that was made with nothing in it. */
function envelopeOf({ action, request, response }: RuleCase): object {
  return response ? { type: 3, action, response } : { type: 2, action, request };
}

test('there are messages for every rule, and no others', () => {
  expect(Object.keys(casesOfRules)).toEqual(rules.map(({ name }) => name));
});

test('every rule says where it is from', () => {
  for (const { name, does, sources } of rules) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(does).not.toBe('');
    expect(sources.length).toBeGreaterThan(0);
  }
});

describe.each(Object.entries(casesOfRules))('%s', (rule, cases) => {
  test.each(cases)('$version $action with $what: a lenient station', async (given) => {
    const csms = await aCsms(given.version);
    expect(await csms.send(envelopeOf(given))).toEqual(
      given.read ? { got: given.read } : { refused: aViolation },
    );
    const { action, field, example } = given;
    expect(await csms.deviations()).toContainEqual(
      expect.objectContaining({ rule, action, field, example, count: 1 }),
    );
  });

  test.each(cases)('$version $action with $what: a strict station', async (given) => {
    const { strict, request, response } = given;
    // A wrong answer is not answered.
    const refused = { refused: response ? undefined : strict };
    for (const quirks of [{ lenient: false }, {}]) {
      const csms = await aCsms(given.version, quirks);
      expect(await csms.send(envelopeOf(given))).toEqual(strict === 'taken' ? { got: request } : refused);
      expect(await csms.deviations()).toEqual([]);
    }
  });

  test.each(cases.filter(({ read }) => read))(
    '$version $action with $what: what was put right is not put right again',
    async (given) => {
      const csms = await aCsms(given.version);
      const { read, request } = given;
      const right = request ? { ...given, request: read } : { ...given, response: read };
      expect(await csms.send(envelopeOf(right))).toEqual({ got: read });
    },
  );
});
