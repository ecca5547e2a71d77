// Batches: what is new or changed is printed, the log keeps it, and a badge is made again.

import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function guestNamed(name) {
  const found = await desk.call("registrations.list", {
    filter: { search: name },
  });
  return found.rows[0];
}

/** Waits until so many pieces are offered to be saved. */
async function offered(page, pieces) {
  const name = page.say("documents.savePieces", { pieces });
  await page.getByRole("button", { name }).waitFor();
}

/** Saves what is chosen, and answers how many pages came out as the log has it. */
async function save(page) {
  const before = await desk.call("prints.list", {});
  await page.getByRole("button", { name: page.say("documents.save") }).click();
  let log = before;
  await until(async () => {
    log = await desk.call("prints.list", {});
    return log.total > before.total;
  });
  return log.rows[0].pages;
}

test("only what is new or changed is printed, and the counts say so before", async () => {
  const page = await desk.visit("/documents?document=badges");
  const counts = page.getByRole("status").filter({ hasText: /98/ });
  await counts
    .getByText(
      page.say("documents.counted", { new: 98, changed: 0, unchanged: 0 }),
    )
    .waitFor();
  await offered(page, "98 张胸卡");
  assert.equal(await save(page), 98);

  const guest = await guestNamed("孙海东");
  const person = await desk.call("people.get", { id: guest.person_id });
  await desk.call("people.save", { ...person, position_zh: "理事长" });
  await page
    .getByText(
      page.say("documents.counted", { new: 0, changed: 1, unchanged: 97 }),
    )
    .waitFor();
  await page.getByLabel(page.say("documents.onlyChanged")).click();
  await offered(page, "1 张胸卡");
  await settled(page);
  assert.equal(await save(page), 1);
  await page.getByText(page.say("documents.nothingChanged")).waitFor();
  await page.leave();
});

test("whom the register is narrowed to is printed, without those taken out", async () => {
  const query = "单位:无锡市科技局";
  const { total } = await desk.call("registrations.list", {
    filter: { query },
  });
  assert.ok(total > 2);
  const page = await desk.visit("/registrations");
  await page
    .getByRole("combobox", { name: page.say("people.search") })
    .fill(query);
  await page
    .getByText(page.say("registrations.count", { count: total }))
    .first()
    .waitFor();

  await page
    .getByRole("checkbox", { name: page.say("table.chooseAll") })
    .click();
  await page
    .getByRole("checkbox", { name: page.say("table.chooseRow", { number: 1 }) })
    .click();
  await page
    .getByRole("button", { name: page.say("registrations.printBadges") })
    .click();

  await page
    .getByText(page.say("documents.asFilteredBut", { query, count: 1 }))
    .waitFor();
  await page
    .getByRole("button", {
      name: page.say("documents.savePieces", {
        pieces: `${total - 1} 张胸卡`,
      }),
    })
    .waitFor();
  await page.leave();
});

test("a run of the log is printed again, or called unusable", async () => {
  const guest = await guestNamed("孙海东");
  const page = await desk.visit(`/documents?document=badges&ids=${guest.id}`);
  assert.equal(await save(page), 1);
  await page.goto(`${desk.url}/#/documents?document=program`);
  const openLog = page.getByRole("button", {
    name: page.say("prints.title"),
  });

  await openLog.click();
  const run = page.getByRole("listitem").filter({ hasText: "孙海东" });
  await run.getByRole("button", { name: page.say("prints.discard") }).click();
  await run.getByText(page.say("prints.discarded")).first().waitFor();
  await until(async () => {
    const log = await desk.call("prints.list", {});
    return log.rows[0].discarded_at !== null;
  });
  await run.getByRole("button", { name: page.say("prints.again") }).click();

  await offered(page, "1 张胸卡");
  await settled(page);
  assert.equal(await save(page), 1);
  const log = await desk.call("prints.list", {});
  assert.equal(log.total, 2);
  assert.deepEqual(log.rows[0].names, ["孙海东"]);
  await page.leave();
});

for (const language of ["zh", "en"]) {
  test(`certificates and signs are batches as badges are, in ${language}`, async () => {
    const page = await desk.visit("/documents?document=membership", {
      language,
    });
    const counted = (counts) =>
      page.getByText(page.say("documents.counted", counts)).waitFor();
    const count = await desk.call("print.count", { document: "membership" });
    await counted(count);
    await page.getByLabel(page.say("documents.searchPieces")).fill("博雅");
    await counted({ new: 1, changed: 0, unchanged: 0 });
    await offered(page, page.say("documents.pieces.membership", { count: 1 }));
    await settled(page);
    assert.equal(await save(page), 1);
    await counted({ new: 0, changed: 0, unchanged: 1 });

    await page.getByLabel(page.say("documents.searchPieces")).fill("");
    await page.getByLabel(page.say("documents.onlyChanged")).click();
    await counted({ new: count.new - 1, changed: 0, unchanged: 1 });
    await page
      .getByRole("combobox", { name: page.say("documents.order") })
      .click();
    await page
      .getByRole("option", { name: page.say("documents.orders.pinyin") })
      .click();
    await settled(page);
    assert.deepEqual(await violations(page), [], "pieces");
    assert.equal(await save(page), count.new - 1);
    await page.getByText(page.say("documents.nothingChanged")).waitFor();

    await page.getByRole("button", { name: page.say("prints.title") }).click();
    const run = page.getByRole("listitem").filter({ hasText: "博雅" }).last();
    await run.getByRole("button", { name: page.say("prints.again") }).click();
    await offered(page, page.say("documents.pieces.membership", { count: 1 }));
    await settled(page);
    assert.equal(await save(page), 1);
    await page.leave();
  });
}

for (const language of ["zh", "en"]) {
  test(`a list of guests is printed again for whom it was made, in ${language}`, async () => {
    const guest = await guestNamed("孙海东");
    const query = "单位:无锡市科技局";
    for (const filter of [{ query }, { ids: [guest.id] }]) {
      const path = `${tmpdir()}/sign-in-log.pdf`;
      await desk.call("print.save", { document: "sign-in", filter, path });
    }
    const page = await desk.visit("/documents?document=program", { language });
    const again = async (hasText) => {
      await page
        .getByRole("button", { name: page.say("prints.title") })
        .click();
      const run = page.getByRole("listitem").filter({ hasText }).last();
      await run.getByRole("button", { name: page.say("prints.again") }).click();
    };

    await again(query);
    await page
      .getByText(page.say("documents.asFiltered", { query }), { exact: true })
      .waitFor();
    await settled(page);
    await save(page);
    await again(page.say("table.chosen", { count: 1 }));
    await page
      .getByRole("button", { name: page.say("documents.everybody") })
      .waitFor();
    await page
      .getByText(page.say("table.chosen", { count: 1 }), { exact: true })
      .waitFor();
    await settled(page);
    assert.equal(await save(page), 1);

    const { rows } = await desk.call("prints.list", {});
    assert.deepEqual(rows[0].chosen.filter.ids, [guest.id]);
    assert.equal(rows[1].chosen.filter.query, query);
    await page.leave();
  });
}

test("a badge is printed again from the register, with the reason", async () => {
  const guest = await guestNamed("孙海东");
  const page = await desk.visit(`/registrations?id=${guest.id}`);
  await page.getByText(page.say("registrations.neverPrinted")).waitFor();

  await page
    .getByRole("button", { name: page.say("common.more") })
    .last()
    .click();
  await page
    .getByRole("menuitem", { name: page.say("registrations.reprint") })
    .click();
  const dialog = page.getByRole("dialog");
  const saving = dialog.getByRole("button", {
    name: page.say("documents.save"),
  });
  assert.ok(await saving.isDisabled(), "nothing is made without a reason");
  await dialog.getByLabel(page.say("registrations.reprintReason")).click();
  await page
    .getByRole("option", { name: page.say("enums.reprint_reason.damaged") })
    .click();
  await dialog
    .getByLabel(page.say("registrations.reprintWords"))
    .fill("沾了咖啡");
  await saving.click();

  await page.getByText(/胸卡打印过 1 次/).waitFor({ timeout: 60_000 });
  await page.getByText(/胸卡打印过 1 次/).click();
  await page.getByText("沾了咖啡").waitFor();
  const { registration } = await desk.call("registrations.get", {
    id: guest.id,
  });
  assert.equal(registration.issue, 2);
  await page.leave();
});

for (const language of ["zh", "en"]) {
  for (const dark of [false, true]) {
    test(`log and reprint are accessible in ${language}, ${dark ? "dark" : "light"}`, async () => {
      const guest = await guestNamed("孙海东");
      await desk.call("print.save", {
        document: "badges",
        filter: { ids: [guest.id] },
        path: `${tmpdir()}/prints-axe.pdf`,
      });
      const page = await desk.visit("/documents?document=badges", {
        language,
        dark,
      });
      await settled(page);
      assert.deepEqual(await violations(page), [], "batch");
      await page
        .getByRole("button", { name: page.say("prints.title") })
        .click();
      await page.getByText("孙海东").waitFor();
      await settled(page);
      assert.deepEqual(await violations(page), [], "log");
      await page.goto(`${desk.url}/#/registrations?id=${guest.id}`);
      await page
        .getByRole("button", { name: page.say("common.more") })
        .last()
        .click();
      await page
        .getByRole("menuitem", { name: page.say("registrations.reprint") })
        .click();
      await page.getByRole("dialog").waitFor();
      await settled(page);
      assert.deepEqual(await violations(page), [], "reprint");
      await page.leave();
    });
  }
}

test("a certificate or a card is one button away from whom it names", async () => {
  for (const [path, document, name, button] of [
    ["/speakers", "speaking", "孙海东", "documents.certificate"],
    ["/speakers", "stage-cards", "孙海东", "documents.stageCard"],
    ["/organisations", "membership", "博雅控股集团", "documents.certificate"],
  ]) {
    const page = await desk.visit(path);
    await page.getByRole("row").filter({ hasText: name }).first().click();
    await page.getByRole("link", { name: page.say(button) }).click();
    await offered(page, page.say(`documents.pieces.${document}`, { count: 1 }));
    await settled(page);
    assert.equal(await save(page), 1);
    const log = await desk.call("prints.list", {});
    assert.deepEqual(log.rows[0].names, [name]);
    await page.leave();
  }
});

test("words that cannot be asked for are answered with a sentence, and nothing is called well", async () => {
  const page = await desk.visit("/documents?document=speaking");
  const field = page.getByLabel(page.say("documents.searchPieces"));
  const well = page.getByRole("heading", { name: page.say("documents.findings") });
  await well.waitFor();

  await field.fill("状态:已确认");
  await page.getByText(/“状态”不能用在这里/).waitFor();
  assert.equal(await well.count(), 0);
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: page.say("common.clearFilters") }).click();

  await well.waitFor();
  assert.equal(await field.inputValue(), "");
  await page.leave();
});
