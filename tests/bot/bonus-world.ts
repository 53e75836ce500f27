import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const MEMBER = 1
const ELSEWHERE = 2
const ADMIN = 3
const STRANGER = 4

type PartnerFields = Partial<Record<'town' | 'category' | 'cashbackText' | 'cashbackPct' | 'url', string>> & {
  scope?: 'federal' | 'regional'
  regionId?: number | null
  conditions?: string
  validFrom?: string
  validTo?: string
}

/** A member of school 4 in Ясногорск (region 2), one of another region, an admin of the union, and a stranger. */
export async function bonusWorld({ participant = true } = {}) {
  const database = await freshDatabase()
  const { write } = database
  await seedTree(database)
  await write.organisation.createMany({
    data: [
      {
        id: 8,
        aisId: 'o8',
        parentId: 1,
        path: '/1/8/',
        level: 'regional',
        name: 'Заморская',
        searchName: '',
      },
      {
        id: 9,
        aisId: 'o9',
        parentId: 8,
        path: '/1/8/9/',
        level: 'primary',
        name: 'Школа № 1',
        searchName: '',
      },
    ],
  })
  for (const id of [MEMBER, ELSEWHERE, ADMIN, STRANGER]) await seedPerson(database, id)
  const person = { profcardsParticipant: participant, ticketNumber: '77-001' }
  await write.member.createMany({
    data: [
      { id: 1, aisId: 'm1', orgId: 4, lastName: 'Придумкина', firstName: 'Анна', ...person },
      {
        id: 2,
        aisId: 'm2',
        orgId: 9,
        lastName: 'Небылицын',
        firstName: 'Пётр',
        ...person,
        ticketNumber: '77-002',
      },
    ],
  })
  await write.memberBinding.createMany({
    data: [MEMBER, ELSEWHERE].map((id) => ({ accountId: id, memberId: id, method: 'phone', boundAt: NOW })),
  })
  await write.roleGrant.create({ data: { accountId: ADMIN, role: 'admin', orgId: 1, grantedAt: NOW } })
  let made = 0
  return {
    database,
    anna: new JoinChat(database, MEMBER),
    pyotr: new JoinChat(database, ELSEWHERE),
    admin: new JoinChat(database, ADMIN),
    stranger: new JoinChat(database, STRANGER),
    async partner(name: string, fields: PartnerFields = {}): Promise<number> {
      made += 1
      const place = { scope: 'federal', ...fields }
      const { id } = await write.partner.create({ data: { partnerId: `s${made}`, name, ...place } })
      return id
    },
    async bought(partnerId: number, boughtOn: string, amountKopecks = 100_00, cashbackKopecks = 5_00) {
      made += 1
      const { id } = await write.purchase.create({
        data: { purchaseId: `b${made}`, memberId: 1, partnerId, boughtOn, amountKopecks, cashbackKopecks },
      })
      return id
    },
  }
}

export const regional = (town?: string) => {
  return { scope: 'regional' as const, regionId: 2, ...(town !== undefined && { town }) }
}
