"""The pages that editors write."""

from portal.models.analysis_index import AnalysisIndexPage
from portal.models.article import ArticlePage
from portal.models.home import HomePage
from portal.models.standard_page import StandardPage

__all__ = ["AnalysisIndexPage", "ArticlePage", "HomePage", "StandardPage"]
