import { codecOf, type Reading, type StationStore } from '@csms/store';
import { appendText, latestOf } from './appended-texts.js';
import type { Database } from './database.js';
import { documentId, idRange } from './document-ids.js';

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
  return {
    async record(stationId, evseId, reading) {
      const text = codec.encode({ evseId, reading, at: reading.at });
      await appendText(database, [collection, documentId(stationId, evseId)], text, {
        creates: true,
        keep: (texts) => [
          latestOf({ texts, record: text }, (each) => ({ ...codec.decode(each), text: each })).text,
        ],
      });
    },

    async find(stationId) {
      const documents = await database.find({ collection: [collection], ids: idRange(2, stationId) });
      return new Map(
        documents.map((document) => {
          const { evseId, reading } = latestOf(document, codec.decode);
          return [evseId, reading];
        }),
      );
    },
  };
}
