import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificates } from './certificates.js';
import { folder, freePort, started } from './part.js';

/** A running nginx in front of a server. */
export interface Nginx {
  readonly port: number;
  /** A line for each request: protocol, version of TLS, method and path, and values of headers. */
  requests(): Promise<readonly string[]>;
}

/** How nginx stands in front of a server. */
export interface NginxOptions {
  readonly certificates: Certificates;
  /** `http://host:port`. */
  readonly upstream: string;
  /** Whether it demands a client certificate. */
  readonly demandsClient?: boolean;
  /** A header that a request must have, and its value. */
  readonly gateway?: readonly [name: string, value: string];
  /** Path in front of every path of the server. */
  readonly prefix?: string;
  /** Requests above which it answers HTTP 429 with Retry-After. */
  readonly perSecond?: number;
}

/** Lets nginx terminate TLS, also at the IPv6 address of this machine. */
export async function nginx(options: NginxOptions): Promise<Nginx> {
  const { certificates: made, upstream, demandsClient = false, gateway, prefix = '', perSecond } = options;
  const directory = await folder();
  const port = await freePort();
  const log = join(directory, 'access.log');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  );
  const guard =
    gateway === undefined
      ? ''
      : `if ($http_${gateway[0].toLowerCase().replaceAll('-', '_')} != "${gateway[1]}") { return 403 "gateway"; }`;
  const zone = perSecond === undefined ? '' : `limit_req_zone $server_name zone=all:1m rate=${perSecond}r/s;`;
  const limit =
    perSecond === undefined
      ? ''
      : `limit_req zone=all burst=${perSecond} nodelay; limit_req_status 429; error_page 429 = @busy;`;
  const file = join(directory, 'nginx.conf');
  await writeFile(
    file,
    `daemon off; worker_processes 1; pid ${directory}/pid; error_log stderr error;
events { worker_connections 256; }
http {
  ${temporary.join(' ')}
  log_format seen '$server_protocol $ssl_protocol $request_method $uri run=$http_x_upload_contract_run';
  access_log ${log} seen;
  ${zone}
  server {
    listen 127.0.0.1:${port} ssl http2;
    listen [::1]:${port} ssl http2;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_certificate ${made.server.cert};
    ssl_certificate_key ${made.server.key};
    ${demandsClient ? `ssl_client_certificate ${made.ca}; ssl_verify_client on;` : ''}
    client_max_body_size 0;
    # A worker that is another user may not write below the folder of the test.
    client_body_buffer_size 8m;
    proxy_buffering off;
    location @busy { add_header Retry-After 1 always; return 429 "busy"; }
    ${prefix === '' ? '' : 'location / { return 404; }'}
    location ${prefix}/ {
      ${guard}
      ${limit}
      proxy_pass ${upstream}/;
      proxy_set_header Host $http_host;
    }
  }
}
`,
  );
  await started('nginx', ['-e', 'stderr', '-p', directory, '-c', file], port);
  return {
    port,
    requests: async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''),
  };
}
