import path from 'node:path';
import * as z from 'zod/mini';
import { createSimulator } from './createSimulator';
import { messages } from './messages';
import { readAppPages } from './readAppPages';

const environmentSchema = z.object({
  WECHAT_SIMULATOR_PORT: z._default(
    z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)),
    3001,
  ),
  WECHAT_SIMULATOR_DATA: z._default(z.string(), path.join('.data', 'wechatSimulator.json')),
  WECHAT_PUSH_URL: z._default(z.url(), 'http://127.0.0.1:3000/wechat/push'),
  CLIENT_URL: z._default(z.url(), 'http://localhost:3000'),
  COUNTY: z._default(z.string().check(z.regex(/^\d{6}$/)), '411728'),
});

async function main(): Promise<void> {
  const environment = environmentSchema.parse(process.env);
  const simulator = await createSimulator({
    port: environment.WECHAT_SIMULATOR_PORT,
    county: environment.COUNTY,
    dataFile: environment.WECHAT_SIMULATOR_DATA,
    pushUrl: environment.WECHAT_PUSH_URL,
    clientUrl: environment.CLIENT_URL,
    pages: await readAppPages(),
  });
  console.log(`${messages.title} ${simulator.url}`);

  const stop = (): void => {
    simulator.close().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function explain(error: unknown): string {
  if (error instanceof z.core.$ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken ? messages.portTaken : error.message;
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
