import { privacyTextResponse } from '@shared/schemas/me';
import { PRIVACY_TEXT } from '../../privacyText';
import { type Endpoint, endpoint } from '../endpoint';

export const privacyEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/privacy-text',
    summary: 'The privacy text in force, with its version',
    tag: 'me',
    access: 'public',
    response: privacyTextResponse,
    handle: async () => PRIVACY_TEXT,
  }),
];
