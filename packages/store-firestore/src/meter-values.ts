import { codecOf, maxEvses, type Reading, type StationStore } from '@csms/store';
import { appendText, latestOf } from './appended-texts.js';
import type { Database, Document } from './database.js';
import { documentId, idRange } from './document-ids.js';
import { trimLatest } from './trim-latest.js';

/** The latest readings outside of transactions. */
export interface MeterValues {
  readonly record: StationStore['recordMeterValues'];
  readonly find: StationStore['findMeterValues'];
}

interface EvseReading {
  readonly evseId: number;
  readonly reading: Reading;
  readonly at: Date;
}

const codec = codecOf<EvseReading>({ reading: { at: 'date' }, at: 'date' });

/** Makes what keeps the latest reading of each EVSE. */
export function createMeterValues(database: Database): MeterValues {
  const collection = 'meterValues';
  const ofStation = (stationId: string) => ({ collection: [collection], ids: idRange(2, stationId) });
  const readingIn = (document: Document) => latestOf(document, codec.decode);

  return {
    async record(stationId, evseId, reading) {
      const text = codec.encode({ evseId, reading, at: reading.at });
      let isAlone = false;
      await appendText(database, [collection, documentId(stationId, evseId)], text, {
        creates: true,
        keep: (texts) => {
          isAlone = texts.length === 1;
          return [latestOf({ texts, record: text }, (each) => ({ ...codec.decode(each), text: each })).text];
        },
      });
      // True for one new one in 16, and for hardly any other.
      if (isAlone) await trimLatest(database, ofStation(stationId), maxEvses, readingIn);
    },

    async find(stationId) {
      const documents = await database.find(ofStation(stationId));
      return new Map(documents.map(readingIn).map(({ evseId, reading }) => [evseId, reading]));
    },
  };
}
