import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A SOCKS 5 proxy on 127.0.0.1 (RFC 1928, 1929) that writes down where to and with which login it was asked to connect. */
export class FakeSocks {
  readonly tunnels: { to: string; login: string | undefined }[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly demands: { login?: string; refuses?: boolean; hangsUp?: boolean },
  ) {}

  /** With `login` it lets in nobody else; with `refuses` every target refuses the connection; with `hangsUp` it says nothing. */
  static async open(demands: { login?: string; refuses?: boolean; hangsUp?: boolean } = {}): Promise<FakeSocks> {
    const server = createServer((client) => {
      client.on('error', () => client.destroy());
      proxy.sockets.add(client);
      proxy.serve(client).catch(() => client.destroy());
    });
    const proxy = new FakeSocks(server, demands);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get address(): string {
    // An address of a server that listens on a port is never a string.
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(client: Socket): Promise<void> {
    if (this.demands.hangsUp) return void client.destroy();
    const [, count = 0] = await bytes(client, 2);
    const methods = await bytes(client, count);
    const method = this.demands.login === undefined ? 0 : 2;
    client.write(Buffer.from([5, methods.includes(method) ? method : 255]));
    let login: string | undefined;
    if (method === 2) {
      const user = await bytes(client, (await bytes(client, 2))[1] ?? 0);
      const password = await bytes(client, (await bytes(client, 1))[0] ?? 0);
      login = `${user}:${password}`;
      client.write(Buffer.from([1, login === this.demands.login ? 0 : 1]));
      if (login !== this.demands.login) return void client.end();
    }
    const [, , , kind] = await bytes(client, 4);
    const host =
      kind === 3 ? String(await bytes(client, (await bytes(client, 1))[0] ?? 0)) : (await bytes(client, 4)).join('.');
    const port = (await bytes(client, 2)).readUInt16BE();
    this.tunnels.push({ to: `${host}:${port}`, login });
    const reply = (code: number) => client.write(Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]));
    if (this.demands.refuses) return void reply(5);
    const target = connect(port, host, () => {
      reply(0);
      target.pipe(client).pipe(target);
    });
    this.sockets.add(target);
    target.on('error', () => client.destroy());
  }
}

/** The next bytes, however they were cut up on the way. */
async function bytes(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const taken: Buffer | null = count === 0 ? Buffer.alloc(0) : socket.read(count);
    if (taken) return taken;
    await new Promise((resolve, reject) => {
      socket.once('readable', resolve);
      socket.once('close', reject);
    });
  }
}
