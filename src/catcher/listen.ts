import { once } from 'node:events';
import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';

/** The catcher cannot start as it was asked to; the message says what to change. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface ListenAddress {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

/** Reads `host:port`; an IPv6 address stands in brackets. */
export function parseListen(listen: string): ListenAddress {
  const match = /^(?:\[([\da-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(listen);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || (match?.[1] !== undefined && !isIPv6(host)) || port > 65_535) {
    throw new ListenError(
      `Cannot listen on ${JSON.stringify(listen)}: write host:port, such as 127.0.0.1:0 or [::1]:8080 (port 0 takes any free one).`,
    );
  }
  return { host, port };
}

/** Reads the origin, and path if any, by which a target reaches the catcher; without a slash at its end. */
export function parsePublicUrl(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && !/[?#]/.test(publicUrl) && !url.username && !url.password;
  if (!plain) {
    throw new ListenError(
      // Not repeated here, since it may hold a password.
      'The public URL cannot be used: write one such as https://tunnel.example.com, with a path if need be, but without query, fragment or password.',
    );
  }
  return url.href.replace(/\/+$/, '');
}

const remedies: Record<string, string> = {
  EADDRINUSE: 'the port is taken; choose another one, or 0 for any free one',
  EACCES: 'this user may not open that port; choose one above 1023, or 0 for any free one',
  EADDRNOTAVAIL: 'this machine has no such address; use one of its own, such as 127.0.0.1',
  EAFNOSUPPORT: 'this machine has no addresses of that kind; use one of its own, such as 127.0.0.1',
  ENOTFOUND: 'the host name is not known; use an address of this machine, such as 127.0.0.1',
  EAI_AGAIN: 'the host name cannot be looked up now; use an address of this machine, such as 127.0.0.1',
};

/** Starts the server; resolves with the URL at which this machine reaches it. */
export async function listenOn(server: Server, { host, port }: ListenAddress): Promise<string> {
  const literal = isIPv6(host) ? `[${host}]` : host;
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ListenError(
      `Cannot listen on ${literal}:${port}: ${remedies[code] ?? `it failed with ${code || error}`}.`,
      {
        cause: error,
      },
    );
  }
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  // A server on every interface has no address of its own to hand out; this machine reaches it by loopback.
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : isIPv6(host) && /^[0:]+$/.test(host) ? '[::1]' : literal;
  return new URL(`http://${reachable}:${boundPort}`).origin;
}
