import type { Database } from '../db/client.ts'
import roles from './roles.json' with { type: 'json' }

/** Gives the demo's officer and admin their roles; offices and memberships come with the registry's accounts. */
export async function grantDemoRoles(database: Database, now: Date): Promise<void> {
  for (const { account: externalId, role, office } of roles) {
    const account = await database.read.account.findUniqueOrThrow({
      where: { channel_externalId: { channel: 'telegram', externalId: String(externalId) } },
      include: { officeBindings: { include: { office: { include: { org: true } } } } },
    })
    const held = account.officeBindings.find((binding) => binding.office.org.level === office)
    if (!held) throw new Error(`the demo registry binds telegram:${externalId} to no ${office} office`)
    await database.write.roleGrant.create({
      data: { accountId: account.id, role, orgId: held.office.orgId, grantedAt: now },
    })
  }
}
