import { freePort } from '../network/freePort';
import type { Settings } from '../start/settings';
import { type ApiProcess, createApiProcess } from './apiProcess';
import { startBalancer } from './startBalancer';

/** API processes behind one balancer. */
export interface Serving {
  /** Where people reach it. */
  readonly url: string;
  readonly apis: readonly ApiProcess[];
  /** Ends all in order; safe to call again. */
  stop(): Promise<void>;
}

interface ServingOptions {
  /** What Node runs as a process of the API. */
  readonly program: readonly string[];
  readonly settings: Settings;
  readonly processes: number;
  /** Of the balancer; any by default. */
  readonly port?: number;
}

/** Starts as many processes as said, and then the balancer; the database is there. */
export async function startServing(options: ServingOptions): Promise<Serving> {
  const { program, settings, processes, port = 0 } = options;
  const apis: ApiProcess[] = [];
  for (let n = 1; n <= processes; n += 1)
    apis.push(createApiProcess(`API ${n}`, program, settings, await freePort()));
  const stopAll = async (): Promise<void> => {
    await Promise.all(apis.map((api) => api.stop()));
  };
  try {
    await Promise.all(apis.map((api) => api.start()));
    const balancer = await startBalancer(
      port,
      apis.map((api) => api.port),
    );
    let stopped: Promise<void> | null = null;
    return {
      url: balancer.url,
      apis,
      stop() {
        stopped ??= balancer.close().then(stopAll);
        return stopped;
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}
