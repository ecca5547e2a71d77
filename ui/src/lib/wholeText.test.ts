import { expect, test } from "vitest";
import { tellWhole } from "./wholeText";

function text(words: string, wide: number, room: number): HTMLElement {
  const element = document.createElement("span");
  element.className = "truncate";
  element.textContent = words;
  Object.defineProperty(element, "scrollWidth", { configurable: true, value: wide });
  Object.defineProperty(element, "clientWidth", { configurable: true, value: room });
  return element;
}

test("a text that is cut off is told whole, from any part of it", () => {
  const element = text("", 200, 100);
  element.innerHTML = "  <b>无锡市</b>\n 科技局 ";

  tellWhole(element.querySelector("b"));

  expect(element.title).toBe("无锡市 科技局");
});

test("a text that has room again says nothing twice", () => {
  const element = text("无锡市科技局", 200, 100);
  tellWhole(element);
  Object.defineProperty(element, "clientWidth", { value: 200 });

  tellWhole(element);

  expect(element.hasAttribute("title")).toBe(false);
});

test("a title that is there already stays", () => {
  const element = text("细胞治疗…", 200, 100);
  element.title = "细胞治疗产业高峰论坛";

  tellWhole(element);

  expect(element.title).toBe("细胞治疗产业高峰论坛");
});
