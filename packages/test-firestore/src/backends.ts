import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import { Firestore } from '@google-cloud/firestore';

/** Something that serves the client as Firestore does. */
export interface Backend {
  readonly name: string;
  /** A client of an empty database of its own. */
  createClient(): Firestore;
}

/**
 * In the memory of this process.
 *
 * Of Firestore's commits that change one document each has a later time than the one before; transactions and conditions go
 * by that. This backend takes its times from the clock, in whole milliseconds: with that of the machine it loses changes
 * that are made within one. So it gets a clock that gives no time twice.
 */
export const inMemory: Backend = {
  name: 'a backend in memory',
  createClient() {
    const backend = new FirestoreMock();
    let lastMs = 0;
    backend.systemTime.custom(() => {
      lastMs = Math.max(lastMs + 1, Date.now());
      return new Date(lastMs);
    });
    return backend.createDatabase().firestore();
  },
};

let emulated = 0;

/**
 * The emulator that `FIRESTORE_EMULATOR_HOST` names: the client goes to no other backend then. It makes a database for each
 * project that it hears of.
 */
export const emulator: Backend = {
  name: 'an emulator',
  createClient() {
    emulated += 1;
    return new Firestore({ projectId: `demo-csms-${process.pid}-${emulated}` });
  },
};
