import {
  type ConnectorName,
  type ConnectorState,
  codecOf,
  connectorStateId,
  cursorsOf,
  foldCase,
  maxConnectorStates,
  maxConnectors,
  type Page,
  type PageRequest,
  pageOf,
} from '@csms/store';
import { appendText, latestOf } from './appended-texts.js';
import type { Database, Document, Path, Query, Write } from './database.js';
import { documentId, idRange } from './document-ids.js';
import { removeAll } from './remove-all.js';
import { isTrimDue } from './trim.js';
import { trimLatest } from './trim-latest.js';

const codec = codecOf<ConnectorState>({ at: 'date' });

const byTime = {
  cursors: cursorsOf('connector states', 'number', 'string'),
  positionOf: (state: ConnectorState): [number, string] => [state.at.getTime(), connectorStateId(state)],
  direction: 'descending',
} as const;

/** A document for each connector, with its states. It is there only if its station is. */
const collection = 'connectors';

function pathOf(stationId: string, { evseId, connectorId }: ConnectorName): Path {
  // In the order of stations, so that the connectors of a page of them are one range.
  return [collection, documentId(foldCase(stationId), stationId, evseId, connectorId)];
}

/** Adds a state to those of a connector. Resolves to `false` when the connector is not known yet. One write. */
export function appendConnectorState(
  database: Database,
  stationId: string,
  state: ConnectorState,
): Promise<boolean> {
  return appendText(database, pathOf(stationId, state), textOf(state), {
    creates: false,
    keep: latestStates,
  });
}

/** The write that adds a connector to those of a station, with its first state. */
export function connectorWrite(stationId: string, state: ConnectorState): Write {
  const record = textOf(state);
  return { kind: 'create', path: pathOf(stationId, state), content: { fields: {}, record, texts: [record] } };
}

/**
 * Drops the connectors of a station that are too many; to be called when one was added. Costs a read for one in eight.
 */
export async function trimConnectors(
  database: Database,
  stationId: string,
  added: ConnectorName,
): Promise<void> {
  const max = maxConnectors;
  if (!isTrimDue(pathOf(stationId, added).slice(-1), { max })) return;
  await trimLatest(database, connectorsOf(stationId), max, (document) => latestOf(document, codec.decode));
}

/** Removes the connectors of a station, and resolves to how many there were. */
export function removeConnectors(database: Database, stationId: string): Promise<number> {
  return removeAll(database, connectorsOf(stationId));
}

function connectorsOf(stationId: string): Pick<Query, 'collection' | 'ids'> {
  const from = connectorsKey(stationId);
  return { collection: [collection], ids: { from: `${from} `, before: `${from}!` } };
}

/** The last known states of the connectors of stations, from one to another in the order of lists, by {@link foldCase} of ids. */
export async function lastConnectorStates(
  database: Database,
  first: string,
  last: string = first,
): Promise<ReadonlyMap<string, readonly ConnectorState[]>> {
  const ids = idRange(4, foldCase(first), foldCase(last));
  const documents = await database.find({ collection: [collection], ids });
  const states = new Map<string, ConnectorState[]>();
  for (const document of documents) {
    const station = stationPart(document);
    states.set(station, [...(states.get(station) ?? []), latestOf(document, codec.decode)]);
  }
  return states;
}

/** The key of a station for {@link lastConnectorStates}. */
export function connectorsKey(stationId: string): string {
  return stationPart({ id: documentId(foldCase(stationId), stationId, 0, 0) });
}

function stationPart({ id }: Pick<Document, 'id'>): string {
  return id.split(' ').slice(0, 2).join(' ');
}

/** The states of a connector, the latest first. */
export async function listConnectorStates(
  database: Database,
  stationId: string,
  connector: ConnectorName,
  request: PageRequest,
): Promise<Page<ConnectorState>> {
  const [document] = await database.get([pathOf(stationId, connector)]);
  const states = (document?.texts ?? []).map(codec.decode).toSorted(latestFirst);
  return pageOf(states.slice(0, 2 * maxConnectorStates), byTime, request);
}

/** The text of a state, the same for every copy of it. */
function textOf({
  evseId,
  connectorId,
  status,
  errorCode,
  info,
  vendorId,
  vendorErrorCode,
  at,
}: ConnectorState) {
  return codec.encode({ evseId, connectorId, status, errorCode, info, vendorId, vendorErrorCode, at });
}

function latestStates(texts: readonly string[]): readonly string[] {
  if (texts.length <= maxConnectorStates) return texts;
  const states = texts.map((text) => ({ text, state: codec.decode(text) }));
  const latest = states.toSorted((a, b) => latestFirst(a.state, b.state)).slice(0, maxConnectorStates);
  return texts.filter((text) => latest.some((each) => each.text === text));
}

function latestFirst(a: ConnectorState, b: ConnectorState): number {
  return b.at.getTime() - a.at.getTime() || (connectorStateId(b) < connectorStateId(a) ? -1 : 1);
}
