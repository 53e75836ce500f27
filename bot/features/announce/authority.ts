import { decidingRights, isUnionAdmin, isWithin, type Who } from '../../../domain/identity/who.ts'

/** The head of a sub-tree that a person may write to. */
export interface Root {
  orgId: number
  path: string
}

/** The sub-trees a person may write to, each once, none inside another of them. */
export function announceRoots(who: Who): Root[] {
  const roots = new Map(decidingRights(who).map(({ orgId, orgPath }) => [orgId, { orgId, path: orgPath }]))
  const all = [...roots.values()]
  return all.filter(
    (root) => !all.some((other) => other.orgId !== root.orgId && isWithin(root.path, other.path)),
  )
}

/** May the person send advertising there: an officer or admin of it; chairs write news of the union only. */
export function mayOffer({ grants }: Who, path: string | null): boolean {
  return mayAnnounce({ member: undefined, offices: [], grants }, path)
}

/** May the person write to the organisation at `path`; null stands for everybody. */
export function mayAnnounce(who: Who, path: string | null): boolean {
  if (path === null) return isUnionAdmin(who)
  return announceRoots(who).some((root) => isWithin(path, root.path))
}
