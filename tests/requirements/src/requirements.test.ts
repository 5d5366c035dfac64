import { expect, test } from 'vitest';
import { citations, citedIn } from './citations.js';
import { requirements } from './requirements.js';

const cited = citations();
const citedIds = new Set(cited.map(({ id }) => id));

test('each requirement is in the table once', () => {
  const ids = requirements.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('each requirement is shown by a test, or says why it is not met', () => {
  const missing = requirements.filter(({ id, unmet }) => !citedIds.has(id) && unmet === undefined);
  expect(missing.map(({ id, behaviour }) => `${id}: ${behaviour}`)).toEqual([]);
});

test('each requirement that a test cites is in the table', () => {
  const known = new Set(requirements.map(({ id }) => id));
  expect(cited.filter(({ id }) => !known.has(id)).map(({ id, file }) => `${id} in ${file}`)).toEqual([]);
});

test.each([
  ["it('boots (B01.FR.02)', () => {});", ['B01.FR.02']],
  ["it('boots (B01.FR.02, B02.FR.01; section 4.2)')", ['B01.FR.02', 'B02.FR.01']],
  ["it('judges (C07.FR.15 to 17)')", ['C07.FR.15', 'C07.FR.16', 'C07.FR.17']],
  ["it('judges (C01.FR.09 to C01.FR.10)')", ['C01.FR.09', 'C01.FR.10']],
  ['it("isn\'t there (B01.FR.02)")', ['B01.FR.02']],
  ["['Pending', 'B02.FR.09']", ['B02.FR.09']],
  ['// boots (B01.FR.02)', []],
  ["it('boots B01.FR.02')", []],
  ["it('boots (B01)')", []],
])('the citations in %s are %j', (source, ids) => {
  expect(citedIn(source)).toEqual(ids);
});
