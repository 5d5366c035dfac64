import type { MessageRecorder } from '@csms/calls';
import type { Message, Transport } from '@csms/transport';

/** A transport that hands the messages from and to stations to a recorder, and waits for none of that. */
export function recordMessages(transport: Transport, recorder: Pick<MessageRecorder, 'take'>): Transport {
  function record({ topic, payload: text, receivedAt: at = new Date() }: Message): void {
    if (topic.kind === 'in') recorder.take(topic.stationId, { direction: 'from_station', text, at });
    else if (topic.kind === 'out') recorder.take(topic.stationId, { direction: 'to_station', text, at });
  }

  return {
    get connected() {
      return transport.connected;
    },
    emit(message, options) {
      record(message);
      return transport.emit(message, options);
    },
    listen(subscription, handler, options) {
      if (subscription.kind !== 'in') return transport.listen(subscription, handler, options);
      const recording = (message: Message) => {
        record(message);
        return handler(message);
      };
      return transport.listen(subscription, recording, options);
    },
    close: () => transport.close(),
  };
}
