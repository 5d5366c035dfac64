import { createMessageRecorder, type MessageRecorder } from '@csms/calls';
import type { Registrations } from '@csms/services';
import type { Store } from '@csms/store';
import type { Config } from './config.js';
import type { ProgramLogger } from './logging.js';

/** What recording messages works with. */
export interface RecorderDeps {
  readonly store: Pick<Store, 'recordedMessages'>;
  readonly registrations: Pick<Registrations, 'isRecorded'>;
  readonly logger: ProgramLogger;
}

/** Opens the recorder of messages, of all stations or of those for which an operator asked for it. */
export function openRecorder(
  { ocpp }: Pick<Config, 'ocpp'>,
  { store, registrations, logger }: RecorderDeps,
): MessageRecorder {
  return createMessageRecorder({
    recordedMessages: store.recordedMessages,
    isRecorded: ocpp.recordMessages ? () => true : registrations.isRecorded,
    onError: (err) => logger.warn({ err }, 'could not record messages; it is tried again'),
  });
}
