import { ref, watchEffect } from "vue";

/** A name that belongs to this machine, not to the event. */
function ownName(key: string) {
  const name = ref(localStorage.getItem(key) ?? "");
  watchEffect(() => {
    localStorage.setItem(key, name.value);
  });
  return name;
}

/** Who works at this window, as the journal names them. */
export const operatorName = ownName("summit.operator");

/** The desk that this window stands on, as check-ins name it. */
export const deskName = ownName("summit.desk");
