import type { FromStation, MessageMap, Protocol } from '@csms/ocpp-messages';

/** The actions that stations may send. */
export function receivedActions<M extends MessageMap<M>>({
  actions,
}: Protocol<M>): readonly FromStation<M>[] {
  const received = [...actions.values()].filter(({ sender }) => sender !== 'csms');
  return received.map(({ action }) => action as FromStation<M>);
}
