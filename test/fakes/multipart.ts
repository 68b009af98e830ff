export type Upload = { name: string; bytes: Buffer };

/** The fields of a multipart body. Node's own formData() refuses what grammY writes: `form-data;name="x"` without a space. */
export function readMultipart(body: Buffer, contentType: string): Record<string, string | Upload> {
  const boundary = /boundary=("?)([^";]+)\1/.exec(contentType)?.[2];
  if (!boundary) throw new Error(`no boundary in ${contentType}`);
  const fields: Record<string, string | Upload> = {};
  const mark = Buffer.from(`--${boundary}`);
  for (let start = body.indexOf(mark); start >= 0; ) {
    const next = body.indexOf(mark, start + mark.length);
    if (next < 0) break;
    const part = body.subarray(start + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString();
    const bytes = part.subarray(split + 4);
    const name = /;\s*name="([^"]*)"/.exec(head)?.[1];
    const file = /;\s*filename="?([^"\r\n]*)"?/.exec(head)?.[1];
    if (name) fields[name] = file === undefined ? bytes.toString() : { name: file, bytes };
    start = next;
  }
  return fields;
}
