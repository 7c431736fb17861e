import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two portions of a shaped answer. */
const tick = 10;

/** A file server on the loopback, with ranges, as fast as a line of so many bits a second. */
export class ShapedServer implements AsyncDisposable {
  readonly #files = new Map<string, Uint8Array>();
  readonly #bitsPerSecond: number;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** @param bitsPerSecond Infinity for as fast as it goes */
  private constructor(bitsPerSecond: number) {
    this.#bitsPerSecond = bitsPerSecond;
  }

  static async start(bitsPerSecond: number): Promise<ShapedServer> {
    const server = new ShapedServer(bitsPerSecond);
    await new Promise<void>((resolve) => void server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** @returns the file's address. */
  add(name: string, bytes: Uint8Array): string {
    this.#files.set(`/${name}`, bytes);
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${name}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.#files.get(request.url ?? '');
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const from = Number(range?.[1] ?? 0);
    const to = Math.min(Number(range?.[2] ?? file.length - 1), file.length - 1);
    const body = file.subarray(from, to + 1);
    response.writeHead(range ? 206 : 200, {
      'content-length': body.length,
      etag: `"${file.length}"`,
      ...(range ? { 'content-range': `bytes ${from}-${to}/${file.length}` } : {}),
    });
    await this.#send(response, body);
  }

  async #send(response: ServerResponse, body: Uint8Array): Promise<void> {
    const began = performance.now();
    for (let sent = 0; sent < body.length && !response.destroyed; ) {
      const due = Math.min(
        body.length,
        ((performance.now() - began + tick) / 1000) * (this.#bitsPerSecond / 8),
      );
      const until = Math.max(sent, Math.floor(due));
      response.write(body.subarray(sent, until));
      sent = until;
      if (sent < body.length) await sleep(tick);
    }
    response.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => void this.#server.close(resolve));
  }
}
