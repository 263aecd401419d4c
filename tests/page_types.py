"""One address of every type of public page, as the opening catalogue and the opening pages fill it."""

import datetime

HOME = "/"
PROFILE = "/countries/costa-rica/"
INITIATIVES = "/initiatives/"
MATRIX = "/positions/matrix/"
ALIGNMENT = "/alignment/"
PAIR = "/alignment/BRA/EUU/"
COMPARISON = "/compare/?country=BRA&country=CHL&country=CRI"
VIEW_IN_TIME = "/positions/matrix/BRA/sovereignty/"
BRIEF, TOPIC_BRIEF = "/countries/costa-rica/brief/", "/topics/sovereignty/brief/"
THEME_BRIEF = "/themes/cybercrime/brief/"
COMPARE = (VIEW_IN_TIME, BRIEF, TOPIC_BRIEF, THEME_BRIEF, "/compare/", COMPARISON)

LISTS = (
    "/countries/",
    "/policies/",
    "/institutions/",
    "/instruments/",
    "/positions/",
    INITIATIVES,
    "/events/",
    "/indicators/",
    "/organisations/",
    "/sources/",
)
DETAILS = (
    PROFILE,
    "/policies/ecu-strategy-2022/",
    "/institutions/cri-oij-cibercrimen/",
    "/instruments/unga-73-27/",
    "/positions/bra-2021-gge-contribution/",
    "/initiatives/el-paccto-2/",
    "/events/ai-ministerial-santiago-2023/",
    "/indicators/itu-gci/",
    "/organisations/agesic/",
    "/sources/redclara-digital-alliance/",
)
CORRECTIONS = "/corrections/"
CORRECTION_SENT = "/corrections/C-2026-7KQ2MW/sent/"
CHANGES = "/changes/"
TIMELINE = "/timeline/"
MAP = "/map/"
COVERAGE = "/coverage/"
HISTORY = "/policies/ecu-strategy-2022/history/"
# The catalogue of the tests is published on the day on which they run.
PAST = f"/policies/ecu-strategy-2022/at/{datetime.datetime.now(datetime.UTC):%Y-%m-%d}/"
API_DOCS = "/api/v1/docs/"
SEARCH = "/search/?q=mexico"
CITE = "/policies/ecu-strategy-2022/cite/"
DATA = "/data/"
NARRATIVES = ("/about/", "/analysis/", "/analysis/cyber-diplomacy-in-latin-america/")
NEWSLETTER, NEWSLETTER_SENT = "/newsletter/", "/newsletter/sent/"
NOT_FOUND = "/no-such-page/"
GALLERY = "/components/"

PAGE_TYPES = (
    *(HOME, *LISTS, *DETAILS, MATRIX, CHANGES, HISTORY, PAST, CITE, CORRECTIONS, CORRECTION_SENT),
    *(ALIGNMENT, PAIR),
    *COMPARE,
    COVERAGE,
    *(*NARRATIVES, NOT_FOUND, GALLERY),
    *(TIMELINE, MAP),
    API_DOCS,
    SEARCH,
    DATA,
    *(NEWSLETTER, NEWSLETTER_SENT),
)

# Views that share a type but not their markup.
VIEWS = (
    "/indicators/internet-users/?country=BRA&country=CHL&country=XXX",
    "/indicators/itu-gci/?country=BRA",
    "/map/?measure=topic-sovereignty",
    "/map/?measure=instrument-unga-73-27&foo=1",
    "/map/?measure=indicator-itu-gci",
    "/timeline/?country=CHL&theme=norms&sort=date&foo=1",
    "/initiatives/?view=table&status=ongoing",
    "/events/?view=calendar&month=2025-05",
    "/initiatives/?q=zzz",
    "/search/",
    "/search/?q=zzz&country=BRA&year_min=x",
    "/search/?q=ley&type=policies&kind=ai-policy",
    "/changes/?kind=withdrawn&country=XXX&foo=1",
    "/coverage/?state=found&pillar=cybercrime&subregion=x&foo=1",
    f"{HISTORY}?from=1&to=1",
    f"{CITE}?format=pdf&version=9",
    f"{HISTORY}?from=9&to=1&on=x",
    "/positions/matrix/?view=marks&partners=1",
    "/alignment/?compare=states&kind=stances",
    "/alignment/?compare=years&subregion=caribbean&foo=1",
    "/alignment/?kind=colour&year_min=x",
    f"{COMPARISON}&pillar=cybercrime&pillar=international-law&rows=differences",
    "/compare/?country=BRA&country=XXX&pillar=x&foo=1",
    "/newsletter/?country=BRA&country=XXX&search=policies%3Fcountry%3DBRA",
    "/corrections/?about=policies/ecu-strategy-2022&fact=adopted&state=open&year_min=x",
)
