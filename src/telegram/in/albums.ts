const REMEMBERED = 1000;

/** Says whether an album was seen before: it arrives as one message for each picture, and only the first is told about. */
export function createAlbums(): (album: string | undefined) => boolean {
  const seen = new Set<string>();
  return (album) => {
    if (album === undefined) return false;
    if (seen.has(album)) return true;
    if (seen.size >= REMEMBERED) seen.clear();
    seen.add(album);
    return false;
  };
}
