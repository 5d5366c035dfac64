/** A span as a collector gets it. */
export interface ExportedSpan {
  /** Of the resource that the span is of. */
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of its trace. */
  readonly parentId: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
}

/** Fields of a message of protocol buffers, by number: numbers, or bytes. */
type Fields = ReadonlyMap<number, ReadonlyArray<bigint | Buffer>>;

const kinds = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** Reads an `ExportTraceServiceRequest` (opentelemetry-proto, trace/v1). */
export function readSpans(request: Buffer): readonly ExportedSpan[] {
  return messagesIn(fieldsOf(request), 1).flatMap((ofResource) => {
    const [resource] = messagesIn(ofResource, 1);
    const service = String(attributesIn(resource ?? new Map(), 1)['service.name']);
    return messagesIn(ofResource, 2)
      .flatMap((ofScope) => messagesIn(ofScope, 2))
      .map((span) => readSpan(span, service));
  });
}

function readSpan(span: Fields, service: string): ExportedSpan {
  const [status] = messagesIn(span, 15);
  return {
    service,
    traceId: bytesIn(span, 1).toString('hex'),
    spanId: bytesIn(span, 2).toString('hex'),
    parentId: bytesIn(span, 4).toString('hex'),
    name: bytesIn(span, 5).toString(),
    kind: kinds[Number(span.get(6)?.[0] ?? 0)] ?? 'internal',
    attributes: attributesIn(span, 9),
    isError: status?.get(3)?.[0] === 2n,
  };
}

function attributesIn(fields: Fields, number: number): Record<string, unknown> {
  return Object.fromEntries(
    messagesIn(fields, number).map((pair) => {
      const [value] = messagesIn(pair, 2);
      const text = value?.get(1)?.[0];
      return [bytesIn(pair, 1).toString(), text === undefined ? Number(value?.get(3)?.[0]) : String(text)];
    }),
  );
}

function bytesIn(fields: Fields, number: number): Buffer {
  const value = fields.get(number)?.[0];
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
}

function messagesIn(fields: Fields, number: number): readonly Fields[] {
  return (fields.get(number) ?? []).map((value) => fieldsOf(value as Buffer));
}

/** Reads the fields of a message: varints, numbers of eight and four bytes, and what has a length. */
function fieldsOf(message: Buffer): Fields {
  const fields = new Map<number, Array<bigint | Buffer>>();
  let at = 0;

  function varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++] as number;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  function bytes(length: number): Buffer {
    at += length;
    return message.subarray(at - length, at);
  }

  while (at < message.length) {
    const key = Number(varint());
    const values = fields.get(key >> 3) ?? [];
    fields.set(key >> 3, values);
    const wireType = key & 7;
    if (wireType === 0) values.push(varint());
    else if (wireType === 2) values.push(bytes(Number(varint())));
    else if (wireType === 1 || wireType === 5) values.push(bytes(wireType === 1 ? 8 : 4));
    else throw new Error(`expected a field of protocol buffers, not of type ${wireType}`);
  }
  return fields;
}
