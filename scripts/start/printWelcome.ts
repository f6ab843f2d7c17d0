import type { Env } from '../../api/env';

interface Welcome {
  env: Env;
  simulatorUrl: string | null;
  /** Lines naming the people one can sign in as; none in production. */
  people: readonly string[];
  seconds: number;
}

/** What `npm start` says at the end: where everything is and how to leave. */
export function printWelcome({ env, simulatorUrl, people, seconds }: Welcome): void {
  const address = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const rows = [
    ['residents and staff', address],
    ['API', `${address}/api/v1`],
    ['its documentation', `${address}/api/docs`],
    ...(simulatorUrl ? [['WeChat simulator', simulatorUrl]] : []),
  ];
  console.log(`\n微连心 serves county ${env.COUNTY} (started in ${seconds.toFixed(1)} s):`);
  for (const [what = '', where = ''] of rows) console.log(`  ${what.padEnd(22)}${where}`);
  if (people.length > 0) {
    console.log(
      `\nThe people of the demonstration (sign in at ${address}: 我 → 登录 → tap a name):`,
    );
    for (const line of people) console.log(line);
    console.log('Their WeChat messages are shown by the simulator.\n');
  }
  console.log('Ctrl-C stops everything; the data is kept in .data.');
}
