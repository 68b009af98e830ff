import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** An HTTP proxy on 127.0.0.1 that tunnels, and writes down where to and what it was shown to let it in. */
export class FakeProxy {
  readonly tunnels: { to: string; login: string | undefined }[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** With `refuses` it answers every request for a tunnel so, or hangs up. */
  static async open({ refuses }: { refuses?: 407 | 502 | 'hangs up' } = {}): Promise<FakeProxy> {
    const server = createServer((_request, response) => response.writeHead(405).end());
    const proxy = new FakeProxy(server);
    server.on('connect', ({ url = '', headers }, client: Socket, head: Buffer) => {
      proxy.tunnels.push({ to: url, login: headers['proxy-authorization'] });
      if (refuses === 'hangs up') return void client.destroy();
      if (refuses) return void client.end(`HTTP/1.1 ${refuses} Refused\r\ncontent-length: 0\r\n\r\n`);
      const [host, port] = url.split(':');
      const target = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(client).pipe(target);
      });
      for (const socket of [client, target]) {
        proxy.sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
    });
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
}
