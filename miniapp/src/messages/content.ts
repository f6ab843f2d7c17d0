import type { ContentState } from '@shared/schemas/uploads';

/** What is said of words and pictures that not everybody sees. */
export const contentWords = {
  marks: { pending: '审核中', withheld: '未公开' } satisfies Record<
    Exclude<ContentState, 'shown'>,
    string
  >,
  /** Spoken after the name of a picture. */
  photo: (photo: string, mark: string) => `${photo}，${mark}`,
} as const;
