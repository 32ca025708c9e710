"""The site: which pages there are, and the adapters of the generators that build them."""
