import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { appointFirstAdmin } from '../../api/commands/appointFirstAdmin';
import { createDeps } from '../../api/createDeps';
import { parseEnv } from '../../api/env';
import { ApiError } from '../../api/errors';
import { connectDatabase } from '../../api/main';
import { postBody } from '../../shared/schemas/staff';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';

const USAGE = '用法：npm run admin:appoint -- --county 411728 --name 姓名 --phone 手机号';

/** Gives a county its first administrator, on the database of the environment. */
await runMain(async () => {
  const { values } = parseArgs({
    options: { county: { type: 'string' }, name: { type: 'string' }, phone: { type: 'string' } },
  });
  const { county } = values;
  const contact = postBody.safeParse({ ...values, county: undefined, role: 'admin' });
  if (!county || !/^\d{6}$/.test(county) || !contact.success) throw new ExpectedFailure(USAGE);
  const { name, phone } = contact.data;
  const env = parseEnv(process.env);
  await connectDatabase(env);
  const deps = await createDeps(env);
  try {
    await appointFirstAdmin(deps, { county, name, phone });
    console.log('已任命。此人首次用微信登录并绑定这个手机号后，即可管理本县。');
    return 0;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'already_exists')
      throw new ExpectedFailure('本县已有综治中心管理员，请由其添加其他人员。');
    throw error;
  } finally {
    await deps.close();
    await mongoose.disconnect();
  }
});
