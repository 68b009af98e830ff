/** Why a document could not be read, as a refusal names it. */
export type ReadReason =
  | 'empty'
  | 'not_text'
  | 'unreadable'
  | 'damaged'
  | 'locked'
  | 'scanned'
  | 'no_characters'
  | 'unclear'
  | 'unsupported'
  | 'too_large'
  | 'too_slow'
  | 'crashed'
  | 'nested_archive'
  | 'unsafe_name'
  | 'address';
