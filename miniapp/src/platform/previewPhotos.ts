/** Shows photos full size, starting with `current`: arrow keys move, Escape or a tap closes. */
export function previewPhotos(urls: string[], current: string): void {
  let index = Math.max(0, urls.indexOf(current));
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.className = 'theme photo-preview';
  dialog.setAttribute('aria-label', '照片');
  const picture = document.createElement('img');
  const show = () => {
    picture.src = urls[index] ?? current;
    picture.alt = `照片 ${index + 1}，共 ${urls.length} 张`;
  };
  dialog.append(picture);
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight') index = (index + 1) % urls.length;
    if (event.key === 'ArrowLeft') index = (index + urls.length - 1) % urls.length;
    show();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  show();
  document.body.append(dialog);
  dialog.showModal();
}
