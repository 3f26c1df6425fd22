import { Fragment } from 'react';

/** Text in which what was found stands between \u0002 and \u0003. It is cut at these and shown as text: nothing of a mail becomes HTML. */
export function Found({ text }: { text: string }) {
  return (
    <>
      {text.split('\u0002').map((piece, index) => {
        const end = piece.indexOf('\u0003');
        if (index === 0 || end < 0) return <Fragment key={index}>{piece}</Fragment>;
        return (
          <Fragment key={index}>
            <mark>{piece.slice(0, end)}</mark>
            {piece.slice(end + 1)}
          </Fragment>
        );
      })}
    </>
  );
}
