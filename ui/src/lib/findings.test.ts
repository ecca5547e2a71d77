import { expect, test } from "vitest";
import { inLanguage } from "./findings";

test("a thing is named in the language of the window, in Chinese where it has no other name", () => {
  const values = { one: "主题演讲", one_en: "Keynote", room: "主会场", at: "09:00" };

  expect(inLanguage(values, "zh")).toMatchObject({ one: "主题演讲", room: "主会场" });
  expect(inLanguage(values, "en")).toMatchObject({ one: "Keynote", room: "主会场", at: "09:00" });
});
