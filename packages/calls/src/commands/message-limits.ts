import type { CommandsDeps } from './command.js';

/** How much a station takes in one message. */
export interface MessageLimits {
  readonly items: number;
  /** Of the whole message, as it is on the wire. */
  readonly bytes: number;
}

/** How many items are sent at once to a station that has not told how many it takes. */
const cautiousItems = 50;

/** What a 1.6 station takes, as a configuration key says it. */
export async function limits16(
  { configuration }: Pick<CommandsDeps['store'], 'configuration'>,
  stationId: string,
  key: string,
): Promise<MessageLimits> {
  const found = await configuration.find(stationId, key);
  return { items: countOf(found?.value) ?? cautiousItems, bytes: Number.POSITIVE_INFINITY };
}

/** What a 2.0.1 station takes, as the variables ItemsPerMessage and BytesPerMessage of a component say it. */
export async function limits201(
  { deviceModel }: Pick<CommandsDeps['store'], 'deviceModel'>,
  stationId: string,
  component: string,
  instance?: string,
): Promise<MessageLimits> {
  const [items, bytes] = await Promise.all(
    ['ItemsPerMessage', 'BytesPerMessage'].map(async (name) => {
      const variable = instance === undefined ? { name } : { name, instance };
      const found = await deviceModel.find(stationId, { name: component }, variable);
      return countOf(found?.attributes.find(({ type }) => type === 'Actual')?.value);
    }),
  );
  return { items: items ?? cautiousItems, bytes: bytes ?? Number.POSITIVE_INFINITY };
}

/** A number above 0 that a station tells; `undefined` for anything else. */
export function countOf(text: string | undefined): number | undefined {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}
