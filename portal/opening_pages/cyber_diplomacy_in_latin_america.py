"""The text of /analysis/cyber-diplomacy-in-latin-america/; numbers of the catalogue stand as figures only."""

import datetime

from portal.models import ArticlePage
from portal.opening_pages.opening_page import OpeningPage, section, takeaway, text

INTRODUCTION = text(
    "<p>Cyber diplomacy here means what states do with one another about the use of information and "
    "communication technologies: the rules that they accept, the contacts that they keep, the treaties that "
    "they join and the programmes that they share. This analysis reads what is on record for {states} states "
    "of Latin America and the Caribbean: {policies} strategies, laws and policies, {statements_on_law} texts "
    "on international law, and their part in {initiatives} initiatives.</p>"
    "<p>It says what is on record and no more. A state that a paragraph does not name may have acted without "
    "a record of it here. “Latin America” in the title stands for all states of the catalogue, those of the "
    "Caribbean included. The words are of the day given above; the numbers are counted when the page is "
    "opened.</p>"
)

IN_SHORT = section(
    "In short",
    "<ul>"
    "<li><b>Regional cooperation</b> is organised above all through the Organization of American States: "
    "named contacts, response teams, and {initiatives_on_confidence_building} initiatives on "
    "confidence-building on record.</li>"
    "<li><b>Two treaties on cybercrime</b> stand side by side. Parties to the Budapest Convention: "
    "{budapest_parties}. Signatories of the Convention of the United Nations: "
    "{un_convention_signatories}.</li><li><b>Internet freedom</b> is measured by Freedom House for "
    "{freedom_on_the_net_states} of {states} states. Free: {freedom_on_the_net_free}. Partly Free: "
    "{freedom_on_the_net_partly_free}. Not Free: {freedom_on_the_net_not_free}.</li>"
    "<li><b>International law</b>: of {states_with_any_position} states with a text on record, "
    "{states_that_affirm_international_law} affirm that it applies, some of them with conditions. They part "
    "over force, self-defence and new rules.</li>"
    "<li><b>The European Union</b> leads, joins or pays for {initiatives_with_eu} of {initiatives} "
    "initiatives on record.</li>"
    "</ul>",
)

REGIONAL_COOPERATION = takeaway(
    "The region builds confidence through contacts and response teams",
    "<p>The General Assembly of the Organization of American States adopted a cybersecurity strategy in "
    "2004. It divides the work along three lines: a network of incident response teams, technical "
    "standards, and cybercrime law. Since 2017 a working group under the Inter-American Committee against "
    "Terrorism agrees on confidence-building measures. The first two, of 2018, ask states to share their "
    "policies and to name a contact at political level; later ones bring in foreign ministries and the "
    "training of diplomats. The directory of contacts is kept at the organisation, and response teams of "
    "governments work together in the CSIRTAmericas Network.</p>"
    "<p>States with a national response team on record: {states_with_csirt} of {states}. States with a "
    "cybersecurity strategy in force: {states_with_strategy}. The Caribbean Community has an action plan of "
    "its own on cybersecurity and cybercrime. At the United Nations, the permanent mechanism that followed "
    "the working groups has a first chair from El Salvador.</p>",
    ["initiatives_on_confidence_building", "strategies_in_force"],
    [
        "initiatives/oas-inter-american-cybersecurity-strategy",
        "initiatives/oas-working-group-cyber-cbms",
        "initiatives/oas-cyber-cbm-01",
        "initiatives/oas-cyber-cbm-02",
        "initiatives/oas-cyber-cbm-03",
        "initiatives/oas-cyber-cbm-05",
        "initiatives/oas-cyber-cbms-portal-directory",
        "initiatives/csirtamericas-network",
        "initiatives/ccscap",
        "instruments/un-global-mechanism",
    ],
)

CYBERCRIME = takeaway(
    "On cybercrime the region stands with two treaties",
    "<p>The Budapest Convention of the Council of Europe has been in force since 2004. States of the region "
    "that are parties: {budapest_parties}. The Convention of the United Nations against Cybercrime was "
    "opened for signature in Hanoi in October 2025. States of the region that signed or joined it by the "
    "records: {un_convention_signatories}. The two do not exclude each other, and some states stand in both "
    "numbers. The part of each state, with its source and the day of its check, stands on the pages of the "
    '<a href="/instruments/budapest-convention/">Budapest Convention</a> and of the '
    '<a href="/instruments/un-cybercrime-convention/">Convention of the United Nations</a>.</p>'
    "<p>The vote of 2019 that set up the committee to write the second treaty divided the region. For: "
    "{committee_votes_for}. Against: {committee_votes_against}. Abstentions: {committee_abstentions}. Each "
    'vote stands on the page of the <a href="/instruments/unga-74-247/">resolution</a>. '
    "Prosecutors and experts work together apart from that: in the working group of the ministers of justice "
    "of the Americas, which recommends accession to the Budapest Convention, and in an Ibero-American "
    "network of specialised prosecutors.</p>",
    ["budapest_parties", "un_convention_signatories", "committee_votes_for", "committee_votes_against"],
    [
        "instruments/budapest-convention",
        "instruments/un-cybercrime-convention",
        "instruments/unga-74-247",
        "events/un-cybercrime-convention-hanoi-signing",
        "initiatives/remja-cybercrime-working-group",
        "initiatives/ciberred",
    ],
)

INTERNET_FREEDOM = takeaway(
    "Internet freedom is rated for some states, and they differ",
    "<p>The newest edition of Freedom on the Net on record covers {freedom_on_the_net_states} of {states} "
    "states. Freedom House rates them Free: {freedom_on_the_net_free}; Partly Free: "
    "{freedom_on_the_net_partly_free}; Not Free: {freedom_on_the_net_not_free}. The other states are not "
    "rated, and nothing follows from that. The scores and classes are those of Freedom House.</p>"
    "<p>In diplomacy for human rights online, members of the Freedom Online Coalition from the region number "
    "{freedom_online_coalition_members}; Mexico was among the founders in 2011. The Ibero-American summit of "
    "2023 adopted a charter of principles and rights in digital environments. Surveillance is a subject of "
    "regional bodies: the special rapporteurship for freedom of expression of the Inter-American Commission "
    "on Human Rights has called on El Salvador and Mexico to investigate the use of the spyware Pegasus. The "
    "records note that Mexico denied any espionage. In their texts on international law, "
    "{states_that_affirm_human_rights} states affirm human rights online.</p>",
    [
        "freedom_on_the_net_free",
        "freedom_on_the_net_partly_free",
        "freedom_on_the_net_not_free",
        "freedom_online_coalition_members",
        "states_that_affirm_human_rights",
    ],
    [
        "indicators/freedom-on-the-net",
        "instruments/freedom-online-coalition",
        "initiatives/freedom-online-coalition",
        "instruments/ibero-american-digital-rights-charter",
        "initiatives/iachr-rfoe-digital-rights",
        "events/incident-pegasus-el-salvador-2022",
        "events/iachr-mexico-pegasus-2023",
    ],
)

INTERNATIONAL_LAW = takeaway(
    "International law applies, say the texts; they part over force and new rules",
    "<p>{states_with_any_position} of {states} states have a text on record; in "
    "{states_with_national_position} of them it is a national position. That international law applies is "
    "affirmed, with or without conditions, by {states_that_affirm_international_law}.</p>"
    "<p>The difference lies in what follows. Brazil, Costa Rica and Colombia hold that some cyber operations "
    "could be a use of force, and that an armed attack would open self-defence; Brazil reads that right "
    "narrowly, and Colombia says that the threshold of force is still to be settled. Cuba holds in its "
    "position of 2024 that a cyber action is neither force nor an armed attack under the law as it stands. "
    "Guyana, in its answer of 2019, doubts that notions built on physical force fit cyberspace. Guatemala, "
    "in its answer of the same year, takes a wide view: force is not only physical.</p>"
    "<p>States that affirm self-defence against cyber operations, with or without conditions: "
    "{states_that_affirm_self_defence}; that reject it: {states_that_reject_self_defence}. States that "
    "affirm, with or without conditions, that humanitarian law applies: "
    "{states_that_affirm_humanitarian_law}; that reject it: {states_that_reject_humanitarian_law}. States "
    "that ask for a new binding instrument, with or without conditions: "
    "{states_that_ask_for_new_instrument}. Cuba, Nicaragua and Venezuela do so in texts of 2024 and 2025; "
    "Peru, too, has looked ahead to binding obligations. Some answers go back to a questionnaire of the "
    "Inter-American Juridical Committee.</p>",
    [
        "states_that_affirm_international_law",
        "states_that_affirm_self_defence",
        "states_that_reject_self_defence",
        "states_that_affirm_humanitarian_law",
        "states_that_ask_for_new_instrument",
    ],
    [
        "positions/bra-2021-gge-contribution",
        "positions/cri-2023-national-position",
        "positions/col-2025-national-position",
        "positions/cub-2024-national-position",
        "positions/guy-2019-iajc-response",
        "positions/gtm-2019-iajc-response",
        "positions/nic-2025-moscow-joint-statement",
        "positions/ven-2025-moscow-joint-statement",
        "positions/per-oewg-statement",
        "initiatives/cji-cyber-transparency",
    ],
)

EUROPEAN_UNION = takeaway(
    "The partnership with the European Union rests on dialogue, training and justice",
    "<p>The EU-LAC Digital Alliance was launched in Bogotá in March 2023 and given a joint declaration at "
    "the EU-CELAC summit of July 2023. States of the region that support it: "
    "{eu_lac_digital_alliance_supporters}. Its policy dialogues take up cybersecurity, artificial "
    "intelligence, e-governance, data and connectivity.</p>"
    "<p>Training has a place in the region: the Latin America and Caribbean Cyber Competence Centre in Santo "
    "Domingo, set up by EU CyberNet and opened in 2022. On justice, EL PAcCTO 2.0 counts cybercrime among "
    "its subjects and is open to the Caribbean for the first time; GLACY-e, paid for by the European "
    "Commission and led by the Council of Europe, has hubs in Chile and the Dominican Republic. With Brazil "
    "there is a dialogue on international cyber policy, agreed in 2014. Initiatives that a body of the Union "
    "leads, joins or pays for: {initiatives_with_eu} of {initiatives}.</p>"
    "<p>On law, the Union and its member states said in their declaration of 2024 that existing law is fit "
    "for purpose. Texts of the region that ask for a new binding instrument differ from it on that point. "
    "The summit of 2025 adopted a declaration; Venezuela and Nicaragua dissociated themselves.</p>",
    ["initiatives_with_eu", "eu_lac_digital_alliance_supporters"],
    [
        "initiatives/eu-lac-digital-alliance",
        "instruments/eu-lac-digital-alliance",
        "initiatives/eu-lac-digital-alliance-policy-dialogues",
        "initiatives/lac4-centre",
        "initiatives/el-paccto-2",
        "initiatives/glacy-e",
        "initiatives/eu-brazil-cyber-dialogue",
        "positions/euu-2024-declaration",
        "events/eu-celac-summit-2023",
        "events/eu-celac-summit-2025",
    ],
)

LIMITS = section(
    "What this does not show",
    "<p>Texts on international law are on record for {states_with_any_position} of {states} states. For the "
    "others nobody has researched it yet, or none was found: that is a gap of the catalogue, and no stance. "
    "Working papers and points that have not been read against their text are with the editors and are not "
    "counted. Votes after 2019 by state are not on record. Numbers count records, and no number here "
    'measures the weight of a programme or the will of a state. The <a href="/method/">method</a> says how '
    'each count is made, and the <a href="/positions/matrix/">matrix</a> shows each answer with its '
    "passage.</p>",
)

CYBER_DIPLOMACY_IN_LATIN_AMERICA = OpeningPage(
    path="analysis/cyber-diplomacy-in-latin-america",
    model=ArticlePage,
    title="Cyber diplomacy in Latin America",
    lede=(
        "Cooperation among the states of the region, freedom on the Internet, views on international law and "
        "the partnership with the European Union: what the records of {states} states show."
    ),
    description=(
        "Regional cooperation, internet freedom, views on international law and the partnership with the "
        "European Union in Latin America and the Caribbean, each finding with its records."
    ),
    body=(
        INTRODUCTION,
        IN_SHORT,
        REGIONAL_COOPERATION,
        CYBERCRIME,
        INTERNET_FREEDOM,
        INTERNATIONAL_LAW,
        EUROPEAN_UNION,
        LIMITS,
    ),
    fields={"authors": "The editors of the catalogue", "written_on": datetime.date(2026, 11, 23)},
)
