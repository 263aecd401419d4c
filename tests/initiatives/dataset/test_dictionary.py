"""The data dictionary says what the models say."""

from initiatives.dataset.dictionary import data_dictionary
from initiatives.dataset.tables import TABLES
from initiatives.management.commands.write_data_dictionary import DATA_DICTIONARY


def test_data_dictionary_is_up_to_date():
    """``python manage.py write_data_dictionary`` would change nothing."""
    assert DATA_DICTIONARY.read_text(encoding="utf-8") == data_dictionary()


def test_data_dictionary_names_each_table_and_column():
    """Nothing is left out."""
    text = data_dictionary()
    for table in TABLES:
        assert f"## {table.file_name}" in text
        for column in table.columns:
            assert f"| `{column.name}`" in text
