import { expect, it } from 'vitest';
import { csms, printed } from './csms.js';

it.each([
  ['gb-twk-012345678', 'GBTWK012345678V'],
  ['GB-TWK-012345678-V', 'GBTWK012345678V'],
])('emaid normalize writes %s as %s', async (emaid, normal) => {
  expect(await csms(['emaid', 'normalize', emaid])).toEqual(printed(`${normal}\n`));
  expect(await csms(['emaid', 'normalize', '--json', emaid])).toEqual(
    printed(`{"contractId":"${normal}"}\n`),
  );
});

it.each([
  ['GB-TWK-012345678-W', /check digit/],
  ['GB-TWK', /expected an eMAID/],
])('emaid normalize refuses %s', async (emaid, reason) => {
  const { stderr, ...run } = await csms(['emaid', 'normalize', emaid]);
  expect(run).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^csms: .*\n$/);
  expect(stderr).toMatch(reason);
});
