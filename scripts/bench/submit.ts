import { measurement } from './frame/measurement';
import { measureReports, REPORT_SIZES } from './measureReports';

/** A report taken in, by a process that leaves what follows from it to another. */
export const submit = measurement(
  'submit',
  (sizes) =>
    measureReports(sizes, {
      program: 'scripts/bench/servers/apiAlone.ts',
      ways: [
        { name: 'from a browser', by: 'browser' },
        { name: 'from WeChat, words checked', by: 'wechat' },
      ],
      goal: 2.5,
    }),
  REPORT_SIZES,
);
