import { Agent } from 'undici';
import { dialling } from './dial.js';
import { type Route, thisMachine } from './route.js';

/** The same way to other places than the target, for which alone the client certificate is. */
export function elsewhere({ proxies, tls: { cert: _cert, key: _key, ...tls } }: Route): Route {
  return { proxies: { ...proxies, except: [...proxies.except, ...thisMachine] }, tls };
}

/** Connections by a route, for requests that are none of the API. Whoever made it destroys it. */
export function agentFor(route: Route): Agent {
  const dial = dialling(route);
  const never = new AbortController();
  return new Agent({
    connect({ protocol, hostname, port }, callback) {
      dial({ protocol, hostname, port }, never.signal).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      );
    },
  });
}
