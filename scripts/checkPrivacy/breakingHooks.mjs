// Changes one source file as it is loaded; the file on the disk stays as it is.
let target;

export function initialize(data) {
  target = data;
}

export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  if (!url.split('?')[0].endsWith(`/${target.file}`)) return loaded;
  const source = String(loaded.source);
  if (!source.includes(target.find))
    throw new Error(`${target.file} has changed: nothing to break`);
  return { ...loaded, source: source.replace(target.find, target.replace) };
}
