import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { ProgramLogger } from '../logging.js';

/** An exporter that logs when it begins to fail, and when it works again. What it could not export is lost. */
export function tellFailures(
  exporter: SpanExporter,
  logger: Pick<ProgramLogger, 'info' | 'warn'>,
): SpanExporter {
  let isFailing = false;

  function tell({ code, error: err }: ExportResult): void {
    const failed = code === ExportResultCode.FAILED;
    if (failed && !isFailing)
      logger.warn({ err }, 'could not export traces; no more is said until it works again');
    if (!failed && isFailing) logger.info({}, 'traces are exported again');
    isFailing = failed;
  }

  return {
    export(spans: ReadableSpan[], done: (result: ExportResult) => void) {
      exporter.export(spans, (result) => {
        tell(result);
        done(result);
      });
    },
    async forceFlush() {
      await exporter.forceFlush?.();
    },
    shutdown: () => exporter.shutdown(),
  };
}
