import { ApiError } from '../../api/errors';
import { platesToDraw } from '../../api/plates/platesToDraw';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { plateScriptMessages as messages } from './messages';
import { openCounty } from './openCounty';
import { readOptions } from './readOptions';
import { writePlates } from './writePlates';

/** Prints the grid plates of an area to a PDF: as many as there are, unlike the API, which gives some hundred. */
await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  const progress = createProgressLine(process.stderr);
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  process.once('SIGTERM', () => stopped.abort());
  const county = await openCounty(options.areaCode.slice(0, 6), progress.note);
  try {
    const { deps } = county;
    const directory = await deps.directory(options.areaCode.slice(0, 6));
    const plates = {
      ...platesToDraw(deps, directory, options),
      onDrawn: (done: number, total: number) => progress.show(messages.drawing, done, total),
    };
    const bytes = await writePlates(options.out, plates, stopped.signal);
    progress.end();
    const { length } = plates.areaCodes;
    const pages = Math.ceil(length / Number(options.perPage));
    console.log(messages.done(options.out, length, pages, (bytes / 1e6).toFixed(1)));
    return 0;
  } catch (error) {
    progress.end();
    if (stopped.signal.aborted) throw new ExpectedFailure(messages.stopped);
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'not_found')
      throw new ExpectedFailure(messages.unknownArea(options.areaCode));
    if (error.code === 'wechat_unavailable') throw new ExpectedFailure(messages.noWechat);
    throw error;
  } finally {
    await county.close();
  }
});
