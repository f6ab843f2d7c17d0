import type { PlateCodeKind, PlateScope, PlatesPerPage } from '@shared/schemas/plates';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import type { PlatesToDraw } from './drawPlates';
import { unitsToPrint } from './planPlates';
import { type CodeSource, webCodes, wechatCodes } from './plateCode';
import { codePixels } from './plateSheet';

export interface PlatesAsked {
  readonly areaCode: string;
  readonly scope: PlateScope;
  readonly perPage: PlatesPerPage;
  /** The county's mini-program where not given and it has one, otherwise the address. */
  readonly code?: PlateCodeKind | undefined;
}

/** Everything `drawPlates` needs for what was asked. @throws ApiError not_found, no_mini_program */
export function platesToDraw(
  deps: Pick<Deps, 'wechat' | 'logger' | 'env'>,
  directory: CountyDirectory,
  asked: PlatesAsked,
): PlatesToDraw {
  const client = deps.wechat(directory.county);
  const kind = asked.code ?? (client ? 'wechat' : 'web');
  const pixels = codePixels(asked.perPage);
  const codes = (): CodeSource => {
    if (kind === 'web') return webCodes(deps.env.PUBLIC_URL ?? `http://localhost:${deps.env.PORT}`);
    if (!client) throw apiError('no_mini_program');
    return wechatCodes({ client, logger: deps.logger, pixels });
  };
  return {
    directory,
    areaCodes: unitsToPrint(directory, asked.areaCode, asked.scope),
    perPage: asked.perPage,
    kind,
    codes: codes(),
  };
}
