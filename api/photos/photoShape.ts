/** Pixels of a picture as its header says. */
export interface PhotoShape {
  readonly width: number;
  readonly height: number;
}
