import { apiOptions, askApi } from '../ask-api.js';
import { UsageError } from '../cli-error.js';
import { defineCommand, type Options } from '../command.js';
import { daysOf } from '../days.js';

const kinds = {
  readings: { value: 'TIME', help: 'how long to keep readings of transactions that have ended' },
  transactions: { value: 'TIME', help: 'how long to keep transactions that have ended, with their readings' },
  calls: { value: 'TIME', help: 'how long to keep calls to stations that have ended' },
  messages: { value: 'TIME', help: 'how long to keep recorded messages' },
} as const satisfies Options;

type Kind = keyof typeof kinds;

/** How many were removed, as the API tells. */
type Removed = Record<Kind, number> & { readonly isMore: boolean };

/** `retention`: removes all that is older than it is to be kept. */
export const removeOld = defineCommand({
  name: 'retention',
  summary: 'Removes what is older than given times, and prints how many',
  details: `A TIME is a number of days, weeks or years, such as 90d, 12w or 10y, since something ended.
What is not named is left alone, and so is what has not ended. The key must have the role admin.
The API removes a part at a time, and is asked until nothing is left. It may be interrupted and repeated.`,
  operands: [],
  options: { ...kinds, ...apiOptions },
  async run(_, values) {
    const given = (Object.keys(kinds) as Kind[]).flatMap((kind) => {
      const time = values[kind];
      return time === undefined ? [] : [[kind, daysOf(kind, time)] as const];
    });
    if (given.length === 0)
      throw new UsageError('retention: expected --readings, --transactions, --calls or --messages');
    const body = Object.fromEntries(given.map(([kind, days]) => [`${kind}Days`, days]));
    const total: Partial<Record<Kind, number>> = {};
    for (let isMore = true; isMore; ) {
      const removed = (await askApi(values, { method: 'POST', path: '/retention', body })) as Removed;
      for (const [kind] of given) total[kind] = (total[kind] ?? 0) + removed[kind];
      ({ isMore } = removed);
    }
    return { value: total };
  },
});
