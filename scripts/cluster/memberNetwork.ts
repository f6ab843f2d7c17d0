import net from 'node:net';

/** A connection to a member (by its own address), opened by another member or by a client. */
interface Ends {
  readonly by: 'member' | 'client';
  readonly to: string;
}

/** What lies between the members of a replica set and everybody who talks to them. */
export interface MemberNetwork {
  /** Puts a gate before a member; everybody reaches it at the address returned. */
  gateTo(member: string): Promise<string>;
  /** From now on nothing passes where this holds: what is sent is held back, as packets that are lost and sent again. */
  cut(isCut: (ends: Ends) => boolean): void;
  /** Everything passes again, also what was held back. */
  mend(): void;
  close(): Promise<void>;
}

interface Link extends Ends {
  readonly near: net.Socket;
  readonly far: net.Socket;
}

export function createMemberNetwork(): MemberNetwork {
  const servers: net.Server[] = [];
  const links = new Set<Link>();
  let isCut: (ends: Ends) => boolean = () => false;

  const steer = (link: Link): void => {
    const { near, far } = link;
    near.unpipe(far);
    far.unpipe(near);
    if (isCut(link)) {
      near.pause();
      far.pause();
    } else {
      near.pipe(far);
      far.pipe(near);
    }
  };

  const open = (near: net.Socket, member: string): void => {
    near.once('data', (first: Buffer) => {
      near.pause();
      near.unshift(first);
      const far = net.connect(Number(member.split(':')[1]), '127.0.0.1');
      const link = { by: openedBy(first), to: member, near, far } as const;
      links.add(link);
      const end = (): void => {
        links.delete(link);
        near.destroy();
        far.destroy();
      };
      for (const socket of [near, far]) socket.on('error', end).on('close', end);
      steer(link);
    });
    near.on('error', () => near.destroy());
  };

  return {
    async gateTo(member) {
      const server = net.createServer((near) => open(near, member));
      servers.push(server);
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
      });
      return `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
    },
    cut(where) {
      isCut = where;
      for (const link of links) steer(link);
    },
    mend() {
      isCut = () => false;
      for (const link of links) steer(link);
    },
    async close() {
      const ended = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const { near, far } of links) {
        near.destroy();
        far.destroy();
      }
      await Promise.all(ended);
    },
  };
}

/** In the greeting a member says what no client does; not which one it is, so that only the way to a member is cut. */
const openedBy = (greeting: Buffer): Ends['by'] =>
  greeting.includes('internalClient') ? 'member' : 'client';
