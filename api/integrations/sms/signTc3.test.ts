import { describe, expect, it } from 'vitest';
import { signTc3 } from './signTc3';

/** The worked example of Tencent Cloud's page on 签名方法 v3, whose keys are printed as asterisks. */
const EXAMPLE = {
  secretId: 'AKID********************************',
  secretKey: '********************************',
  service: 'cvm',
  host: 'cvm.tencentcloudapi.com',
  action: 'DescribeInstances',
  payload:
    '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  timestamp: 1_551_113_065,
};

describe('TC3-HMAC-SHA256', () => {
  it("signs Tencent's own example as Tencent does", () => {
    expect(signTc3(EXAMPLE)).toBe(
      'TC3-HMAC-SHA256 Credential=AKID********************************/2019-02-25/cvm/tc3_request, ' +
        'SignedHeaders=content-type;host;x-tc-action, ' +
        'Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
    );
  });

  it.each([
    ['payload', `${EXAMPLE.payload} `],
    ['host', 'sms.tencentcloudapi.com'],
    ['action', 'SendSms'],
    ['secretKey', '*******************************x'],
    ['timestamp', EXAMPLE.timestamp + 1],
  ] as const)('covers the %s', (part, value) => {
    expect(signTc3({ ...EXAMPLE, [part]: value })).not.toBe(signTc3(EXAMPLE));
  });
});
