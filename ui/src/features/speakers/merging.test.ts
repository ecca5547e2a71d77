import { expect, test } from "vitest";
import type { Candidate } from "@/lib/contract";
import { blankPerson } from "@/lib/people";
import { differing, merged } from "./merging";

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
