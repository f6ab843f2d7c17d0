import mongoose from 'mongoose';
import { createDeps } from '../../api/createDeps';
import { parseEnv } from '../../api/env';
import { connectDatabase } from '../../api/main';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { seedDemonstration } from './seedDemonstration';
import { createSetClock } from './seedWorld';

const STEPS = {
  people: '建立演示人员名册',
  reports: '演示反映事项的办理',
  feedback: '生成消息',
} as const;

/** Fills the county of the environment with demonstration data; outside production only. */
await runMain(async () => {
  const env = parseEnv(process.env);
  await connectDatabase(env);
  const clock = createSetClock(new Date());
  const deps = await createDeps(env, clock.now);
  const progress = createProgressLine(process.stderr);
  try {
    const added = await seedDemonstration(deps, env.COUNTY, clock, (step, done, all) =>
      progress.show(STEPS[step], done, all),
    );
    progress.end();
    console.log(added > 0 ? `已生成 ${added} 件演示事项` : '演示数据已存在，保持不变');
    return 0;
  } finally {
    progress.end();
    await deps.close();
    await mongoose.disconnect();
  }
});
