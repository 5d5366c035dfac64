import type { Tariff, TariffStore } from '@csms/store';

/** Id of the tariff that has one price per kWh and comes from the configuration. */
export const kwhTariffId = 'kwh';

/** One price per kWh. */
export interface KwhPrice {
  /** As the driver pays it, with whatever taxes there are. */
  readonly price: number;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * Makes a price per kWh the tariff {@link kwhTariffId}, unless it is already. Transactions that have begun are billed by
 * the price of before.
 */
export async function setKwhTariff(
  tariffs: Pick<TariffStore, 'find' | 'set'>,
  { price, currency }: KwhPrice,
  at: Date,
): Promise<void> {
  const known = await tariffs.find(kwhTariffId);
  if (known && isPrice(known, { price, currency })) return;
  await tariffs.set({
    tariffId: kwhTariffId,
    currency,
    elements: [{ priceComponents: [{ dimension: 'ENERGY', price, stepSize: 0 }] }],
    lastUpdated: at,
  });
}

function isPrice({ currency, elements }: Tariff, price: KwhPrice): boolean {
  return currency === price.currency && elements[0]?.priceComponents[0]?.price === price.price;
}
