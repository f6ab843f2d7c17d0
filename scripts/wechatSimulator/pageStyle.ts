/** The look of the simulator's page: the product's palette, WeChat's notice cards. */
export const pageStyle = `
:root {
  --page: #F5F6F4; --card: #FFFFFF; --line: #DDE2DF;
  --ink: #1B2522; --ink-2: #55615D; --ink-3: #616B67;
  --brand: #0B6E5B; --brand-soft: #E3F1ED;
}
* { box-sizing: border-box; margin: 0; padding: 0; }
body {
  background: var(--page); color: var(--ink);
  font: 16px/24px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif;
}
header { padding: 16px 24px; background: var(--card); border-bottom: 1px solid var(--line); }
h1 { font-size: 20px; line-height: 28px; }
header p, small { color: var(--ink-2); font-size: 14px; line-height: 20px; }
.columns {
  display: grid; grid-template-columns: 300px minmax(0, 1fr); gap: 24px;
  max-width: 1080px; margin: 0 auto; padding: 24px;
}
ul { list-style: none; }
nav ul { background: var(--card); border-radius: 12px; overflow: hidden; }
nav li + li { border-top: 1px solid var(--line); }
nav a {
  display: flex; align-items: center; gap: 12px; min-height: 64px; padding: 8px 16px;
  color: inherit; text-decoration: none;
}
nav a[aria-current] { background: var(--brand-soft); box-shadow: inset 4px 0 var(--brand); }
a:focus-visible { outline: 3px solid var(--brand); outline-offset: -3px; }
.face {
  flex: none; width: 40px; height: 40px; border-radius: 8px; text-align: center;
  line-height: 40px; background: var(--brand); color: #FFFFFF;
}
.who { flex: 1; min-width: 0; }
.who b, .who small { display: block; overflow-wrap: anywhere; }
.count { flex: none; color: var(--ink-3); font-size: 12px; line-height: 16px; }
h2 { font-size: 17px; line-height: 24px; margin-bottom: 8px; }
.quotas { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 16px; }
.quotas li {
  padding: 4px 12px; border-radius: 999px; background: var(--brand-soft); color: var(--brand);
  font-size: 14px; line-height: 20px;
}
.at { text-align: center; color: var(--ink-3); font-size: 12px; line-height: 16px; margin: 16px 0 8px; }
.card { max-width: 480px; margin: 0 auto; padding: 16px; background: var(--card); border-radius: 12px; }
.from { color: var(--ink-3); font-size: 14px; line-height: 20px; }
h3 { font-size: 17px; line-height: 24px; margin: 4px 0 12px; }
dl div { display: flex; gap: 16px; padding: 4px 0; }
dt { flex: none; width: 72px; color: var(--ink-2); }
dd { min-width: 0; overflow-wrap: anywhere; }
.open {
  display: block; margin-top: 12px; padding-top: 12px; min-height: 44px;
  border-top: 1px solid var(--line); color: var(--brand); text-decoration: none;
}
h2.others { margin: 16px 0 8px; }
.quote { padding-left: 12px; border-left: 3px solid var(--line); color: var(--ink-2); overflow-wrap: anywhere; }
.warning { color: #8A5A00; } .info { color: var(--brand); } .comment { color: var(--ink-3); }
.empty { padding: 24px 16px; color: var(--ink-2); }
@media (max-width: 720px) { .columns { grid-template-columns: minmax(0, 1fr); padding: 16px; } }
`;
