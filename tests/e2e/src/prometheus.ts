/** A metric as `/metrics` tells it. */
export interface Metric {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly MetricSample[];
}

/** One line of a metric. */
export interface MetricSample {
  /** With `_bucket`, `_sum` or `_count` at its end, of a histogram. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the text format of Prometheus (version 0.0.4). Throws for what is not written so, and for a series twice. */
export function readMetrics(text: string): ReadonlyMap<string, Metric> {
  const metrics = new Map<string, Metric & { samples: MetricSample[] }>();
  const seen = new Set<string>();
  const helps = new Map<string, string>();
  let last: string | undefined;
  if (!text.endsWith('\n')) throw new Error('expected a line feed at the end');
  for (const line of text.slice(0, -1).split('\n')) {
    const [, keyword, named = '', rest = ''] = /^# (HELP|TYPE) (\w+) (.+)$/.exec(line) ?? [];
    if (keyword === 'HELP') helps.set(named, rest);
    else if (keyword === 'TYPE') {
      if (metrics.has(named)) throw new Error(`expected ${named} once`);
      metrics.set(named, { name: named, type: rest, help: helps.get(named) ?? '', samples: [] });
      last = named;
    } else {
      const sample = readSample(line);
      const metric = metrics.get(last ?? '');
      if (!metric || !sample.name.startsWith(metric.name))
        throw new Error(`expected a metric before ${line}`);
      const series = line.slice(0, line.lastIndexOf(' '));
      if (seen.has(series)) throw new Error(`expected ${series} once`);
      seen.add(series);
      metric.samples.push(sample);
    }
  }
  return metrics;
}

function readSample(line: string): MetricSample {
  const match = /^(\w+)(?:\{(.*)\})? (-?[\d.e+-]+)$/.exec(line);
  if (!match) throw new Error(`expected a sample, not ${line}`);
  const [, name = '', inBraces = '', value] = match;
  const pairs = [...inBraces.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"(?:,|$)/g)];
  return {
    name,
    labels: Object.fromEntries(pairs.map(([, label = '', text = '']) => [label, text])),
    value: Number(value),
  };
}
