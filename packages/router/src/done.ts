import type { OcppVersion } from '@csms/ocpp-messages';
import { type Listener, type Listening, parseDoneEvent } from '@csms/transport';

/** Hears of the calls to a station whose records are complete; ignores what can't be read. */
export async function listenToDone(
  listener: Listener,
  { version, stationId }: { readonly version: OcppVersion; readonly stationId: string },
  heard: (callId: string) => void,
): Promise<Listening> {
  return listener.listen({ kind: 'done', version, stationId }, ({ payload }) => {
    const id = idIn(payload);
    if (id !== undefined) heard(id);
  });
}

function idIn(payload: string): string | undefined {
  try {
    return parseDoneEvent(payload).id;
  } catch {
    return undefined;
  }
}
