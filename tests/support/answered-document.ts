/** A board's answered follow-up as text, in the layout that cities use: question, strategy or measure, answer, comment. */
export function answeredDocument(
  board: string,
  title: string,
  answers: readonly { number: string; title: string; question: string; answer: string; comment: string }[],
): { bytes: Uint8Array; fileName: string } {
  const parts = answers.map(
    ({ number, title: item, question, answer, comment }) =>
      `Uppföljningsfrågor Svarsalternativ med kommentar\n\n${question}\n\nInsats ${number} ${item}\n\n${answer}\n\n${comment}\n`,
  );
  const text = `1 Uppföljning ${title}\n${board}\n\n1.1.1 Fokusområde 1: Tidigt\n${parts.join('\n')}`;
  return { bytes: new TextEncoder().encode(text), fileName: 'uppföljning.txt' };
}
