import { createBackgroundWriter } from '@csms/services';
import { maxRecordedMessages, type RecordedMessage, type RecordedMessageStore } from '@csms/store';
import { type MessageToRecord, recordedMessageOf } from './recorded-message.js';

/** Records messages of stations, where that was asked for. */
export interface MessageRecorder {
  /** Takes a message, which is recorded in the background if those of its station are. Never throws. */
  take(stationId: string, message: MessageToRecord): void;
  /** Writes what was taken; rejects when the store does, and keeps it for the next time. */
  flush(): Promise<void>;
  /** Writes what was taken and stops. */
  close(): Promise<void>;
}

/** What recording works with. */
export interface MessageRecorderOptions {
  readonly recordedMessages: Pick<RecordedMessageStore, 'record'>;
  /**
   * Whether the messages of a station are recorded; a promise only where that has to be looked up, as for few messages.
   */
  readonly isRecorded: (stationId: string) => boolean | Promise<boolean>;
  /** How often it writes, in milliseconds; 2 s by default, since somebody waits to see what comes. */
  readonly intervalMs?: number;
  /** How many characters of messages are kept in memory; 8,000,000 by default. What comes beyond that is dropped. */
  readonly maxCharacters?: number;
  /** Hears of writes and look-ups that failed; writes are tried again with the next one. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Makes a recorder that writes once in an interval, with one call of the store for all stations. A message whose station is
 * not recorded costs a look into a cache; one that is recorded is read when it is written, not when it passes.
 */
export function createMessageRecorder({
  recordedMessages,
  isRecorded,
  intervalMs = 2_000,
  maxCharacters = 8_000_000,
  onError = () => {},
}: MessageRecorderOptions): MessageRecorder {
  let taken = new Map<string, MessageToRecord[]>();
  let characters = 0;
  const { flush, start, close } = createBackgroundWriter({ write, intervalMs, onError });

  function keep(stationId: string, message: MessageToRecord): void {
    const { length } = message.text;
    if (characters + length > maxCharacters) return;
    const ofStation = taken.get(stationId) ?? [];
    taken.set(stationId, ofStation);
    ofStation.push(message);
    characters += length;
    if (ofStation.length >= maxRecordedMessages) start();
  }

  async function write(): Promise<void> {
    if (taken.size === 0) return;
    const batch = taken;
    taken = new Map();
    characters = 0;
    try {
      await recordedMessages.record(new Map([...batch].map(([id, messages]) => [id, recordedOf(messages)])));
    } catch (error) {
      for (const [stationId, messages] of batch) {
        for (const message of messages) keep(stationId, message);
      }
      throw error;
    }
  }

  return {
    take(stationId, message) {
      try {
        const known = isRecorded(stationId);
        if (known === true) keep(stationId, message);
        else if (known !== false) known.then((is) => is && keep(stationId, message)).catch(onError);
      } catch (error) {
        onError(error);
      }
    },
    flush,
    close,
  };
}

/** Of many messages of a station the latest: the store keeps no more. */
function recordedOf(messages: readonly MessageToRecord[]): readonly RecordedMessage[] {
  return messages.slice(-maxRecordedMessages).flatMap((message) => recordedMessageOf(message) ?? []);
}
