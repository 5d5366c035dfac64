import type { TariffStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { tariffIdInPath, toTariffJson } from '../schemas/tariff.js';

/** Reads a tariff. */
export function readTariff(tariffs: Pick<TariffStore, 'find'>): Operation<{ tariffId: string }> {
  return {
    operationId: 'readTariff',
    method: 'get',
    path: '/api/v0/tariffs/{tariffId}',
    tag: 'tariffs',
    summary: 'Read a tariff',
    roles: readers,
    parameters: [tariffIdInPath],
    responses: {
      200: { description: 'Its latest version', schema: schemaRef('Tariff') },
      404: { description: 'No such tariff is known', schema: schemaRef('Error') },
    },
    async handle({ path: { tariffId } }) {
      const tariff = await tariffs.find(tariffId);
      if (!tariff) throw notFound('tariffId');
      return { status: 200, body: toTariffJson(tariff) };
    },
  };
}
