import { createHash } from 'node:crypto';
import { messages as words } from './messages';
import { pageStyle } from './pageStyle';
import { findTemplate, SIMULATOR_TEMPLATES } from './simulatorAccount';
import type { ReceivedMessage, SimulatedPerson, SimulatorState } from './simulatorState';
import { quotaLeft } from './subscribeMessages';

/** Fetches the page again every three seconds and puts the new list in place of the old. */
const REFRESH_SCRIPT = `
setInterval(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['people', 'received']) {
      const before = document.getElementById(id);
      const after = fresh.getElementById(id);
      if (before.innerHTML !== after.innerHTML) before.replaceChildren(...after.childNodes);
    }
  } catch {}
}, 3000);
`;

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page loads nothing and runs nothing but its own style and refresh. */
export const MESSAGES_PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(REFRESH_SCRIPT)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What of the page's address says whose messages are shown: a person's, a group's, or short messages. */
export interface Chosen {
  readonly openid?: unknown;
  readonly robot?: unknown;
  readonly sms?: unknown;
}

/**
 * The simulator's page: people, groups and short messages on the left, what the chosen one received, newest first.
 *
 * @param clientUrl where the mini-program runs in a browser, or null: no link on the cards
 */
export function renderMessagesPage(
  state: SimulatorState,
  chosen: Chosen,
  clientUrl: string | null,
): string {
  const person = typeof chosen.openid === 'string' ? state.people.get(chosen.openid) : undefined;
  const received = renderOther(state, chosen) ?? renderReceived(state, person, clientUrl);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${escapeHtml(words.heading)}</h1><p>${escapeHtml(words.intro)}</p></header>
<div class="columns">
<nav id="people" aria-label="${escapeHtml(words.people)}">${renderPeople(state, person)}${renderOthers(state, chosen)}</nav>
<main id="received">${received}</main>
</div>
<script>${REFRESH_SCRIPT}</script>
</body>
</html>
`;
}

function renderPeople(state: SimulatorState, chosen: SimulatedPerson | undefined): string {
  if (state.people.size === 0) return `<p class="empty">${escapeHtml(words.nobody)}</p>`;
  const rows = [...state.people.values()].map((person) => {
    const count = state.messages.get(person.openid)?.length ?? 0;
    const current = person.openid === chosen?.openid ? ' aria-current="page"' : '';
    return `<li><a href="?openid=${encodeURIComponent(person.openid)}"${current}>
<span class="face" aria-hidden="true">${escapeHtml([...person.nickname][0] ?? '')}</span>
<span class="who"><b>${escapeHtml(person.nickname)}</b><small>${escapeHtml(person.note || person.phone)}</small></span>
${count > 0 ? `<span class="count">${escapeHtml(words.unread(count))}</span>` : ''}</a></li>`;
  });
  return `<ul>${rows.join('')}</ul>`;
}

/** The groups that robots wrote into, and short messages. */
function renderOthers(state: SimulatorState, chosen: Chosen): string {
  const keys = [...new Set(state.robotMessages.map(({ key }) => key))];
  const entry = (query: string, face: string, name: string, count: number, current: boolean) =>
    `<li><a href="?${query}"${current ? ' aria-current="page"' : ''}>
<span class="face" aria-hidden="true">${face}</span>
<span class="who"><b>${escapeHtml(name)}</b></span>
<span class="count">${escapeHtml(words.unread(count))}</span></a></li>`;
  const rows = keys.map((key) => {
    const count = state.robotMessages.filter((message) => message.key === key).length;
    return entry(
      `robot=${encodeURIComponent(key)}`,
      '群',
      words.group(key),
      count,
      key === chosen.robot,
    );
  });
  const sent = state.shortMessages.length;
  if (sent > 0)
    rows.push(entry('sms=all', '信', words.shortMessages, sent, chosen.sms !== undefined));
  return rows.length > 0
    ? `<h2 class="others">${escapeHtml(words.groups)}</h2><ul>${rows.join('')}</ul>`
    : '';
}

function renderOther(state: SimulatorState, { robot, sms }: Chosen): string | null {
  const article = (at: number, from: string, body: string) =>
    `<article><p class="at">${escapeHtml(formatTime(at))}</p><div class="card"><p class="from">${escapeHtml(from)}</p>${body}</div></article>`;
  if (typeof robot === 'string') {
    const cards = state.robotMessages
      .filter(({ key }) => key === robot)
      .map(({ receivedAt, content }) => article(receivedAt, words.from, renderMarkdown(content)));
    return `<h2>${escapeHtml(words.group(robot))}</h2>${cards.reverse().join('') || `<p class="empty">${escapeHtml(words.groupEmpty)}</p>`}`;
  }
  if (sms === undefined) return null;
  const cards = state.shortMessages.map(({ receivedAt, phone, text }) =>
    article(receivedAt, phone, `<p>${escapeHtml(text)}</p>`),
  );
  return `<h2>${escapeHtml(words.shortMessages)}</h2>${cards.reverse().join('') || `<p class="empty">${escapeHtml(words.shortMessagesEmpty)}</p>`}`;
}

/** The part of 企业微信's Markdown that is used: bold, quotes, coloured words. */
const renderMarkdown = (content: string): string =>
  escapeHtml(content)
    .replace(
      /&lt;font color=&quot;(info|warning|comment)&quot;&gt;(.*?)&lt;\/font&gt;/g,
      '<span class="$1">$2</span>',
    )
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .split('\n')
    .map((line) =>
      line.startsWith('&gt; ') ? `<p class="quote">${line.slice(5)}</p>` : `<p>${line}</p>`,
    )
    .join('');

function renderReceived(
  state: SimulatorState,
  person: SimulatedPerson | undefined,
  clientUrl: string | null,
): string {
  if (!person) return `<p class="empty">${escapeHtml(words.chooseSomeone)}</p>`;
  const received = [...(state.messages.get(person.openid) ?? [])].reverse();
  const quotas = Object.values(SIMULATOR_TEMPLATES)
    .map(({ id, title }) => ({ title, left: quotaLeft(state, person.openid, id) }))
    .filter(({ left }) => left > 0)
    .map(({ title, left }) => `<li>${escapeHtml(words.quota(title, left))}</li>`);
  const cards = received.map((message) => renderCard(message, clientUrl));
  return `<h2>${escapeHtml(person.nickname)}</h2>
${quotas.length > 0 ? `<ul class="quotas">${quotas.join('')}</ul>` : ''}
${cards.join('') || `<p class="empty">${escapeHtml(words.noMessages)}</p>`}`;
}

function renderCard(message: ReceivedMessage, clientUrl: string | null): string {
  const template = findTemplate(message.templateId);
  const rows = Object.entries(message.data).map(
    ([key, value]) =>
      `<div><dt>${escapeHtml(template?.fields[key] ?? key)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  const link =
    clientUrl && message.page
      ? `<a class="open" href="${escapeHtml(new URL(message.page, `${clientUrl}/`).href)}" target="_blank" rel="noopener">${escapeHtml(words.open)}</a>`
      : '';
  return `<article><p class="at">${escapeHtml(formatTime(message.receivedAt))}</p>
<div class="card"><p class="from">${escapeHtml(words.from)}</p><h3>${escapeHtml(template?.title ?? '')}</h3>
<dl>${rows.join('')}</dl>${link}</div></article>`;
}

function formatTime(at: number): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
