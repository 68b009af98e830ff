/** Who may do more than ask: numeric ids, because names change hands. */
export type Roles = { admins: readonly number[]; staff: readonly number[] };

/** Whether a person may see how the bot is doing. */
export function maySeeStatus({ admins, staff }: Roles, person: number): boolean {
  return admins.includes(person) || staff.includes(person);
}

/** Whether a person may act for others, such as deleting what is kept about one who asked for it by letter. */
export function mayAdminister({ admins }: Roles, person: number): boolean {
  return admins.includes(person);
}

/** Whether a person may have an address of the web read: whoever may could look for what answers on the network. */
export function mayUseAddresses(roles: Roles, person: number): boolean {
  return maySeeStatus(roles, person);
}
