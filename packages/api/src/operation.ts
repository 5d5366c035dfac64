import type { Caller, Role } from './keys.js';

/** A JSON Schema of draft 2020-12, which is what OpenAPI 3.1 holds. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value that a request carries beside its body. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly schema: JsonSchema;
}

/** What an answer with one status means; without a schema it has no body. */
export interface ResponseDescription {
  readonly description: string;
  /** Headers that it has of its own, by name. */
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>;
  readonly schema?: JsonSchema;
  /** Media type, where it is a text and not JSON. */
  readonly text?: string;
}

/** A body that is a list: a JSON array, or one item a line (NDJSON). */
export interface BodyItems {
  readonly schema: JsonSchema;
  /** What an item is called, in the plural. */
  readonly name: string;
  /** The most items that are taken. */
  readonly max: number;
}

/** A request that was checked against the description of its operation. */
export interface ApiRequest<Path = unknown, Query = unknown, Body = unknown> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** By name in lower case, unchecked. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Absent where no key is asked for. */
  readonly caller: Caller | undefined;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  /** Names the trace in log records about the request, by its id. */
  nameTrace(traceId: string): void;
}

/** An answer, ready to be sent. */
export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of {@link body}. */
  readonly text?: { readonly type: string; readonly content: string };
}

/**
 * One thing that the API does: how it is described, who may do it and what then happens. The OpenAPI description, the
 * routes and the validation of requests are all made from these.
 */
export interface Operation<Path = unknown, Query = unknown, Body = unknown> {
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** In OpenAPI's spelling, such as `/api/v0/cs/{csId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Absent where no key is asked for. */
  readonly roles?: readonly Role[];
  readonly parameters?: readonly Parameter[];
  /** Schema of the body, for operations that take one. */
  readonly body?: JsonSchema;
  /** What the body is a list of, for operations that take one item after the other; instead of {@link body}. */
  readonly items?: BodyItems;
  /** Answers that this operation has of its own, by status; the errors that every operation may give are added. */
  readonly responses: Readonly<Record<number, ResponseDescription>>;
  handle(request: ApiRequest<Path, Query, Body>): Promise<ApiResponse>;
}

/** A path in the spelling of Express: `/cs/{csId}` is `/cs/:csId`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
