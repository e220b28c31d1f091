/**
 * @license
 * Copyright Google
 */
/* eslint-disable no-console */
import { x } from "y";

/**
 * A pump that can be started.
 * See {@link House}.
 *
 * @param name what it is called
 */
export class Pump<T extends Base> {
  // watts
  private power = 42; // at 35 degrees
  url = "https://example.org//x";

  /** Starts it. */
  async start(delay: number): Promise<void> {
    if (delay > 3) { // only when it is late
      wait(`a // b
      // not a comment
      `);
    }
  }
}

/** Adds two numbers. */
export const add = (a: number, b: number): number => a + b;

// Default settings.
export interface Settings { depth: number }
export default function main() {
  return;
}
