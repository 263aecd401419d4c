"""What goes wrong with records as Wagtail snippets unless somebody takes care; run these after every upgrade.

Each module holds one group of pitfalls, each test one pitfall as it was reproduced, and our way around it.

Told elsewhere, where the code is: versions, checks and atomicity of publication
(``models/test_publication``), keys given once, lists of fixed cost, no copies, no schedules, no deletion,
filters beside a search (``admin/``), drafts on public pages (``test_no_drafts_in_public``), writing through
actions only (``test_doors``), loading over an open draft (``actions/test_load_catalogue``).

Not touched yet, for want of what they concern: review by a second person and its finish (no workflow is set
up), publication at a set time by our own command (nothing can be scheduled at the desk), withdrawal,
autosave on servers with several writers, purging of revisions, bulk actions, ranking and sorting by
relevance (public search is to come; lists are never sorted by it), stemming on PostgreSQL, page caches,
feeds, and rows translated by locale (texts are columns, and ``TranslatableMixin`` is not used).
"""
