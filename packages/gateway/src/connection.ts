import { randomUUID } from 'node:crypto';
import {
  type CallFrame,
  type FrameFault,
  isFrameFault,
  type Protocol,
  parseFrame,
  serializeCallError,
} from '@csms/ocpp-messages';
import type { WebSocket } from 'ws';
import type { Proven } from './authentication.js';
import type { CsmsCalls } from './csms-calls.js';
import { readBeginning, trimFrame } from './frame-text.js';
import { watchLiveness } from './liveness.js';
import { Pace } from './pace.js';
import type { Scope } from './scope.js';
import { bootSerialNumber } from './serial-number.js';
import { createStationCalls, type StationCalls } from './station-calls.js';

/** Why the gateway closes a socket, as WebSocket says it (RFC 6455 section 7.4.1). */
export const closeCode = {
  normal: 1000,
  goingAway: 1001,
  protocol: 1002,
  unsupported: 1003,
  policy: 1008,
  later: 1013,
} as const;

/** One connection of a station. */
export interface Connection {
  /** Names it among all of the station's. */
  readonly id: string;
  /** What the station has proven with it. */
  readonly proven: Proven;
  /** Whether frames are still taken: from the start until it closes or is closed. */
  isOpen(): boolean;
  /** Sends a frame, if it can be sent; a station that does not read what it is sent is cut off. */
  send(frame: string): boolean;
  /** Takes what a manager answered to a call of the station. */
  answer: StationCalls['answer'];
  /** Takes no more calls, and resolves when those in hand are answered. */
  drain(): Promise<void>;
  /** Closes the socket and forgets the station's calls; resolves when the socket is closed. */
  close(code: number, reason: string): Promise<void>;
}

/** What a connection needs. */
export interface ConnectionDeps {
  readonly scope: Scope;
  readonly stationId: string;
  readonly proven: Proven;
  /** The serial number that the station has to boot with, if it gives one; any when absent (2.0.1 B01.FR.11). */
  readonly expectedSerialNumber?: string | undefined;
  readonly protocol: Protocol;
  /** The calls that the frames of the station answer. */
  readonly csmsCalls: CsmsCalls;
  /** A manager refused a call because this station may not make it. */
  onSecurityError(connection: Connection): void;
  /** The station boots with another serial number than it has to. */
  onWrongSerialNumber(serialNumber: string): void;
  /** The first frame came that is no message of OCPP. */
  onFaultyFrame(fault: string): void;
  /** The socket is closed. */
  onClose(connection: Connection): void;
}

/** Reads and writes the frames of a socket. It never fails because of what a station sends. */
export function createConnection(socket: WebSocket, deps: ConnectionDeps): Connection {
  const { scope, stationId, proven, expectedSerialNumber, protocol, csmsCalls } = deps;
  const { onSecurityError, onWrongSerialNumber, onFaultyFrame, onClose } = deps;
  const { logger, timing, limits } = scope;
  const stationCalls = createStationCalls({
    scope,
    stationId,
    protocol,
    send,
    onSecurityError: () => onSecurityError(connection),
  });
  const liveness = watchLiveness(socket, timing.pingIntervalMs, () => cutOff('the station was not heard'));
  const pace = new Pace(socket, limits, timing);
  let open = true;
  let draining = false;
  let faulty = false;

  function cutOff(reason: string): void {
    logger.warn({ stationId, connectionId: connection.id }, `cut a connection off: ${reason}`);
    socket.terminate();
  }

  function send(frame: string): boolean {
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > limits.unreadBytes) {
      cutOff('the station does not read');
      return false;
    }
    socket.send(frame);
    return true;
  }

  function take(text: string): void {
    const frame = parseFrame(text, protocol);
    if (isFrameFault(frame)) {
      takeFault(frame, text);
      return;
    }
    switch (frame.type) {
      case 2:
        if (isOfAnother(frame))
          void close(closeCode.policy, 'the serial number is not that of the certificate');
        else if (!draining) stationCalls.take(frame, text);
        break;
      case 3:
      case 4:
        csmsCalls.answer(frame);
        break;
      default:
        logger.warn({ stationId, messageId: frame.id, type: frame.type }, 'ignored a frame of this type');
    }
  }

  /** Whether a call shows that the certificate is not that of the station (2.0.1 B01.FR.12). */
  function isOfAnother(call: CallFrame): boolean {
    if (expectedSerialNumber === undefined) return false;
    const serialNumber = bootSerialNumber(call);
    if (serialNumber === undefined || serialNumber === expectedSerialNumber) return false;
    onWrongSerialNumber(serialNumber);
    return true;
  }

  function takeFault({ message, reply }: FrameFault, text: string): void {
    // One line tells about a station that sends nothing else.
    logger[faulty ? 'debug' : 'warn']({ stationId, length: text.length }, `got a faulty frame: ${message}`);
    if (!faulty) onFaultyFrame(message);
    faulty = true;
    const beginning = readBeginning(text);
    if (beginning && beginning.type !== 2) {
      csmsCalls.answerIsBroken(beginning.id, message);
      return;
    }
    const id = !reply || reply.id === protocol.unknownMessageId ? (beginning?.id ?? reply?.id) : reply.id;
    if (id === undefined) return;
    send(serializeCallError(id, protocol.errorCodes[reply?.code ?? 'FormatViolation'], message));
  }

  function close(code: number, reason: string): Promise<void> {
    open = false;
    stationCalls.close();
    if (socket.readyState === socket.CLOSED) return Promise.resolve();
    const timer = setTimeout(() => socket.terminate(), timing.closeTimeoutMs);
    socket.close(code, reason);
    return new Promise((resolve) => {
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  const connection: Connection = {
    id: randomUUID(),
    proven,
    isOpen: () => open,
    send,
    answer: stationCalls.answer,
    drain() {
      draining = true;
      return stationCalls.idle();
    },
    close,
  };

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!open) return;
    liveness.heard();
    pace.heard(data.length);
    if (isBinary) {
      void close(closeCode.unsupported, 'expected text');
      return;
    }
    const text = trimFrame(data.toString());
    if (text !== '') take(text);
  });
  socket.on('ping', (data: Buffer) => {
    liveness.heard();
    pace.heard(data.length);
  });
  socket.on('error', (err) =>
    logger.warn({ stationId, connectionId: connection.id, err }, 'a connection failed'),
  );
  socket.on('close', (code) => {
    open = false;
    liveness.stop();
    pace.stop();
    stationCalls.close();
    logger.info({ stationId, connectionId: connection.id, code }, 'a connection is closed');
    onClose(connection);
  });
  return connection;
}
