import net from 'node:net';

/** Opens and closes a loopback listener; the port it had, or undefined where `port` is taken. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** A free port on loopback: the one wished for where it is free, else any. */
export async function freePort(wish?: number): Promise<number> {
  const wished = wish ? await tryPort(wish) : undefined;
  const port = wished ?? (await tryPort(0));
  if (port === undefined) throw new Error('the system gave no free port');
  return port;
}
