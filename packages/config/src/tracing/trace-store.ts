import type { Store } from '@csms/store';
import { SpanKind } from '@opentelemetry/api';
import type { Spans } from './spans.js';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** A store each of whose methods makes a span when it is called within one. Arguments are not recorded. */
export function traceStore(store: Store, spans: Spans): Store {
  function traced(method: Method, name: string): Method {
    return (...args) => {
      if (!spans.activeSpan()) return method(...args);
      return spans.run({ name, kind: SpanKind.CLIENT }, spans.active(), () => method(...args));
    };
  }

  function tracedPart<Part extends object>(part: Part, partName: string): Part {
    const methods = new Map<string | symbol, Method>();
    return new Proxy(part, {
      get(target, name) {
        const known = methods.get(name);
        if (known) return known;
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        const method = traced(value.bind(target) as Method, `${partName}.${String(name)}`);
        methods.set(name, method);
        return method;
      },
    });
  }

  const parts = Object.entries(store).map(([name, part]: [string, object]) => [
    name,
    typeof part === 'object' ? tracedPart(part, name) : part,
  ]);
  return Object.fromEntries(parts) as Store;
}
