import { register } from 'node:module';

// Before the TypeScript loader: what it reads is already broken.
register('./breakingHooks.mjs', import.meta.url, { data: JSON.parse(process.env.BREAK ?? '{}') });
