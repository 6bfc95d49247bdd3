/**
 * Returns a function that runs `task`, one run at a time. Calls during a run cause one more run after it, however many
 * they are.
 */
export function oneAtATime(task: () => Promise<void>): () => void {
  let isRunning = false;
  let isWantedAgain = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      do {
        isWantedAgain = false;
        await task();
      } while (isWantedAgain);
    } finally {
      isRunning = false;
    }
  };
  return () => {
    if (isRunning) isWantedAgain = true;
    else void run();
  };
}
