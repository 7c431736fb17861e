import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import * as x509 from '../../../lib/provenance/x509.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

function pem(label: string, der: ArrayBuffer): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** A key and a certificate that nobody trusts: the browser is told to take any. */
async function credentials(): Promise<{ key: string; cert: string }> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=huggingface.co',
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 24 * 3_600_000),
    keys,
    signingAlgorithm: algorithm,
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: pem('PRIVATE KEY', key), cert: pem('CERTIFICATE', certificate.rawData) };
}

/** What was asked for. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly range: string | null;
}

/**
 * Stands in for the site that publishes the optional nets: `huggingface.co` sends on to `cdn.hf.co`, which serves
 * ranges. The browser finds it by its resolver rules, so that the extension runs with its real addresses.
 */
export class ModelServer {
  readonly files = new Map<string, Uint8Array>();
  readonly asked: Asked[] = [];
  /** Once, after this many bytes of an answer: it waits, or the connection breaks. */
  fault: { readonly after: number; readonly kind: 'wait' | 'break' } | null = null;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<ModelServer> {
    const server = createServer(await credentials());
    const opened = new ModelServer(server);
    server.on('request', (request, response) => {
      const host = request.headers.host ?? '';
      const path = request.url ?? '';
      const range = request.headers.range ?? null;
      opened.asked.push({ host, path, range });
      if (host === 'huggingface.co') {
        response
          .writeHead(302, { location: `https://cdn.hf.co${path}`, 'access-control-allow-origin': '*' })
          .end();
        return;
      }
      const file = opened.files.get(path);
      if (!file) return void response.writeHead(404).end();
      const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
      const body = file.subarray(from);
      response.writeHead(from > 0 ? 206 : 200, {
        'content-length': body.length,
        'content-type': 'application/octet-stream',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'etag, content-range',
        etag: '"pinned"',
        ...(from > 0 ? { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` } : {}),
      });
      const { fault } = opened;
      opened.fault = null;
      if (!fault || fault.after >= body.length) return void response.end(body);
      response.write(body.subarray(0, fault.after), () => {
        if (fault.kind === 'break') response.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return opened;
  }

  /** Chromium switches that lead the publisher's names here, and nowhere else. */
  get browserArguments(): readonly string[] {
    const { port } = this.#server.address() as AddressInfo;
    const rules = ['huggingface.co', '*.hf.co'].map((host) => `MAP ${host} 127.0.0.1:${port}`);
    return [`--host-resolver-rules=${rules.join(', ')}`, '--ignore-certificate-errors'];
  }

  /** Nothing answers any more. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
