import { ref, watchEffect } from "vue";

/** The name of this desk, for check-ins made at it. Kept on this machine, not in the event. */
export const deskName = ref(localStorage.getItem("summit.desk") ?? "");

watchEffect(() => {
  localStorage.setItem("summit.desk", deskName.value);
});
