import type { Verdict } from "@/lib/contract";

type Tone = { at: number; frequency: number; length: number; shape: OscillatorType };

/** One high tone, two middle tones, or a low buzz: told apart without looking. */
const tones: Record<Verdict, Tone[]> = {
  welcome: [{ at: 0, frequency: 1320, length: 0.18, shape: "sine" }],
  already: [
    { at: 0, frequency: 660, length: 0.14, shape: "sine" },
    { at: 0.2, frequency: 660, length: 0.14, shape: "sine" },
  ],
  refused: [{ at: 0, frequency: 140, length: 0.5, shape: "sawtooth" }],
  unknown: [{ at: 0, frequency: 140, length: 0.5, shape: "sawtooth" }],
};

let context: AudioContext | undefined;

/** Plays the sound of a verdict. */
export function play(verdict: Verdict): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  for (const { at, frequency, length, shape } of tones[verdict]) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.type = shape;
    oscillator.frequency.value = frequency;
    volume.gain.setValueAtTime(0.2, currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + at + length);
    oscillator.connect(volume).connect(destination);
    oscillator.start(currentTime + at);
    oscillator.stop(currentTime + at + length);
  }
}
