"""From Markdown of one's own to parts of a report."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ahp.common.document.parts import Part
from ahp.common.findings import Finding, Named, Place, Problems, UsageError
from index.audit.checks.check import Check
from index.audit.checks.claims import check_claims
from index.audit.relations import Claim, Declared
from index.report.context import Context
from index.report.own.claims import parse_claim
from index.report.own.facts import Facts, filled
from index.report.own.figures import figure_text
from index.report.own.text import Token, sentence_at, tokens
from index.report.own.wording import (
    OWN_AT,
    OWN_FALSE,
    OWN_LINK,
    OWN_MORE,
    OWN_UNCLAIMED,
    OWN_UNCLOSED,
    TEXT_CLAIMS,
    WHO_CLAIMS,
)
from index.report.standing import Standing

_PLAIN = re.compile(
    r"第\s*[0-9一二三四五六七八九十]+\s*[名位]|[0-9.]+\s*分(?![之钟])"
    r"|\brank(?:s|ed)?\s+[0-9]+|\b[0-9]+(?:st|nd|rd|th)\b|\b[0-9.]+\s+points?\b",
    re.IGNORECASE,
)

_SHOWN = 3  # figures that speak against a claim


def own_parts(
    text: str, path: str, report: Context, problems: Problems, *, level: int = 2
) -> tuple[Part, ...]:
    """Return the parts of a Markdown text, with its figures filled in and its claims checked.

    Parameters
    ----------
    text : str
    path : str
        Its file, for what is wrong.
    report : Context
        The tables that figures come from and claims are checked against.
    problems : Problems
        Notes, with file and line, an error for what is not understood and for a claim that the
        tables do not hold, a warning for what Markdown means and a report cannot show, and for a
        report that checks a note on sentences that claim nothing.
    level : int
        Of a heading of the text's first level.

    Returns
    -------
    tuple of Part
        None of them where an error or a false claim was found: what is false is never printed.
    """
    facts = Facts.of(report)
    before = len(problems.findings)
    written = written_text(text, path, facts, problems)
    wrong = any(one.severity != "note" for one in problems.findings[before:])
    report.said.claims += len(written.claims)
    if report.check:
        problems.take(_unclaimed(written, path))
    if wrong:
        return ()
    from ahp.common.document.book.own_text import parts_of_markdown  # deferred: a parser

    return parts_of_markdown(written.text, path, problems, level=level)


@dataclass
class Written:
    """A text whose figures are filled in and whose claims are taken out.

    Attributes
    ----------
    text : str
    claims : list of (Claim, int, int)
        Each with its line in the file and its place in the text.
    figures : list of int
        Where in the text figures were filled in.
    owed : int
        Lines taken out, to be given back where their paragraph ends, so that those of the file
        still count.
    """

    text: str = ""
    claims: list[tuple[Claim, int, int]] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    owed: int = 0

    def add(self, text: str) -> None:
        """Go on with a text."""
        if self.owed and "\n\n" in text:
            text = text.replace("\n\n", "\n" * (2 + self.owed), 1)
            self.owed = 0
        self.text += text

    def add_figure(self, figure: str) -> None:
        """Write a figure; at the start of a line no number may look like that of a list."""
        self.figures.append(len(self.text))
        self.add(f"&#{ord(figure[0])};{figure[1:]}" if self.fresh else figure)

    def add_claim(self, claim: Claim, line: int) -> None:
        """Leave a claim out."""
        self.claims.append((claim, line, len(self.text)))

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the line yet."""
        return not self.text.rsplit("\n", 1)[-1].strip()


def written_text(text: str, path: str, facts: Facts, problems: Problems) -> Written:
    """Fill in the figures of a Markdown text, take out its claims, and note what is wrong."""
    text = text.replace("\r\n", "\n")
    done = Written()
    at = 0
    for token in tokens(text):
        line = text.count("\n", 0, token.start) + 1
        try:
            if token.kind == "text":
                done.add(text[max(at, token.start) : token.end])
            elif token.kind == "figure":
                done.add_figure(figure_text(token.text, facts))
            elif token.kind == "open":
                raise UsageError.of(OWN_UNCLOSED, found=token.text)
            elif re.match(r"\(|\[(?!\[)", text[token.end :]):
                done.add(_link(token, text[token.end], facts))
            else:
                at = _leave_out(done, token, text)
                done.add_claim(parse_claim(token.text, facts), line)
        except UsageError as error:
            problems.at(path, line=line).take(error.findings)
    problems.take(_false(done, path, facts.standing))
    return done


def _link(token: Token, sign: str, facts: Facts) -> str:
    """Return a link whose text stands in brackets; a claim is none."""
    try:
        parse_claim(token.text, facts)
    except UsageError:
        return f"[[{token.text}]]"
    raise UsageError.of(OWN_LINK, found=token.text, sign=sign)


def _leave_out(done: Written, token: Token, text: str) -> int:
    """Take out a claim with the blanks around it; return where the text goes on."""
    rest = re.match(r"[ \t]*\n?", text[token.end :])
    assert rest is not None
    done.owed += token.text.count("\n")
    if not done.fresh:
        done.text = done.text.rstrip(" \t")
        return token.end
    if rest[0].endswith("\n"):  # a line of its own, that no blank one may take the place of
        done.owed += 1
    return token.end + rest.end()


def _false(done: Written, path: str, standing: Standing) -> Iterator[Finding]:
    """Yield the claims that the tables do not hold, each with the figures that speak against it."""
    relations = tuple(claim for claim, _, _ in done.claims)
    declared = Declared("", standing.title, standing.source, standing.tables, relations)
    failed: dict[int, list[Finding]] = {}
    for check in check_claims(declared):
        if check.finding is not None:
            said = Finding(OWN_AT, {"where": _where(check, standing), "what": check.finding})
            failed.setdefault(id(check.relation), []).append(said)
    for claim, line, place in done.claims:
        if against := failed.get(id(claim)):
            more = len(against) - _SHOWN
            sentence = _unescaped(sentence_at(done.text, place)).strip()
            details = {
                "who": filled(WHO_CLAIMS if sentence else TEXT_CLAIMS, sentence=sentence),
                "claim": claim.name,
                "what": [[one] for one in against[:_SHOWN]],
                "more": filled(OWN_MORE, count=more) if more > 0 else "",
            }
            yield Finding(OWN_FALSE, details, path, Place(line=line))


def _where(check: Check, standing: Standing) -> tuple[object, ...]:
    """Return table, row and year of a check, to be put into words."""
    league = next(one for one in standing.leagues if one.table.code == check.table)
    row = [Named(check.row, league.names.get(check.row, {}))] if check.row else []
    year = [str(check.year)] if check.year is not None else []
    return (Named(check.table, league.table.names), *row, *year)


def _unclaimed(done: Written, path: str) -> Iterator[Finding]:
    """Yield a note on sentences that state a rank or a score and claim nothing."""
    held = {sentence_at(done.text, place) for _, _, place in done.claims}
    held |= {sentence_at(done.text, place) for place in done.figures}
    places = {match.start() + 1 for match in _PLAIN.finditer(done.text)}
    stated = dict.fromkeys(sentence_at(done.text, place) for place in sorted(places))
    left = [_unescaped(one) for one in stated if one not in held]
    if left:
        yield Finding(OWN_UNCLAIMED, {"count": len(left), "example": left[0]}, path)


def _unescaped(text: str) -> str:
    return html.unescape(re.sub(r"\\(\W)", r"\1", text))
