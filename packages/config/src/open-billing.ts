import { type Billing, createBilling, kwhTariffId, setKwhTariff } from '@csms/services';
import type { Store } from '@csms/store';
import type { Config } from './config.js';

/** Makes the billing of transactions: those without a tariff of their own cost what is configured for a kWh. */
export async function openBilling({ tariffService: { kwh } }: Config, store: Store): Promise<Billing> {
  if (!kwh) return createBilling({ store });
  await setKwhTariff(store.tariffs, kwh, new Date());
  return createBilling({ store, defaultTariffId: kwhTariffId });
}
