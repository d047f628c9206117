import { type ApiProblem, isProblem } from '../api.ts';
import { stateTexts } from '../text/states.ts';
import { useText } from '../text.tsx';

export type ProblemText = {
  title: string;
  detail: string | null;
  /** One line for a status message. */
  summary: string;
  requestId: string | null;
};

/** Tells a problem in words: the server's own where it has any, ours when it was not reached. */
export function useProblemText(): (error: unknown) => ProblemText {
  const t = useText(stateTexts);
  return (error) => {
    const problem: ApiProblem | null = isProblem(error) ? error : null;
    const requestId = problem?.requestId ?? null;
    if (problem?.offline) {
      return {
        title: t.offlineTitle,
        detail: t.offlineDo,
        summary: `${t.offlineTitle}. ${t.offlineDo}`,
        requestId,
      };
    }
    if (problem && problem.title !== '') {
      const { title, detail } = problem;
      return { title, detail, summary: detail ?? title, requestId };
    }
    return { title: t.errorTitle, detail: t.errorDo, summary: `${t.errorTitle}. ${t.errorSafe}`, requestId };
  };
}
