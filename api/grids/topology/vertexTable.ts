import { at } from './integerRings';

const EMPTY = -1;

/** Gives every distinct integer point a small number, in order of first sight. */
export class VertexTable {
  private slots: Int32Array;
  private xs: Int32Array;
  private ys: Int32Array;
  private used = 0;

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.slots = new Int32Array(capacity).fill(EMPTY);
    this.xs = new Int32Array(capacity / 2);
    this.ys = new Int32Array(capacity / 2);
  }

  get size(): number {
    return this.used;
  }

  x(vertex: number): number {
    return at(this.xs, vertex);
  }

  y(vertex: number): number {
    return at(this.ys, vertex);
  }

  /** The number of a point, given to it now if it is new. */
  add(x: number, y: number): number {
    const slot = this.find(x, y);
    const known = at(this.slots, slot);
    if (known !== EMPTY) return known;
    if (this.used === this.xs.length) {
      this.grow();
      return this.add(x, y);
    }
    const vertex = this.used;
    this.used += 1;
    this.slots[slot] = vertex;
    this.xs[vertex] = x;
    this.ys[vertex] = y;
    return vertex;
  }

  private find(x: number, y: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(x, y) & mask;
    for (;;) {
      const vertex = at(this.slots, slot);
      if (vertex === EMPTY || (at(this.xs, vertex) === x && at(this.ys, vertex) === y)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const { xs, ys, used } = this;
    this.slots = new Int32Array(this.slots.length * 2).fill(EMPTY);
    this.xs = new Int32Array(xs.length * 2);
    this.ys = new Int32Array(ys.length * 2);
    this.xs.set(xs);
    this.ys.set(ys);
    for (let vertex = 0; vertex < used; vertex += 1) {
      this.slots[this.find(at(xs, vertex), at(ys, vertex))] = vertex;
    }
  }
}

/** Finds a directed edge (from → to) by its two vertices; the value is the edge's number. */
export class EdgeTable {
  private readonly slots: Int32Array;

  /** `from` and `to` are the edges' vertices, filled before an edge is added. */
  constructor(
    private readonly from: Int32Array,
    private readonly to: Int32Array,
  ) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, from.length * 2)))).fill(
      EMPTY,
    );
  }

  /** Adds an edge; answers the one already there with the same direction, or -1. */
  add(edge: number): number {
    const slot = this.find(at(this.from, edge), at(this.to, edge));
    const known = at(this.slots, slot);
    if (known === EMPTY) this.slots[slot] = edge;
    return known;
  }

  /** The edge from → to, or -1. */
  get(from: number, to: number): number {
    return at(this.slots, this.find(from, to));
  }

  private find(from: number, to: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(from, to) & mask;
    for (;;) {
      const edge = at(this.slots, slot);
      if (edge === EMPTY || (at(this.from, edge) === from && at(this.to, edge) === to)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

function hash(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
