import { expect, test } from "vitest";
import { digitsOfOddMobile } from "./phones";

test("a mobile number with a digit too few or too many is noticed", () => {
  expect(digitsOfOddMobile("1351111222")).toBe(10);
  expect(digitsOfOddMobile("+86 138 0000 12345")).toBe(12);
  expect(digitsOfOddMobile("１３５１１１１２２２")).toBe(10);
});

test("every other number is left alone", () => {
  for (const phone of ["", "13800001234", "+86 138-0000-1234", "8613800001234", "0510-82345678"])
    expect(digitsOfOddMobile(phone)).toBeNull();
  for (const phone of ["10086", "+1 650 253 0000", "12345", "138", "010 1351111"])
    expect(digitsOfOddMobile(phone)).toBeNull();
});
