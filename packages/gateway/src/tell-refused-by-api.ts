import { type LookUpByApiOptions, tellApi } from './ask-api.js';
import type { TellRefused } from './refusal-log.js';

/** Has refused connections kept over the API's `/refused-connections`, for a gateway without a store. */
export function tellRefusedByApi(options: LookUpByApiOptions): TellRefused {
  return (refused) => {
    const refusals = refused.map(({ stationId, ...refusal }) => ({ csId: stationId, ...refusal }));
    return tellApi(options, '/refused-connections', { body: { refusals }, taken: [204] });
  };
}
