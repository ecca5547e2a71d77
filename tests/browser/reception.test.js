// The reception: who comes, leaves, sleeps and eats, narrowed, changed and printed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, say, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const lists = ["arrivals", "departures", "rooms", "diets"];

for (const language of ["zh", "en"]) {
  for (const dark of [false, true]) {
    test(`the lists are accessible in ${language}, ${dark ? "dark" : "light"}`, async () => {
      const page = await desk.visit("/reception", { language, dark });
      for (const list of lists) {
        await page.getByRole("tab", { name: say(language, `enums.reception_list.${list}`) }).click();
        await settled(page);
        assert.deepEqual(await violations(page), [], list);
      }
      await page.leave();
    });
  }
}

test("a list is printed for those it is narrowed to", async () => {
  const page = await desk.visit("/reception");
  const day = page.getByRole("group", { name: page.say("reception.narrow") }).getByRole("button");
  await day.filter({ hasText: "4月13日" }).click();
  await settled(page);
  const { total } = await desk.call("receptions.list", {
    list: "arrivals",
    filter: { query: "arrives:2019-04-13" },
  });
  const everybody = await desk.call("receptions.list", { list: "arrivals" });
  assert.ok(total > 0 && total < everybody.total);
  const title = page.getByRole("heading", { level: 1 }).locator("..");
  await title.getByText(page.say("reception.guests", { count: total })).waitFor();

  await page.getByRole("button", { name: page.say("reception.print") }).click();

  const query = "arrives:2019-04-13";
  await page.getByText(page.say("documents.asFiltered", { query })).waitFor();
  await page.leave();
});

test("a hotel is written where the list stands, and taken back", async () => {
  const page = await desk.visit("/reception");
  const { rows } = await desk.call("receptions.list", { list: "arrivals" });
  const { id } = rows[0];
  const hotel = async () => (await desk.call("receptions.get", { id })).facts.hotel;
  const before = await hotel();
  await page.getByRole("row").filter({ hasText: rows[0].full_name }).click();
  const box = page.getByRole("textbox", { name: page.say("enums.import_field.hotel") });

  await box.fill("太湖国际大酒店");
  await box.press("Tab");
  await until(async () => (await hotel()) === "太湖国际大酒店");
  await page.getByRole("button", { name: page.say("undo.undo") }).first().click();

  await until(async () => (await hotel()) === before);
  await page.leave();
});
