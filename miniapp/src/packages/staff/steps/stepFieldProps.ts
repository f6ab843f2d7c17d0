import type { ReportDetail } from '@shared/schemas/reports';
import type { StepInHand } from './useStepInHand';

/** What every field of a step is given. */
export interface StepFieldProps {
  report: ReportDetail;
  inHand: StepInHand;
}
