/** Repeats the assertion until it holds. @throws its last error after twenty seconds */
export async function eventually(assertion: () => void): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      assertion();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
