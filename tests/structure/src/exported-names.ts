import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StaticExportEntry } from 'oxc-parser';
import { parse } from './modules.js';
import { type Part, root, textOf } from './workspace.js';

/** An exported name, and whether a doc comment stands where it is declared. */
export interface ExportedName {
  readonly name: string;
  readonly documented: boolean;
}

/** The source files behind a package's `exports`. */
export function entryPoints(part: Part): string[] {
  return Object.values(part.manifest.exports ?? {}).map(
    ({ types }) => `${part.path}/${types.replace(/^\.\/dist\//, 'src/').replace(/\.d\.ts$/, '.ts')}`,
  );
}

/**
 * The names that a module exports, those it passes on from its package's other modules included.
 *
 * What comes from generated code or from another package is left out: its documentation is made there.
 */
export function exportedNames(file: string): ExportedName[] {
  return parse(file).module.staticExports.flatMap(({ start, entries }) =>
    entries.flatMap((entry) => namesOf(file, entry, start)),
  );
}

function namesOf(file: string, entry: StaticExportEntry, statementStart: number): ExportedName[] {
  const name = entry.exportName.name ?? 'default';
  if (entry.moduleRequest === null) {
    const documented =
      isDocumented(file, statementStart) || isDocumented(file, entry.start) || isLocalDocumented(file, entry);
    return [{ name, documented }];
  }
  const source = sourceFile(file, entry.moduleRequest.value);
  if (source === undefined) return [];
  const kind: string = entry.importName.kind;
  if (kind === 'AllButDefault') return exportedNames(source);
  if (kind === 'All') return [{ name, documented: isDocumented(file, statementStart) }];
  const origin = exportedNames(source).filter(
    (exported) => exported.name === (entry.importName.name ?? 'default'),
  );
  return origin.map(({ documented }) => ({
    name,
    documented: documented || isDocumented(file, entry.start),
  }));
}

/** The source that a relative specifier means; `undefined` for packages and generated code. */
function sourceFile(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.') || specifier.includes('/gen/')) return undefined;
  const source = join(file, '..', specifier.replace(/\.js$/, '.ts'));
  return existsSync(join(root, source)) ? source : undefined;
}

/** Whether the declaration that `export { name }` names is documented. */
function isLocalDocumented(file: string, { localName }: StaticExportEntry): boolean {
  return parse(file).program.body.some((statement) => {
    const declarations = statement.type === 'VariableDeclaration' ? statement.declarations : [statement];
    const names = declarations.flatMap((node) =>
      'id' in node && node.id?.type === 'Identifier' ? node.id.name : [],
    );
    return localName.name !== null && names.includes(localName.name) && isDocumented(file, statement.start);
  });
}

/** Whether a doc comment ends right before an offset. */
function isDocumented(file: string, start: number): boolean {
  const text = textOf(file);
  return parse(file).comments.some(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end <= start && text.slice(end, start).trim() === '',
  );
}
