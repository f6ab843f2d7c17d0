import type { Env } from '../../api/env';

interface Welcome {
  env: Env;
  simulatorUrl: string | null;
  seconds: number;
}

/** What `npm start` says at the end: where everything is and how to leave. */
export function printWelcome({ env, simulatorUrl, seconds }: Welcome): void {
  const address = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const rows = [
    ['residents and staff', address],
    ['API', `${address}/api/v1`],
    ['its documentation', `${address}/api/docs`],
    ...(simulatorUrl ? [['WeChat simulator', simulatorUrl]] : []),
  ];
  console.log(`\n微连心 serves county ${env.COUNTY} (started in ${seconds.toFixed(1)} s):`);
  for (const [what = '', where = ''] of rows) console.log(`  ${what.padEnd(22)}${where}`);
  console.log('Ctrl-C stops everything; the data is kept in .data.');
}
