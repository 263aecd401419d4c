"""What stands where a question meets a country: the fact of the profile with a short margin."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.coverage.vocabulary import Question
from initiatives.details.view_in_time import view_address
from initiatives.profile.answers import CountryAnswers
from initiatives.profile.parts import Fact, margin
from initiatives.provenance import Provenance, SourceRegister
from initiatives.questions import QuestionSort
from initiatives.templatetags.components import NOT_RESEARCHED, stance_label


@dataclass(frozen=True)
class Cell:
    """A fact, a stance or one of the kinds of empty; ``answer`` is what is compared, ``year`` of a measure.

    ``mark`` is a stance or a kind of empty, and then ``text`` its word.
    """

    text: str
    answer: str = ""
    mark: str = ""
    lang: str = ""
    url: str = ""
    note: str = ""
    note_url: str = ""
    status: str = ""
    status_label: str = ""
    provenance: Provenance | None = None
    year: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether somebody has looked, whatever was found."""
        return self.mark != NOT_RESEARCHED


def not_researched() -> Cell:
    """What nobody has looked for."""
    return Cell(stance_label(NOT_RESEARCHED), mark=NOT_RESEARCHED)


def cell_of(question: Question, answers: CountryAnswers, register: SourceRegister) -> Cell:
    """The cell of a question."""
    if question.sort == QuestionSort.TOPIC:
        cell = _stance_cell(question, answers, register)
        if cell:
            return cell
    fact = answers.fact(question, register)
    if not fact.value:
        return _empty_cell(fact)
    newest = answers.newest_value(question) if question.sort == QuestionSort.INDICATOR else None
    return Cell(
        fact.value,
        answers.answer(question),
        lang=fact.lang,
        url=fact.url,
        note=fact.note,
        note_url=fact.note_url,
        status=fact.status,
        status_label=fact.status_label,
        provenance=replace(fact.provenance, place="") if fact.provenance else None,
        year=newest.year if newest else None,
    )


def _empty_cell(fact: Fact) -> Cell:
    """One of the kinds of empty; what an inquiry came to is an answer too."""
    if not fact.void:
        return not_researched()
    text = fact.empty or stance_label(fact.void)
    return Cell(text, fact.void, mark=fact.void, note=fact.note, provenance=fact.provenance)


def _stance_cell(question: Question, answers: CountryAnswers, register: SourceRegister) -> Cell | None:
    """The stance with its place in the text, as in the matrix."""
    point = answers.point(question)
    if point is None:
        return None
    texts = answers.texts_on(question)
    return Cell(
        stance_label(point.stance),
        point.stance,
        mark=point.stance,
        url=f"{point.position.get_absolute_url()}#{point.topic.slug}",
        note=ngettext("%(count)d text", "%(count)d texts", texts) % {"count": texts} if texts > 1 else "",
        note_url=view_address(answers.records.country, point.topic) if texts > 1 else "",
        provenance=margin(register, point, place=point.reference),
    )


def count_cell(count: int, url: str) -> Cell:
    """A number of records, as a link to them."""
    text = ngettext("%(count)d on record", "%(count)d on record", count) % {"count": count}
    return Cell(text, url=url) if count else Cell(_("none on record"))


def numbered(cell: Cell, register: SourceRegister) -> Cell:
    """The same with its sources numbered in the order of the page, which is read row by row."""
    if cell.provenance is None:
        return cell
    marks = tuple(register.mark(entry.source) for entry in cell.provenance.marks)
    return replace(cell, provenance=replace(cell.provenance, marks=marks))
