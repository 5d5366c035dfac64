import { createHash } from 'node:crypto';
import type { OpenApiDocument } from './openapi.js';

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h2 { border-bottom: 1px solid #ccc; margin-top: 2.5rem; }
details { border: 1px solid #ddd; border-radius: 4px; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; }
summary b { display: inline-block; font-family: ui-monospace, monospace; min-width: 4.5rem; }
pre { background: #f6f6f6; overflow-x: auto; padding: .6rem; }
`;

/** What a browser may do with the page: apply its style, and nothing else. Nothing is loaded from anywhere. */
export const docsPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(style)
  .digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** The description of the API as a page for people: complete in itself, without a script. */
export function docsPage({ info, tags, paths, components }: OpenApiDocument): string {
  const { title, description } = info as { readonly title: string; readonly description: string };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Described,
    })),
  );
  const sections = (tags as readonly Tag[]).map((tag) => {
    const ofTag = operations.filter(({ operation }) => operation.tags.includes(tag.name));
    const shown = ofTag.map(({ path, method, operation }) => operationHtml(method, path, operation));
    return `<h2>${escaped(tag.name)}</h2><p>${escaped(tag.description)}</p>${shown.join('')}`;
  });
  const { schemas } = components as { readonly schemas: Readonly<Record<string, object>> };
  const shownSchemas = Object.entries(schemas).map(
    ([name, schema]) =>
      `<details id="${escaped(name)}"><summary>${escaped(name)}</summary>${json(schema)}</details>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${style}</style></head><body><h1>${escaped(title)}</h1><p>${escaped(description)}</p>
<p>As OpenAPI: <a href="openapi.json">openapi.json</a></p>
${sections.join('')}<h2>Schemas</h2>${shownSchemas.join('')}</body></html>`;
}

interface Tag {
  readonly name: string;
  readonly description: string;
}

interface Described {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

function operationHtml(method: string, path: string, operation: Described): string {
  const { summary, description, parameters, requestBody, responses } = operation;
  const answers = Object.entries(responses).map(
    ([status, answer]) => `<li><b>${escaped(status)}</b> ${escaped(answer.description)}</li>`,
  );
  return `<details><summary><b>${escaped(method.toUpperCase())}</b><code>${escaped(path)}</code> ${escaped(summary)}</summary>
${description ? `<p>${escaped(description)}</p>` : ''}
${parameters?.length ? `<h4>Parameters</h4>${json(parameters)}` : ''}
${requestBody ? `<h4>Body</h4>${json(requestBody)}` : ''}
<h4>Answers</h4><ul>${answers.join('')}</ul></details>`;
}

function json(value: object): string {
  return `<pre>${escaped(JSON.stringify(value, undefined, 2))}</pre>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
