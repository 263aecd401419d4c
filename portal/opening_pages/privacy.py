"""The text of /privacy/."""

from portal.models import StandardPage
from portal.opening_pages.opening_page import OpeningPage, section

PRIVACY = OpeningPage(
    path="privacy",
    model=StandardPage,
    title="Privacy",
    lede="Reading needs no account, and nobody is measured.",
    body=(
        section(
            "What is kept of readers",
            "<ul>"
            "<li>There are no statistics of visits, no advertising, and nothing is loaded from other "
            "servers.</li>"
            "<li>A cookie named <b>csrftoken</b> protects the forms of the portal; it says nothing "
            "about you and lasts a year.</li>"
            "<li>A cookie named <b>theme</b> is set only if you choose light or dark colours; it holds that "
            "choice and lasts a year.</li>"
            "<li>The server on which the portal runs may keep the usual log of requests. How long is for its "
            "operator to set.</li>"
            "</ul>",
        ),
        section(
            "What is kept of those who report an error",
            "<p>Your words are kept with the report and read by editors only; the public ledger shows an "
            "editor’s words. An e-mail address is not needed. If you give one, it serves for one mail with "
            "the answer and is erased when that mail has been sent, at the latest 30 days after the answer. "
            "Spam is deleted after 30 days. Against floods of reports, a scrambled form of the network "
            "address is counted for up to an hour; it cannot be read back and is kept nowhere else.</p>",
        ),
        section(
            "What is kept of those who get mails",
            "<p>Your address, its language, what you follow, whether you want the letters of our editors, "
            "how often you want to be written to, and when, on which page and to which text you agreed. It "
            "serves for these mails alone and is given to nobody. Nothing is sent before you press a button "
            "behind the first mail; an address that nobody confirms is deleted after a week. "
            "No picture and no link in a mail tells us whether you read it.</p>"
            "<p>Each mail has a link to what is kept: you can change it, download it, pause, leave one "
            "thing or everything. Who leaves is deleted. Who asks to be deleted for good is never "
            "written to again: of the address a scrambled form stays, from which it cannot be read. A "
            "link shown at that moment lets the address be signed up again, if its owner wants that one "
            "day. Against floods of sign-ups, scrambled forms of the network address and of the e-mail "
            "address are counted for up to a day.</p>",
        ),
        section(
            "What is kept of editors",
            "<p>People who work on the catalogue sign in. Their name, e-mail address and what they changed "
            "are kept, because each version of a record names its editor to the other editors. The public "
            "sees only the role. A cookie named <b>sessionid</b> keeps them signed in.</p>",
        ),
        section(
            "Links to sources",
            "<p>Sources lie on the sites of others, which have rules of their own. When you follow a link to "
            "one, the address of the page that you come from is not passed on.</p>",
        ),
    ),
)
