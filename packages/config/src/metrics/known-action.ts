import type { Protocol } from '@csms/ocpp-messages';

/**
 * The label of an action: its name, or `unknown` for what is no action of the version, since stations may send
 * anything.
 */
export type KnownAction = (version: string, action: string) => string;

/** Makes the labels of the actions of some versions. */
export function knownActions(protocols: readonly Protocol[]): KnownAction {
  const actions = new Map<string, Protocol['actions']>(
    protocols.map(({ version, actions: ofVersion }) => [version, ofVersion]),
  );
  return (version, action) => (actions.get(version)?.has(action) ? action : 'unknown');
}
