import { createMemoryStore } from '@csms/store-memory';
import { expect, it } from 'vitest';
import { kwhTariffId, setKwhTariff } from './kwh-tariff.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 12, minutes));

it('makes a price per kWh a tariff', async () => {
  const { tariffs } = createMemoryStore();
  await setKwhTariff(tariffs, { price: 0.55, currency: 'EUR' }, at(0));
  expect(await tariffs.find(kwhTariffId)).toEqual({
    tariffId: 'kwh',
    currency: 'EUR',
    elements: [{ priceComponents: [{ dimension: 'ENERGY', price: 0.55, stepSize: 0 }] }],
    lastUpdated: at(0),
  });
});

it('makes a version of it only when the price is another', async () => {
  const { tariffs } = createMemoryStore();
  const versionAfter = async (price: number, currency: string, minutes: number) => {
    await setKwhTariff(tariffs, { price, currency }, at(minutes));
    return (await tariffs.find(kwhTariffId))?.lastUpdated;
  };
  expect(await versionAfter(0.55, 'EUR', 0)).toEqual(at(0));
  expect(await versionAfter(0.55, 'EUR', 1)).toEqual(at(0));
  expect(await versionAfter(0.6, 'EUR', 2)).toEqual(at(2));
  expect(await versionAfter(0.6, 'SEK', 3)).toEqual(at(3));
  expect((await tariffs.find(kwhTariffId, at(1)))?.elements[0]?.priceComponents[0]?.price).toBe(0.55);
});
