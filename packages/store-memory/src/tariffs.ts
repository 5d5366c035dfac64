import { cursorsOf, maxTariffVersions, type Tariff, type TariffElement, type TariffStore } from '@csms/store';
import { copyDate } from './copies.js';
import { addTo, countLeading, emptyList, type ListOrder, type OrderedList, pageOf } from './ordered-list.js';

interface TariffEntry {
  readonly tariffId: string;
  /** The oldest first: at least one. */
  readonly versions: Tariff[];
}

const byId: ListOrder<TariffEntry, [string]> = {
  cursors: cursorsOf('tariffs', 'string'),
  positionOf: ({ tariffId }) => [tariffId],
  direction: 'ascending',
};

/** Makes a store of tariffs. */
export function createTariffStore(): TariffStore {
  const entries = new Map<string, TariffEntry>();
  const list: OrderedList<TariffEntry> = emptyList();

  function entryOf(tariffId: string): TariffEntry {
    let entry = entries.get(tariffId);
    if (!entry) {
      entry = { tariffId, versions: [] };
      entries.set(tariffId, entry);
      addTo(list, entry, byId);
    }
    return entry;
  }

  return {
    async set(tariff) {
      const { versions } = entryOf(tariff.tariffId);
      const index = countLeading(versions, ({ lastUpdated }) => lastUpdated < tariff.lastUpdated);
      if (versions[index]?.lastUpdated.getTime() === tariff.lastUpdated.getTime()) return;
      versions.splice(index, 0, copyTariff(tariff));
      if (versions.length > maxTariffVersions) versions.shift();
    },

    async find(tariffId, at) {
      const versions = entries.get(tariffId)?.versions ?? [];
      const index = at ? countLeading(versions, ({ lastUpdated }) => lastUpdated <= at) - 1 : -1;
      const version = at ? versions[Math.max(index, 0)] : versions.at(-1);
      return version && copyTariff(version);
    },

    async remove(tariffId) {
      entries.delete(tariffId);
      list.items = list.items.filter((entry) => entry.tariffId !== tariffId);
    },

    async list(request) {
      const { items, ...next } = pageOf(list, byId, request);
      return { items: items.map(({ versions }) => copyTariff(versions.at(-1) as Tariff)), ...next };
    },
  };
}

function copyTariff(tariff: Tariff): Tariff {
  const { elements, minPrice, maxPrice, lastUpdated } = tariff;
  return {
    ...tariff,
    elements: elements.map(copyElement),
    ...(minPrice && { minPrice: { ...minPrice } }),
    ...(maxPrice && { maxPrice: { ...maxPrice } }),
    lastUpdated: copyDate(lastUpdated),
  };
}

function copyElement({ priceComponents, restrictions }: TariffElement): TariffElement {
  const components = priceComponents.map((component) => ({ ...component }));
  if (!restrictions) return { priceComponents: components };
  const { dayOfWeek } = restrictions;
  return {
    priceComponents: components,
    restrictions: { ...restrictions, ...(dayOfWeek && { dayOfWeek: [...dayOfWeek] }) },
  };
}
