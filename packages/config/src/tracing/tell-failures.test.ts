import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { expect, it } from 'vitest';
import { tellFailures } from './tell-failures.js';

it('says once that traces cannot be exported, and once that they can again', () => {
  const results: ExportResult[] = [];
  const lines: string[] = [];
  const failed = { code: ExportResultCode.FAILED, error: new Error('away') };
  const success = { code: ExportResultCode.SUCCESS };
  let next: ExportResult = success;
  const exporter = tellFailures(
    { export: (_spans, done) => done(next), shutdown: async () => {} },
    {
      info: (_fields, message) => lines.push(message),
      warn: (fields, message) => lines.push(`${message}: ${String((fields as { err: unknown }).err)}`),
    },
  );
  for (next of [success, failed, failed, success, success])
    exporter.export([], (result) => results.push(result));
  expect(results).toEqual([success, failed, failed, success, success]);
  expect(lines).toEqual([
    'could not export traces; no more is said until it works again: Error: away',
    'traces are exported again',
  ]);
});
