// The whole document in the print center: read by pdf.js, scrolled, searched, and made anew after a change.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function openWhole(document, look) {
  const page = await desk.visit(`/documents?document=${document}`, look);
  await page.getByRole("button", { name: page.say("documents.whole") }).click();
  await page.locator(".proof-pages canvas").first().waitFor();
  return page;
}

async function seek(page, text) {
  await page.keyboard.press("Control+f");
  await page.getByRole("searchbox", { name: page.say("documents.find") }).fill(text);
}

test("a name is found in the whole program, and its contents lead to its pages", async () => {
  const page = await openWhole("program");
  const before = await desk.call("prints.list", {});
  const pages = page.getByRole("region", { name: page.say("documents.whole") }).getByRole("region");
  const { total } = await desk.call("print.preview", { document: "program" });
  await page.getByText(page.say("documents.ofPages", { total })).waitFor();
  assert.equal(await pages.count(), total);

  await seek(page, "袁宝珠");
  const places = page.getByRole("status").filter({ hasText: "共" });
  await places.filter({ hasText: /第 1 处/ }).waitFor();
  await page.keyboard.press("Enter");
  await places.filter({ hasText: /第 2 处/ }).waitFor();
  const selected = page.locator(".proof-pages .highlight.selected").first();
  await selected.waitFor();
  assert.ok("袁宝珠".startsWith(await selected.textContent()));
  await seek(page, "不在这里的人");
  await page.getByText(page.say("documents.notFound")).waitFor();

  await page.getByRole("button", { name: page.say("documents.contents") }).click();
  await page.getByRole("button", { name: "参展单位 Exhibitors" }).click();
  await page.getByText("参展单位", { exact: true }).last().waitFor();
  const number = page.getByRole("textbox", { name: page.say("documents.pageNumber") });
  await until(async () => Number(await number.inputValue()) > 5);
  await number.fill(String(total + 7));
  await number.press("Enter");
  assert.ok(Number(await number.inputValue()) <= total, "there is no such page");
  await number.fill("1");
  await number.press("Enter");
  await page.getByRole("button", { name: page.say("documents.pageAfter") }).click();
  await until(async () => Number(await number.inputValue()) > 1);
  await page.getByRole("button", { name: page.say("documents.pageBefore") }).click();
  await until(async () => (await number.inputValue()) === "1");
  await pages.first().locator("canvas").waitFor();

  assert.equal((await desk.call("prints.list", {})).total, before.total, "nothing was printed");
  await page.leave();
});

test("the whole is made anew when the event changes, and a search goes on in it", async () => {
  const page = await openWhole("badges");
  await seek(page, "首席顾问");
  await page.getByText(page.say("documents.notFound")).waitFor();

  const found = await desk.call("registrations.list", { filter: { search: "孙海东" } });
  const person = await desk.call("people.get", { id: found.rows[0].person_id });
  await desk.call("people.save", { ...person, position_zh: "首席顾问" });
  await page
    .getByText(page.say("documents.foundAt", { current: 1, total: 1 }))
    .waitFor();

  await page.getByRole("button", { name: page.say("documents.someSheets") }).click();
  await page.locator("ol img").first().waitFor();
  await page.leave();
});

for (const language of ["zh", "en"]) {
  for (const dark of [false, true]) {
    test(`nobody is kept out of the whole document, ${language}${dark ? ", dark" : ""}`, async () => {
      const page = await openWhole("program", { language, dark });
      await seek(page, "2019");
      await page.locator(".highlight.selected").first().waitFor();
      await settled(page);

      // How small a link on a page is, is up to the page: it is a picture of what will be printed, and
      // the contents and the number of the page lead to the same places.
      const troubles = (await violations(page)).filter(
        (trouble) => !(trouble.startsWith("target-size: <a data-element-id=")),
      );
      assert.deepEqual(troubles, []);
      await page.leave();
    });
  }
}
