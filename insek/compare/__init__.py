"""Plan × Plan → what changed: fields as facts, texts word by word, lineage over the years."""
