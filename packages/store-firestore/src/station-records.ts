import type { Codec, Page, PageRequest } from '@csms/store';
import { changeDocument } from './change-document.js';
import { ofStation, type StationCollection } from './collections.js';
import type { Content, Database } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, type ListSource, type Position, readPage } from './pages.js';
import type { StationUnit } from './station-unit.js';
import { type Bound, isTrimDue, trim } from './trim.js';

/** A collection of records of stations, each with a key that is unique within the station, of which the latest are kept. */
export interface RecordCollection<T, P extends Position> {
  readonly name: StationCollection;
  readonly keyOf: (record: T) => P;
  readonly codec: Codec<T>;
  /** The time by which the latest records are kept. */
  readonly timeOf: (record: T) => Date;
  readonly bound: Bound;
  /** Further fields by which lists are ordered or filtered. */
  readonly extra?: (record: T) => Content['fields'];
}

/** Records of stations. */
export interface StationRecords<T, P extends Position> extends RecordCollection<T, P> {
  contentOf(record: T): Content;
  put(unit: StationUnit, records: readonly T[]): void;
  remove(unit: StationUnit, keys: readonly P[]): void;
  /** The records that have one of several keys, in no order. */
  findAll(unit: StationUnit, keys: readonly P[]): Promise<readonly T[]>;
  /** The records of a station, in no order. */
  all(unit: StationUnit): Promise<readonly T[]>;
  find(database: Database, stationId: string, key: P): Promise<T | undefined>;
  /**
   * Changes one record by what is known of it, which nobody else can change meanwhile, and resolves to what was known.
   * A read, and a write if it changes; one that is new may drop others.
   */
  change(
    database: Database,
    stationId: string,
    key: P,
    changed: (known: T | undefined) => T,
  ): Promise<T | undefined>;
  /** The records of a station, which has few. */
  everyone(database: Database, stationId: string): Promise<readonly T[]>;
  /** The records of a station in an order, by default all of them, by their keys. */
  list(
    database: Database,
    stationId: string,
    order: ListOrder<T, Position>,
    request: PageRequest,
    source?: Pick<ListSource<T>, 'equal' | 'orderBy'>,
  ): Promise<Page<T>>;
}

/** Makes the records of a collection. */
export function createStationRecords<T, P extends Position>(
  collection: RecordCollection<T, P>,
): StationRecords<T, P> {
  const { name, keyOf, codec, timeOf, bound, extra } = collection;
  const decode = ({ record }: Pick<Content, 'record'>) => codec.decode(record);

  function contentOf(record: T): Content {
    return {
      fields: { atMs: timeOf(record).getTime(), ...extra?.(record) },
      record: codec.encode(record),
    };
  }

  return {
    ...collection,
    contentOf,

    put(unit, records) {
      for (const record of records) unit.put(name, documentId(...keyOf(record)), contentOf(record));
    },

    remove(unit, keys) {
      for (const key of keys) unit.remove(name, documentId(...key));
    },

    async findAll(unit, keys) {
      const ids = keys.map((key) => documentId(...key));
      const found = await unit.get(name, ids);
      return found.flatMap((document) => (document ? [decode(document)] : []));
    },

    async all(unit) {
      return (await unit.all(name)).map(decode);
    },

    async find(database, stationId, key) {
      const [document] = await database.get([[...ofStation(stationId, name), documentId(...key)]]);
      return document && decode(document);
    },

    async change(database, stationId, key, changed) {
      const path = ofStation(stationId, name);
      const known = await changeDocument(database, [...path, documentId(...key)], (document) => {
        const record = document && decode(document);
        const next = changed(record);
        return { result: record, ...(next !== record && { content: contentOf(next) }) };
      });
      if (!known && isTrimDue([documentId(...key)], bound)) await trim(database, path, bound);
      return known;
    },

    async everyone(database, stationId) {
      const documents = await database.find({ collection: ofStation(stationId, name) });
      return documents.map(decode);
    },

    list: (database, stationId, order, request, source) =>
      readPage(database, { collection: ofStation(stationId, name), ...source, decode }, order, request),
  };
}
