import type { ReportDetail } from '@shared/schemas/reports';
import { faceOf } from './call';
import type { World } from './world';

/** A photo opens by the address given to those who see its report, and by no other that is made from it. */
export async function checkFiles(
  world: World,
  onFinding: (finding: string) => void,
): Promise<number> {
  const { server, cast } = world;
  const { id } = world.report('submitted');
  const { body } = await server.get<ReportDetail>(`/reports/${id}`, cast.of('reporter').person);
  const given = new URL(body.photos[0]?.url ?? '/', server.url);
  const open = (url: URL) =>
    server.get<unknown>(url.pathname.replace('/api/v1', ''), null, {
      query: Object.fromEntries(url.searchParams),
    });
  if ((await open(given)).status !== 200) onFinding('GET /files/:id does not open what it signed');
  const changed = (change: (url: URL) => void): URL => {
    const url = new URL(given);
    change(url);
    return url;
  };
  const nothing = faceOf(
    await open(changed((url) => url.searchParams.set('signature', 'x'.repeat(43)))),
  );
  const forged: Record<string, URL> = {
    'another size': changed((url) => url.searchParams.set('size', 'thumbnail')),
    'a later end': changed((url) => url.searchParams.set('expires', '1999999999')),
    'another file': changed((url) => {
      url.pathname = `${url.pathname.slice(0, -1)}${url.pathname.endsWith('a') ? 'b' : 'a'}`;
    }),
  };
  for (const [what, url] of Object.entries(forged))
    if (faceOf(await open(url)) !== nothing) onFinding(`GET /files/:id opens ${what}`);
  return 6;
}
