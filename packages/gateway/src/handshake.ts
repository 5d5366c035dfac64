import type { IncomingMessage } from 'node:http';
import { checkProof, type LookUpStation, type StationAuthentication } from './authentication.js';
import { readBasicCredentials } from './basic-credentials.js';
import type { Logger } from './context.js';
import type { GatewayTiming } from './options.js';
import type { Refusal } from './refusal.js';
import { readStationId } from './station-path.js';
import type { IsSecure } from './trusted-proxies.js';
import { within } from './within.js';

/** What it takes to let a station in. */
export interface HandshakeDeps {
  readonly lookUpStation: LookUpStation;
  readonly isSecure: IsSecure;
  readonly timing: GatewayTiming;
  readonly logger: Logger;
}

/** Tells which station asks to be connected, or why it is turned away. */
export async function identify(
  request: IncomingMessage,
  { lookUpStation, isSecure, timing, logger }: HandshakeDeps,
): Promise<{ readonly stationId: string } | Refusal> {
  const path = readStationId(request.url ?? '');
  if (!('stationId' in path)) return path;
  const { stationId } = path;
  let authentication: StationAuthentication | undefined;
  try {
    authentication = await within(lookUpStation(stationId), timing.lookUpTimeoutMs);
  } catch (err) {
    logger.error({ stationId, err }, 'could not look a station up');
    return { status: 503, reason: 'the station can not be looked up now; try again later' };
  }
  if (!authentication) return { status: 404, reason: 'the station is not known' };
  const credentials = readBasicCredentials(request.headers.authorization, stationId);
  const secure = isSecure(request);
  return (
    checkProof(authentication, { stationId, secure, ...(credentials && { credentials }) }) ?? { stationId }
  );
}
