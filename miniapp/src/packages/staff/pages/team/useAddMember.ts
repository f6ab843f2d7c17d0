import type { AreaStep } from '@shared/schemas/fields';
import { useRef, useState } from 'react';
import { newKey } from '../../../../api/client';
import { addPost } from '../../../../api/posts';
import { type Problem, toProblem } from '../../../../api/problem';
import { showToast } from '../../../../platform/device';
import { readStored, writeStored } from '../../../../platform/storage';
import { staff } from '../../messages';
import { type MemberForm, type MemberGap, memberBody, memberGaps } from './memberForm';

const STORED = 'staffMember';

interface AddMember {
  form: MemberForm;
  edit: (change: Partial<MemberForm>) => void;
  /** Empty until the person tried. */
  gaps: readonly MemberGap[];
  busy: boolean;
  problem: Problem | null;
  send: () => void;
}

/** The form for a new member: kept while it is typed, sent once however often it is tapped. */
export function useAddMember(widest: AreaStep, onAdded: () => void): AddMember {
  const [form, setForm] = useState<MemberForm>(() => ({
    name: '',
    phone: '',
    role: 'gridMember',
    area: { code: widest.code, label: widest.name },
    organisationId: null,
    ...readStored<Partial<MemberForm>>(STORED),
  }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sending = useRef({ busy: false, key: newKey() });

  const edit = (change: Partial<MemberForm>) => {
    const next = { ...form, ...change };
    sending.current.key = newKey();
    setForm(next);
    writeStored(STORED, next);
  };
  const send = async () => {
    setTried(true);
    if (sending.current.busy || memberGaps(form).length > 0) return;
    sending.current.busy = true;
    setBusy(true);
    setProblem(null);
    try {
      const added = await addPost(memberBody(form), sending.current.key);
      writeStored(STORED, null);
      showToast(staff.team.added(added.person.name));
      onAdded();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      sending.current.busy = false;
      setBusy(false);
    }
  };
  return {
    form,
    edit,
    gaps: tried ? memberGaps(form) : [],
    busy,
    problem,
    send: () => void send(),
  };
}
