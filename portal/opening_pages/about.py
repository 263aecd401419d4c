"""The text of /about/."""

from portal.models import StandardPage
from portal.opening_pages.opening_page import OpeningPage, section, text

ABOUT = OpeningPage(
    path="about",
    model=StandardPage,
    title="About",
    lede=(
        "A public record of what {states} states of Latin America and the Caribbean say and do "
        "about cyberspace, with the source of each fact."
    ),
    description="What the catalogue of cyber diplomacy holds, whom it serves, and how it may be used.",
    body=(
        text(
            "<p>Whoever follows cyber diplomacy asks the same questions again and again: who says it, where "
            "does it stand, since when, and is it still so? The answers lie in laws, statements, treaty "
            "lists and reports in several languages. This portal brings them together, one record for "
            "each, and keeps them apart from opinion.</p>"
        ),
        section(
            "What is here",
            "<ul>"
            '<li><a href="/countries/">A profile of each of the {states} states</a>: strategies, '
            "institutions, treaties, views on law, partners, indicators, a timeline. Partners outside the "
            "region are kept for comparison.</li>"
            '<li><a href="/policies/">{policies} strategies, laws and policies</a>, of which '
            "{policies_in_force} are in force by the records.</li>"
            '<li><a href="/positions/matrix/">What states say on {questions_of_law} questions of '
            "international law</a>, question by question, with the passage on which each answer rests.</li>"
            '<li><a href="/instruments/">Treaties, resolutions and groups</a>, with who is party, has signed '
            "or has voted how.</li>"
            '<li><a href="/initiatives/">{initiatives} initiatives</a> and <a href="/events/">{events} '
            "events</a>.</li>"
            '<li><a href="/indicators/">Indices and statistics</a> that others publish, on their own '
            'scales.</li><li><a href="/sources/">{sources} sources</a>, each with everything that rests on '
            "it.</li></ul>",
        ),
        section(
            "For whom",
            "<p>For people who prepare a negotiation, write about the region or compare states: diplomats, "
            "officials, researchers, journalists. A page can be read, cited and checked without an account, "
            "and works without scripts.</p>",
        ),
        section(
            "How a fact gets here",
            "<p>A record is a fact with its source. It is a draft until it has been read against the text of "
            "its source; drafts are not shown. Each public record names the day on which it was last read "
            'against its source, and says when another reading is due. The <a href="/method/">method</a> '
            "says what is counted, how, and where its limits are.</p>",
        ),
        section(
            "Use and terms",
            "<p>Our own data and texts may be used under the Creative Commons licence CC BY 4.0: name the "
            "portal and the day. The licence of the software is the European Union Public Licence, version "
            "1.2. Third parties keep their rights: sources belong to their publishers, and each index is "
            "cited as fact under the terms that its page names.</p>"
            "<p>Under the title of each record stands “Cite”: it gives the address and the day as of which "
            "the page is cited.</p>",
        ),
        section(
            "What it is not",
            "<p>It is no official publication of any state or organisation, gives no legal advice, and does "
            "not rate states. Where the catalogue is empty, it says so; an empty place is a task of ours and "
            "no statement about a state.</p>",
        ),
    ),
)
