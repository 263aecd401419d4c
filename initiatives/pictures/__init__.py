"""Pictures that leave the page as SVG or PNG, with title, source, day and licence on them."""
