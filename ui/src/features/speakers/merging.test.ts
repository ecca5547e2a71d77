import { expect, test } from "vitest";
import type { Candidate, RegistrationState } from "@/lib/contract";
import { blankPerson } from "@/lib/people";
import { differing, differingHeld, merged, usualHeld } from "./merging";

function candidate(id: string, more: Partial<Candidate["person"]>): Candidate {
  const person = { ...blankPerson(), id, pinyin_corrected: false, organisation_zh: "" };
  return {
    person: { ...person, organisation_en: "", ...more },
    registration: null,
    roles: 0,
  };
}

const one = candidate("1", { full_name: "张三", phone: "13800001234" });
const other = candidate("2", {
  full_name: "张叁",
  family_name: "张",
  phone: "",
  email: "zhang@example.com",
});

test("only what differs is compared", () => {
  expect(differing(one, other)).toEqual(["full_name", "phone", "email"]);
});

test("what is missing is filled in, and the rest stays unless it is chosen", () => {
  expect(merged(one, other, {})).toMatchObject({
    id: "1",
    full_name: "张三",
    phone: "13800001234",
    email: "zhang@example.com",
  });
  expect(merged(one, other, { full_name: "other", phone: "other" })).toMatchObject({
    id: "1",
    full_name: "张叁",
    family_name: "张",
    phone: "",
  });
});

test("of two registrations only what both hold and not alike is compared", () => {
  const registered = (state: RegistrationState, held: Record<string, string>): Candidate => ({
    ...one,
    registration: {
      id: state,
      badge_number: "10000012",
      state,
      scans: 0,
      held: Object.entries(held).map(([field, value]) => ({ field, value })),
    },
  });
  const first = registered("invited", { category: "嘉宾", seat: "A1", hotel: "君来" });
  const second = registered("confirmed", { category: "媒体", seat: "A1", reply: "yes" });

  expect(differingHeld(first, second)).toEqual(["category"]);
  expect(differingHeld(first, one)).toEqual([]);
  expect(usualHeld("category", first, second)).toBe("one");
  expect(usualHeld("state", first, second)).toBe("other");
  expect(usualHeld("state", second, first)).toBe("one");
});
