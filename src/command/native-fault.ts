/**
 * The native module that an error is about: one that was built for another Node or another machine, or was not built at all; undefined
 * for any other error.
 */
export function unloadedModule(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const isUnloaded = 'code' in error && error.code === 'ERR_DLOPEN_FAILED';
  if (!isUnloaded && !error.message.startsWith('Could not locate the bindings file'))
    return unloadedModule(error.cause);
  const at = error.message.lastIndexOf(FOLDER);
  const [scope = '', name = ''] = at < 0 ? [] : error.message.slice(at + FOLDER.length + 1).split(/[/\\]/);
  return (scope.startsWith('@') ? `${scope}/${name}` : scope) || 'better-sqlite3';
}

const FOLDER = 'node_modules';
