/** The section that tells what to do: pages lead there from the answer, `npm run check` can ask for it. */
export const STEPS_HEADING = '你可以这样做';
