import { setTimeout } from 'node:timers/promises';
import type { Listening, RegistrationTopic } from '@csms/transport';
import type { Scope } from './scope.js';

/**
 * Hears of stations that were registered anew, or removed, as soon as the transport lets it listen.
 *
 * @returns a function that stops this
 */
export function followRegistrations(
  { transport, logger, timing }: Pick<Scope, 'transport' | 'logger' | 'timing'>,
  take: (stationId: string) => void,
): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;

  async function begin(): Promise<Listening | undefined> {
    while (!signal.aborted) {
      try {
        return await transport.listen({ kind: 'registration' }, ({ topic }) =>
          take((topic as RegistrationTopic).stationId),
        );
      } catch (err) {
        logger.debug({ err }, 'could not listen for registrations; it is tried again');
        await setTimeout(timing.eventRetryMs, undefined, { signal }).catch(() => {});
      }
    }
    return undefined;
  }

  const beginning = begin();
  return async () => {
    ending.abort();
    await (await beginning)?.close();
  };
}
