import type { Place } from '@csms/calls';
import type { Station, TriggeredMessage } from '@csms/store';
import { type BringDeps, type Bringing, requestedBy } from './bring.js';
import { idOf } from './id-of.js';
import { judge, judgeError, type Verdict } from './verdict.js';

/**
 * Asks a station to send a message. The status of all connectors is one message on 1.6; on 2.0.1 it is asked for
 * connector by connector, of those that are known (F06.FR.13).
 */
export async function bringTrigger(
  { commands }: Pick<BringDeps, 'commands'>,
  message: TriggeredMessage,
  { station, version, id, signal }: Bringing,
): Promise<Verdict> {
  const places = message === 'StatusNotification' && version !== '1.6' ? connectorsOf(station) : [{}];
  let verdict: Verdict = { status: 'Failed', reason: 'no connector of the station is known' };
  try {
    for (const place of places) {
      const options = { id: idOf(id, JSON.stringify(place)), signal, requestedBy };
      verdict = judge(await commands.triggerMessage(station.stationId, { message, ...place }, options));
      if (verdict.status !== 'Accepted') break;
    }
  } catch (error) {
    return judgeError(error);
  }
  return verdict;
}

function connectorsOf({ connectors }: Station): readonly Place[] {
  return connectors
    .filter(({ evseId, connectorId }) => evseId > 0 && connectorId > 0)
    .map(({ evseId, connectorId }) => ({ evseId, connectorId }));
}
