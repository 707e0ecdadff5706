import { Agent as PlainAgent, type RequestOptions } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** Where the requests of a proxy go. */
export class Upstream {
  readonly isSecure: boolean;
  readonly hostname: string;
  readonly port: number;
  /** Precedes every path; without a slash at its end. */
  readonly prefix: string;
  /** What the Host header is replaced by; undefined where it passes unchanged. */
  readonly host: string | undefined;
  readonly #agents = new WeakMap<Socket, PlainAgent>();

  /**
   * @param url http or https, with a path if need be
   */
  constructor(url: string) {
    const { protocol, hostname, port, pathname, host } = new URL(url);
    this.isSecure = protocol === 'https:';
    this.hostname = hostname.replace(/^\[(.*)\]$/, '$1');
    this.port = Number(port) || (this.isSecure ? 443 : 80);
    this.prefix = pathname.replace(/\/+$/, '');
    // A server on an address is found without its name, and a client that signs its requests signs the host it sees.
    const needsName = isIP(this.hostname) === 0 && this.hostname !== 'localhost';
    this.host = needsName ? host : undefined;
  }

  /** Connections upstream mirror those of the clients: each client connection has one of its own. */
  options(client: Socket): Pick<RequestOptions, 'agent' | 'host' | 'port' | 'protocol' | 'setHost'> & {
    servername?: string;
  } {
    let agent = this.#agents.get(client);
    if (agent === undefined) {
      const kind = this.isSecure ? SecureAgent : PlainAgent;
      const made = new kind({ keepAlive: true, maxSockets: 1 });
      agent = made;
      this.#agents.set(client, made);
      client.once('close', () => made.destroy());
    }
    const protocol = this.isSecure ? 'https:' : 'http:';
    const named = isIP(this.hostname) === 0 ? { servername: this.hostname } : {};
    return { agent, host: this.hostname, port: this.port, protocol, setHost: false, ...named };
  }

  /** A connection of its own, for what is not passed on message by message. */
  connect(): Socket {
    const place = { host: this.hostname, port: this.port };
    if (!this.isSecure) return connectPlain(place);
    return connectSecurely({ ...place, ...(isIP(this.hostname) === 0 ? { servername: this.hostname } : {}) });
  }
}
