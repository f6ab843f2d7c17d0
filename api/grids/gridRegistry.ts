import { createGridIndex, type GridIndex, type GridUnit } from './gridIndex';

/** Where the registry reads areas from; `api/queries/areaSource.ts` reads the database. */
export interface AreaSource {
  /** All units in force, from one moment. */
  readCurrent(county: string): Promise<readonly GridUnit[]>;
  /**
   * Calls `onChange` whenever a county's areas changed, or with null when changes may have been
   * missed. Resolves once nothing that happens from now on can be missed.
   */
  watch(onChange: (county: string | null) => void): Promise<{ close(): Promise<void> }>;
}

/** The index in force of every county that was asked for, held in memory. */
export interface GridRegistry {
  /** The index in force; loaded when first asked for. Rejects when the county has no areas. */
  current(county: string): Promise<GridIndex>;
  /** Reads the areas again and puts the new index in the old one's place, in one assignment. */
  reload(county: string): Promise<GridIndex>;
  /** Follows imports, so that a new tree is used without a restart. */
  watchAreas(onError: (error: unknown) => void): Promise<{ close(): Promise<void> }>;
}

export function createGridRegistry(source: AreaSource): GridRegistry {
  const indexes = new Map<string, GridIndex>();
  const loading = new Map<string, Promise<GridIndex>>();

  const load = async (county: string): Promise<GridIndex> => {
    const index = createGridIndex(await source.readCurrent(county));
    indexes.set(county, index);
    return index;
  };

  /** Loads of one county follow one another, so that an older state never replaces a newer one. */
  const enqueue = (county: string): Promise<GridIndex> => {
    const before = loading.get(county) ?? Promise.resolve();
    const next = before.then(
      () => load(county),
      () => load(county),
    );
    loading.set(county, next);
    const forget = () => {
      if (loading.get(county) === next) loading.delete(county);
    };
    next.then(forget, forget);
    return next;
  };

  return {
    current: async (county) =>
      indexes.get(county) ?? (await (loading.get(county) ?? enqueue(county))),
    reload: enqueue,
    watchAreas: (onError) =>
      source.watch((county) => {
        const changed = county === null ? [...indexes.keys()] : [county];
        for (const one of changed) {
          // a county that nobody asked for is loaded when somebody does
          if (indexes.has(one) || loading.has(one)) enqueue(one).catch(onError);
        }
      }),
  };
}
