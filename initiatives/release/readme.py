"""The README that lies in the dataset."""

import datetime

from initiatives.addresses import site_address
from initiatives.dataset.dictionary import data_dictionary
from initiatives.release import terms
from initiatives.release.descriptions import table_description
from initiatives.release.typed_rows import DumpedTable


def readme(tables: list[DumpedTable], day: datetime.date) -> str:
    """What it is, how it may be used, what to know, and what each table and column means, as Markdown."""
    rows = "\n".join(
        f"| `{dumped.table.file_name}` | {len(dumped.rows)} | {table_description(dumped.table)} |"
        for dumped in tables
    )
    caveats = "\n".join(f"- {caveat}" for caveat in terms.CAVEATS)
    return f"""# {terms.title()}

{terms.DESCRIPTION}

Version of {day:%Y-%m-%d}; newer ones at {site_address("/data/")}.

## Licence

{terms.LICENCE["title"]}, {terms.LICENCE["path"]}. Name the portal and the day.

## Citation

{terms.citation(day)}

## What to know

{caveats}

## Tables

| file | rows | a row is |
| --- | --- | --- |
{rows}

`datapackage.json` describes all of them for programs.

#{data_dictionary()}"""
