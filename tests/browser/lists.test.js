// Lists of people: looked at, put right, taken in, taken back, and given out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { openDesk, settled, until, violations } from "./desk.js";

let desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

/** 姓名,单位,手机 and two rows, in GBK as Chinese Excel saves them; Node cannot write it itself. */
const gbk = Buffer.concat([
  Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c]), // 姓名,
  Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c]), // 单位,
  Buffer.from([0xca, 0xd6, 0xbb, 0xfa, 0x0a]), // 手机
  Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x2c]), // 张三,
  Buffer.from([0xce, 0xde, 0xce, 0xfd, 0xd2, 0xbd, 0xd4, 0xba, 0x2c]), // 无锡医院,
  Buffer.from("13800001234\n"),
  Buffer.from([0xc0, 0xee, 0xcb, 0xc4, 0x2c]), // 李四,
  Buffer.from([0xce, 0xde, 0xce, 0xfd, 0xd2, 0xbd, 0xd4, 0xba, 0x2c]), // 无锡医院,
  Buffer.from("1.39E+10\n"),
]);

async function choose(page, name, buffer) {
  const picking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: page.say("lists.pick") }).click();
  const chooser = await picking;
  await chooser.setFiles({ name, mimeType: "text/csv", buffer });
}

async function total() {
  return (await desk.call("registrations.list", {})).total;
}

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`a list in GBK is looked at, taken in, and taken back (${language})`, async () => {
    const before = await total();
    const page = await desk.visit("/registrations", { language, dark });
    await page.getByRole("link", { name: page.say("lists.import") }).click();
    await choose(page, "报名.csv", gbk);

    // What would happen stands there before anything does.
    const take = page.getByRole("button", {
      name: page.say("lists.take", { count: 1 }),
      exact: true,
    });
    await take.waitFor();
    await page.getByRole("cell", { name: "无锡医院" }).first().waitFor();
    const problems = page.getByRole("list", {
      name: page.say("lists.problems"),
    });
    await problems.getByText("1.39E+10").waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    assert.equal(await total(), before);

    // The rows that stay out go into a file of their own.
    const saved = page.waitForEvent("download");
    await take.click();
    await page
      .getByRole("heading", { level: 1, name: page.say("pages.registrations") })
      .waitFor();
    assert.equal(await total(), before + 1);
    await page.getByRole("button", { name: page.say("common.open") }).click();
    const file = await readFile(await (await saved).path());
    assert.equal(file.subarray(0, 2).toString(), "PK");

    await page
      .getByRole("button", { name: page.say("undo.undo") })
      .last()
      .click();
    await until(async () => (await total()) === before);
    await page.leave();
  });
}

test("a column is used otherwise, and never two columns for one field", async () => {
  const page = await desk.visit("/import");
  await choose(
    page,
    "list.csv",
    Buffer.from("甲,乙\n张三,13800001234\n李四,13900001234\n"),
  );
  await page
    .getByRole("button", { name: page.say("lists.take", { count: 2 }) })
    .waitFor();

  const second = page.getByRole("combobox", {
    name: page.say("lists.fills", { column: "乙" }),
  });
  await second.click();
  await page
    .getByRole("option", {
      name: page.say("enums.import_field.full_name"),
      exact: true,
    })
    .click();

  const first = page.getByRole("combobox", {
    name: page.say("lists.fills", { column: "甲" }),
  });
  await until(
    async () => (await first.innerText()) === page.say("lists.leaveOut"),
  );
  await page.leave();
});

test("a column that fits nothing becomes a field of its own, and is nothing again when that is undone", async () => {
  const page = await desk.visit("/import");
  await choose(
    page,
    "own.csv",
    Buffer.from("姓名,手机,血型\n测甲,13800009901,A\n测乙,13800009902,B\n"),
  );
  const column = page.getByRole("combobox", {
    name: page.say("lists.fills", { column: "血型" }),
  });
  await column.click();
  await page
    .getByRole("option", { name: page.say("lists.makeField", { name: "血型" }) })
    .click();

  await until(async () => (await column.innerText()) === "血型");
  const fields = await desk.call("custom_fields.list", null);
  assert.ok(fields.some((field) => field.name_zh === "血型"));

  await page
    .getByRole("button", { name: page.say("undo.undo") })
    .last()
    .click();
  await until(
    async () => (await column.innerText()) === page.say("lists.leaveOut"),
  );
  await page.leave();
});

test("what a list says otherwise is counted, saved whole, and shown afterwards", async () => {
  const rows = (position) =>
    `姓名,手机,职务\n赵一一,13700000001,${position}\n赵二二,13700000002,${position}\n`;
  const page = await desk.visit("/import");
  const take = (count) =>
    page.getByRole("button", {
      name: page.say("lists.take", { count }),
      exact: true,
    });
  await choose(page, "one.csv", Buffer.from(rows("总监")));
  await take(2).click();
  await page
    .getByRole("heading", { level: 1, name: page.say("pages.registrations") })
    .waitFor();
  // The register shows whom the list has brought, and nobody else.
  await until(async () => page.url().includes("one.csv"));
  await page.getByText("赵二二").first().waitFor();

  await page.goto(page.url().replace(/\/registrations.*/, "/import"));
  await choose(page, "two.csv", Buffer.from(rows("院长")));
  const field = `${page.say("enums.import_field.position_zh")} 2`;
  await page
    .getByText(page.say("lists.differenceCounts", { total: 2, fields: field }))
    .waitFor();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
  const saved = page.waitForEvent("download");
  await page
    .getByRole("button", { name: page.say("lists.saveDifferences") })
    .click();
  await page.getByRole("button", { name: page.say("common.open") }).click();
  const file = await readFile(await (await saved).path());
  assert.equal(file.subarray(0, 2).toString(), "PK");
  await page.leave();
});

test("a file that is no list is refused with a sentence, and the page stays as it was", async () => {
  const page = await desk.visit("/import");

  await choose(page, "scan.csv", Buffer.from("%PDF-1.7\n..."));

  await page
    .getByText(page.say("errors.table_not_a_table").split("：")[0])
    .first()
    .waitFor();
  await page.getByRole("button", { name: page.say("lists.pick") }).waitFor();
  await page.leave();
});

for (const [language, dark] of [
  ["zh", false],
  ["en", true],
]) {
  test(`what rows become is shown, and bad cells and other names are asked about (${language})`, async () => {
    const people = [`R${language}1`, `R${language}2`];
    const first = `编号,姓名\n${people[0]},章山\n`;
    const later =
      `编号,姓名,手机,邮箱,状态\n${people[0]},张三丰,+86 139-0000-7${language === "zh" ? 1 : 2}01,,已确认\n` +
      `${people[1]},李四光,,li.b.cn,\n`;
    const page = await desk.visit("/import", { language, dark });
    await choose(page, `a-${language}.csv`, Buffer.from(first));
    await page.getByRole("button", { name: page.say("lists.take", { count: 1 }), exact: true }).click();
    await until(async () => page.url().includes(`a-${language}.csv`));
    await page.goto(page.url().replace(/\/registrations.*/, "/import"));
    await choose(page, `b-${language}.csv`, Buffer.from(later));
    await page.getByRole("combobox", { name: page.say("lists.key") }).click();
    await page.getByRole("option", { name: page.say("enums.import_key.external_id") }).click();

    await page.locator("[data-becomes]").filter({ hasText: "→ 13900007" }).waitFor();
    await page.getByRole("list", { name: page.say("lists.problems") }).getByText("li.b.cn").waitFor();
    await page.getByRole("button", { name: page.say("lists.nothing") }).waitFor();
    await page.getByRole("button", { name: page.say("lists.badCellsDrop") }).click();
    await page.getByRole("list", { name: page.say("lists.cellsDropped") }).getByText("li.b.cn").waitFor();
    await page.getByRole("checkbox", { name: "章山 → 张三丰" }).click();
    const take = page.getByRole("button", { name: page.say("lists.take", { count: 2 }), exact: true });
    await take.waitFor();
    await settled(page);
    assert.deepEqual(await violations(page), []);
    await page.getByRole("checkbox", { name: page.say("lists.keepsRest", { count: 1 }) }).click();
    await take.click();

    await until(async () => page.url().includes(`b-${language}.csv`));
    const { rows } = await desk.call("registrations.list", { filter: { query: `import:b-${language}.csv` } });
    assert.deepEqual(rows.map((row) => row.full_name).sort(), ["张三丰", "李四光"]);
    await desk.call("people.list", { search: "章山" }).then(({ total }) => assert.equal(total, 0));
    for (let step = 0; step < 2; step++) {
      await page.keyboard.press("Control+z");
      await settled(page);
    }
    await page.leave();
  });
}

test("the register is given out with the columns that are wanted", async () => {
  const page = await desk.visit("/registrations");
  await page.getByRole("button", { name: page.say("lists.export") }).click();
  const dialog = page.getByRole("dialog");
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole("combobox").click();
  await page.getByRole("option", { name: page.say("lists.forms.csv") }).click();
  await dialog
    .getByRole("checkbox", { name: page.say("enums.import_field.phone") })
    .click();

  const saved = page.waitForEvent("download");
  const count = await total();
  await dialog
    .getByRole("button", { name: page.say("lists.exportVerb", { count }) })
    .click();
  await page.getByRole("button", { name: page.say("common.open") }).click();

  const text = await readFile(await (await saved).path(), "utf8");
  assert.ok(text.startsWith("\uFEFF胸卡号 Badge number,"), text.slice(0, 80));
  assert.ok(!text.split("\r\n")[0].includes("手机"));
  assert.equal(text.trim().split("\r\n").length, count + 1);
  await page.leave();
});
