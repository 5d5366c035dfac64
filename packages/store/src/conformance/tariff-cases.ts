import assert from 'node:assert/strict';
import { maxTariffVersions } from '../tariffs.js';
import { assertSame } from './assertions.js';
import { aTariff, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';

/** What a store of tariffs does. */
export const tariffCases: readonly ConformanceCase[] = [
  {
    name: 'tariffs.set: keeps all of a tariff',
    async run({ tariffs }) {
      const tariff = aTariff({
        minPrice: { exclVat: 0.5, inclVat: 0.55 },
        maxPrice: { exclVat: 10 },
        elements: [
          {
            priceComponents: [{ dimension: 'TIME', price: 1.9, vat: 5.2, stepSize: 300 }],
            restrictions: { startTime: '08:00', maxPower: 22.5, dayOfWeek: ['MONDAY', 'SUNDAY'] },
          },
          { priceComponents: [{ dimension: 'FLAT', price: 0, stepSize: 0 }] },
        ],
      });
      await tariffs.set(tariff);
      assertSame(await tariffs.find(tariff.tariffId), tariff);
    },
  },
  {
    name: 'tariffs.set: a version that is there stays as it is',
    async run({ tariffs }) {
      const tariff = aTariff();
      await tariffs.set(tariff);
      await tariffs.set({ ...tariff, currency: 'SEK' });
      assertSame(await tariffs.find(tariff.tariffId), tariff);
    },
  },
  {
    name: 'tariffs.set: versions that come at once are all there',
    async run({ tariffs }) {
      await Promise.all(upTo(10).map((minute) => tariffs.set(aTariff({ lastUpdated: at(minute) }))));
      for (const minute of upTo(10)) {
        assertSame((await tariffs.find('TF-1', at(minute)))?.lastUpdated, at(minute));
      }
    },
  },
  {
    name: `tariffs.set: keeps the latest ${maxTariffVersions} versions at least, and twice as many at most`,
    async run({ tariffs }) {
      const count = 2 * maxTariffVersions + 1;
      for (const minute of upTo(count)) await tariffs.set(aTariff({ lastUpdated: at(minute) }));
      const oldest = count - maxTariffVersions;
      assertSame((await tariffs.find('TF-1', at(oldest)))?.lastUpdated, at(oldest));
      const first = await tariffs.find('TF-1', at(0));
      assert.ok(first && first.lastUpdated > at(0), 'the first version is gone');
    },
  },
  {
    name: 'tariffs.find: finds the version of a time, the latest, or the first for a time before it',
    async run({ tariffs }) {
      for (const minute of [20, 0, 10]) await tariffs.set(aTariff({ lastUpdated: at(minute) }));
      const versionAt = async (minute?: number) =>
        (await tariffs.find('TF-1', minute === undefined ? undefined : at(minute)))?.lastUpdated;
      assertSame(await versionAt(), at(20));
      assertSame(await versionAt(10), at(10));
      assertSame(await versionAt(15), at(10));
      assertSame(await versionAt(30), at(20));
      assertSame(await versionAt(-1), at(0));
    },
  },
  {
    name: 'tariffs.remove: removes all versions of a tariff, and no other',
    async run({ tariffs }) {
      for (const minute of upTo(2)) await tariffs.set(aTariff({ lastUpdated: at(minute) }));
      await tariffs.set(aTariff({ tariffId: 'TF-2' }));
      await tariffs.remove('TF-1');
      await tariffs.remove('TF-1');
      assert.equal(await tariffs.find('TF-1'), undefined);
      assert.equal(await tariffs.find('TF-1', at(0)), undefined);
      assertSame((await tariffs.list({ limit: 10 })).items, [aTariff({ tariffId: 'TF-2' })]);
    },
  },
  {
    name: 'tariffs.list: shows the latest version of each',
    async run({ tariffs }) {
      await tariffs.set(aTariff({ lastUpdated: at(1) }));
      await tariffs.set(aTariff({ lastUpdated: at(0) }));
      assertSame((await tariffs.list({ limit: 10 })).items, [aTariff({ lastUpdated: at(1) })]);
    },
  },
  {
    name: 'tariffs: any id is an ordinary one',
    async run({ tariffs }) {
      for (const id of hostileKeys) assert.equal(await tariffs.find(id), undefined, id);
      for (const id of hostileKeys) await tariffs.set(aTariff({ tariffId: id }));
      for (const id of hostileKeys) assertSame(await tariffs.find(id), aTariff({ tariffId: id }), id);
    },
  },
  ...listCases({
    name: 'tariffs.list',
    async add({ tariffs }, place) {
      const tariffId = `TF-${String(place).padStart(3, '0')}`;
      await tariffs.set(aTariff({ tariffId }));
      return tariffId;
    },
    async read({ tariffs }, page) {
      const { items, next } = await tariffs.list(page);
      return { items: items.map(({ tariffId }) => tariffId), next };
    },
  }),
  ...copyCases({
    name: 'tariffs.set',
    input: () =>
      aTariff({
        minPrice: { exclVat: 1 },
        elements: [
          {
            priceComponents: [{ dimension: 'ENERGY', price: 1, stepSize: 1 }],
            restrictions: { dayOfWeek: ['MONDAY'] },
          },
        ],
      }),
    write: ({ tariffs }, tariff) => tariffs.set(tariff),
    read: [({ tariffs }) => tariffs.find('TF-1'), ({ tariffs }) => tariffs.list({ limit: 10 })],
  }),
];
