import { ROLE_NAMES } from '@shared/roles';
import { InboxEntry } from '../models/InboxEntry';
import { Person } from '../models/Person';
import { Post } from '../models/Post';
import { Push } from '../models/Push';
import { Restriction } from '../models/Restriction';
import { Session } from '../models/Session';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { Support } from '../models/Support';
import { Upload } from '../models/Upload';
import { openName, openOpenid, openPhone } from '../secrets/personalData';
import { item, type Section } from './aboutMe';
import { exportMessages } from './exportMessages';

const { labels, values } = exportMessages;

/** Who the person is, what they allowed, and where they signed in. */
export const personSections: readonly Section[] = [
  {
    name: 'profile',
    async *items({ deps: { keyRing }, actor, directory }) {
      const person = await Person.findById(actor.personId).lean();
      if (!person) return;
      const name = openName(keyRing, person);
      const phone = openPhone(keyRing, person);
      const openid = openOpenid(keyRing, person);
      const grid = directory.areas.path(person.gridCode ?? '').map((area) => area.name);
      const { _id, consent, createdAt, gridCode } = person;
      yield item(
        name ?? values.me,
        { id: _id, name, phone, openid, gridCode, grid, consent, createdAt },
        [
          [labels.name, name],
          [labels.phone, phone],
          [labels.openid, openid],
          [labels.grid, grid.join('')],
          [labels.consent, consent?.version],
          [labels.consentAt, consent?.at],
          [labels.since, createdAt],
        ],
      );
    },
  },
  {
    name: 'posts',
    async *items({ actor, directory }) {
      const { county, personId } = actor;
      const posts = Post.find({
        county,
        $or: [{ personId }, { 'postHistory.personId': personId }],
      })
        .lean()
        .cursor();
      for await (const { role, areaCode, organisationId, from, to } of posts) {
        const place = areaCode
          ? directory.areas
              .path(areaCode)
              .map((area) => area.name)
              .join('')
          : (directory.organisations.get(organisationId ?? '')?.name ?? '');
        yield item(`${place}${ROLE_NAMES[role]}`, { role, areaCode, organisationId, from, to }, [
          [labels.from, from],
          [labels.to, to],
        ]);
      }
    },
  },
  {
    name: 'inbox',
    async *items({ actor: { county, personId } }) {
      const rows = InboxEntry.find({ county, personId }).sort({ at: -1, _id: -1 }).lean().cursor();
      for await (const { title, words, at, readAt, reportNumber } of rows)
        yield item(title, { title, words, at, readAt, reportNumber }, [
          [labels.words, words],
          [labels.number, reportNumber],
          [labels.at, at],
          [labels.readAt, readAt],
        ]);
    },
  },
  {
    name: 'subscriptions',
    async *items({ actor: { personId } }) {
      for await (const row of SubscriptionQuota.find({ personId }).lean().cursor()) {
        const { template, left, acceptedAt, refusedAt } = row;
        yield item(template, { template, left, acceptedAt, refusedAt }, [
          [labels.left, left],
          [labels.acceptedAt, acceptedAt],
          [labels.refusedAt, refusedAt],
        ]);
      }
    },
  },
  {
    name: 'sends',
    async *items({ actor: { county, personId } }) {
      const rows = Push.find({ county, personId }).sort({ createdAt: -1 }).lean().cursor();
      for await (const { channel, template, values: said, state, code, createdAt } of rows)
        yield item(said.note, { channel, template, values: said, state, code, createdAt }, [
          [labels.number, said.number],
          [labels.channel, channel],
          [labels.state, state],
          [labels.at, createdAt],
        ]);
    },
  },
  {
    name: 'sessions',
    async *items({ actor: { county, personId } }) {
      for await (const session of Session.find({ county, personId }).lean().cursor()) {
        const { by, createdAt, rotatedAt, expiresAt, revokedAt } = session;
        yield item(values.signedInBy[by], { by, createdAt, rotatedAt, expiresAt, revokedAt }, [
          [labels.from, createdAt],
          [labels.lastUsed, rotatedAt],
          [labels.to, revokedAt ?? expiresAt],
        ]);
      }
    },
  },
  {
    name: 'supports',
    async *items({ actor: { county, personId } }) {
      for await (const { reportId, createdAt } of Support.find({ county, personId })
        .lean()
        .cursor())
        yield item(values.support, { reportId, createdAt }, [[labels.at, createdAt]]);
    },
  },
  {
    name: 'restrictions',
    async *items({ actor: { county, personId } }) {
      for await (const row of Restriction.find({ county, personId }).lean().cursor()) {
        const { reason, from, until, byName, lifted, objection } = row;
        const said = objection && { words: objection.words, at: objection.at };
        const answer = objection?.decision && {
          upheld: objection.decision.upheld,
          words: objection.decision.words,
          by: objection.decision.byName,
          at: objection.decision.at,
        };
        const end = lifted && { at: lifted.at, reason: lifted.reason, by: lifted.byName };
        yield item(
          reason,
          { reason, from, until, by: byName, lifted: end, objection: said, answer },
          [
            [labels.by, byName],
            [labels.from, from],
            [labels.to, lifted?.at ?? until],
            [labels.objection, objection?.words],
            [labels.answer, objection?.decision?.words],
          ],
        );
      }
    },
  },
  {
    name: 'uploads',
    async *items({ actor: { county, personId } }) {
      const rows = Upload.find({ county, personId, usedAt: null }).lean().cursor();
      for await (const { _id, kind, createdAt } of rows)
        yield item(
          values.unused,
          { id: _id, kind, createdAt },
          [[labels.at, createdAt]],
          [{ fileId: _id, kind: kind === 'audio' ? 'voice' : 'photo' }],
        );
    },
  },
];
