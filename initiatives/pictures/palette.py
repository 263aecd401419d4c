"""The colours of pictures: the light ones of the style sheet as other programs read them."""

# A test holds these against the tokens of static/css/site.css.
LIGHT = {
    "sal": "#fafbfd",
    "surface": "#ffffff",
    "tint": "#eef1fa",
    "obsidiana": "#161d33",
    "obsidiana-2": "#4b5468",
    "line": "#d5d9e3",
    "line-strong": "#7d8497",
    "anil": "#2a42a0",
    "grana": "#960332",
    "maiz": "#fbc342",
    "maiz-soft": "#fdeec6",
    "maiz-mark": "#ac731a",
    "jade": "#076958",
    "cat-1": "#2a42a0",
    "cat-2": "#fbc342",
    "cat-3": "#32937e",
    "cat-4": "#9d1137",
    "cat-5": "#76bbe2",
    "seq-1": "#dfe8fd",
    "seq-2": "#acc0f2",
    "seq-3": "#7792dc",
    "seq-4": "#4965bc",
    "seq-5": "#213791",
}
