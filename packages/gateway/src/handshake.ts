import type { IncomingMessage } from 'node:http';
import {
  type CertificatePolicy,
  checkProof,
  type LookUpStation,
  type Proven,
  type StationAuthentication,
} from './authentication.js';
import { readBasicCredentials } from './basic-credentials.js';
import {
  type ClientCertificate,
  type ClientCertificateDeps,
  clientCertificateOf,
} from './client-certificate.js';
import type { Logger } from './context.js';
import type { GatewayTiming } from './options.js';
import type { Refusal } from './refusal.js';
import type { UnknownStations } from './register-unknown.js';
import { readStationId } from './station-path.js';
import { within } from './within.js';

/** What it takes to let a station in. */
export interface HandshakeDeps {
  readonly lookUpStation: LookUpStation;
  /** Absent where stations that nobody knows are turned away. */
  readonly unknownStations: UnknownStations | undefined;
  readonly certificates: ClientCertificateDeps;
  readonly policy: CertificatePolicy;
  readonly timing: GatewayTiming;
  readonly logger: Logger;
}

/** A station that may connect. */
export interface Admission extends Pick<StationAuthentication, 'defaultOcppVersion'>, Proven {
  readonly stationId: string;
}

/** Tells which station asks to be connected, or why it is turned away. */
export async function identify(
  request: IncomingMessage,
  { lookUpStation, unknownStations, certificates, policy, timing, logger }: HandshakeDeps,
): Promise<Admission | Refusal> {
  const path = readStationId(request.url ?? '');
  if (!('stationId' in path)) return path;
  const { stationId } = path;
  const credentials = readBasicCredentials(request.headers.authorization, stationId);
  const secure = certificates.proxies.isSecure(request);
  let authentication: StationAuthentication | undefined;
  let certificate: ClientCertificate | undefined;
  let unregistered: string | undefined;
  try {
    authentication = await within(lookUpStation(stationId), timing.lookUpTimeoutMs);
    if (!authentication && unknownStations) {
      unregistered = await within(
        unknownStations(stationId, { credentials, secure }),
        timing.lookUpTimeoutMs,
      );
      if (unregistered === undefined)
        authentication = await within(lookUpStation(stationId), timing.lookUpTimeoutMs);
    }
    if (authentication && canBeByCertificate(authentication))
      certificate = await within(clientCertificateOf(request, certificates), timing.lookUpTimeoutMs);
  } catch (err) {
    logger.error({ stationId, err }, 'could not look a station up');
    return { status: 503, reason: 'the station cannot be looked up now; try again later' };
  }
  if (!authentication) {
    const reason = 'the station is not known';
    const more = unregistered === undefined ? {} : { detail: `${reason}; ${unregistered}` };
    // Without the challenge of 401 some stations show no password.
    return { status: unregistered && !credentials ? 401 : 404, reason, fault: 'unknown_station', ...more };
  }
  const proof = {
    stationId,
    secure,
    ...(credentials && { credentials }),
    ...(certificate && { certificate }),
  };
  const { defaultOcppVersion } = authentication;
  const proven = checkProof(authentication, proof, policy);
  if ('reason' in proven) return proven;
  return { ...proven, stationId, ...(defaultOcppVersion !== undefined && { defaultOcppVersion }) };
}

function canBeByCertificate({ securityProfile, nextSecurityProfile }: StationAuthentication): boolean {
  return securityProfile === 3 || nextSecurityProfile === 3;
}
