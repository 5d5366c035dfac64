import { isDeepStrictEqual } from 'node:util';
import type { ChangeConfigurationRequest } from '@csms/ocpp-messages/1.6';
import type { SetVariablesRequest } from '@csms/ocpp-messages/2.0.1';
import { CallRequestError } from '@csms/router';
import { isPasswordKey, isPasswordVariable, passwordKeySha256, passwordVariableSha256 } from '@csms/services';
import type { CallStore, NewCall, StationStore } from '@csms/store';
import { hideSecrets } from './hide-secrets.js';

/** The calls that bring settings, which may be secret. */
const settingCalls: ReadonlySet<string> = new Set(['ChangeConfiguration', 'SetVariables']);

/** What of a request is kept in the record of its call: settings that are secret are left out (A01.FR.09). */
export function recordedRequest(action: string, request: object): object {
  return settingCalls.has(action) ? hideSecrets(request) : request;
}

/** What guarding passwords works with. */
export interface GuardDeps {
  readonly calls: Pick<CallStore, 'create' | 'markSent' | 'complete'>;
  readonly stations: Pick<StationStore, 'changeAuthentication'>;
}

/**
 * Records of calls that keep no secret setting, and tell of a station's password before it goes out: from then on the
 * station may have it, whatever becomes of the answer (A01.FR.02).
 */
export function guardPasswords({ calls, stations }: GuardDeps): GuardDeps['calls'] {
  return {
    ...calls,
    async create(call) {
      const { stationId, callId, action, request } = call;
      const kept = recordedRequest(action, request);
      const recorded = await calls.create({ ...call, request: kept });
      if (kept === request || recorded.call.status !== 'Pending') return recorded;
      // A call that is made again is sent as it was recorded. Secrets are left out of the record, so this one must not
      // differ.
      if (!recorded.created && !isDeepStrictEqual(recorded.call.request, kept)) {
        throw new CallRequestError('invalid-id', `expected a new id, not that of another ${action}`);
      }
      const passwordSha256 = passwordIn(call);
      if (passwordSha256 !== undefined) {
        await stations.changeAuthentication(stationId, { kind: 'password_sent', callId, passwordSha256 });
      }
      return { ...recorded, call: { ...recorded.call, request } };
    },
  };
}

/** The SHA-256 of the password that a call brings, which was validated; `undefined` for a call that brings none. */
function passwordIn({ action, request }: Pick<NewCall, 'action' | 'request'>): string | undefined {
  if (action === 'ChangeConfiguration') {
    const { key, value } = request as ChangeConfigurationRequest;
    return isPasswordKey(key) ? passwordKeySha256(value) : undefined;
  }
  const { setVariableData } = request as SetVariablesRequest;
  const password = setVariableData.find(({ component: { evse, ...component }, variable, attributeType }) =>
    isPasswordVariable(evse ? { ...component, evseId: evse.id } : component, variable, attributeType),
  );
  return password && passwordVariableSha256(password.attributeValue);
}
