import type { IncomingMessage } from 'node:http';
import type { Protocol } from '@csms/ocpp-messages';

/** Agrees with stations on the version of OCPP. */
export interface Negotiation {
  /**
   * Sets the version to be spoken on a connection whose station offers none that is known; nothing happens when it is
   * not spoken here.
   */
  setDefault(request: IncomingMessage, version: string): void;
  /** The subprotocol that is accepted of those that a station offers: the first that is spoken here. */
  pick(offered: ReadonlySet<string>, request: IncomingMessage): string | false;
  /** What is spoken on a connection with the subprotocol that was accepted, if anything. */
  protocolOf(subprotocol: string, request: IncomingMessage): Protocol | undefined;
}

/** Makes a negotiation over the versions that are spoken here. */
export function createNegotiation(protocols: readonly Protocol[]): Negotiation {
  const bySubprotocol = new Map(protocols.map((protocol) => [protocol.subprotocol as string, protocol]));
  const defaults = new WeakMap<IncomingMessage, Protocol>();

  return {
    setDefault(request, version) {
      const spoken = protocols.find((protocol) => protocol.version === version);
      if (spoken) defaults.set(request, spoken);
    },
    pick(offered, request) {
      const subprotocols = [...offered];
      const known = subprotocols.find((subprotocol) => bySubprotocol.has(subprotocol));
      // A client takes no subprotocol but one that it offered, however it spelled that.
      return known ?? ((defaults.has(request) && subprotocols[0]) || false);
    },
    protocolOf: (subprotocol, request) => bySubprotocol.get(subprotocol) ?? defaults.get(request),
  };
}
