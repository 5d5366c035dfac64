import {
  createInProcessTransport,
  type EmitOptions,
  type Message,
  type Transport,
  TransportError,
} from '@csms/transport';
import { createQueue, type Queue } from './queue.js';

/** The in-process transport, which can be cut as the way to a broker can, and which remembers what was sent. */
export interface Line extends Transport {
  /** While it is cut, nothing can be sent and no subscription be made. */
  cut: boolean;
  /** What could not be sent. */
  readonly refused: Queue<Message>;
  readonly emitted: ReadonlyArray<{ readonly message: Message; readonly options: EmitOptions }>;
}

/** Makes a {@link Line}. */
export function createLine(): Line {
  const transport = createInProcessTransport();
  const emitted: Array<{ readonly message: Message; readonly options: EmitOptions }> = [];

  const refused = createQueue<Message>();
  const unavailable = () => new TransportError('unavailable', 'expected a broker');

  const line: Line = {
    cut: false,
    refused,
    emitted,
    get connected() {
      return transport.connected && !line.cut;
    },
    async emit(message, options = {}) {
      if (line.cut) {
        refused.push(message);
        throw unavailable();
      }
      emitted.push({ message, options });
      return transport.emit(message, options);
    },
    async listen(subscription, handler, options) {
      if (line.cut) throw unavailable();
      return transport.listen(subscription, handler, options);
    },
    close: () => transport.close(),
  };
  return line;
}
