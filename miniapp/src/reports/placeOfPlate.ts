import { findArea } from '../api/areas';
import { Problem, toProblem } from '../api/problem';
import { form } from '../messages/form';
import { areaOfPlate } from './areaOfPlate';
import type { DraftPlace } from './draft';

/** The place a scanned or typed plate stands for. Throws Problem, in words of its own where it is none of ours. */
export async function placeOfPlate(scanned: string): Promise<DraftPlace> {
  const code = areaOfPlate(scanned);
  if (!code) throw new Problem('not_found', form.plateWrong);
  try {
    const area = await findArea(code);
    const label = [...area.path.slice(1), area]
      .filter((step, index, all) => all.findIndex((one) => one.code === step.code) === index)
      .map((step) => step.name)
      .join(' ');
    return { source: 'plate', areaCode: code, label };
  } catch (thrown) {
    const problem = toProblem(thrown);
    throw problem.code === 'not_found' ? new Problem('not_found', form.plateWrong) : problem;
  }
}
