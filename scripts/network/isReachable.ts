import http from 'node:http';
import https from 'node:https';

/** Opens a tunnel through the proxy; true when the proxy lets the host through. */
function proxyReaches(proxy: string, target: URL, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(proxy);
    const request = http.request({
      host: hostname,
      port: port || 80,
      method: 'CONNECT',
      path: `${target.hostname}:${target.port || 443}`,
      timeout: timeoutMs,
    });
    request.on('connect', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', () => resolve(false));
    request.end();
  });
}

/**
 * Whether a server answers at all (any status below 500 counts), so that a blocked download is
 * given up in seconds. A proxy named in the environment is asked instead.
 */
export async function isReachable(address: string, timeoutMs: number): Promise<boolean> {
  const target = new URL(address);
  const proxy = process.env.HTTPS_PROXY ?? process.env.https_proxy;
  if (proxy && target.protocol === 'https:') return proxyReaches(proxy, target, timeoutMs);
  return new Promise((resolve) => {
    const client = target.protocol === 'https:' ? https : http;
    const request = client.request(target, { method: 'HEAD', timeout: timeoutMs }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 500);
    });
    // `timeout` watches an idle socket only; a name server that never answers needs a clock of its own.
    const clock = setTimeout(() => request.destroy(new Error('timeout')), timeoutMs);
    request.on('error', () => resolve(false));
    request.on('close', () => clearTimeout(clock));
    request.end();
  });
}
