import { measureRefusals } from './refuse';

for (const line of await measureRefusals()) console.log(line);
