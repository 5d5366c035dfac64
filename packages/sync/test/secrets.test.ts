import { expect, it } from 'vitest';
import { maxAttempts } from '../src/index.js';
import { type Answer, aCsms, accepted, pass, setting, takesAll, withFakeTime } from './rig.js';

withFakeTime();

const key = '0123456789abcdef0123456789abcdef';
const password = 'a password of letters';

it.each<['1.6' | '2.0.1', string, string, Answer | 'takes', string]>([
  ['1.6', 'AuthorizationKey', key, accepted, 'Accepted'],
  ['1.6', 'AUTHORIZATIONKEY', key, { response: { status: 'RebootRequired' } }, 'RebootRequired'],
  ['1.6', 'AuthorizationKey', key, { response: { status: 'Rejected' } }, 'Rejected'],
  ['2.0.1', 'SecurityCtrlr/BasicAuthPassword', password, 'takes', 'Accepted'],
])(
  'the password of a %s station, %s, is kept until that has ended, and no longer (A01.FR.02, A01.FR.09)',
  async (version, name, value, answer, status) => {
    const csms = await aCsms();
    const kept = async () =>
      JSON.stringify([await csms.workOf('CS1'), await csms.store.calls.list('CS1', { limit: 9 })]);
    await csms.want('CS1', setting(name, value));
    expect(await kept()).toContain(value);
    csms.manager();
    const station = await csms.connect('CS1', version, (call) =>
      answer === 'takes' ? takesAll(call) : answer,
    );
    await pass(61_000);
    expect(JSON.stringify(station.asked())).toContain(value);
    expect(await csms.workOf('CS1')).toMatchObject([{ status, isBlank: true, wanted: { name, value: '' } }]);
    expect(await kept()).not.toContain(value);
  },
);

it('a password that is given up is not kept either, and still counts, since the station may have it (A01.FR.04)', async () => {
  const csms = await aCsms();
  csms.manager();
  await csms.connect('CS1', '1.6', () => undefined);
  await csms.want('CS1', setting('AuthorizationKey', key));
  await pass(3 * 60 * 60_000);
  expect(await csms.workOf('CS1')).toMatchObject([
    { status: 'Failed', attempts: maxAttempts.setting, isBlank: true },
  ]);
  const { passwords = [] } = (await csms.store.stations.find('CS1'))?.authenticationChanges ?? {};
  expect(new Set(passwords.map(({ passwordSha256 }) => passwordSha256)).size).toBe(1);
});

it('a password that breaks the limits of OCPP is not sent', async () => {
  const csms = await aCsms();
  csms.manager();
  const station = await csms.connect('CS1', '1.6');
  await csms.want('CS1', setting('AuthorizationKey', 'short'));
  await pass(1_000);
  expect(station.asked()).toEqual([]);
  expect(await csms.workOf('CS1')).toMatchObject([
    { status: 'Rejected', reason: 'AuthorizationKey must be 32 to 40 hexadecimal digits, two for each byte' },
  ]);
});

it('other settings keep their values', async () => {
  const csms = await aCsms();
  csms.manager();
  await csms.connect('CS1', '1.6');
  await csms.want('CS1', setting('HeartbeatInterval', '300'));
  await pass(1_000);
  const [item] = await csms.workOf('CS1');
  expect(item).toMatchObject({ status: 'Accepted', wanted: { value: '300' } });
  expect(item).not.toHaveProperty('isBlank');
});
