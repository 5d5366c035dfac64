import type { OcppVersion, Shape } from '@csms/ocpp-messages';
import { type PayloadReader, type ReadPayload, type ReceivedPayload, readStrictly } from '@csms/router';
import type { Quirks } from '@csms/services';
import type { StationQuirks } from '@csms/store';
import type { DeviationLog } from './deviation-log.js';
import { putRight } from './put-right.js';
import { loadShapes } from './shapes.js';

/** What reading leniently works with. */
export interface LenientReaderOptions {
  /** The version of OCPP that the router speaks. */
  readonly version: OcppVersion;
  readonly quirks: Quirks;
  /** Hears of every deviation that was met. */
  readonly deviations: Pick<DeviationLog, 'add'>;
  /** Whether stations are read leniently for which that is not set; `false` by default. */
  readonly lenient?: boolean;
}

/**
 * Makes a reader for the option `readPayload` of a router that puts right what lenient stations send, by the `rules`, and
 * then validates it. A strict station's message is read as it is without this reader.
 *
 * What a handler gets is of the types that are declared; only texts may be longer, up to 255 characters, and a list of
 * meter values may be empty.
 */
export function createLenientReader({
  version,
  quirks,
  deviations,
  lenient = false,
}: LenientReaderOptions): PayloadReader {
  let shapes: ReadonlyMap<string, Shape> | undefined;

  function read(received: ReceivedPayload, known: StationQuirks): ReadPayload | Promise<ReadPayload> {
    if (!(known.lenient ?? lenient)) return readStrictly(received);
    if (shapes) return readBy(shapes, received, known);
    return loadShapes(version).then((loaded) => {
      shapes = loaded;
      return readBy(loaded, received, known);
    });
  }

  function readBy(
    byName: ReadonlyMap<string, Shape>,
    received: ReceivedPayload,
    { clockOffsetMinutes = 0 }: StationQuirks,
  ): ReadPayload {
    const { payload, part, info, context } = received;
    const { stationId, messageId, receivedAt: at } = context;
    const { action } = info;
    const shape = byName.get(`${action}${part === 'request' ? 'Request' : 'Response'}`);
    if (!shape) return readStrictly(received);
    const right = putRight({ payload, shape, action, part }, { receivedAt: at, clockOffsetMinutes });
    const { met } = right;
    if (met.length > 0)
      deviations.add(
        stationId,
        met.map((each) => ({ ...each, action, messageId, at })),
      );
    const { fault } = readStrictly({ ...received, payload: right.payload });
    right.widen();
    return fault ? { payload, fault } : { payload: right.payload };
  }

  return (received) => {
    const { stationId } = received.context;
    // A boot makes new settings of the station count at once.
    if (received.info.action === 'BootNotification') quirks.forget(stationId);
    const known = quirks.of(stationId);
    return known instanceof Promise ? known.then((each) => read(received, each)) : read(received, known);
  };
}
