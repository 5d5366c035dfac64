import { createHash, randomUUID } from 'node:crypto';

/** A transaction as the API tells it. */
export interface ApiTransaction {
  readonly transactionId: string;
  readonly status: 'active' | 'ended';
  readonly tokenUid?: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly stoppedReason?: string;
  readonly energyWh?: number;
  readonly flags: readonly string[];
}

/** A call to a station as the API tells it. */
export interface ApiCall {
  readonly callId: string;
  readonly status: string;
  readonly request?: object;
  readonly response?: object;
  readonly error?: unknown;
}

/** What the API answers to whoever calls a station. */
export interface CallAnswer {
  readonly status: number;
  /** Where the call can be read, below the API's version. */
  readonly location: string | undefined;
  readonly body: ApiCall;
}

/** What a station is registered with. */
export interface RegistrationFields {
  readonly password?: string;
  readonly registrationStatus?: 'Accepted' | 'Pending' | 'Rejected';
  readonly tariffId?: string;
  /** As the API counts them: 0 plain, 1 TLS, 2 TLS with a client certificate; 0 by default. */
  readonly securityProfile?: 0 | 1 | 2;
}

/** An operator who sets a system up through its REST API and looks at what it knows. */
export interface Operator {
  get<T>(path: string): Promise<T>;
  post(path: string, body: object): Promise<void>;
  put(path: string, body: object): Promise<void>;
  patch(path: string, body: object): Promise<void>;
  delete(path: string): Promise<void>;
  /** Registers a station, with its Basic password or a new one, which it returns; as `Accepted` unless told otherwise. */
  registerStation(stationId: string, fields?: RegistrationFields): Promise<string>;
  /** Registers a token that may charge, unless told otherwise. */
  addToken(uid: string, fields?: object): Promise<void>;
  /** Calls a station, and waits so many seconds for the outcome when told to. Any status will do. */
  callStation(stationId: string, action: string, request: object, waitS?: number): Promise<CallAnswer>;
  transactionsOf(stationId: string): Promise<readonly ApiTransaction[]>;
}

/** An operator of the system whose API has this address. */
export function createOperator(apiUrl: string): Operator {
  const base = `${apiUrl}/api/v0`;

  async function request(path: string, init?: RequestInit): Promise<Response> {
    const response = await fetch(`${base}${path}`, init);
    if (!response.ok)
      throw new Error(`${init?.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  async function send(method: string, path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await request(path, { method, headers, body: JSON.stringify(body) });
  }

  const operator: Operator = {
    async get<T>(path: string) {
      return (await (await request(path)).json()) as T;
    },
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    async delete(path) {
      await request(path, { method: 'DELETE' });
    },
    async registerStation(stationId, { password = randomUUID().slice(0, 18), ...fields } = {}) {
      const base64SHA256Password = createHash('sha256').update(password).digest('base64');
      await operator.post(`/cs/${encodeURIComponent(stationId)}`, {
        securityProfile: 0,
        base64SHA256Password,
        ...fields,
      });
      return password;
    },
    addToken: (uid, fields = {}) =>
      operator.post('/token', {
        countryCode: 'DE',
        partyId: 'ABC',
        type: 'RFID',
        uid,
        contractId: 'DEABCC12345678',
        issuer: 'Example Mobility',
        valid: true,
        cacheMode: 'ALWAYS',
        ...fields,
      }),
    async callStation(stationId, action, body, waitS) {
      const response = await fetch(`${base}/cs/${encodeURIComponent(stationId)}/calls/${action}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(waitS !== undefined && { prefer: `wait=${waitS}` }),
        },
        body: JSON.stringify(body),
      });
      return {
        status: response.status,
        location: response.headers.get('location')?.replace('/api/v0', ''),
        body: (await response.json()) as CallAnswer['body'],
      };
    },
    async transactionsOf(stationId) {
      const { items } = await operator.get<{ items: ApiTransaction[] }>(
        `/transactions?csId=${encodeURIComponent(stationId)}`,
      );
      return items;
    },
  };
  return operator;
}
