import { StoreError } from '../contracts/errors.js';

/** What SQLite and the file system report about the world, and what a person can do about it; `{file}` is the store's path. */
const ADVICE: readonly { codes: readonly string[]; says: string }[] = [
  {
    codes: ['SQLITE_CORRUPT', 'SQLITE_NOTADB'],
    says: 'The store {file} is damaged. To rebuild it, delete {file} and the files beside it that begin with its name, then ingest the reports again.',
  },
  {
    codes: [
      'SQLITE_READONLY',
      'SQLITE_CANTOPEN',
      'SQLITE_PERM',
      'EACCES',
      'EPERM',
      'EROFS',
      'EEXIST',
      'ENOTDIR',
      'ENOENT',
    ],
    says: 'The store {file} cannot be written. Allow writing to it and its folder, or let WENBAO_INDEX name another folder.',
  },
  {
    codes: ['SQLITE_FULL', 'ENOSPC'],
    says: 'The disk is full: {file} cannot grow. Free some space and try again; what is filed can still be read.',
  },
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
    says: 'Another program is writing to {file}. Try again when it has finished.',
  },
  {
    codes: ['SQLITE_ERROR'],
    says: '{file} is not laid out as a store of this program. Move it away or delete it, then ingest the reports again.',
  },
  {
    codes: ['SQLITE_IOERR'],
    says: 'The disk does not read or write {file} as it should. Check the disk and its free space, then try again.',
  },
];

const NO_SPACE = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG'];

/** The `StoreError` that says what to do about a failure of the disk or the file; any other error comes back as it is. */
export function storeFailure(error: unknown, file: string): unknown {
  // What was kept as JSON is no longer any.
  if (error instanceof SyntaxError)
    return storeFailure(Object.assign(new Error(), { code: 'SQLITE_CORRUPT', cause: error }), file);
  if (!(error instanceof Error && 'code' in error)) return error;
  // SQLite refines its codes with a suffix: SQLITE_CORRUPT_VTAB, SQLITE_READONLY_DIRECTORY.
  const known = ADVICE.find(({ codes }) => codes.some((code) => `${error.code}_`.startsWith(`${code}_`)));
  return known ? new StoreError(known.says.replaceAll('{file}', file), { cause: error }) : error;
}

/** The same for a copy of the store under `to`: what is not the store's own fault is the copy's. */
export function backupFailure(error: unknown, { store, to }: { store: string; to: string }): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const code = String(error.code);
  if (/^SQLITE_(CORRUPT|NOTADB|BUSY|LOCKED|ERROR)/.test(code)) return storeFailure(error, store);
  const says = NO_SPACE.includes(code)
    ? `There is no space for a copy in ${to}. Free some, or name a folder on another disk.`
    : `A copy cannot be written to ${to} (${code}). Name another folder, or allow writing to this one.`;
  return new StoreError(says, { cause: error });
}
