import type { Visitor } from './visitor';

/** Signs in as a demonstration person, by name, on the page made for it. */
export async function signIn(visitor: Visitor, name: string): Promise<void> {
  await visitor.go('/pages/sign-in/index');
  await visitor.see('演示人员');
  await visitor.page.getByRole('button', { name }).first().click();
  await visitor.page.waitForURL('**/pages/home/index', { timeout: 30_000 });
}
