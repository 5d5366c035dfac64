import { createMemoryStore } from '@csms/store-memory';
import { aToken, at } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { createTokenAuthorizer, type TokenAuthorizerOptions } from './token-authorization.js';

const token = { uid: 'CAFE01', type: 'ISO14443' };
const question = { token, stationId: 'CS1', at: at(30) };
const use = { ...question, evseId: 1 };

/** An authorizer that knows these tokens. */
async function anAuthorizer(
  tokens: readonly ReturnType<typeof aToken>[],
  options: Partial<TokenAuthorizerOptions> = {},
) {
  const store = createMemoryStore();
  for (const each of tokens) await store.tokens.set(each);
  return createTokenAuthorizer({ tokens: store.tokens, ...options });
}

/** A station that is set up for this and asked for nothing else. */
function aSetUp({ masterPass, types = {} }: { masterPass?: string; types?: Record<number, string[]> }) {
  return {
    masterPassGroupId: async () => masterPass,
    connectorTypes: async () =>
      new Map(Object.entries(types).map(([evseId, ofEvse]) => [Number(evseId), ofEvse])),
  };
}

function fail(): Promise<never> {
  return Promise.reject(new Error('the store is away'));
}

describe('a token authorizer', () => {
  test('accepts a token that is good, to charge in one transaction alone', async () => {
    const authorizer = await anAuthorizer([aToken({ groupId: 'FLEET' })]);
    expect(await authorizer.authorize(question)).toEqual({ status: 'Accepted', groupId: 'FLEET' });
    expect(await authorizer.authorizeUse(use)).toEqual({
      status: 'Accepted',
      groupId: 'FLEET',
      exclusive: true,
    });
  });

  test('allows several transactions at once when told to', async () => {
    const authorizer = await anAuthorizer([aToken()], { concurrentTransactions: 'allow' });
    expect(await authorizer.authorizeUse(use)).toEqual({ status: 'Accepted' });
  });

  test('says what is wrong with the token itself', async () => {
    const authorizer = await anAuthorizer([aToken({ valid: false })]);
    expect(await authorizer.authorize(question)).toEqual({ status: 'Invalid' });
    expect(await authorizer.authorizeUse(use)).toEqual({ status: 'Invalid' });
  });

  test('accepts what needs no authorization, without looking for a token (C02.FR.02)', async () => {
    const authorizer = createTokenAuthorizer({ tokens: { find: fail } });
    const nobody = { uid: '', type: 'NoAuthorization' };
    expect(await authorizer.authorize({ ...question, token: nobody })).toEqual({ status: 'Accepted' });
    expect(await authorizer.authorizeUse({ ...use, token: nobody })).toEqual({ status: 'Accepted' });
  });

  test('does not guess when the store is away', async () => {
    const authorizer = createTokenAuthorizer({ tokens: { find: fail } });
    await expect(authorizer.authorize(question)).rejects.toThrow('away');
    await expect(authorizer.authorizeUse(use)).rejects.toThrow('away');
  });

  test('does not take a token for one that needs no authorization because it says so', async () => {
    const authorizer = await anAuthorizer([]);
    for (const other of [
      { uid: 'X', type: 'NoAuthorization' },
      { uid: '', type: 'Central' },
    ]) {
      expect((await authorizer.authorize({ ...question, token: other })).status).toBe('Unknown');
    }
  });
});

describe('a token that is allowed in some places', () => {
  test.each([
    ['Accepted everywhere where nothing is said of places (C01.FR.19)', undefined, { status: 'Accepted' }],
    ['Accepted at all of a station (C01.FR.19)', [{ stationId: 'CS1' }], { status: 'Accepted' }],
    [
      'Accepted with a list at some EVSEs of a station (C01.FR.20)',
      [{ stationId: 'CS1', evseIds: [2, 3] }],
      { status: 'Accepted', evseIds: [2, 3] },
    ],
    [
      'NotAtThisLocation, without a list, at another station (C01.FR.22)',
      [{ stationId: 'CS2' }],
      { status: 'NotAtThisLocation' },
    ],
    [
      'NotAtThisLocation, without a list, where it is allowed at no EVSE (C01.FR.22)',
      [{ stationId: 'CS1', evseIds: [] }],
      { status: 'NotAtThisLocation' },
    ],
    ['NotAtThisLocation where it is allowed nowhere (C01.FR.22)', [], { status: 'NotAtThisLocation' }],
  ])('is %s', async (_what, allowedPlaces, answer) => {
    const authorizer = await anAuthorizer([aToken({ groupId: 'FLEET', allowedPlaces })]);
    expect(await authorizer.authorize(question)).toEqual({ groupId: 'FLEET', ...answer });
  });

  test('has a cache entry that is over at once where it must not be cached, refused or not', async () => {
    const never = { cacheMode: 'NEVER', expiresAt: at(60) } as const;
    const authorizer = await anAuthorizer([aToken({ ...never, allowedPlaces: [] })]);
    expect(await authorizer.authorize(question)).toEqual({
      status: 'NotAtThisLocation',
      cacheExpiresAt: question.at,
    });
    const elsewhere = await anAuthorizer([aToken({ expiresAt: at(60), allowedPlaces: [] })]);
    expect(await elsewhere.authorize(question)).toEqual({ status: 'NotAtThisLocation' });
  });

  test('may charge at an EVSE that is allowed, and at no other', async () => {
    const authorizer = await anAuthorizer([
      aToken({ allowedPlaces: [{ stationId: 'CS1', evseIds: [2, 3] }] }),
    ]);
    expect((await authorizer.authorizeUse({ ...use, evseId: 2 })).status).toBe('Accepted');
    expect(await authorizer.authorizeUse({ ...use, evseId: 1 })).toEqual({ status: 'NotAtThisLocation' });
  });
});

describe('a token for some types of connectors', () => {
  const stationSetUp = aSetUp({ types: { 1: ['cType2'], 2: ['cCHAdeMO', 'cCCS2'], 3: ['cCCS2'] } });

  test('is NotAllowedTypeEVSE where a station has none of them (C01.FR.18)', async () => {
    const authorizer = await anAuthorizer([aToken({ connectorTypes: ['cTesla'] })], { stationSetUp });
    expect(await authorizer.authorize(question)).toEqual({ status: 'NotAllowedTypeEVSE' });
  });

  test('is told the EVSEs that have one of them (C01.FR.20)', async () => {
    const authorizer = await anAuthorizer([aToken({ connectorTypes: ['cCCS2'] })], { stationSetUp });
    expect(await authorizer.authorize(question)).toEqual({ status: 'Accepted', evseIds: [2, 3] });
    expect((await authorizer.authorizeUse({ ...use, evseId: 3 })).status).toBe('Accepted');
    expect(await authorizer.authorizeUse(use)).toEqual({ status: 'NotAllowedTypeEVSE' });
  });

  test('is told only EVSEs where it is allowed as well', async () => {
    const allowedPlaces = [{ stationId: 'CS1', evseIds: [1, 2] }];
    const authorizer = await anAuthorizer([aToken({ connectorTypes: ['cCCS2'], allowedPlaces })], {
      stationSetUp,
    });
    expect(await authorizer.authorize(question)).toEqual({ status: 'Accepted', evseIds: [2] });
  });

  test('is Accepted without a list where all EVSEs have one, or nobody knows (C01.FR.19)', async () => {
    const card = aToken({ connectorTypes: ['cType2', 'cCCS2'] });
    for (const known of [stationSetUp, aSetUp({}), undefined]) {
      const authorizer = await anAuthorizer([card], { stationSetUp: known });
      expect(await authorizer.authorize(question)).toEqual({ status: 'Accepted' });
    }
  });
});

describe('a master pass (C16)', () => {
  test('may stop and never starts where its group is the one of the station, in whatever case', async () => {
    const authorizer = await anAuthorizer([aToken({ groupId: 'Police' })], {
      stationSetUp: aSetUp({ masterPass: 'POLICE' }),
    });
    expect(await authorizer.authorize(question)).toEqual({ status: 'Accepted', groupId: 'Police' });
    expect(await authorizer.authorizeUse(use)).toEqual({ status: 'Invalid', groupId: 'Police' });
  });

  test.each([undefined, 'POLICE'])('is none where that of the station is %s', async (masterPass) => {
    const authorizer = await anAuthorizer([aToken({ groupId: 'FLEET' })], {
      stationSetUp: aSetUp({ masterPass }),
    });
    expect((await authorizer.authorizeUse(use)).status).toBe('Accepted');
  });

  test('costs a token without a group no look-up', async () => {
    const authorizer = await anAuthorizer([aToken()], {
      stationSetUp: { masterPassGroupId: fail, connectorTypes: fail },
    });
    expect((await authorizer.authorizeUse(use)).status).toBe('Accepted');
  });
});
