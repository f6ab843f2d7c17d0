import net from 'node:net';

/** Opens and closes a listener; the port it had, or undefined where `port` is taken. */
function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** Whether nobody listens on this port. */
export async function isFree(port: number, host: string): Promise<boolean> {
  return (await tryPort(port, host)) !== undefined;
}

/** A free port on loopback: the one wished for where it is free, else any. */
export async function freePort(wish?: number): Promise<number> {
  const wished = wish ? await tryPort(wish, '127.0.0.1') : undefined;
  const port = wished ?? (await tryPort(0, '127.0.0.1'));
  if (port === undefined) throw new Error('the system gave no free port');
  return port;
}
