import type {
  AssumedEnd,
  AuthenticationChanges,
  CallRecord,
  ConnectorState,
  RegisterSpan,
  RegisterValue,
  Station,
  Token,
  TokenReference,
  Transaction,
  TransactionAuthorization,
  TransactionCost,
  TransactionMerge,
} from '@csms/store';

// Written by hand for each kind of record, because every message passes through here: one function that copies anything
// takes three times as long, `structuredClone` twenty times. The records that are copied most always have all keys, in
// one order, because objects of one shape are the fastest.

/** A record with every key, so that a copy that forgets one does not compile. */
type Complete<T> = { [Key in keyof Required<T>]: T[Key] };

/** A copy of a date. */
export function copyDate(date: Date): Date {
  return new Date(date.getTime());
}

/** A copy of a JSON value, such as the payload of a message. */
export function copyJson<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A copy of a connector's state. */
export function copyConnector(state: ConnectorState): ConnectorState {
  return {
    evseId: state.evseId,
    connectorId: state.connectorId,
    status: state.status,
    errorCode: state.errorCode,
    info: state.info,
    vendorId: state.vendorId,
    vendorErrorCode: state.vendorErrorCode,
    at: copyDate(state.at),
  } satisfies Complete<ConnectorState>;
}

/** A copy of a station. */
export function copyStation(station: Station): Station {
  const { authentication, authenticationChanges, quirks, billing, recordMessagesUntil, boot } = station;
  const { lastSeenAt, connection } = station;
  return {
    ...station,
    ...(authentication && { authentication: { ...authentication } }),
    ...(authenticationChanges && { authenticationChanges: copyChanges(authenticationChanges) }),
    ...(quirks && { quirks: { ...quirks } }),
    ...(billing && { billing: { ...billing } }),
    ...(recordMessagesUntil && { recordMessagesUntil: copyDate(recordMessagesUntil) }),
    ...(boot && { boot: { ...boot, at: copyDate(boot.at) } }),
    ...(lastSeenAt && { lastSeenAt: copyDate(lastSeenAt) }),
    ...(connection && { connection: { ...connection, at: copyDate(connection.at) } }),
    connectors: station.connectors.map(copyConnector),
  };
}

function copyChanges({ passwords, ...changes }: AuthenticationChanges): AuthenticationChanges {
  return {
    ...changes,
    passwords: passwords.map(({ replacedAt, ...password }) =>
      replacedAt ? { ...password, replacedAt: copyDate(replacedAt) } : password,
    ),
  };
}

/** A copy of a token. */
export function copyToken(token: Token): Token {
  const { expiresAt, lastUpdated, allowedPlaces, connectorTypes } = token;
  return {
    countryCode: token.countryCode,
    partyId: token.partyId,
    type: token.type,
    uid: token.uid,
    contractId: token.contractId,
    visualNumber: token.visualNumber,
    issuer: token.issuer,
    groupId: token.groupId,
    valid: token.valid,
    standing: token.standing,
    expiresAt: expiresAt && copyDate(expiresAt),
    allowedPlaces: allowedPlaces && copyJson(allowedPlaces),
    connectorTypes: connectorTypes && [...connectorTypes],
    languageCode: token.languageCode,
    tariffId: token.tariffId,
    cacheMode: token.cacheMode,
    lastUpdated: copyDate(lastUpdated),
  } satisfies Complete<Token>;
}

/** A copy of a call. */
export function copyCall(call: CallRecord): CallRecord {
  const { request, response, error, createdAt, expiresAt, completedAt } = call;
  return {
    ...call,
    request: copyJson(request),
    ...(response && { response: copyJson(response) }),
    ...(error && { error: { ...error } }),
    createdAt: copyDate(createdAt),
    expiresAt: copyDate(expiresAt),
    ...(completedAt && { completedAt: copyDate(completedAt) }),
  };
}

/** A copy of a transaction. */
export function copyTransaction(transaction: Transaction): Transaction {
  const { token, endedAt, endReceivedAt, registers, cost, start, merge } = transaction;
  return {
    stationId: transaction.stationId,
    transactionId: transaction.transactionId,
    ocppVersion: transaction.ocppVersion,
    status: transaction.status,
    token: token && copyTokenReference(token),
    authorizations: transaction.authorizations.map(copyAuthorization),
    evseId: transaction.evseId,
    connectorId: transaction.connectorId,
    chargingState: transaction.chargingState,
    remoteStartId: transaction.remoteStartId,
    reservationId: transaction.reservationId,
    tariffId: transaction.tariffId,
    startedAt: copyDate(transaction.startedAt),
    latestSeqNo: transaction.latestSeqNo,
    endedAt: endedAt && copyDate(endedAt),
    endReceivedAt: endReceivedAt && copyDate(endReceivedAt),
    stoppedReason: transaction.stoppedReason,
    registers: registers && copySpan(registers),
    energyWh: transaction.energyWh,
    cost: cost && copyCost(cost),
    readingsRemoved: transaction.readingsRemoved,
    flags: [...transaction.flags],
    start: start && { key: start.key, messageId: start.messageId },
    merge: {
      ocppVersion: merge.ocppVersion,
      startedAt: merge.startedAt,
      endedAt: merge.endedAt,
      token: merge.token,
      tokenIsOfEnd: merge.tokenIsOfEnd,
      endToken: merge.endToken && copyTokenReference(merge.endToken),
      endTokenSeqNo: merge.endTokenSeqNo,
      assumedEnd: merge.assumedEnd && copyAssumedEnd(merge.assumedEnd),
      toldRegisters: merge.toldRegisters && copySpan(merge.toldRegisters),
      evseId: merge.evseId,
      connectorId: merge.connectorId,
      chargingState: merge.chargingState,
      remoteStartId: merge.remoteStartId,
      reservationId: merge.reservationId,
      tariffId: merge.tariffId,
    } satisfies Complete<TransactionMerge>,
  } satisfies Complete<Transaction>;
}

function copyAssumedEnd({ at, assumedAt, seqNo, registers }: AssumedEnd): AssumedEnd {
  return {
    at: copyDate(at),
    assumedAt: copyDate(assumedAt),
    seqNo,
    registers: registers && copySpan(registers),
  } satisfies Complete<AssumedEnd>;
}

function copyTokenReference({ uid, type }: TokenReference): TokenReference {
  return { uid, type } satisfies Complete<TokenReference>;
}

function copyAuthorization(authorization: TransactionAuthorization): TransactionAuthorization {
  const { seqNo, status, groupId, cacheExpiresAt, language, evseIds } = authorization;
  return {
    seqNo,
    status,
    groupId,
    cacheExpiresAt: cacheExpiresAt && copyDate(cacheExpiresAt),
    language,
    evseIds: evseIds && [...evseIds],
  } satisfies Complete<TransactionAuthorization>;
}

function copyCost(cost: TransactionCost): TransactionCost {
  return { ...cost, lines: cost.lines.map((line) => ({ ...line })) };
}

function copySpan({ rank, begin, end, firstAboveZero }: RegisterSpan): RegisterSpan {
  return {
    rank,
    begin: copyValue(begin),
    end: copyValue(end),
    firstAboveZero: firstAboveZero && copyValue(firstAboveZero),
  } satisfies Complete<RegisterSpan>;
}

function copyValue({ wh, at, seqNo }: RegisterValue): RegisterValue {
  return { wh, at: copyDate(at), seqNo };
}
