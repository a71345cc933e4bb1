/** `npm run screenshots`: every view of the log viewer with the bundled sample, as docs/viewer/*.png. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openLog, SAMPLE, startViewer } from "../tests/viewer/lib.mjs";
import { build } from "./build.mjs";
import { root } from "./lib/root.mjs";
import { main, say } from "./lib/say.mjs";
import { setup } from "./setup.mjs";

const FOLDER = join(root, "docs", "viewer");
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 800 } };
const LOOKS = ["light", "dark"].flatMap((theme) => Object.keys(SIZES).map((size) => [theme, size]));

/** Each view: the address that it is opened with, whether with the sample, and what is done then. */
const VIEWS = {
  empty: {},
  events: { sample: true },
  refused: { fragment: "#events?is=outcome%3Drefused", sample: true },
  detail: { fragment: "#events?event=13", sample: true, wait: "ate-detail h2" },
  finding: {
    fragment: "#events?event=13",
    sample: true,
    act: (page) => page.getByRole("button", { name: "Show in JSON" }).first().click(),
  },
  unreadable: {
    sample: true,
    act: async (page) => {
      await page
        .locator("ate-question-strip")
        .getByRole("button", { name: /Unreadable/ })
        .click();
      await page.locator("ate-problems tbody tr").first().waitFor();
    },
  },
  catalog: { fragment: "#catalog?entry=iam-identity.user-apikey.create", wait: "ate-catalog .entry-pane" },
  keys: {
    wait: "ate-empty",
    act: async (page) => {
      await page.keyboard.press("?");
      await page.locator("ate-keys dialog").waitFor();
    },
  },
};

async function shoot(viewer, name, { fragment, sample, act, wait }, theme, size) {
  const page = await viewer.page({ fragment, ...SIZES[size], colorScheme: theme });
  if (sample) await openLog(page, SAMPLE);
  if (wait) await page.locator(wait).first().waitFor();
  await act?.(page);
  // Nothing is under the pointer, wherever it clicked last; and what is told of rows comes a moment behind them.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: join(FOLDER, `${name}-${theme}-${size}.png`) });
  await page.context().close();
}

main(async () => {
  const env = await setup();
  if (!process.env.VIEWER_BUILT) await build(root, env);
  mkdirSync(FOLDER, { recursive: true });
  const viewer = await startViewer();
  try {
    for (const [name, view] of Object.entries(VIEWS)) {
      say(`docs/viewer/${name}-*.png`);
      for (const [theme, size] of LOOKS) {
        await shoot(viewer, name, view, theme, size);
      }
    }
  } finally {
    await viewer.close();
  }
});
