import type { Facts } from "./contract";

/** What is known of a guest of whom nobody has asked anything. */
export function blankFacts(): Facts {
  return {
    arrives_on: null,
    arrives_at: null,
    arrives_by: "",
    arrival_place: "",
    wants_pick_up: null,
    driver: "",
    plate: "",
    hotel: "",
    room: "",
    nights: null,
    diet: null,
    allergies: "",
    leaves_on: null,
    leaves_at: null,
    leaves_by: "",
    departure_place: "",
    remarks: "",
  };
}
