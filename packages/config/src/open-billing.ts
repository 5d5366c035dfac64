import { type Billing, createBilling, kwhTariffId, setKwhTariff } from '@csms/services';
import type { Store } from '@csms/store';
import type { Config } from './config.js';

/** Makes the billing of transactions: those without a tariff of their own cost what is configured for a kWh. */
export async function openBilling(config: Config, store: Store): Promise<Billing> {
  const { kwh } = config.tariffService;
  if (kwh) await setKwhTariff(store.tariffs, kwh, new Date());
  return billingBy(config, store);
}

/** The same for a program other than a manager: managers store the configured price of a kWh. */
export function billingBy({ tariffService: { kwh } }: Config, store: Store): Billing {
  return createBilling(kwh ? { store, defaultTariffId: kwhTariffId } : { store });
}
