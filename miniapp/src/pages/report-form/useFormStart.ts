import { useEffect, useState } from 'react';
import { toProblem } from '../../api/problem';
import { showToast } from '../../platform/device';
import { sceneOf } from '../../platform/wechat';
import { isEmptyDraft } from '../../reports/draft';
import { placeOfPlate } from '../../reports/placeOfPlate';
import { useDrafts } from '../../stores/drafts';

/** What a form can be opened with. */
export interface FormParameters {
  /** A draft to go on with. */
  draft?: string;
  /** The big kind that was chosen on the page before. */
  group?: string;
  /** The unit of a plate, from the page that shows it. */
  area?: string;
  /** What WeChat hands over of a code: its own, or a plain address. */
  scene?: string;
  q?: string;
}

/**
 * Puts the right draft in the form, once: the one asked for; a new one where something new was chosen and another is
 * being written (that one stays among the drafts); else the one written last. False until it is there.
 */
export function useFormStart(parameters: FormParameters): boolean {
  const { draft, group, area } = parameters;
  const plate = area ?? sceneOf(parameters as Record<string, string | undefined>);
  const [started, setStarted] = useState(!draft && !group && !plate);
  useEffect(() => {
    const { open, startAnew, draft: current } = useDrafts.getState();
    const isFree = isEmptyDraft(current) && current.state === 'editing';
    if (draft) open(draft);
    else if ((group || plate) && !isFree) startAnew();
    setStarted(true);
    if (plate && !draft) void fillIn(area ? `g=${area}` : plate);
  }, [draft, group, area, plate]);
  return started;
}

async function fillIn(plate: string): Promise<void> {
  const { key } = useDrafts.getState().draft;
  try {
    const place = await placeOfPlate(plate);
    const { draft, edit } = useDrafts.getState();
    // Whoever chose a place meanwhile knows better.
    if (draft.key === key && draft.place === null) edit({ place });
  } catch (thrown) {
    showToast(toProblem(thrown).words);
  }
}
