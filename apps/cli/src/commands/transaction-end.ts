import { apiOptions, askApi, pathPart } from '../ask-api.js';
import { UsageError } from '../cli-error.js';
import { defineCommand } from '../command.js';

/** `transaction end`: ends a transaction whose end was lost. */
export const endTransaction = defineCommand({
  name: 'transaction end',
  summary: 'Ends a transaction whose end was lost, and prints what is known of it',
  details: `For a transaction that stays active because its station is broken or was replaced; the station is not asked.
It ends with its latest reading unless options say more, and is flagged assumed_end until its station reports the end.
If an end is assumed already, options change it.`,
  operands: ['STATION', 'TRANSACTION'],
  options: {
    'ended-at': { value: 'TIME', help: 'when it ended, such as 2027-01-31T12:00:00Z' },
    'meter-stop': { value: 'WH', help: 'the energy register at its end' },
    ...apiOptions,
  },
  async run([station, transaction], values) {
    const path = `/transactions/${pathPart('STATION', station)}/${pathPart('TRANSACTION', transaction)}/end`;
    const body = { endedAt: values['ended-at'], meterStop: meterStopOf(values['meter-stop']) };
    return { value: (await askApi(values, { method: 'POST', path, body })) as object };
  },
});

function meterStopOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(text))
    throw new UsageError('--meter-stop: expected a number of Wh such as 12500');
  return Number(text);
}
