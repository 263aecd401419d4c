"""The matrix of positions: country by question of law."""

from django.views.generic import TemplateView


class MatrixView(TemplateView):
    """Who says what on international law."""

    template_name = "initiatives/position_matrix.html"
