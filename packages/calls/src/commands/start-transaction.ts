import { definedFields } from '@csms/services';
import type { ChargingProfile } from '@csms/store';
import { chargingProfile16 } from '../charging-profile-16.js';
import { chargingProfile201 } from '../charging-profile-201.js';
import { startProfileFaults } from '../charging-rules.js';
import { type NewChargingProfile, refuseFaults } from './charging-profile.js';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { createCommand } from './create-command.js';
import { idFrom } from './id-from.js';
import { message16, message201, readStatus } from './message.js';
import { evseIdOf } from './places.js';
import { type CommandToken, tokenFields201 } from './token.js';

/** A transaction to be started. */
export interface StartTransaction {
  readonly token: CommandToken;
  /** The EVSE; absent or 0 when the station may choose. */
  readonly evseId?: number;
  /** Names this start in the station's messages, on 2.0.1; follows from the id of the call by default. */
  readonly remoteStartId?: number;
  /** Limits this transaction only: a `TxProfile` without a transaction. Its id follows from that of the call by default. */
  readonly chargingProfile?: NewChargingProfile;
}

/** Whether the station will try to start it. */
export interface StartTransactionAnswer extends StatusAnswer<'Accepted' | 'Rejected'> {
  /** Absent on 1.6. */
  readonly remoteStartId?: number;
  /** Of the transaction that this is, when the cable was there before (2.0.1 F01.FR.13). */
  readonly transactionId?: string;
}

/**
 * Starts a transaction (1.6 section 5.11 RemoteStartTransaction; 2.0.1 F01 and F02 RequestStartTransaction). A profile
 * that comes with it is a TxProfile without a transaction (1.6 section 5.16.2, 2.0.1 K05).
 */
export function startTransaction(deps: CommandsDeps): Command<StartTransaction, StartTransactionAnswer> {
  return createCommand<StartTransaction, StartTransactionAnswer>(deps, {
    '1.6'({ token, chargingProfile, ...place }, { callId }) {
      const request = definedFields({
        idTag: token.uid,
        connectorId: evseIdOf(place),
        chargingProfile: chargingProfile && chargingProfile16(profileOf(chargingProfile, callId)),
      });
      return message16('RemoteStartTransaction', request, readStatus);
    },
    '2.0.1'({ token, chargingProfile, remoteStartId, ...place }, { callId }) {
      const request = definedFields({
        ...tokenFields201(token),
        remoteStartId: remoteStartId ?? idFrom(callId),
        evseId: evseIdOf(place),
        chargingProfile: chargingProfile && chargingProfile201(profileOf(chargingProfile, callId)),
      });
      return message201('RequestStartTransaction', request, (response, sent) =>
        definedFields({
          ...readStatus(response),
          remoteStartId: sent.remoteStartId,
          transactionId: response.transactionId,
        }),
      );
    },
  });
}

function profileOf(given: NewChargingProfile, callId: string): ChargingProfile {
  const profile = { ...given, profileId: given.profileId ?? idFrom(callId) };
  refuseFaults(startProfileFaults(profile));
  return profile;
}
