"""The text of /method/."""

from portal.models import StandardPage
from portal.opening_pages.opening_page import OpeningPage, section, stance_key

METHOD = OpeningPage(
    path="method",
    model=StandardPage,
    title="Method",
    lede="What is recorded, what counts as a national position, how facts are checked, and where limits lie.",
    description="How the catalogue of cyber diplomacy decides what is a fact, a position and a gap.",
    body=(
        section(
            "What a record is",
            "<p>A record is one fact or one text with its source: a law, an institution, a treaty, a "
            "statement, a programme, a meeting, a value of an index. Summaries are in our own words, one to "
            "three sentences. An official title stays in its own language. Nothing is recorded without a "
            "source that can be named; nothing is shown before it has been read against that source.</p>"
            "<p>The catalogue covers the {states} states of the Community of Latin American and Caribbean "
            "States. Partners outside the region are kept for comparison and are never counted with it.</p>",
        ),
        section(
            "What counts as a national position",
            "<p>A <b>national position</b> is a text in which a government sets out, in its own name and "
            "as a whole, how it holds that international law applies to the use of information and "
            "communication technologies: a paper of its own, a speech that presents it, or its "
            "contribution to a compendium of national positions of the United Nations.</p>"
            "<p>Other texts of a state are recorded as what they are: an <b>answer to a questionnaire</b>, "
            "such as that of the Inter-American Juridical Committee; a <b>statement</b> in a debate; a "
            "<b>submission</b>, such as a working paper or comments on a draft; a <b>common position</b> of "
            "several states. A statement that states share is recorded for each of them. A text of an "
            "organisation is never read as one of its members.</p>"
            "<p>By this measure {states_with_national_position} of {states} states have a national "
            "position on record, and {states_with_any_position} have a text of any of these kinds.</p>",
        ),
        section(
            "Stances",
            "<p>Each text is read question by question, on up to {questions_of_law} questions of law. What "
            "it says on one of them is a point, with a stance, a summary in our words and the paragraph or "
            "page. The stance is our reading of the text; the summary and the passage let readers judge for "
            "themselves.</p>",
        ),
        stance_key(),
        section(
            "Silent, not researched, not applicable",
            "<p>There are three ways to be empty, and they are never mixed.</p>"
            "<ul>"
            "<li><b>Silent</b>: the whole text was read and does not take up the question. It is said only "
            "where a row of the catalogue says so, and is never concluded from a missing row.</li>"
            "<li><b>Not researched</b>: no checked answer yet. The gap is ours.</li>"
            "<li><b>Not applicable</b>: the question cannot arise, and the reason stands beside it.</li>"
            "</ul>"
            "<p>“None on record” likewise means that the catalogue has none, and does not say that there is "
            "none.</p>",
        ),
        section(
            "How the matrix chooses a cell",
            '<p>In the <a href="/positions/matrix/">matrix</a> each state has one answer to a question, even '
            "where it has spoken several times. The answer is chosen in this order:</p>"
            "<ol>"
            "<li>A text that says something on the question goes before silence: a state is silent only if "
            "none of its texts that were read says anything.</li>"
            "<li>A national position goes before any other text of the state; a common position comes "
            "last.</li><li>Among texts of the same rank, the latest goes first; one without a date comes "
            "last.</li></ol>"
            "<p>The other texts stay on the page of the state and on their own pages. Figures such as "
            "“{states_that_affirm_international_law} states affirm that international law applies” count "
            "each state once, by the answer so chosen.</p>",
        ),
        section(
            "How facts are checked",
            "<p>“Checked” and a day stand beside each fact: on that day it was read against the text of its "
            "source. When the last reading is more than the set number of months ago, the words “check due” "
            "stand there; the fact stays in sight until it has been read again.</p>"
            "<p>The opening catalogue was compiled by research up to 23 November 2026. Rows that carry the "
            "day of their check were published; all others wait as drafts. From then on a change is to be "
            "read by a second person before it is shown, and each version that was public is kept.</p>",
        ),
        section(
            "Sources",
            "<p>The numbers in the margin lead to the sources at the foot of the page, in the order of their "
            "first use; beside them stands the place in the source, such as a paragraph. A text of the state "
            "or body itself goes before a report about it. Where only a report, a collection or a press item "
            "was read, it is the source that is named, and not the text behind it. Each of the "
            '<a href="/sources/">sources</a> has a page with everything that rests on it.</p>',
        ),
        section(
            "Dates",
            "<p>A date says only what its source says: a year, a month or a day. “2019” is no day in 2019, "
            "and is ordered with its year. Where an end is not known, none is shown. The date of a "
            "participation is that of its entry into force where the note beside it says so, and otherwise "
            "what the note names.</p>",
        ),
        section(
            "Treaties, votes and institutions",
            "<p>“Party”, “signatory” and “invited” are told apart; who is invited to the Budapest Convention "
            "has not joined it. A state may be counted for several instruments. Votes of 2018 and 2019 in "
            "the General Assembly come from a public set of roll calls: “did not vote” means that a state "
            "is not in the roll call. Institutions that are planned are listed as planned and are never "
            "counted.</p><p>“In force” is said where a source establishes it. A policy without a status is "
            "one whose status is not established.</p>",
        ),
        section(
            "Indicators and their terms",
            "<p>Indices and statistics are made by others. We show them on their own scale, with publisher, "
            "edition and source, and neither mix them nor make an index of our own. Editions that are not "
            "comparable are not joined by a line. A state without a value is not covered, or its value has "
            "not been read; no conclusion follows from that.</p>"
            "<p>Freedom on the Net belongs to Freedom House, the Global Cybersecurity Index to the "
            "International Telecommunication Union, the National Cyber Security Index to the e-Governance "
            "Academy, the surveys of e-government to the United Nations; single scores are cited as facts. "
            "The World Development Indicators are under CC BY 4.0. The full terms stand with "
            '<a href="/indicators/">each indicator</a>.</p>',
        ),
        section(
            "Figures in texts",
            "<p>Numbers about the catalogue are counted from public records when a page is opened; none is "
            "typed. A number in a text may therefore differ from the same text read last month. Whoever "
            "cites one gives the day.</p>",
        ),
        section(
            "Limits",
            "<ul>"
            "<li>The catalogue holds what was found and read. States that publish less, or in places that "
            "are hard to reach, have fewer records; a count is no measure of activity.</li>"
            "<li>Stances reduce a text to a word. Two states with the same stance may mean different "
            "things.</li>"
            "<li>Some positions were read in collections that quote them, and not in full.</li>"
            "<li>Some older votes and scores were read in transcriptions; their sources say so.</li>"
            "<li>Texts of this site are in English; official titles are in their own language.</li>"
            "</ul>",
        ),
    ),
)
