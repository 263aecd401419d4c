"""Public addresses of the catalogue: a list and pages for each section, and the matrix of positions."""

from django.urls import path, re_path

from initiatives.api.docs import DocumentationView
from initiatives.models import Record
from initiatives.pictures.picture import FORMS
from initiatives.registry import SECTIONS
from initiatives.views.alignment import AlignmentView, PairView, alignment_picture
from initiatives.views.atlas import AtlasView, map_picture
from initiatives.views.briefs import CountryBriefView, ThemeBriefView, TopicBriefView
from initiatives.views.changes import ChangesView
from initiatives.views.cite import CiteView
from initiatives.views.compare import CompareView
from initiatives.views.corrections import CorrectionSentView, CorrectionsView
from initiatives.views.countries import CountryDetailView, CountryListView
from initiatives.views.coverage import CoverageView
from initiatives.views.data import DataView, data_file, newest_file
from initiatives.views.details import IndicatorDetailView, SectionDetailView
from initiatives.views.events import EventDetailView, EventListView
from initiatives.views.history import HistoryView, OnDayView
from initiatives.views.lists import SectionListView
from initiatives.views.matrix import MatrixView
from initiatives.views.pictures import indicator_picture, instrument_picture
from initiatives.views.timeline import TimelineView
from initiatives.views.view_in_time import ViewInTimeView

LIST_VIEWS = {"countries": CountryListView, "events": EventListView}
DETAIL_VIEWS = {"countries": CountryDetailView, "events": EventDetailView, "indicators": IndicatorDetailView}
PICTURE_FORMS = "|".join(FORMS)

urlpatterns = [
    path("positions/matrix/", MatrixView.as_view(), name="position_matrix"),
    re_path(
        r"^positions/matrix/(?P<code>[A-Za-z]{3})/(?P<topic>[-\w]+)/$",
        ViewInTimeView.as_view(),
        name="position_view",
    ),
    path("alignment/", AlignmentView.as_view(), name="alignment"),
    re_path(
        r"^alignment/(?P<first>[A-Za-z]{3})/(?P<second>[A-Za-z]{3})/$",
        PairView.as_view(),
        name="alignment_pair",
    ),
    re_path(
        r"^alignment/(?P<drawing>partners|states|years)-(?P<kind>votes|memberships|stances)"
        rf"\.(?P<form>{PICTURE_FORMS})$",
        alignment_picture,
        name="alignment_picture",
    ),
    re_path(
        rf"^instruments/(?P<slug>[-\w]+)/states\.(?P<form>{PICTURE_FORMS})$",
        instrument_picture,
        name="instrument_picture",
    ),
    re_path(
        rf"^indicators/(?P<slug>[-\w]+)/series\.(?P<form>{PICTURE_FORMS})$",
        indicator_picture,
        name="indicator_picture",
    ),
    path("map/", AtlasView.as_view(), name="map"),
    re_path(rf"^map/picture\.(?P<form>{PICTURE_FORMS})$", map_picture, name="map_picture"),
    path("timeline/", TimelineView.as_view(), name="timeline"),
    path("countries/<slug:slug>/brief/", CountryBriefView.as_view(), name="country_brief"),
    path("topics/<slug:slug>/brief/", TopicBriefView.as_view(), name="topic_brief"),
    path("themes/<slug:slug>/brief/", ThemeBriefView.as_view(), name="theme_brief"),
    path("compare/", CompareView.as_view(), name="compare"),
    path("coverage/", CoverageView.as_view(), name="coverage"),
    # The page of the API in the other languages; without a language it is among the API's own addresses.
    path("api/v1/docs/", DocumentationView.as_view(), name="api_docs"),
    path("data/", DataView.as_view(), name="data"),
    path("data/latest/<slug:form>/", newest_file, name="newest_data_file"),
    path("data/<str:day>/<str:name>", data_file, name="data_file"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("corrections/", CorrectionsView.as_view(), name="correction_list"),
    re_path(
        r"^corrections/(?P<reference>C-\d{4}-[2-9A-Z]{6})/sent/$",
        CorrectionSentView.as_view(),
        name="correction_sent",
    ),
]
for section in SECTIONS:
    list_view = LIST_VIEWS.get(section.key, SectionListView)
    detail_view = DETAIL_VIEWS.get(section.key, SectionDetailView)
    urlpatterns += [
        path(f"{section.key}/", list_view.as_view(section=section), name=f"{section.name}_list"),
        path(
            f"{section.key}/<slug:slug>/", detail_view.as_view(section=section), name=f"{section.name}_detail"
        ),
    ]
    urlpatterns.append(
        path(
            f"{section.key}/<slug:slug>/cite/",
            CiteView.as_view(section=section),
            name=f"{section.name}_cite",
        )
    )
    if issubclass(section.model, Record):
        urlpatterns += [
            path(
                f"{section.key}/<slug:slug>/history/",
                HistoryView.as_view(section=section),
                name=f"{section.name}_history",
            ),
            path(
                f"{section.key}/<slug:slug>/at/<str:day>/",
                OnDayView.as_view(section=section),
                name=f"{section.name}_on_day",
            ),
        ]
