import { createSeries, type SeriesOf } from './series.js';
import { Spread } from './spread.js';
import { labelsOf, line } from './text.js';

/** A number that only grows. */
export interface Counter {
  inc(by?: number): void;
}

/** How values are spread. */
export interface Histogram {
  observe(value: number): void;
}

/** A number at a moment, with the values of its labels. */
export interface Sample {
  readonly labels?: readonly string[];
  readonly value: number;
}

/** What a metric is called, and what tells its series apart. */
export interface MetricOptions {
  readonly name: string;
  /** One line. */
  readonly help: string;
  readonly labels?: readonly string[];
}

/** How a metric is read whose value is kept elsewhere. */
export interface ReadOptions extends MetricOptions {
  readonly type: 'counter' | 'gauge';
  /** The current samples. When this rejects, the metric is left out of this answer. */
  read(): readonly Sample[] | Promise<readonly Sample[]>;
}

/** The metrics of a process, in the text format of Prometheus (version 0.0.4). */
export interface Registry {
  /** A counter for each set of labels' values, which is the same object whenever it is asked for. */
  counter(options: MetricOptions): (...labels: readonly string[]) => Counter;
  /** A histogram for each set of labels' values, in seconds. */
  histogram(options: MetricOptions): (...labels: readonly string[]) => Histogram;
  /** A metric that is read when it is asked for. Samples with the same name and labels are added up. */
  read(options: ReadOptions): void;
  render(): Promise<string>;
}

/** Media type of {@link Registry.render}. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

interface Family extends MetricOptions {
  readonly type: 'counter' | 'gauge' | 'histogram';
  lines(): Promise<readonly string[]>;
}

/** Makes an empty {@link Registry}. A metric that is asked for again is the same one. */
export function createRegistry(): Registry {
  const families = new Map<string, Family>();
  const known = new Map<string, unknown>();

  /** Makes a metric, unless there is one of this name. */
  function once<T>({ name }: MetricOptions, make: () => T): T {
    const made = known.get(name) ?? make();
    known.set(name, made);
    return made as T;
  }

  function series<S>(
    options: MetricOptions,
    type: Family['type'],
    make: () => S,
    write: (made: S, labels: string) => readonly string[],
  ): SeriesOf<S> {
    const all: Array<{ readonly made: S; readonly labels: string }> = [];
    const lines = async () => all.flatMap(({ made, labels }) => write(made, labels));
    families.set(options.name, { ...options, type, lines });
    return createSeries((values) => {
      const made = make();
      all.push({ made, labels: labelsOf(options.labels, values) });
      return made;
    });
  }

  function readers(options: Omit<ReadOptions, 'read'>): Array<ReadOptions['read']> {
    const all: Array<ReadOptions['read']> = [];
    families.set(options.name, { ...options, lines: () => readAll(options, all) });
    return all;
  }

  return {
    counter: (options) =>
      once(options, () =>
        series(
          options,
          'counter',
          () => new Count(),
          ({ value }, labels) => [line(options.name, labels, value)],
        ),
      ),
    histogram: (options) =>
      once(options, () =>
        series(
          options,
          'histogram',
          () => new Spread(),
          (spread, labels) => spread.lines(options.name, labels),
        ),
      ),
    read({ read, ...options }) {
      once(options, () => readers(options)).push(read);
    },
    async render() {
      const written = await Promise.all([...families.values()].map(writeFamily));
      return `${written.flat().join('\n')}\n`;
    },
  };
}

async function readAll(
  { name, labels = [] }: MetricOptions,
  readers: readonly ReadOptions['read'][],
): Promise<readonly string[]> {
  const sums = new Map<string, number>();
  // A metric that can't be read now is left out; the others are told.
  const samples = await Promise.all(readers.map(async (read) => read()).map((read) => read.catch(() => [])));
  for (const { labels: values = [], value } of samples.flat()) {
    const key = labelsOf(labels, values);
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return [...sums].map(([key, value]) => line(name, key, value));
}

async function writeFamily({ name, help, type, lines }: Family): Promise<readonly string[]> {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...(await lines())];
}

class Count implements Counter {
  value = 0;

  inc(by = 1): void {
    this.value += by;
  }
}
