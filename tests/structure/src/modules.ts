import { type ParseResult, parseSync, Visitor } from 'oxc-parser';
import { textOf } from './workspace.js';

const parsed = new Map<string, ParseResult>();

/** A file's syntax tree, comments and table of imports and exports. */
export function parse(file: string): ParseResult {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const result = parseSync(file, textOf(file));
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  parsed.set(file, result);
  return result;
}

/** An import, export from, dynamic import or `import('...')` type. */
export interface Import {
  readonly specifier: string;
  /** Names taken from the module; empty when it is taken whole. */
  readonly names: readonly string[];
}

/** Everything that a file takes from other modules. */
export function importsOf(file: string): Import[] {
  const { module, program } = parse(file);
  const imports: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    names: entries.flatMap(({ importName }) => importName.name ?? []),
  }));
  for (const { moduleRequest, importName } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest)
      imports.push({ specifier: moduleRequest.value, names: importName.name ? [importName.name] : [] });
  }
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal') imports.push({ specifier: String(source.value), names: [] });
    },
    TSImportType({ source }) {
      imports.push({ specifier: source.value, names: [] });
    },
  }).visit(program);
  return imports;
}
