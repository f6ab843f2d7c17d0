/** A point as WeChat gives it: GCJ-02 degrees. */
export interface Gcj02Place {
  readonly longitude: number;
  readonly latitude: number;
  readonly name?: string;
  readonly address?: string;
  /** Metres; WeChat says 65 indoors, 10 outside. */
  readonly accuracyMetres?: number;
}

/** How the person who holds the phone answers what WeChat itself asks. A test sets it before the act. */
export interface Hand {
  /** What WeChat's privacy sheet is answered with. */
  privacy: 'agree' | 'refuse';
  /** What "wants to use your position" is answered with. */
  locationPermission: 'allow' | 'deny';
  /** Where the phone is (getLocation). */
  position: Gcj02Place;
  /** The place picked on the map (chooseLocation); none: the person goes back without picking. */
  place: Gcj02Place | undefined;
  /** Pictures taken or picked next, as JPEG bytes; none: the person cancels. */
  photos: Uint8Array[];
  /** What is said into the microphone, as mp3; none: recording is refused. */
  voice: { mp3: Uint8Array; seconds: number } | undefined;
  /** The text of the code before the camera; none: the person cancels. */
  scan: string | undefined;
  /** What each asked subscription is answered with. */
  subscribe: 'accept' | 'reject';
  /** Whether the person lets the program have the telephone number. */
  phoneNumber: 'allow' | 'deny';
}

export function openHand(): Hand {
  return {
    privacy: 'agree',
    locationPermission: 'allow',
    position: { longitude: 113.0, latitude: 36.0, accuracyMetres: 30 },
    place: undefined,
    photos: [],
    voice: undefined,
    scan: undefined,
    subscribe: 'accept',
    phoneNumber: 'allow',
  };
}
