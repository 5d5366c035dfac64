import type { RequestStartTransactionRequest } from '@csms/ocpp-messages/2.0.1';
import { findRequest } from '@csms/services';
import type { CallStore, ChargingProfileStore, Transaction } from '@csms/store';
import { ownProfile } from './own-profile.js';

/** What keeping the profile of a remote start works with. */
export interface KeepStartProfileDeps {
  readonly calls: Pick<CallStore, 'list'>;
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordInstalled'>;
}

/** A start that an event of a transaction names. */
export interface RemoteStart {
  readonly remoteStartId: number;
  /** When the station did it, as it says; not later than when the event was received. */
  readonly startedAt: Date;
}

/**
 * Keeps the charging profile that came with the remote start of a transaction: the station has it from when the
 * transaction begins (OCPP 2.0.1 F02.FR.01, K05). Its time is that of the event, or of the call where the station's clock
 * is behind: whatever is told of the profile later stays. When the EVSE is not known, the profile is left out.
 */
export async function keepStartProfile(
  { calls, chargingProfiles }: KeepStartProfileDeps,
  { stationId, transactionId, evseId: known }: Transaction,
  { remoteStartId, startedAt }: RemoteStart,
): Promise<void> {
  const call = await findRequest(
    calls,
    stationId,
    ['RequestStartTransaction'],
    remoteStartId,
    'remoteStartId',
  );
  if (!call) return;
  // Recorded calls have been validated.
  const { chargingProfile, evseId: asked } = call.request as RequestStartTransactionRequest;
  const evseId = known ?? asked;
  if (!chargingProfile || evseId === undefined) return;
  const at = startedAt > call.createdAt ? startedAt : call.createdAt;
  const { profile, replaced } = ownProfile({ ...chargingProfile, transactionId }, evseId, at);
  await chargingProfiles.recordInstalled(stationId, [profile], replaced);
}
